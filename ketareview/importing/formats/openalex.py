"""Works of OpenAlex as JSON: one, a list, a page of results, or one on each line."""

from collections.abc import Iterator
from pathlib import Path

from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing.json_records import openalex, reading
from ketareview.importing.json_records.outline import outline

_ITEMS = (".", "[].", ".results[].")
_FIELDS = (
    *("authorships", "publication_year", "primary_location", "abstract_inverted_index"),
    *("cited_by_count", "biblio", "open_access"),
)
_ENOUGH = 3


class OpenAlex:
    """Knows its files by OpenAlex's addresses and the names of its fields."""

    name = "OpenAlex"
    media_types = ("application/json",)
    rank = 10
    is_paper = False

    def recognises(self, path: Path) -> bool:
        """Whether the first item is a work of OpenAlex."""
        places = outline(path)
        return any(
            "openalex.org/W" in places.get(f"{start}id", "")
            or sum(f"{start}{name}" in places for name in _FIELDS) >= _ENOUGH
            for start in _ITEMS
        )

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read work by work.

        Raises:
            UnreadableFileError: it is no JSON.
            NoRecordsError: there is no work in it.
        """
        yield from reading.drafts(path, ("results",), openalex.draft)


IMPORTER = OpenAlex()
