"""A page's tree as blocks of text, in reading order and whole."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from ketareview.domain.text import BlockKind
from ketareview.importing.prose.formulas import mathml
from ketareview.importing.prose.scripts import lowered, raised
from ketareview.importing.reflow import Part
from ketareview.importing.webpage.elements import (
    CELLS,
    HEADINGS,
    KINDS,
    LISTS,
    is_data_row,
    is_data_table,
    is_inline,
    is_note,
    parts_text,
    silence,
)

_WHITE = re.compile(r"[ \t\r\n\f]+")
_SCRIPTS = {"sup": raised, "sub": lowered}
_AROUND_BREAK = re.compile(r" *\n *")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block with the element that it stands in and how much of it is links (0 to 1)."""

    part: Part
    element: HtmlElement
    links: float


class Walk:
    """One pass through a tree; `left_out` names what was passed over."""

    def __init__(self) -> None:
        self.left_out: set[str] = set()
        self._pieces: list[str] = []
        self._scripts: list[int] = []  # where raised or lowered words begin among the pieces
        self._lengths = [0, 0]  # all text, text in links
        self._open_links = 0
        self._open_lists = 0
        self._open_notes = 0
        self._preformatted = 0
        self._data_tables: list[bool] = []
        self._row: HtmlElement | None = None
        self._blocks: list[HtmlElement] = []
        self._kinds: list[tuple[str, str]] = [("", "")]  # nearest tags: of any kind, of no list
        self._owner: HtmlElement | None = None

    def stretches(self, root: HtmlElement) -> Iterator[Stretch]:
        """Walk without recursion: pages may be nested as deeply as somebody likes."""
        skipped: HtmlElement | None = None
        walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walker:
            if event == "start":
                reason = silence(element)
                if reason or element.tag == "math":
                    walker.skip_subtree()
                    skipped = element
                    yield from self._skip(element, reason)
                else:
                    yield from self._enter(element)
                continue
            if event == "end" and element is not skipped:
                yield from self._leave(element)
            if element is not root:
                self._say(element.tail)
        yield from self._flush()

    def _skip(self, element: HtmlElement, reason: str) -> Iterator[Stretch]:
        """Pass over an element, or read a formula, whose parts mean nothing one by one."""
        if reason:
            self.left_out.add(reason)
            if parts_text(element):
                yield from self._flush()
        else:
            self.left_out.add("formula-layout")
            self._say(mathml(element))

    def _enter(self, element: HtmlElement) -> Iterator[Stretch]:
        tag = element.tag
        if tag == "br":
            self._pieces.append("\n")
        elif tag == "img":
            self._picture(element)
        elif is_inline(tag) or self._row is not None:
            self._open_links += tag == "a" and "href" in element.attrib
            self._pieces += [" "] * (not is_inline(tag))
            if tag in _SCRIPTS:
                self._scripts.append(len(self._pieces))
        else:
            yield from self._flush()
            self._blocks.append(element)
            self._kinds.append(self._kinds_within(tag))
            self._open_lists += tag in LISTS
            self._open_notes += is_note(element)
            self._preformatted += KINDS.get(tag) is BlockKind.CODE
            if tag == "table":
                self._data_tables.append(is_data_table(element))
            if tag == "tr" and self._data_tables[-1:] == [True] and is_data_row(element):
                self._row = element
        self._say(element.text)

    def _leave(self, element: HtmlElement) -> Iterator[Stretch]:
        tag = element.tag
        if tag in _SCRIPTS and self._scripts:
            start = self._scripts.pop()
            said = "".join(self._pieces[start:])
            self._pieces[start:] = [_SCRIPTS[tag](said)]
        if self._row is not None and element is not self._row:
            self._open_links -= tag == "a" and "href" in element.attrib
            self._pieces += ["\t"] * (tag in CELLS)
        elif not is_inline(tag):
            yield from self._flush()
            self._row = None
            self._blocks.pop()
            self._kinds.pop()
            if tag == "table":
                self._data_tables.pop()
            self._open_lists -= tag in LISTS
            self._open_notes -= is_note(element)
            self._preformatted -= KINDS.get(tag) is BlockKind.CODE
        else:
            self._open_links -= tag == "a" and "href" in element.attrib

    def _picture(self, element: HtmlElement) -> None:
        source = element.get("src") or ""
        is_remote = re.match(r"\s*(?:https?:)?//", source, re.IGNORECASE)
        self.left_out.add("remote-pictures" if is_remote else "pictures")

    def _say(self, text: str | None) -> None:
        if not text:
            return
        said = text if self._preformatted else _WHITE.sub(" ", text)
        if self._owner is None and said.strip():
            self._owner = self._blocks[-1] if self._blocks else None
        self._pieces.append(said)
        length = len(said.strip())
        self._lengths[0] += length
        self._lengths[1] += length if self._open_links else 0

    def _flush(self) -> Iterator[Stretch]:
        text = "".join(self._pieces)
        owner, (length, linked) = self._owner, self._lengths
        self._pieces, self._lengths, self._owner = [], [0, 0], None
        self._scripts = [0] * len(self._scripts)
        if owner is None:
            return
        kind, level = self._kind()
        for words in self._paragraphs(text, kind):
            yield Stretch(Part(kind, words, level), owner, linked / max(length, 1))

    def _kind(self) -> tuple[BlockKind, int]:
        if self._row is not None:
            return BlockKind.TABLE_ROW, 0
        tag = self._kinds[-1][1 if self._open_notes else 0]
        if not tag:
            return BlockKind.FOOTNOTE if self._open_notes else BlockKind.PARAGRAPH, 0
        kind = KINDS[tag]
        is_item = kind is BlockKind.LIST_ITEM
        return kind, max(self._open_lists, 1) if is_item else HEADINGS.get(tag, 0)

    def _kinds_within(self, tag: str) -> tuple[str, str]:
        """Name the tags that say what a block in an element is, where notes are open or not."""
        any_kind, no_list = self._kinds[-1]
        if tag not in KINDS:
            return any_kind, no_list
        return tag, no_list if KINDS[tag] is BlockKind.LIST_ITEM else tag

    def _paragraphs(self, text: str, kind: BlockKind) -> list[str]:
        """Cut at double line breaks, which some pages have instead of paragraphs."""
        if kind is BlockKind.CODE:
            return [text.strip("\r\n")]
        if kind is BlockKind.TABLE_ROW:
            cells = [" ".join(cell.split()) for cell in text.split("\t")]
            return ["\t".join(cells[:-1] if not cells[-1] else cells)]
        tidy = _AROUND_BREAK.sub("\n", re.sub(r" {2,}", " ", text)).strip()
        return [words for words in re.split(r"\n{2,}", tidy) if words]
