"""What styles make of paragraphs, and which of them raise or lower their words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from ketareview.domain.text import BlockKind
from ketareview.importing.prose.numerals import letters, roman, whole
from ketareview.importing.prose.trees import children, named, within

_KINDS = (
    (re.compile(r"title$"), BlockKind.HEADING),
    (re.compile(r"quotations?$|block ?quot|zitat"), BlockKind.QUOTATION),
    (re.compile(r"preformatted|source ?code|listing"), BlockKind.CODE),
    (re.compile(r"caption$|table$|figure$|illustration$|drawing$|text caption"), BlockKind.CAPTION),
)
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a file by their names."""

    elements: Mapping[str, etree._Element] = field(default_factory=dict)
    lists: Mapping[str, etree._Element] = field(default_factory=dict)
    _known: dict[str, Mapping[str, etree._Element]] = field(default_factory=dict)

    def kind(self, name: str) -> BlockKind:
        """Find what a paragraph of a style is."""
        line = list(self._line(name))
        names = [named(each, "display-name") or named(each, "name") for each in line]
        last = named(line[-1], "parent-style-name") if line else name
        for words in (*names, last):  # programs may use a usual style and not define it
            plain = words.replace("_20_", " ").lower()
            for pattern, kind in _KINDS:
                if pattern.match(plain):
                    return kind
        return BlockKind.PARAGRAPH

    def outline(self, name: str) -> int:
        """Find the rank of headings that a style gives; 0 for none."""
        told = (whole(named(each, "default-outline-level")) for each in self._line(name))
        return next((level for level in told if level is not None), 0)

    def script(self, name: str) -> str:
        """Tell whether a style raises ("super") or lowers ("sub") words, or neither."""
        for element in self._line(name):
            for properties in children(element, "text-properties"):
                place = named(properties, "text-position").split()
                if place and not place[0].startswith("0"):
                    is_low = place[0] == "sub" or place[0].startswith("-")
                    return "sub" if is_low else "super"
        return ""

    def number(self, name: str, depth: int, count: int) -> str:
        """Write the number of a list's item with a space after it; empty for bullets."""
        level = self._levels(name).get(str(depth))
        if level is None or not (form := named(level, "num-format")):
            return ""
        words = {"i": roman, "a": letters}.get(form.lower(), str)(count)
        words = words.upper() if form.isupper() else words
        return f"{named(level, 'num-prefix')}{words}{named(level, 'num-suffix')} "

    def start(self, name: str, depth: int) -> int:
        """Give the number that a list begins with."""
        level = self._levels(name).get(str(depth))
        told = None if level is None else whole(named(level, "start-value"))
        return 1 if told is None else told

    def _levels(self, name: str) -> Mapping[str, etree._Element]:
        """Give the numbered levels of a list's style."""
        if name not in self._known:
            style = self.lists.get(name)
            levels = [] if style is None else children(style, "list-level-style-number")
            self._known[name] = {named(level, "level"): level for level in reversed(levels)}
        return self._known[name]

    def is_hidden(self, name: str) -> bool:
        """Whether a style hides words."""
        return any(
            named(properties, "display") == "none"
            for element in self._line(name)
            for properties in children(element, "text-properties")
        )

    def _line(self, name: str) -> Iterable[etree._Element]:
        """Go from a style to what it inherits from."""
        for _ in range(_DEEPEST):
            element = self.elements.get(name)
            if element is None:
                return
            yield element
            name = named(element, "parent-style-name")


def styles(parts: Sequence[etree._Element]) -> Styles:
    """Read the styles of several parts; those of the text itself come last."""
    found = {named(each, "name"): each for part in parts for each in within(part, "style")}
    lists = {named(each, "name"): each for part in parts for each in within(part, "list-style")}
    return Styles(found, lists)
