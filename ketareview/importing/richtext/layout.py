"""Paragraphs, tables and notes of RTF, as they are ended one by one."""

import re

from ketareview.domain.text import BlockKind
from ketareview.importing.prose.flow import tidy
from ketareview.importing.prose.scripts import number as mark
from ketareview.importing.reflow import Part

_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|kop|rubrik)\s*(\d)")
_KINDS = (
    (re.compile(r"title\b"), BlockKind.HEADING),
    (re.compile(r"(?:intense )?quot|block text"), BlockKind.QUOTATION),
    (re.compile(r"html preformatted|source code|preformatted"), BlockKind.CODE),
    (re.compile(r"caption"), BlockKind.CAPTION),
)
_WHITE = re.compile(r"[ \t\r\n\f\v]+")
_BULLET = re.compile(r"[^\w\s]{1,2}|[\u2022\u25cf\u25e6o§]")
_LONGEST_CELL = 800
_LOWEST = 6
_BODY = 9


class Layout:
    """Collects what is said until its paragraph, cell or row ends."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self._styles: dict[int, tuple[BlockKind, int]] = {}
        self._style = 0  # whose name the table of styles is about to say
        self._style_rank = 0
        self._pieces: list[str] = []
        self._label = ""
        self._outside: tuple[list[str], str] | None = None
        self._notes: list[Part] = []
        self._note_count = 0
        self._cell: list[Part] = []
        self._cells: list[list[Part]] = []
        self._is_in_table = False
        self._kind: tuple[BlockKind, int] = (BlockKind.PARAGRAPH, 0)
        self._depth = 0

    def say(self, text: str) -> None:
        """Add words to the paragraph."""
        self._pieces.append(text if text == "\n" else _WHITE.sub(" ", text))

    def set(self, word: str, number: int | None) -> None:
        """Take a setting of a paragraph, or the end of a cell or row."""
        if word == "pard":
            self._kind, self._is_in_table, self._depth = (BlockKind.PARAGRAPH, 0), False, 0
        elif word == "intbl":
            self._is_in_table = True
        elif word == "s" and number is not None:
            self._kind = self._styles.get(number, self._kind)
        elif word == "outlinelevel" and number is not None and 0 <= number < _BODY:
            self._kind = (BlockKind.HEADING, min(number + 1, _LOWEST))
        elif word in {"ilvl", "pnlvl"}:
            self._depth = min(max((number or 0) - (word == "pnlvl"), 0), 8)
        elif word == "cell":
            self._end_cell()
        elif word == "row":
            self._end_row()

    def style_word(self, word: str, number: int | None) -> None:
        """Take the number of a style, or its outline level, from the table of styles."""
        if word == "s" and number is not None:
            self._style, self._style_rank = number, 0
        elif word in {"cs", "ds", "ts", "tsrowd"}:
            self._style = -1
        elif word == "outlinelevel" and number is not None and 0 <= number < _BODY:
            self._style_rank = number + 1

    def style_name(self, text: str) -> None:
        """Take the name of a style, which says what its paragraphs are."""
        name = text.strip().rstrip(";").lower()
        if not name or self._style < 0:
            return
        if heading := _HEADING.match(name):
            self._styles[self._style] = (BlockKind.HEADING, min(int(heading.group(1)), _LOWEST))
        elif self._style_rank:
            self._styles[self._style] = (BlockKind.HEADING, min(self._style_rank, _LOWEST))
        elif found := next((kind for words, kind in _KINDS if words.match(name)), None):
            self._styles[self._style] = (found, 1 if found is BlockKind.HEADING else 0)
        if text.rstrip().endswith(";"):
            self._style, self._style_rank = 0, 0

    def end_label(self) -> None:
        """Take what was said since the paragraph began as its number or bullet."""
        self._label = tidy("".join(self._pieces)) or "•"
        self._pieces.clear()

    def begin_note(self) -> None:
        """Call a note: its words come after the paragraph that calls it."""
        self._note_count += 1
        self._pieces.append(mark(self._note_count))
        self._outside = (self._pieces, self._label)
        self._pieces, self._label = [], ""

    def end_note(self) -> None:
        """Go back to the text."""
        if self._outside is None:
            return
        self._end_of_note()
        self._pieces, self._label = self._outside
        self._outside = None

    def end(self) -> None:
        """End a paragraph."""
        if self._outside is not None:
            self._end_of_note()
            return
        if self._cells and not self._is_in_table:
            self._end_row()
        part = self._part()
        if self._is_in_table:
            self._cell += [part] if part.text else []
        else:
            self._add(part)

    def finish(self) -> None:
        """End what the file leaves open."""
        self.end_note()
        if self._cell or self._cells:
            self._end_cell()
            self._end_row()
        self._is_in_table = False
        self.end()

    def _part(self) -> Part:
        text = tidy("".join(self._pieces))
        label, self._label = self._label, ""
        self._pieces.clear()
        kind, level = self._kind
        if label and kind is BlockKind.PARAGRAPH:
            number = "" if _BULLET.fullmatch(label) else f"{label} "
            return Part(BlockKind.LIST_ITEM, number + text if text else "", self._depth + 1)
        return Part(kind, f"{label} {text}" if label and text else text, level)

    def _add(self, part: Part) -> None:
        if part.text:
            self.parts.append(part)
        self.parts += self._notes
        self._notes = []

    def _end_of_note(self) -> None:
        text = tidy("".join(self._pieces))
        self._pieces.clear()
        is_first = not self._notes or not self._notes[-1].text.startswith(mark(self._note_count))
        if text:
            before = f"{mark(self._note_count)} " if is_first else ""
            self._notes.append(Part(BlockKind.FOOTNOTE, before + text))

    def _end_cell(self) -> None:
        part = self._part()
        self._cells.append([*self._cell, *([part] if part.text else [])])
        self._cell = []

    def _end_row(self) -> None:
        cells, self._cells = self._cells, []
        texts = [" ".join(" ".join(part.text for part in cell).split()) for cell in cells]
        if len(cells) == 1 or any(len(text) > _LONGEST_CELL for text in texts):
            for part in (part for cell in cells for part in cell):
                self._add(part)
        else:
            self._add(Part(BlockKind.TABLE_ROW, "\t".join(texts).rstrip("\t")))
