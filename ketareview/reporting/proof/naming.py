"""What an item of the evidence is called in a sentence."""

from collections.abc import Mapping
from typing import Any

_NAMES = {
    "quotations": "passage",
    "sources": "source",
    "claims": "claim",
    "studies": "row {number} of the study table",
}


def named(section: str, number: int, item: Mapping[str, Any] | None = None) -> str:
    """Name an item: passage 3 (Okafor 2021, p. 1137); outside of all sections it is the head."""
    if not section:
        return "the head of the report"
    name = _NAMES.get(section, section)
    told = name.format(number=number) if "{" in name else f"{name} {number}"
    if item is None:
        return told
    place = str(item.get("page_label", ""))
    page = ("pp. " if "\u2013" in place else "p. ") + place if place else ""
    words = ", ".join(filter(None, (str(item.get("cited_as", "")), page)))
    return f"{told} ({words})" if words else told
