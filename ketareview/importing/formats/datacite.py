"""Records of DataCite as JSON."""

from collections.abc import Iterator
from pathlib import Path

from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing.json_records import datacite, reading
from ketareview.importing.json_records.outline import outline

_ITEMS = (".", "[].", ".attributes.", ".data.attributes.", ".data[].attributes.")


class DataCite:
    """Knows its files by lists of titles and creators, which only DataCite has."""

    name = "DataCite JSON"
    media_types = ("application/json",)
    rank = 10
    is_paper = False

    def recognises(self, path: Path) -> bool:
        """Whether the first item has titles and creators as DataCite has them."""
        places = outline(path)
        return any(
            f"{start}titles[].title" in places
            and (f"{start}creators" in places or f"{start}types.resourceTypeGeneral" in places)
            for start in _ITEMS
        )

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read record by record.

        Raises:
            UnreadableFileError: it is no JSON.
            NoRecordsError: there is no record in it.
        """
        yield from reading.drafts(path, ("data", "attributes"), datacite.draft)


IMPORTER = DataCite()
