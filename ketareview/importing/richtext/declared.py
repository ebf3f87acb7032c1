"""What a file of Rich Text declares before its text: fonts, styles, properties."""

import re
from dataclasses import dataclass, field

from ketareview.domain.text import BlockKind
from ketareview.importing.richtext.charsets import Font, of_charset, page

LOWEST = 6
"""The rank of headings below which they are all the same."""

BODY = 9
"""The outline level that says that a paragraph is no heading."""

_LONGEST_NAME = 200
_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|kop|rubrik) ?(\d)")
_KINDS = (
    (re.compile(r"(?:book )?title$"), BlockKind.HEADING),
    (re.compile(r"(?:intense )?quot|block ?text|zitat|citation"), BlockKind.QUOTATION),
    (re.compile(r"source ?(?:code|text)|html preformatted|macro|plain text"), BlockKind.CODE),
    (re.compile(r"(?:\w+ )?caption"), BlockKind.CAPTION),
    (re.compile(r"(?:footnote|endnote)(?: text)?$"), BlockKind.FOOTNOTE),
)


@dataclass(slots=True)
class Style:
    """What the name and the properties of a style make of its paragraphs."""

    name: str = ""
    outline: int = BODY

    @property
    def kind(self) -> tuple[BlockKind, int]:
        """Tell kind and, of a heading, rank."""
        name = self.name.strip().lower()
        if heading := _HEADING.match(name):
            return BlockKind.HEADING, min(max(int(heading.group(1)), 1), LOWEST)
        if self.outline < BODY:
            return BlockKind.HEADING, min(self.outline + 1, LOWEST)
        kind = next((kind for words, kind in _KINDS if words.match(name)), BlockKind.PARAGRAPH)
        return kind, 1 if kind is BlockKind.HEADING else 0


@dataclass(slots=True)
class Declared:
    """Fonts and styles by their numbers, properties by their names, as they come in."""

    fonts: dict[int, Font] = field(default_factory=dict)
    styles: dict[int, Style] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)
    _font: Font = field(default_factory=Font)
    _style: Style = field(default_factory=Style)

    def font_word(self, word: str, number: int) -> None:
        """Read a control word among the fonts."""
        if word == "f":
            self._font = self.fonts.setdefault(number, Font())
        elif word == "fcharset":
            self._font.charset = number
            self._font.encoding = self._font.encoding or of_charset(number)
        elif word == "cpg":
            self._font.encoding = page(number)

    def font_name(self, words: bytes) -> None:
        """Read words among the fonts."""
        name = self._font.name + words[:_LONGEST_NAME].decode("latin-1").partition(";")[0]
        self._font.name = name[:_LONGEST_NAME]

    def style_word(self, word: str, number: int) -> None:
        """Read a control word among the styles."""
        if word == "s":
            self._style = self.styles.setdefault(number, Style())
        elif word in {"cs", "ds", "ts"}:
            self._style = Style()
        elif word == "outlinelevel":
            self._style.outline = number

    def style_name(self, words: bytes) -> None:
        """Read words among the styles; a semicolon ends each."""
        name, end, _ = words.decode("latin-1").partition(";")
        self._style.name = (self._style.name + name[:_LONGEST_NAME])[:_LONGEST_NAME]
        if end:
            self._style = Style()

    def kind(self, style: int, outline: int) -> tuple[BlockKind, int]:
        """Tell kind and rank of a paragraph by its style and by what it says itself."""
        if outline < BODY:
            return BlockKind.HEADING, min(max(outline, 0) + 1, LOWEST)
        found = self.styles.get(style)
        return found.kind if found else (BlockKind.PARAGRAPH, 0)
