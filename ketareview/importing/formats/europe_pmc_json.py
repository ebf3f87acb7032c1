"""Results of Europe PMC as JSON: a page of them, a list, or one."""

from collections.abc import Iterator
from pathlib import Path

from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing.json_records import europe_pmc, reading
from ketareview.importing.json_records.outline import outline

_AROUND = ("resultList", "result")
_ITEMS = (".resultList.result[].", "[].", ".")
_FIELDS = ("source", "pubYear", "authorList", "journalInfo", "pageInfo", "inEPMC")
_ENOUGH = 2


class EuropePmcJson:
    """Knows its files by the line of authors and other fields that Europe PMC has."""

    name = "Europe PMC JSON"
    media_types = ("application/json",)
    rank = 10
    is_paper = False

    def recognises(self, path: Path) -> bool:
        """Whether an item has the names of Europe PMC's fields."""
        places = outline(path)
        return any(
            f"{start}authorString" in places
            and sum(f"{start}{name}" in places for name in _FIELDS) >= _ENOUGH
            for start in _ITEMS
        )

    def read(self, path: Path, wishes: Wishes) -> Iterator[Draft | Unread]:
        """Read result by result.

        Raises:
            UnreadableFileError: it is no JSON.
            NoRecordsError: there is no result in it.
        """
        yield from reading.drafts(path, _AROUND, europe_pmc.draft)


IMPORTER = EuropePmcJson()
