"""Books as EPUB."""

from collections.abc import Sequence
from pathlib import Path

from ketareview.domain.errors import UnreadableFileError
from ketareview.domain.imports import Draft, Wishes
from ketareview.importing.archive import kinds
from ketareview.importing.archive.members import opened
from ketareview.importing.book.package import book
from ketareview.importing.prose.described import draft
from ketareview.importing.reflow import Part
from ketareview.importing.webpage import strict

_CONTAINER = "META-INF/container.xml"
_MISSING = "missing-parts"


class Epub:
    """Knows its files by the media type that they begin with, or by their container."""

    name = "EPUB"
    media_types = ("application/epub+zip",)
    rank = 10
    is_paper = True

    def recognises(self, path: Path) -> bool:
        """Whether the file says that it is a book, or is called one and has its container."""
        if kinds.media_type(path) == "application/epub+zip":
            return True
        names = kinds.members(path)
        has_package = any(name.lower().endswith(".opf") for name in names)
        return (
            bool(names)
            and (_CONTAINER in names or path.suffix.lower() == ".epub")
            and (has_package or path.suffix.lower() == ".epub")
        )

    def read(self, path: Path, wishes: Wishes) -> Sequence[Draft]:
        """Read the chapters in their order; a damaged one costs only itself.

        Raises:
            EncryptedFileError: its text is locked.
            FileError: it is damaged, empty or too large.
        """
        parts: list[Part] = []
        left_out: set[str] = set()
        with opened(path) as archive:
            found = book(archive)
            left_out |= set() if found.is_whole else {_MISSING}
            for name in found.texts:
                try:
                    read, lost = strict.parts_of(path, archive.read(name))
                except UnreadableFileError:
                    read, lost = [], {_MISSING}
                parts += read
                left_out |= lost
        return (draft(path, parts, left_out, found.told),)


IMPORTER = Epub()
