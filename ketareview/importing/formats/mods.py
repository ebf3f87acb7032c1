"""MODS, the Library of Congress' records of works."""

from collections.abc import Iterator
from pathlib import Path

from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing.xmlrecords import kinds, mods, reading

_ROOTS = frozenset({"mods", "modsCollection"})


class Mods:
    """Reads the works of a MODS file; their constituents stay with them."""

    name = "MODS"
    media_types = ("application/mods+xml", "application/xml")
    rank = 5
    is_paper = False

    def recognises(self, path: Path) -> bool:
        """Whether the outermost element is MODS'."""
        root = kinds.root(path)
        return root is not None and root.name in _ROOTS

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read one work after the other.

        Raises:
            NoRecordsError: there is no work in it.
            UnreadableFileError: it is no XML, or declares entities.
        """
        return reading.drafts(path, frozenset({"mods"}), mods.draft)


IMPORTER = Mods()
