"""REFI-QDA projects: .qdpx archives and bare .qde files."""

from collections.abc import Iterator
from pathlib import Path

from ketareview.domain.errors import NoRecordsError, UnreadableFileError
from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing import signature
from ketareview.importing.archive.members import Archive, opened
from ketareview.importing.projects import qda

_ZIP = b"PK\x03\x04"
_NAMESPACE = b"urn:QDA-XML"
_ENDINGS = frozenset({".qdpx", ".qde"})


class Project:
    """Knows its files by the namespace of the standard, or by the name of the archive."""

    name = "REFI-QDA project"
    media_types = ("application/vnd.refi-qda",)
    rank = 6
    is_paper = False

    def recognises(self, path: Path) -> bool:
        """Whether the file is a project's XML, or an archive that is called one."""
        start = signature.head(path)
        plain = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
        if plain.startswith(b"<") and _NAMESPACE in plain:
            return True
        return start.startswith(_ZIP) and path.suffix.lower() in _ENDINGS

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read the documents with their codings; those that it only names come without text.

        Raises:
            UnreadableFileError: there is no project in it.
            NoRecordsError: the project has no document.
        """
        if signature.head(path).startswith(_ZIP):
            with opened(path) as archive:
                yield from _drafts(path, archive)
        else:
            yield from _drafts(path, None)


def _drafts(path: Path, archive: Archive | None) -> Iterator[Draft]:
    names = {} if archive is None else {name.lower(): name for name in archive.names}
    if archive is None:
        text = path.read_bytes()
    else:
        inside = next((name for low, name in names.items() if low.endswith(".qde")), "")
        if not inside:
            raise UnreadableFileError(path=path, finding="no project.qde in it")
        text = archive.read(inside)

    def content(written: str) -> bytes | None:
        """Find a file that the project refers to as `internal://name`, or by its name alone."""
        name = written.rpartition("/")[2].lower()
        found = next((full for low, full in names.items() if low.rpartition("/")[2] == name), None)
        return None if archive is None or found is None or not name else archive.read(found)

    count = 0
    for draft in qda.drafts(path, text, content):
        count += 1
        yield draft
    if not count:
        raise NoRecordsError(path=path)


IMPORTER = Project()
