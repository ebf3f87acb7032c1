"""Notes, files and marked passages that Zotero lists beside the items they belong to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ketareview.importing.json_records.values import scalar

PARTS = frozenset({"attachment", "note", "annotation"})
_DEEPEST = 3
"""An annotation belongs to a file, which belongs to an item."""

Item = Mapping[str, Any]


@dataclass(slots=True)
class Belongings:
    """Parts by the key of the item that they belong to."""

    of: dict[str, list[Item]] = field(default_factory=dict)
    owned: set[str] = field(default_factory=set)

    def owns(self, part: Item) -> bool:
        """Whether a part comes with an item of the file."""
        return scalar(part.get("key")) in self.owned

    def given(self, item: Item) -> Item:
        """Give an item its parts, as Zotero nests them in other exports."""
        parts = self.of.get(scalar(item.get("key")), [])
        if not parts:
            return item
        notes = [
            {"note": _note(part)} for part in parts if scalar(part.get("itemType")) != "attachment"
        ]
        files = [part for part in parts if scalar(part.get("itemType")) == "attachment"]
        return {
            **item,
            "notes": [*_listed(item.get("notes")), *notes],
            "attachments": [*_listed(item.get("attachments")), *files],
        }


def own(item: Item) -> Item:
    """Take what Zotero's interface wraps."""
    inner = item.get("data")
    return inner if isinstance(inner, Mapping) and "itemType" in inner else item


def belongings(items: Iterable[Item]) -> Belongings:
    """Find the parts among items, and the item that each belongs to."""
    told = [own(item) for item in items]
    parts = {scalar(one.get("key")): one for one in told if scalar(one.get("itemType")) in PARTS}
    whole = {scalar(one.get("key")) for one in told} - {*parts, ""}
    found = Belongings()
    for key, part in parts.items():
        parent = scalar(part.get("parentItem"))
        for _ in range(_DEEPEST):
            parent = scalar(parts[parent].get("parentItem")) if parent in parts else parent
        if key and parent in whole:
            found.of.setdefault(parent, []).append(part)
            found.owned.add(key)
    return found


def _note(part: Item) -> str:
    names = ("note", "annotationText", "annotationComment")
    return "\n".join(text for name in names if (text := scalar(part.get(name))))


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
