"""Crossref's records of works, as its queries give them."""

from collections.abc import Iterator
from pathlib import Path

from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing.xmlrecords import crossref, kinds, reading

_ROOTS = frozenset({"doi_records", "doi_record", "crossref", "crossref_result"})


class CrossrefXml:
    """Reads unixref and unixsd."""

    name = "Crossref XML"
    media_types = ("application/vnd.crossref.unixref+xml", "application/xml")
    rank = 5
    is_paper = False

    def recognises(self, path: Path) -> bool:
        """Whether the outermost element is Crossref's."""
        root = kinds.root(path)
        return root is not None and root.name in _ROOTS

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read one record after the other.

        Raises:
            NoRecordsError: there is no record in it.
            UnreadableFileError: it is no XML, or declares entities.
        """
        return reading.drafts(path, frozenset({"crossref"}), crossref.draft)


IMPORTER = CrossrefXml()
