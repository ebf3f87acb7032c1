"""Zotero's items as JSON: from its programming interface, its translators, Better BibTeX."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing.json_records import reading, zotero
from ketareview.importing.json_records.belongings import Belongings, belongings
from ketareview.importing.json_records.outline import outline

_SIGNS = ("[].itemType", ".items[].itemType", "[].data.itemType", ".itemType", ".data.itemType")

_AROUND = ("items",)
_PARENT = b'"parentItem"'


class ZoteroJson:
    """Knows its files by the types that Zotero gives to items."""

    name = "Zotero JSON"
    media_types = ("application/json",)
    rank = 11
    is_paper = False

    def recognises(self, path: Path) -> bool:
        """Whether the first item has a Zotero type, or Better BibTeX wrote the file."""
        places = outline(path)
        return "BetterBibTeX" in places.get(".config.label", "") or any(
            places.get(sign) for sign in _SIGNS
        )

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read item by item; notes and files are parts of theirs, or told.

        Raises:
            UnreadableFileError: it is no JSON.
            NoRecordsError: there is no item in it.
        """
        is_parted = _PARENT in path.read_bytes()
        held = belongings(reading.items(path, _AROUND)) if is_parted else Belongings()
        yield from reading.drafts(path, _AROUND, partial(zotero.draft, held=held))


IMPORTER = ZoteroJson()
