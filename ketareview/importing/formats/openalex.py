"""Works of OpenAlex as JSON: one, a list, a page of results, or one on each line."""

from ketareview.importing.json_records import openalex
from ketareview.importing.json_records.importing import JsonFile, Places, has_several

_ITEMS = (".", "[].", ".results[].")
_FIELDS = (
    *("authorships", "publication_year", "primary_location", "abstract_inverted_index"),
    *("cited_by_count", "biblio", "open_access"),
)
_ENOUGH = 3


def _is_ours(places: Places) -> bool:
    """Whether an item has one of OpenAlex's addresses, or the names of its fields."""
    return any(
        "openalex.org/W" in places.get(f"{start}id", "")
        or has_several(places, start, _FIELDS, _ENOUGH)
        for start in _ITEMS
    )


IMPORTER = JsonFile(name="OpenAlex", is_ours=_is_ours, draft=openalex.draft, inside=("results",))
