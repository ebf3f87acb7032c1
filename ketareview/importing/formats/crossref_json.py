"""Works of Crossref as JSON."""

from ketareview.importing.json_records import crossref
from ketareview.importing.json_records.importing import JsonFile, Places, has_several

_ITEMS = (".", "[].", ".items[].", ".message.", ".message.items[].")
_FIELDS = ("member", "prefix", "reference-count", "is-referenced-by-count", "indexed", "deposited")


def _is_ours(places: Places) -> bool:
    """Whether Crossref's message is around the items, or one has a DOI and a field of its own."""
    return places.get(".message-type", "").startswith("work") or any(
        f"{start}DOI" in places and has_several(places, start, _FIELDS, 1) for start in _ITEMS
    )


IMPORTER = JsonFile(
    name="Crossref JSON", is_ours=_is_ours, draft=crossref.draft, inside=("message", "items")
)
