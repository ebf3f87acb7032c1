"""The text of a paper in JATS as blocks, in reading order."""

from lxml import etree

from ketareview.domain.text import BlockKind
from ketareview.importing.jats import inline
from ketareview.importing.jats.references import citation
from ketareview.importing.prose.flow import Flow
from ketareview.importing.prose.trees import character, children, name_of, named, outermost, within
from ketareview.importing.reflow import Part

PICTURES = "pictures"
FORMULAS = "formula-layout"

_LOWEST = 6
_SECTIONS = frozenset(
    {
        *("sec", "ack", "app", "app-group", "boxed-text", "glossary", "notes", "bio", "statement"),
        *("fn-group", "ref-list", "abstract", "trans-abstract", "floats-group", "fig-group"),
        *("table-wrap-group", "question", "answer"),
    }
)
_PLAIN = frozenset({"body", "back", "front", "sub-article", "response", "floats-wrap", "speech"})
_QUOTATIONS = frozenset({"disp-quote", "verse-group", "epigraph"})
_SILENT = frozenset(
    {
        *("title", "label", "object-id", "alt-text", "long-desc", "sec-meta", "processing-meta"),
        *("permissions", "kwd-group", "counts", "custom-meta-group", "colgroup", "col"),
        *("supplementary-object", "title-group", "related-article", "related-object"),
    }
)
_FLOATS = frozenset({"fig", "table-wrap", "supplementary-material", "chem-struct-wrap"})
_PICTURES = frozenset({"graphic", "inline-graphic", "media"})
_BLOCKS = frozenset(
    {
        *_SECTIONS,
        *_QUOTATIONS,
        *_PICTURES - {"inline-graphic"},
        *_FLOATS,
        *("p", "list", "def-list", "table", "preformat", "code", "fn"),
        *("disp-formula", "disp-formula-group", "caption", "array", "table-wrap-foot"),
    }
)


class Body:
    """Walks through elements; what is called from the text, notes, comes after its block."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._lists = 0
        self._kind = BlockKind.PARAGRAPH
        self._before = ""
        self._notes: list[etree._Element] = []
        self._readers = {
            **dict.fromkeys(_PICTURES, self._picture),
            **dict.fromkeys(_SECTIONS, self._section),
            **dict.fromkeys(_FLOATS, self._float),
            **dict.fromkeys(_QUOTATIONS, self._quotation),
            **dict.fromkeys(("table", "array"), self._table),
            **dict.fromkeys(("preformat", "code"), self._code),
            **dict.fromkeys(("fn", "table-wrap-foot", "note"), self._note),
            "alternatives": self._alternatives,
            "list": self._list,
            "def-list": self._definitions,
            "ref": self._reference,
        }

    def read(self, element: etree._Element, level: int = 2) -> None:
        """Read an element that is a block or holds blocks; `level` is its headings' rank."""
        name = name_of(element)
        if name not in _SILENT:
            self._readers.get(name, self._mixed)(element, level)

    def _picture(self, element: etree._Element, level: int) -> None:
        self._flow.left_out.add(PICTURES)
        for caption in children(element, "caption"):
            self._within_caption(caption, level)

    def _code(self, element: etree._Element, _: int) -> None:
        self._flow.add(Part(BlockKind.CODE, inline.run(element)))

    def _quotation(self, element: etree._Element, level: int) -> None:
        self._within(element, level, BlockKind.QUOTATION)

    def _alternatives(self, element: etree._Element, level: int) -> None:
        """Read the form that has words: a table rather than its picture, a formula once."""
        tables = children(element, "table")
        if within(element, *_PICTURES):
            self._flow.left_out.add(PICTURES)
        for table in tables[:1]:
            self.read(table, level)
        if not tables:
            self._inline(element)
            self._end()

    def _section(self, element: etree._Element, level: int) -> None:
        heading = _label_and(element, "title")
        if heading:
            self._flow.add(Part(BlockKind.HEADING, heading, min(level, _LOWEST)))
        for child in children(element):
            self.read(child, level + 1 if heading else level)

    def _within(self, element: etree._Element, level: int, kind: BlockKind) -> None:
        outside, self._kind = self._kind, kind
        if heading := _label_and(element, "title"):
            self._flow.add(Part(kind, heading))
        for child in children(element):
            self.read(child, level)
        self._kind = outside

    def _mixed(self, element: etree._Element, level: int) -> None:
        """Read words among which blocks may stand: the lists and tables in a paragraph."""
        self._flow.say(element.text)
        for child in element:
            if child.tag is etree.Entity:
                self._flow.say(character(child))
            elif name_of(child) == "fn":
                self._call(child)
            elif name_of(child) in _BLOCKS or _holds_blocks(child):
                self._end()
                self.read(child, level)
            elif name_of(child) not in _SILENT:
                self._inline(child)
            self._flow.say(child.tail)
        self._end()

    def _inline(self, element: etree._Element) -> None:
        if inline.is_formula_twice(element) or name_of(element) == "inline-formula":
            self._flow.left_out.add(FORMULAS)
        if name_of(element) in _PICTURES or within(element, *_PICTURES):
            self._flow.left_out.add(PICTURES)
        self._flow.say_as_is(inline.run(element).replace("\t", " ") if len(element) else "")
        if not len(element):
            self._flow.say(inline.run(element))

    def _call(self, note: etree._Element) -> None:
        self._notes.append(note)
        self._flow.say("".join(inline.words(each) for each in children(note, "label")))

    def _end(self) -> None:
        is_item = self._kind is BlockKind.LIST_ITEM
        count = len(self._flow.parts)
        self._flow.end(self._kind, max(self._lists, 1) if is_item else 0, self._before)
        if len(self._flow.parts) > count:
            self._before = ""
        waiting, self._notes = self._notes, []
        for note in waiting:
            self._note(note, 2)

    def _list(self, element: etree._Element, level: int) -> None:
        if heading := _label_and(element, "title"):
            self._flow.add(Part(BlockKind.PARAGRAPH, heading))
        kind = named(element, "list-type")
        for count, item in enumerate(children(element, "list-item"), 1):
            label = " ".join(inline.words(each) for each in children(item, "label"))
            mark = label or (f"{count}." if kind in {"order", "ordered", "arabic"} else "")
            self._item(item, level, f"{mark} " if mark else "")

    def _item(self, element: etree._Element, level: int, before: str) -> None:
        outside, self._kind = self._kind, BlockKind.LIST_ITEM
        self._lists += 1
        self._before = before
        for child in children(element):
            if name_of(child) == "title":
                self._mixed(child, level)
            else:
                self.read(child, level)
        self._before = ""
        self._lists -= 1
        self._kind = outside

    def _definitions(self, element: etree._Element, level: int) -> None:
        if heading := _label_and(element, "title"):
            self._flow.add(Part(BlockKind.HEADING, heading, min(level, _LOWEST)))
        for item in children(element, "def-item"):
            terms = "; ".join(inline.words(each) for each in children(item, "term"))
            meanings = children(item, "def")
            if terms and not meanings:
                self._flow.add(Part(BlockKind.LIST_ITEM, terms, self._lists + 1))
            for meaning in meanings:
                self._item(meaning, level, f"{terms}: " if terms else "")

    def _table(self, element: etree._Element, _: int) -> None:
        for row in outermost(element, "tr", "row"):
            cells = [inline.words(cell) for cell in children(row, "td", "th", "entry")]
            if within(row, *_PICTURES):
                self._flow.left_out.add(PICTURES)
            if within(row, "math", "tex-math"):
                self._flow.left_out.add(FORMULAS)
            self._flow.add(Part(BlockKind.TABLE_ROW, "\t".join(cells).rstrip("\t")))

    def _float(self, element: etree._Element, level: int) -> None:
        """Read a figure or table: its number, its caption, its rows, the notes below it."""
        label = " ".join(inline.words(each) for each in children(element, "label"))
        captions = children(element, "caption")
        titles = [inline.words(each) for caption in captions for each in children(caption, "title")]
        self._flow.add(Part(BlockKind.CAPTION, " ".join(filter(None, (label, *titles)))))
        for caption in captions:
            self._within_caption(caption, level)
        for child in children(element):
            if name_of(child) not in {"label", "caption"}:
                self.read(child, level)

    def _within_caption(self, caption: etree._Element, level: int) -> None:
        outside, self._kind = self._kind, BlockKind.CAPTION
        for child in children(caption):
            self.read(child, level)
        self._kind = outside

    def _note(self, element: etree._Element, level: int) -> None:
        label = " ".join(inline.words(each) for each in children(element, "label"))
        outside, self._kind = self._kind, BlockKind.FOOTNOTE
        self._before = f"{label} " if label else ""
        for child in children(element):
            if name_of(child) == "title":
                self._mixed(child, level)
            else:
                self.read(child, level)
        self._before = ""
        self._kind = outside

    def _reference(self, element: etree._Element, _: int) -> None:
        label = " ".join(inline.words(each) for each in children(element, "label"))
        told = " ".join(filter(None, (citation(each) for each in children(element))))
        self._flow.add(Part(BlockKind.LIST_ITEM, f"{label} {told}".strip(), 1))


def _label_and(element: etree._Element, name: str) -> str:
    places = (element, *children(element, "caption"))
    told = [inline.words(each) for place in places for each in children(place, "label", name)]
    return " ".join(filter(None, told))


def _holds_blocks(element: etree._Element) -> bool:
    return bool(within(element, *(_BLOCKS - {"disp-formula", "fn"})))
