"""Markdown's tokens as blocks of text."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ketareview.domain.text import BlockKind
from ketareview.importing.reflow import Part
from ketareview.importing.webpage.parsing import tree_of
from ketareview.importing.webpage.walking import Walk

_FOOTNOTE = re.compile(r"\[\^[^\]]+\]:\s")
_CELL = re.compile(r"<t[dh]\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_END_OF_LINE = re.compile(r"<br\b|</(?:p|div|li|dt|dd|tr|h[1-6]|summary)\b", re.IGNORECASE)
_SILENT = tuple(
    (re.compile(begins, re.IGNORECASE), re.compile(ends, re.IGNORECASE))
    for begins, ends in (
        (r"<script\b", r"</script\s*>"),
        (r"<style\b", r"</style\s*>"),
        (r"<!--", r"-->"),
    )
)
"""Where words begin and end that are none."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The blocks of a document, and notices of what was left out of them."""

    parts: tuple[Part, ...]
    left_out: tuple[str, ...]


def parts_of(text: str) -> Marked:
    """Read CommonMark with tables and strikethrough; links and pictures give their words."""
    reader = _Reader()
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        reader.take(token)
    return Marked(tuple(reader.parts), tuple(sorted(reader.left_out)))


class _Reader:
    """Follows the tokens and keeps what surrounds them: lists, quotations, table rows."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.left_out: set[str] = set()
        self._numbers: list[int | None] = []
        self._mark = ""
        self._quotations = 0
        self._heading = 0
        self._cells: list[str] | None = None

    def take(self, token: Token) -> None:
        """Take the next token of the document."""
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            is_ordered = token.type == "ordered_list_open"
            self._numbers.append(int(token.attrGet("start") or 1) if is_ordered else None)
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            self._numbers.pop()
        elif token.type == "list_item_open":
            self._mark = self._next_mark()
        elif token.type.startswith("blockquote"):
            self._quotations += token.nesting
        elif token.type.startswith("heading"):
            self._heading = int(token.tag[1:]) if token.nesting == 1 else 0
        elif token.type == "tr_open":
            self._cells = []
        elif token.type == "tr_close":
            self._add(BlockKind.TABLE_ROW, "\t".join(self._cells or ()))
            self._cells = None
        else:
            self._take_text(token)

    def _take_text(self, token: Token) -> None:
        if token.type in {"fence", "code_block"}:
            self._add(BlockKind.CODE, token.content)
        elif token.type == "html_block":
            self._take_markup(token.content)
        elif token.type == "inline":
            words = self._inline(token.children or ())
            if self._cells is None:
                self._add(self._kind(words), words)
            else:
                self._cells.append(" ".join(words.split()))

    def _take_markup(self, markup: str) -> None:
        """Take a block of HTML: the rows of a table, or words; scripts are not words."""
        for begins, ends in _SILENT:
            markup = _without(markup, begins, ends)
        tree = tree_of(markup) if _CELL.search(markup) else None
        if tree is None:
            words = _TAG.sub(lambda tag: _gap(tag.group()), markup)
            self._add(self._kind(""), html.unescape(words))
        else:
            self.parts += [stretch.part for stretch in Walk().stretches(tree)]

    def _next_mark(self) -> str:
        number = self._numbers[-1]
        if number is None:
            return ""
        self._numbers[-1] = number + 1
        return f"{number}. "

    def _kind(self, words: str) -> BlockKind:
        if self._heading:
            return BlockKind.HEADING
        if self._numbers:
            return BlockKind.LIST_ITEM
        if self._quotations:
            return BlockKind.QUOTATION
        return BlockKind.FOOTNOTE if _FOOTNOTE.match(words) else BlockKind.PARAGRAPH

    def _add(self, kind: BlockKind, words: str) -> None:
        level = self._heading if kind is BlockKind.HEADING else 0
        if kind is BlockKind.LIST_ITEM:
            level = len(self._numbers)
            words = self._mark + words
            self._mark = ""
        if words.strip():
            self.parts.append(Part(kind, words, level))

    def _inline(self, tokens: Sequence[Token]) -> str:
        return "".join(self._words(token) for token in tokens)

    def _words(self, token: Token) -> str:
        if token.type == "softbreak":
            return " "
        if token.type == "hardbreak":
            return "\n"
        if token.type == "image":
            self.left_out.add("pictures")
            return self._inline(token.children or ())
        if token.type == "html_inline":
            return _gap(token.content)
        return token.content


def _gap(tag: str) -> str:
    """Part the lines that a tag of HTML stands between."""
    return "\n" if _END_OF_LINE.match(tag) else ""


def _without(text: str, begins: re.Pattern[str], ends: re.Pattern[str]) -> str:
    """Leave out stretches of a text; one without an end stays."""
    kept: list[str] = []
    place = 0
    while (begin := begins.search(text, place)) and (end := ends.search(text, begin.end())):
        kept.append(text[place : begin.start()])
        place = end.end()
    return "".join((*kept, text[place:]))
