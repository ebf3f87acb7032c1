"""The papers that a reference names, as far as they lie where they can be meant."""

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath
from urllib.parse import unquote, urlsplit

_PAPERS = frozenset(
    {".pdf", ".html", ".htm", ".mhtml", ".mht", ".docx", ".odt", ".rtf", ".epub", ".txt", ".md"}
)
_MOST = 20
"""Files that one reference may name."""


def named_files(reference_file: Path, written: Sequence[str]) -> Iterator[Path]:
    """Find the files that a reference names, beside or below its own file and nowhere else.

    An absolute path is that of the machine it was written on; what counts is its end: the folders
    and the name that also stand beside the reference file. So nothing that a stranger's file of
    references names elsewhere on the disk is ever read.
    """
    folder = reference_file.absolute().parent
    for each in written[:_MOST]:
        found = (place for parts in _ways(each) for place in _places(folder, parts))
        if (place := next(found, None)) is not None:
            yield place


def _places(folder: Path, parts: Sequence[str]) -> Iterator[Path]:
    places = (folder.joinpath(*parts[start:]) for start in range(len(parts)))
    return (place for place in places if _is_paper_within(place, folder))


def _ways(written: str) -> Iterator[Sequence[str]]:
    """Read a path as it is written, and as an address in which signs may stand for others."""
    if written.startswith("file:"):
        yield _parts(unquote(urlsplit(written).path))
        return
    yield _parts(written)
    if "%" in written:
        yield _parts(unquote(written))


def _parts(path: str) -> Sequence[str]:
    kind = PureWindowsPath if "\\" in path else PurePosixPath
    parts = [part for part in kind(path).parts if part not in {"/", "\\", "."}]
    return [] if ".." in parts or not parts else parts


def _is_paper_within(path: Path, folder: Path) -> bool:
    if path.suffix.lower() not in _PAPERS:
        return False
    try:
        return path.is_file() and path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError):
        return False
