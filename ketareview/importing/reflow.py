"""Text without pages of its own, cut at its blocks into pages."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ketareview.domain.text import Block, BlockKind, Page
from ketareview.importing.characters import storable

LONGEST_PAGE = 8000
"""Code points; a longer block is cut at the end of a sentence, or else of a word."""

_DEEPEST = 99
"""Lists within lists."""

_MOST_HEADINGS = 6
"""Headings, each of a higher rank than the next, that stand above one text."""

_SENTENCE_ENDS = re.compile(r"[.!?…][\"'”’)\]]*\s|[。!?]|\n")  # noqa: RUF001 - full stops of CJK
_SPACES = re.compile(r"\s")
_CLOSE = frozenset({BlockKind.TABLE_ROW, BlockKind.LIST_ITEM, BlockKind.CODE})


@dataclass(frozen=True, slots=True)
class Part:
    """A block before it has a place: what it is, what it says, a heading's or list's level."""

    kind: BlockKind
    text: str
    level: int = 0


def reflow(parts: Iterable[Part], *, longest: int = LONGEST_PAGE) -> tuple[Page, ...]:
    """Fill pages with parts in order; empty parts vanish, a heading stays with what follows."""
    stretches = [short for part in parts for short in _cut(_stored(part), longest)]
    return tuple(
        _page(number, stretch) for number, stretch in enumerate(_filled(stretches, longest), 1)
    )


def separator(before: BlockKind, after: BlockKind) -> str:
    """Name what stands between two blocks of a page: rows and items stand closer."""
    return "\n" if before is after and before in _CLOSE else "\n\n"


def _stored(part: Part) -> Part:
    return replace(part, text=storable(part.text).strip(), level=min(part.level, _DEEPEST))


def _cut(part: Part, longest: int) -> Iterator[Part]:
    text, start = part.text, 0
    while len(text) - start > longest:
        place = _place_to_cut(text, start, longest)
        yield replace(part, text=text[start:place].rstrip())
        start = place
        while text[start].isspace():
            start += 1
    if text:
        yield replace(part, text=text[start:])


def _place_to_cut(text: str, start: int, longest: int) -> int:
    """Find the last sentence end, else space, in the second half of what fits on a page."""
    for pattern in (_SENTENCE_ENDS, _SPACES):
        ends = [
            found.end() for found in pattern.finditer(text, start + longest // 2, start + longest)
        ]
        if ends:
            return ends[-1]
    return start + longest


def _filled(parts: Sequence[Part], longest: int) -> Iterator[list[Part]]:
    page: list[Part] = []
    length = 0
    for part in parts:
        added = len(part.text) + (len(separator(page[-1].kind, part.kind)) if page else 0)
        if page and length + added > longest:
            carried = _headings_at_end(page, part, longest)
            yield page[: len(page) - len(carried)]
            page = [*carried, part]
            length = len(_text(page))
        else:
            page.append(part)
            length += added
    if page:
        yield page


def _headings_at_end(page: Sequence[Part], following: Part, longest: int) -> list[Part]:
    """List the headings that would stand last on the page and fit on the next."""
    kept, least = len(page), max(1, len(page) - _MOST_HEADINGS)
    while kept > least and page[kept - 1].kind is BlockKind.HEADING:
        kept -= 1
    headings = list(page[kept:])
    return headings if len(_text([*headings, following])) <= longest else []


def _text(parts: Sequence[Part]) -> str:
    text = ""
    for number, part in enumerate(parts):
        text += (separator(parts[number - 1].kind, part.kind) if number else "") + part.text
    return text


def _page(number: int, parts: Sequence[Part]) -> Page:
    pieces: list[str] = []
    blocks: list[Block] = []
    place = 0
    for before, part in zip((None, *parts), parts, strict=False):
        gap = separator(before.kind, part.kind) if before else ""
        start = place + len(gap)
        place = start + len(part.text)
        pieces += (gap, part.text)
        blocks.append(Block(part.kind, start, place, part.level))
    return Page(number, "".join(pieces), blocks=tuple(blocks))
