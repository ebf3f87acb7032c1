"""Documents of Mendeley as JSON."""

from ketareview.importing.json_records import mendeley
from ketareview.importing.json_records.importing import JsonFile, Places, has_several

_ITEMS = ("[].", ".")
_FIELDS = (
    *("identifiers", "profile_id", "folder_uuids", "private_publication", "file_attached"),
    *("client_data", "last_modified"),
)
_ENOUGH = 2


def _is_ours(places: Places) -> bool:
    """Whether an item has the names of Mendeley's fields."""
    return any(
        f"{start}title" in places and has_several(places, start, _FIELDS, _ENOUGH)
        for start in _ITEMS
    )


IMPORTER = JsonFile(name="Mendeley JSON", is_ours=_is_ours, draft=mendeley.draft)
