"""EndNote's XML, which other programs write too."""

from collections.abc import Iterator
from pathlib import Path

from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing.xmlrecords import endnote, kinds, reading

_ROOTS = frozenset({"xml", "records"})
_MARKS = ("<ref-type", "<rec-number", "<source-app", "<contributors>", "<reference_type>")


class EndnoteXml:
    """Reads the records of an EndNote library that was written as XML."""

    name = "EndNote XML"
    media_types = ("application/xml", "text/xml")
    rank = 5
    is_paper = False

    def recognises(self, path: Path) -> bool:
        """Whether there are records, and in them what EndNote's have."""
        root = kinds.root(path)
        if root is None or root.name.lower() not in _ROOTS:
            return False
        beginning = root.beginning.lower()
        return "<record" in beginning and any(mark in beginning for mark in _MARKS)

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read one record after the other.

        Raises:
            NoRecordsError: there is no record in it.
            UnreadableFileError: it is no XML, or declares entities.
        """
        return reading.drafts(path, frozenset({"record", "RECORD"}), endnote.draft)


IMPORTER = EndnoteXml()
