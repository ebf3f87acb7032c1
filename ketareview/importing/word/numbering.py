"""The numbers that Word sets before paragraphs, which stand nowhere in the text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from ketareview.importing.prose.numerals import letters, roman, whole
from ketareview.importing.prose.trees import at, children, named
from ketareview.importing.word.styles import value

_PLACE = re.compile(r"%(\d)")
_LONGEST_PATTERN = 255
_SILENT = frozenset({"bullet", "none", ""})


@dataclass(frozen=True, slots=True)
class _Level:
    style: str = ""
    pattern: str = ""
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """Counts as it goes through the text; a list is named by its `numId`."""

    lists: Mapping[str, tuple[str, Mapping[int, _Level]]] = field(default_factory=dict)
    counts: defaultdict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def next(self, name: str, depth: int) -> str:
        """Count on, and give the number with the space after it; empty for bullets."""
        shared, levels = self.lists.get(name, ("", {}))
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self.counts[shared]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        if level.style in _SILENT:
            return ""
        words = _PLACE.sub(
            lambda found: _shown(int(found.group(1)) - 1, levels, counts),
            level.pattern[:_LONGEST_PATTERN],
        )
        return f"{words.strip()} " if words.strip() else ""


def numbering(parts: Iterable[etree._Element]) -> Numbering:
    """Read the numbering part."""
    lists: dict[str, tuple[str, Mapping[int, _Level]]] = {}
    for part in parts:
        kinds = {named(each, "abstractNumId"): each for each in children(part, "abstractNum")}
        for used in children(part, "num"):
            kind = value(used, "abstractNumId")
            levels = dict(_levels(kinds[kind])) if kind in kinds else {}
            overrides = children(used, "lvlOverride")
            for override in overrides:
                _override(levels, override)
            name = named(used, "numId")
            lists[name] = (name if overrides else f"abstract {kind}", levels)
    return Numbering(lists)


def _override(levels: dict[int, _Level], override: etree._Element) -> None:
    levels.update(_levels(override))
    depth, start = whole(named(override, "ilvl")), whole(value(override, "startOverride"))
    if start is not None and depth is not None and (known := levels.get(depth)):
        levels[depth] = _Level(known.style, known.pattern, start)


def _levels(element: etree._Element) -> Iterable[tuple[int, _Level]]:
    for level in at(element, "lvl"):
        depth, start = whole(named(level, "ilvl")), whole(value(level, "start"))
        if depth is not None:
            first = 1 if start is None else start
            yield depth, _Level(value(level, "numFmt"), value(level, "lvlText"), first)


def _shown(depth: int, levels: Mapping[int, _Level], counts: Mapping[int, int]) -> str:
    level = levels.get(depth, _Level("decimal"))
    number = counts.get(depth, level.start)
    if "Roman" in level.style or "Letter" in level.style:
        words = roman(number) if "Roman" in level.style else letters(number)
        return words.upper() if level.style.startswith("upper") else words
    return f"{number:02}" if level.style == "decimalZero" else str(number)
