"""CSL-JSON: lists of references for citation processors."""

from ketareview.importing.json_records import csl
from ketareview.importing.json_records.importing import JsonFile, Places

_ONLY_CSL = (
    *("container-title", "issued", "citation-key", "publisher-place", "title-short"),
    *("container-title-short", "collection-title", "number-of-pages", "event-place"),
)
_ITEMS = ("[].", ".items[].", ".references[].", ".")


def _is_ours(places: Places) -> bool:
    return any(_is_csl(places, start) for start in _ITEMS)


def _is_csl(places: Places, start: str) -> bool:
    """Whether items have CSL's fields and, where they have a type, one of CSL's.

    With a type that nobody knows, their dates are in parts as only CSL has them.
    """
    found = sum(f"{start}{name}" in places for name in _ONLY_CSL)
    kind = places.get(f"{start}type", "")
    if kind and kind not in csl.TYPES:
        return f"{start}id" in places and f"{start}issued.date-parts" in places
    if kind and f"{start}id" in places and f"{start}title" in places:
        return found > 0 or start != "." or f"{start}author[].family" in places
    return found > (0 if kind else 1)


IMPORTER = JsonFile(
    name="CSL-JSON",
    is_ours=_is_ours,
    draft=csl.draft,
    inside=("items", "references"),
    media_types=("application/vnd.citationstyles.csl+json",),
    rank=12,
)
