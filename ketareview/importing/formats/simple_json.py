"""References as JSON that is of no known program: objects with titles, authors, years."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing.json_records import reading, simple
from ketareview.importing.json_records.outline import outline

_ITEM = re.compile(
    rf"(?P<start>(?:\.(?:{'|'.join(simple.AROUND)})){{0,2}}(?:\[\])?\.|\.[^.\[\]]{{1,200}}\.)"
    r"(?P<name>[^.\[\]]{1,60})"
)


class SimpleJson:
    """Knows its files by items that have a title and several other fields of references."""

    name = "JSON references"
    media_types = ("application/json",)
    rank = 40
    is_paper = False

    def recognises(self, path: Path) -> bool:
        """Whether items have a title, authors or a number of the paper, and more of its fields."""
        return any(simple.is_reference(names) for names in _items(outline(path)))

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read item by item.

        Raises:
            UnreadableFileError: it is no JSON.
            NoRecordsError: there is no item in it.
        """
        yield from reading.drafts(path, simple.AROUND, simple.draft, is_keyed=True)


def _items(places: Mapping[str, str]) -> list[set[str]]:
    """Collect the names of fields by the places where items may stand."""
    found: dict[str, set[str]] = {}
    for place in places:
        if match := _ITEM.fullmatch(place):
            found.setdefault(match["start"], set()).add(match["name"])
    return list(found.values())


IMPORTER = SimpleJson()
