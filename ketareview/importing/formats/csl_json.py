"""CSL-JSON: lists of references for citation processors."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing.json_records import csl, reading
from ketareview.importing.json_records.outline import outline

_ONLY_CSL = (
    *("container-title", "issued", "citation-key", "publisher-place", "title-short"),
    *("container-title-short", "collection-title", "number-of-pages", "event-place"),
)
_ITEMS = ("[].", ".items[].", ".references[].", ".")


class CslJson:
    """Knows its files by the types and fields that only CSL has."""

    name = "CSL-JSON"
    media_types = ("application/vnd.citationstyles.csl+json",)
    rank = 12
    is_paper = False

    def recognises(self, path: Path) -> bool:
        """Whether the first item has CSL's fields and, where it has a type, one of CSL's.

        With a type that nobody knows, its date is in parts as only CSL has them.
        """
        places = outline(path)
        return any(_is_csl(places, start) for start in _ITEMS)

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read item by item.

        Raises:
            UnreadableFileError: it is no JSON.
            NoRecordsError: there is no item in it.
        """
        yield from reading.drafts(path, ("items", "references"), csl.draft)


def _is_csl(places: Mapping[str, str], start: str) -> bool:
    found = sum(f"{start}{name}" in places for name in _ONLY_CSL)
    kind = places.get(f"{start}type", "")
    if kind and kind not in csl.TYPES:
        return f"{start}id" in places and f"{start}issued.date-parts" in places
    if kind and f"{start}id" in places and f"{start}title" in places:
        return found > 0 or start != "." or f"{start}author[].family" in places
    return found > (0 if kind else 1)


IMPORTER = CslJson()
