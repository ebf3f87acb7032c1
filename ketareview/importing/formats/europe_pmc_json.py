"""Results of Europe PMC as JSON: a page of them, a list, or one."""

from ketareview.importing.json_records import europe_pmc
from ketareview.importing.json_records.importing import JsonFile, Places, has_several

_ITEMS = (".resultList.result[].", "[].", ".")
_FIELDS = ("source", "pubYear", "authorList", "journalInfo", "pageInfo", "inEPMC")
_ENOUGH = 2


def _is_ours(places: Places) -> bool:
    """Whether an item has the line of authors and other fields that Europe PMC has."""
    return any(
        f"{start}authorString" in places and has_several(places, start, _FIELDS, _ENOUGH)
        for start in _ITEMS
    )


IMPORTER = JsonFile(
    name="Europe PMC JSON",
    is_ours=_is_ours,
    draft=europe_pmc.draft,
    inside=("resultList", "result"),
)
