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
        """Whether items have a title, authors or a number of the paper, and more of its fields.

        Where all of these are objects it is a form, not an item.
        """
        places = outline(path)
        return any(
            simple.is_reference(set(names))
            and any(_is_told(places, each) for each in names.values())
            for names in _items(places)
        )

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read item by item.

        Raises:
            UnreadableFileError: it is no JSON.
            NoRecordsError: there is no item in it.
        """
        yield from reading.drafts(path, simple.AROUND, simple.draft, is_keyed=True)


def _items(places: Mapping[str, str]) -> list[dict[str, str]]:
    """Collect the names of fields, with their places, by the places where items may stand."""
    found: dict[str, dict[str, str]] = {}
    for place in places:
        if match := _ITEM.fullmatch(place):
            found.setdefault(match["start"], {})[match["name"]] = place
    return list(found.values())


def _is_told(places: Mapping[str, str], place: str) -> bool:
    return bool(places[place]) or f"{place}[]" in places or f"{place}.value" in places


IMPORTER = SimpleJson()
