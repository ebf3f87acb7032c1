"""Records of DataCite as JSON."""

from ketareview.importing.json_records import datacite
from ketareview.importing.json_records.importing import JsonFile, Places

_ITEMS = (".", "[].", ".attributes.", ".data.attributes.", ".data[].attributes.")


def _is_ours(places: Places) -> bool:
    """Whether an item has lists of titles and creators, which only DataCite has."""
    return any(
        f"{start}titles[].title" in places
        and (f"{start}creators" in places or f"{start}types.resourceTypeGeneral" in places)
        for start in _ITEMS
    )


IMPORTER = JsonFile(
    name="DataCite JSON", is_ours=_is_ours, draft=datacite.draft, inside=("data", "attributes")
)
