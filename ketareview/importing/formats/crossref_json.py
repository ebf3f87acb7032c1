"""Works of Crossref as JSON."""

from collections.abc import Iterator
from pathlib import Path

from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing.json_records import crossref, reading
from ketareview.importing.json_records.outline import outline

_ITEMS = (".", "[].", ".items[].", ".message.", ".message.items[].")
_FIELDS = ("member", "prefix", "reference-count", "is-referenced-by-count", "indexed", "deposited")


class CrossrefJson:
    """Knows its files by the message around its works, or by titles in lists beside a DOI."""

    name = "Crossref JSON"
    media_types = ("application/json",)
    rank = 10
    is_paper = False

    def recognises(self, path: Path) -> bool:
        """Whether the first item is a work of Crossref."""
        places = outline(path)
        return any(
            f"{start}DOI" in places and any(f"{start}{name}" in places for name in _FIELDS)
            for start in _ITEMS
        ) or places.get(".message-type", "").startswith("work")

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read work by work.

        Raises:
            UnreadableFileError: it is no JSON.
            NoRecordsError: there is no work in it.
        """
        yield from reading.drafts(path, ("message", "items"), crossref.draft)


IMPORTER = CrossrefJson()
