"""A Word file's text as blocks: as it would read with all changes accepted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from ketareview.domain.text import BlockKind
from ketareview.importing.prose.flow import Flow
from ketareview.importing.prose.trees import at, children, name_of, named, within
from ketareview.importing.reflow import Part
from ketareview.importing.word.numbering import Numbering
from ketareview.importing.word.runs import Runs
from ketareview.importing.word.styles import Style, Styles, level_of_list, outline, value

_THROUGH = frozenset(
    {
        *("sdt", "sdtContent", "customXml", "ins", "moveTo", "body", "smartTag", "txbxContent"),
        *("AlternateContent", "Choice", "Fallback", "footnote", "endnote"),
    }
)
_DELETED = frozenset({"del", "moveFrom"})
_LOWEST = 6


@dataclass(frozen=True, slots=True)
class Around:
    """What the text refers to: styles, numbers of lists, notes by their identifiers."""

    styles: Styles
    numbering: Numbering
    footnotes: Mapping[str, etree._Element] = field(default_factory=dict)
    endnotes: Mapping[str, etree._Element] = field(default_factory=dict)


class Walk:
    """One pass through the text; footnotes come after their paragraphs, endnotes last."""

    def __init__(self, around: Around) -> None:
        self.flow = Flow()
        self._around = around
        self._runs = Runs(self.flow, around.styles)
        self._cells = 0
        self._kind: BlockKind | None = None
        self._before = ""
        self._told: set[etree._Element] = set()  # notes, each of which belongs to one number

    def read(self, document: etree._Element) -> None:
        """Read the document."""
        for body in children(document, "body"):
            self._blocks(body)
        self._end(BlockKind.PARAGRAPH, 0)
        for number, name in self._runs.take_endnotes():
            self._note(number, self._around.endnotes.get(name))

    def _blocks(self, container: etree._Element) -> None:
        for child in self._chosen(container):
            name = name_of(child)
            if name == "p":
                self._paragraph(child)
            elif name == "tbl":
                self._table(child)
            elif name in {"oMathPara", "oMath"}:
                self._runs.say(child, Style())
                self._end(BlockKind.PARAGRAPH, 0)
            elif name in _THROUGH:
                self._blocks(child)
            elif name in _DELETED and within(child, "t", "delText"):
                self.flow.left_out.add("deleted-text")
            elif name == "altChunk":
                self.flow.left_out.add("missing-parts")

    def _chosen(self, container: etree._Element) -> list[etree._Element]:
        """Leave out the form of an alternative that is for older programs."""
        choices = children(container, "Choice")
        return choices[:1] if choices else children(container)

    def _paragraph(self, paragraph: etree._Element) -> None:
        properties = next(iter(children(paragraph, "pPr")), None)
        style = self._around.styles.of("" if properties is None else value(properties, "pStyle"))
        kind, level = style.kind, style.level
        number, depth = style.list, style.depth
        if properties is not None:
            rank = outline(properties)
            kind, level = (BlockKind.HEADING, rank) if rank else (kind, level)
            number = value(properties, "numPr/numId") or number
            told = level_of_list(properties, "numPr/ilvl")
            depth = depth if told is None else told
        before = ""
        if number not in {"", "0"} and _has_text(paragraph):
            before = self._around.numbering.next(number, depth)
            if kind in {BlockKind.PARAGRAPH, BlockKind.QUOTATION}:
                kind, level = BlockKind.LIST_ITEM, depth + 1
        self._runs.say(paragraph, style)
        is_dropped = properties is not None and any(
            named(frame, "dropCap") in {"drop", "margin"} for frame in at(properties, "framePr")
        )
        if not is_dropped:
            self._end(kind, min(level, _LOWEST) if kind is BlockKind.HEADING else level, before)

    def _end(self, kind: BlockKind, level: int, before: str = "") -> None:
        is_note = self._kind is not None and kind is BlockKind.PARAGRAPH
        count = len(self.flow.parts)
        self.flow.end(self._kind if is_note and self._kind else kind, level, self._before or before)
        if len(self.flow.parts) > count:
            self._before = ""
        for box in self._runs.take_boxes():
            self._blocks(box)
        if not self._cells:
            for number, name in self._runs.take_footnotes():
                self._note(number, self._around.footnotes.get(name))

    def _note(self, number: str, note: etree._Element | None) -> None:
        if note is None or self._kind is not None or note in self._told:
            return
        self._told.add(note)
        self._kind, self._before = BlockKind.FOOTNOTE, f"{number} "
        self._blocks(note)
        self._kind, self._before = None, ""

    def _table(self, table: etree._Element) -> None:
        for row in _inside(table, "tr"):
            if any(within(properties, "del") for properties in children(row, "trPr")):
                self.flow.left_out.add("deleted-text")
                continue
            self.flow.row([self._cell(cell) for cell in _inside(row, "tc")])
            self._end(BlockKind.PARAGRAPH, 0)

    def _cell(self, cell: etree._Element) -> list[Part]:
        outside = len(self.flow.parts)
        self._cells += 1
        self._blocks(cell)
        self._cells -= 1
        parts = self.flow.parts[outside:]
        del self.flow.parts[outside:]
        return parts


def _inside(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Find a table's rows or a row's cells, through what may be wrapped around them."""
    for child in children(element):
        if name_of(child) == name:
            yield child
        elif name_of(child) in _THROUGH:
            yield from _inside(child, name)


def _has_text(paragraph: etree._Element) -> bool:
    return any((text.text or "").strip() for text in within(paragraph, "t")) or bool(
        within(paragraph, "oMath", "sym", "drawing", "pict")
    )


def note_elements(parts: list[etree._Element], name: str) -> dict[str, etree._Element]:
    """List the notes of a part by their identifiers, without the lines that part them."""
    return {
        named(note, "id"): note
        for part in parts
        for note in children(part, name)
        if named(note, "type") in {"", "normal"}
    }
