"""Characters that the program's fonts lack are borrowed from fonts of the system."""

import os
import sys
from base64 import b64decode
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from ketareview import settings
from ketareview.domain.errors import ReportError
from ketareview.sandbox import WorkerPool

_SECONDS = 120.0
_LINUX = ("/usr/share/fonts", "/usr/local/share/fonts", "/run/host/fonts")
_LINUX_OWN = (".local/share/fonts", ".fonts")
_MACOS = ("/System/Library/Fonts", "/Library/Fonts")


@dataclass(frozen=True, slots=True)
class Lent:
    """Some characters of a font of the system, as a font of their own called `family`.

    `name`, `file` and `sha256` are those of the font that they were taken from.
    """

    family: str
    name: str
    file: str
    sha256: str
    characters: frozenset[str]
    content: bytes


def font_folders() -> tuple[Path, ...]:
    """Name the folders in which the system keeps fonts, the reviewer's own last."""
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts")
        local = os.environ.get("LOCALAPPDATA")
        return (windows, Path(local, "Microsoft", "Windows", "Fonts")) if local else (windows,)
    if sys.platform == "darwin":
        return (*map(Path, _MACOS), Path.home() / "Library" / "Fonts")
    return (*map(Path, _LINUX), *(Path.home() / name for name in _LINUX_OWN))


def borrow(
    characters: Collection[str], pool: WorkerPool, folders: Sequence[Path] | None = None
) -> tuple[Lent, ...]:
    """Find fonts that have these characters; what none of them has stays lacking.

    Raises:
        ReportError: the worker failed.
    """
    if not characters:
        return ()
    asked = {
        "characters": "".join(sorted(characters)),
        "folders": [str(one) for one in (font_folders() if folders is None else folders)],
    }
    answer = pool.call("ketareview.reporting.lending:lend", asked, path="", seconds=_SECONDS)
    if not isinstance(answer, list):
        raise ReportError(finding="no fonts came back")
    return tuple(
        Lent(
            family=str(one["family"]),
            name=str(one["name"]),
            file=str(one["file"]),
            sha256=str(one["sha256"]),
            characters=frozenset(one["characters"]),
            content=b64decode(one["content"]),
        )
        for one in answer
    )


@contextmanager
def laid_out(lent: Sequence[Lent]) -> Iterator[tuple[Path, ...]]:
    """Write what was lent where Typst can read it, for as long as it is needed."""
    if not lent:
        yield ()
        return
    with TemporaryDirectory(dir=settings.private_folder(), ignore_cleanup_errors=True) as name:
        folder = Path(name)
        for number, one in enumerate(lent):
            (folder / f"{number}.otf").write_bytes(one.content)
        yield (folder,)
