"""Documents of Mendeley as JSON."""

from collections.abc import Iterator
from pathlib import Path

from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing.json_records import mendeley, reading
from ketareview.importing.json_records.outline import outline

_ITEMS = ("[].", ".")
_FIELDS = (
    *("identifiers", "profile_id", "folder_uuids", "private_publication", "file_attached"),
    *("client_data", "last_modified"),
)
_ENOUGH = 2


class MendeleyJson:
    """Knows its files by the names of Mendeley's fields."""

    name = "Mendeley JSON"
    media_types = ("application/json",)
    rank = 10
    is_paper = False

    def recognises(self, path: Path) -> bool:
        """Whether the first item is a document of Mendeley."""
        places = outline(path)
        return any(
            f"{start}title" in places
            and sum(f"{start}{name}" in places for name in _FIELDS) >= _ENOUGH
            for start in _ITEMS
        )

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read document by document.

        Raises:
            UnreadableFileError: it is no JSON.
            NoRecordsError: there is no document in it.
        """
        yield from reading.drafts(path, (), mendeley.draft)


IMPORTER = MendeleyJson()
