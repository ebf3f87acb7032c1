"""What the styles of a Word file make of its paragraphs: headings, quotations, listings."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from ketareview.domain.text import BlockKind
from ketareview.importing.prose.numerals import whole
from ketareview.importing.prose.trees import at, children, named

_HEADING = re.compile(r"heading (\d)")
_KINDS = (
    (re.compile(r"title$|book title$"), BlockKind.HEADING),
    (re.compile(r"(?:intense )?quot|block ?text|blockquote|zitat|citation"), BlockKind.QUOTATION),
    (re.compile(r"source ?code|html preformatted|macro|verbatim|code(?! char)"), BlockKind.CODE),
    (re.compile(r"caption|(?:image|table|figure) caption"), BlockKind.CAPTION),
    (re.compile(r"footnote text|endnote text"), BlockKind.FOOTNOTE),
)
_BODY = 9
_DEEPEST_LIST = 8
"""The outline level that says that a paragraph is no heading."""

_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says, with what it inherits: kind, heading's rank, list and its depth."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    list: str = ""
    depth: int = 0
    script: str = ""
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a file by their identifiers."""

    elements: Mapping[str, etree._Element] = field(default_factory=dict)
    default: str = ""

    def of(self, identifier: str) -> Style:
        """Work out what a style says; unknown ones say nothing."""
        line: list[etree._Element] = []
        name = identifier or self.default
        while name in self.elements and len(line) < _DEEPEST:
            line.append(self.elements[name])
            name = value(line[-1], "basedOn")
        style = Style()
        for element in reversed(line):
            style = _refined(style, element)
        return style


def styles(parts: Iterable[etree._Element]) -> Styles:
    """Read the styles part."""
    found = {named(each, "styleId"): each for part in parts for each in children(part, "style")}
    defaults = (
        name
        for name, each in found.items()
        if named(each, "default") in {"1", "true"} and named(each, "type") == "paragraph"
    )
    return Styles(found, next(defaults, ""))


def value(element: etree._Element, path: str) -> str:
    """Give the value of the first element at a path; empty where there is none."""
    return next((named(each, "val") for each in at(element, path)), "")


def is_on(element: etree._Element, path: str) -> bool:
    """Whether a switch is there and not turned off."""
    return any(
        (named(each, "val") or "true") not in {"0", "false", "off", "none"}
        for each in at(element, path)
    )


def outline(properties: etree._Element) -> int:
    """Give the rank of a heading that a paragraph's properties make it; 0 for none."""
    rank = whole(value(properties, "outlineLvl"))
    return 0 if rank is None or rank >= _BODY else rank + 1


def level_of_list(element: etree._Element, path: str) -> int | None:
    """Give how deep in lists a paragraph is, from 0, as deep as Word itself goes."""
    depth = whole(value(element, path))
    return None if depth is None else min(depth, _DEEPEST_LIST)


def _refined(style: Style, element: etree._Element) -> Style:
    name = value(element, "name").lower()
    kind, level = style.kind, style.level
    if heading := _HEADING.match(name):
        kind, level = BlockKind.HEADING, int(heading.group(1))
    elif found := next((made for words, made in _KINDS if words.match(name)), None):
        kind, level = found, 1 if found is BlockKind.HEADING else 0
    for properties in children(element, "pPr"):
        if rank := outline(properties):
            kind, level = BlockKind.HEADING, rank
    script = value(element, "rPr/vertAlign") or style.script
    depth = level_of_list(element, "pPr/numPr/ilvl")
    return Style(
        kind,
        level,
        value(element, "pPr/numPr/numId") or style.list,
        style.depth if depth is None else depth,
        script,
        style.is_hidden or is_on(element, "rPr/vanish"),
    )
