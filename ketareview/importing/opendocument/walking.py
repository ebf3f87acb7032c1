"""An OpenDocument text as blocks, with all changes accepted."""

from collections.abc import Callable, Iterator

from lxml import etree

from ketareview.domain.text import BlockKind
from ketareview.importing.opendocument.styles import Styles
from ketareview.importing.prose import scripts
from ketareview.importing.prose.flow import Flow
from ketareview.importing.prose.formulas import mathml
from ketareview.importing.prose.numerals import whole
from ketareview.importing.prose.trees import at, children, name_of, named, within
from ketareview.importing.reflow import Part

_SILENT = frozenset(
    {
        *("annotation-end", "sequence-decls", "forms", "variable-decls", "user-field-decls"),
        *("soft-page-break", "bookmark", "bookmark-start", "bookmark-end", "note-citation"),
        *("title", "desc", "dde-connection-decls", "alphabetical-index-auto-mark-file"),
        *("table-column", "table-columns", "shapes", "event-listeners", "rt"),
        *("table-of-content-source", "bibliography-source", "illustration-index-source"),
        *("table-index-source", "alphabetical-index-source", "user-index-source"),
    }
)
_SPACES = frozenset({"s", "tab", "line-break"})
_ROWS = frozenset({"table-rows", "table-header-rows", "table-row-group"})
_LOWEST = 6
_MOST_SPACES = 1000


class Walk:
    """One pass through the text; `formula` reads an embedded object by its name."""

    def __init__(self, styles: Styles, formula: Callable[[str], etree._Element | None]) -> None:
        self.flow = Flow()
        self._styles = styles
        self._formula = formula
        self._embedded_words: dict[str, str | None] = {}
        self._notes: list[tuple[str, etree._Element]] = []
        self._endnotes: list[tuple[str, etree._Element]] = []
        self._boxes: list[etree._Element] = []
        self._lists = 0
        self._list_style = ""
        self._counts: dict[tuple[str, int], int] = {}
        self._kind: BlockKind | None = None
        self._before = ""
        self._cells = 0
        self._readers = {
            **dict.fromkeys(("image", "object-ole", "plugin"), self._picture),
            "annotation": self._comment,
            "note": self._call,
            "frame": self._frame,
            "object": self._object,
            "text-box": self._boxes.append,
        }

    def read(self, text: etree._Element) -> None:
        """Read the text."""
        self._blocks(text)
        self._end(BlockKind.PARAGRAPH, 0)
        endnotes, self._endnotes = self._endnotes, []
        for number, body in endnotes:
            self._note(number, body)

    def _blocks(self, container: etree._Element) -> None:
        for child in children(container):
            name = name_of(child)
            if name in {"p", "h"}:
                self._paragraph(child)
            elif name == "list":
                self._list(child)
            elif name == "table":
                self._table(child)
            elif name == "tracked-changes":
                self._changes(child)
            elif name in {"frame", "custom-shape", "text-box"}:
                self._inline(child)
                self._end(BlockKind.PARAGRAPH, 0)
            elif name not in _SILENT:
                self._blocks(child)

    def _changes(self, element: etree._Element) -> None:
        if any(within(deletion, "p", "h") for deletion in within(element, "deletion")):
            self.flow.left_out.add("deleted-text")

    def _paragraph(self, paragraph: etree._Element) -> None:
        style = named(paragraph, "style-name")
        kind, level = self._styles.kind(style), 0
        told = whole(named(paragraph, "outline-level"))
        rank = self._styles.outline(style) if told is None else told
        if name_of(paragraph) == "h" or (rank and kind is BlockKind.PARAGRAPH):
            kind, level = BlockKind.HEADING, min(max(rank, 1), _LOWEST)
        elif kind is BlockKind.HEADING:
            level = 1
        elif self._lists and kind is BlockKind.PARAGRAPH:
            kind, level = BlockKind.LIST_ITEM, self._lists
        if not self._styles.is_hidden(style):
            self._words(paragraph, is_code=kind is BlockKind.CODE)
        elif within(paragraph, "span") or (paragraph.text or "").strip():
            self.flow.left_out.add("hidden-text")
        self._end(kind, level)

    def _end(self, kind: BlockKind, level: int) -> None:
        is_note = self._kind is not None and kind is BlockKind.PARAGRAPH
        count = len(self.flow.parts)
        self.flow.end(self._kind if is_note and self._kind else kind, level, self._before)
        if len(self.flow.parts) > count:
            self._before = ""
        boxes = self._boxes.copy()
        self._boxes.clear()
        for box in boxes:
            self._blocks(box)
        if not self._cells:
            notes, self._notes = self._notes, []
            for number, body in notes:
                self._note(number, body)

    def _note(self, number: str, body: etree._Element) -> None:
        if self._kind is not None:
            return
        lists, self._lists = self._lists, 0
        self._kind, self._before = BlockKind.FOOTNOTE, f"{number} " if number else ""
        self._blocks(body)
        self._kind, self._before = None, ""
        self._lists = lists

    def _words(self, element: etree._Element, *, is_code: bool = False) -> None:
        say = self.flow.say_as_is if is_code else self.flow.say
        say(element.text)
        for child in element:
            self._inline(child, is_code=is_code)
            say(child.tail)

    def _inline(self, element: etree._Element, *, is_code: bool = False) -> None:
        name = name_of(element)
        if name in _SPACES:
            self._space(name, named(element, "c"), is_code=is_code)
        elif name in self._readers:
            self._readers[name](element)
        elif name == "span":
            self._span(element, is_code=is_code)
        elif name == "custom-shape" and within(element, "p"):
            self._boxes.append(element)
        elif name not in _SILENT and name:
            self._words(element, is_code=is_code)

    def _space(self, name: str, count: str, *, is_code: bool) -> None:
        told = whole(count)
        spaces = 1 if told is None else min(told, _MOST_SPACES)
        of_code = {"s": " " * spaces, "tab": "\t", "line-break": "\n"}
        self.flow.say_as_is(of_code[name] if is_code or name == "line-break" else " ")

    def _frame(self, element: etree._Element) -> None:
        """Read the first of a frame's forms: the picture beside a formula only shows it."""
        forms = children(element, "object", "text-box", "image", "object-ole", "plugin")
        for form in forms[:1]:
            self._inline(form)

    def _comment(self, _: etree._Element) -> None:
        self.flow.left_out.add("comments")

    def _picture(self, _: etree._Element) -> None:
        self.flow.left_out.add("pictures")

    def _span(self, element: etree._Element, *, is_code: bool) -> None:
        style = named(element, "style-name")
        if self._styles.is_hidden(style):
            self.flow.left_out.add("hidden-text")
            return
        mark = self.flow.mark()
        self._words(element, is_code=is_code)
        if script := self._styles.script(style):
            said = self.flow.since(mark)
            is_high = script == "super"
            self.flow.say_as_is(scripts.raised(said) if is_high else scripts.lowered(said))

    def _call(self, note: etree._Element) -> None:
        words = "".join(
            str(text) for each in children(note, "note-citation") for text in each.itertext()
        )
        mark = words.strip()
        number = scripts.raised(mark)
        if number == mark and mark.isalnum():  # a letter would become part of the word before it
            number = f"[{mark}]"
        self.flow.say_as_is(number)
        is_last = named(note, "note-class") == "endnote"
        for body in children(note, "note-body"):
            (self._endnotes if is_last else self._notes).append((number, body))

    def _object(self, element: etree._Element) -> None:
        formulas = within(element, "math")
        name = named(element, "href").removeprefix("./")
        words = mathml(formulas[0]) if formulas else self._embedded(name) if name else None
        if words is not None:
            self.flow.left_out.add("formula-layout")
            self.flow.say(f" {words} ")
        else:
            self.flow.left_out.add("pictures")

    def _embedded(self, name: str) -> str | None:
        """Read the formula in an object, once however often it is shown."""
        if name not in self._embedded_words:
            found = self._formula(name)
            is_formula = found is not None and name_of(found) == "math"
            self._embedded_words[name] = mathml(found) if found is not None and is_formula else None
        return self._embedded_words[name]

    def _list(self, element: etree._Element) -> None:
        outside = self._list_style
        self._list_style = named(element, "style-name") or outside
        self._lists += 1
        place = (self._list_style, self._lists)
        is_further = named(element, "continue-numbering") == "true" or named(
            element, "continue-list"
        )
        if not is_further or place not in self._counts:
            self._counts[place] = self._styles.start(*place) - 1
        for item in children(element, "list-item", "list-header"):
            if name_of(item) == "list-item":
                told = whole(named(item, "start-value"))
                count = self._counts[place] + 1 if told is None else told
                self._counts[place] = count
                self._before = self._styles.number(*place, count)
            self._blocks(item)
            self._before = ""
        self._lists -= 1
        self._list_style = outside

    def _table(self, table: etree._Element) -> None:
        for row in _rows(table):
            cells = children(row, "table-cell", "covered-table-cell")
            self.flow.row([self._cell(cell) for cell in cells])
            self._end(BlockKind.PARAGRAPH, 0)

    def _cell(self, cell: etree._Element) -> list[Part]:
        outside = len(self.flow.parts)
        lists, self._lists = self._lists, 0
        self._cells += 1
        self._blocks(cell)
        self._cells -= 1
        self._lists = lists
        parts = self.flow.parts[outside:]
        del self.flow.parts[outside:]
        return parts


def _rows(element: etree._Element) -> Iterator[etree._Element]:
    for child in children(element):
        if name_of(child) == "table-row":
            yield child
        elif name_of(child) in _ROWS:
            yield from _rows(child)


def body(root: etree._Element) -> etree._Element | None:
    """Find the text of a document."""
    return next(iter(at(root, "body/text")), None)
