"""Paragraphs of plain text: parted by empty lines, or one a line; wrapped lines joined again."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ketareview.domain.text import BlockKind
from ketareview.importing.characters import storable
from ketareview.importing.reflow import Part

_BULLET = re.compile(r"\s*(?:[-*•‣◦▪·–]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S")  # noqa: RUF001 - bullets
_INNER_GAP = re.compile(r"\S(?:\t|   )|\S {2,}\S+ {2,}\S|^\s{4,}")
_NARROWEST, _WIDEST = 40, 120
_LONGEST_HEADING = 100
_SHORTEST_BODY = 120
_SURE_LINES = 3
_SLACK = 2
"""Columns that a wrapped line may miss: some programs count the space at its end."""


def parts_of(text: str) -> list[Part]:
    """Cut plain text into headings, paragraphs and list items; every word stays, in order."""
    groups = re.split(r"\n\s*\n", storable(text))
    parts = [part for group in groups for part in _parts(group.strip("\n"))]
    return [_as_heading(part, parts[number + 1 : number + 2]) for number, part in enumerate(parts)]


def _parts(group: str) -> Iterator[Part]:
    lines = [line.rstrip() for line in group.split("\n") if line.strip()]
    for stretch in _stretches(lines):
        kind = BlockKind.LIST_ITEM if _BULLET.match(stretch[0]) else BlockKind.PARAGRAPH
        if was_wrapped(stretch):
            yield Part(kind, _joined(stretch))
        elif kind is BlockKind.PARAGRAPH and _is_table(stretch):
            yield Part(kind, "\n".join(stretch))
        else:
            yield from (Part(kind, line.strip()) for line in stretch)


def _stretches(lines: Sequence[str]) -> Iterator[list[str]]:
    """Part a group of lines before each of its bullets."""
    stretch: list[str] = []
    for line in lines:
        if stretch and _BULLET.match(line):
            yield stretch
            stretch = []
        stretch.append(line)
    if stretch:
        yield stretch


def was_wrapped(lines: Sequence[str]) -> bool:
    """Whether lines are certainly one paragraph that a program broke at a width.

    Then no line had room for the first word of the next.
    """
    if len(lines) < _SURE_LINES or any(_INNER_GAP.search(line.strip()) for line in lines):
        return False
    width = max(len(line) for line in lines)
    if not _NARROWEST <= width <= _WIDEST:
        return False
    return all(
        len(line) + 1 + len(after.split()[0]) > width - _SLACK for line, after in pairwise(lines)
    )


def _joined(lines: Sequence[str]) -> str:
    """Join wrapped lines; a hyphen at a line's end keeps its break, as it may be the word's own."""
    text = lines[0].strip()
    for line in lines[1:]:
        text += ("\n" if text.endswith("-") else " ") + line.strip()
    return text


def _is_table(lines: Sequence[str]) -> bool:
    return len(lines) > 1 and sum(bool(_INNER_GAP.search(line)) for line in lines) * 2 > len(lines)


def _as_heading(part: Part, following: Sequence[Part]) -> Part:
    """Call a short line without a full stop before a long paragraph a heading."""
    is_short = len(part.text) <= _LONGEST_HEADING and "\n" not in part.text
    opens_text = bool(following) and len(following[0].text) >= _SHORTEST_BODY
    if (
        part.kind is BlockKind.PARAGRAPH
        and is_short
        and opens_text
        and not part.text.endswith((".", ",", ";", ":", "!"))
        and part.text[:1].upper() == part.text[:1]
        and any(sign.isalpha() for sign in part.text)
    ):
        return Part(BlockKind.HEADING, part.text, 2)
    return part
