"""MARC 21 in XML, as catalogues of libraries give it, alone or within their answers."""

from collections.abc import Iterator
from pathlib import Path

from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing.xmlrecords import kinds, marc, reading

_SIGNS = ("loc.gov/MARC21/slim", "marcxml-v1", '<datafield tag="245"')


class Marc:
    """Reads the works of a file of MARC; what an answer has around them is passed over."""

    name = "MARC XML"
    media_types = ("application/marcxml+xml", "application/xml")
    rank = 6
    is_paper = False

    def recognises(self, path: Path) -> bool:
        """Whether the outermost element, or what is in it, is MARC's."""
        root = kinds.root(path)
        return root is not None and any(sign in root.beginning for sign in _SIGNS)

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read one work after the other.

        Raises:
            NoRecordsError: there is no work in it.
            UnreadableFileError: it is no XML, or declares entities.
        """
        return reading.drafts(path, frozenset({"record"}), marc.draft)


IMPORTER = Marc()
