"""Which of a page's blocks are its article: trafilatura points at it, our walk reads it whole."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from lxml.html import HtmlElement

from ketareview.domain.text import BlockKind
from ketareview.importing.reflow import Part
from ketareview.importing.webpage.authorship import names_author
from ketareview.importing.webpage.furniture import furniture_but, is_reference
from ketareview.importing.webpage.inheriting import Inherited, depths_of
from ketareview.importing.webpage.sources import sources
from ketareview.importing.webpage.walking import Stretch

FURNITURE = "page-furniture"
_ADDRESS = re.compile(r"https?://|\bwww\.|\b10\.\d{4,9}/", re.IGNORECASE)
_SMALL_PAGE = 2500
"""Code points; there is nothing to be gained by choosing, and something to be lost."""
_TELLING = 25
_SHORTEST_TITLE = 10
_WINDOW = 50_000
_BODY = 80
_ENOUGH = 0.5
_MOST_OF_IT = 0.95
_LINKS_ONLY = 0.85
_LONGEST_LINK_LINE = 120


def chosen(stretches: Sequence[Stretch], pointed: str, tab: str) -> tuple[list[Part], set[str]]:
    """Choose the blocks of the article, given the text that points at it, and say what was dropped.

    Where the pointer finds too little, the whole page is the article but for its furniture.
    """
    if sum(len(found.part.text) for found in stretches) < _SMALL_PAGE:
        return [found.part for found in stretches], set()
    marks = list(_pointed_at(stretches, _squeezed(pointed)))
    root = _root(stretches, marks)
    is_within = Inherited(lambda element: True if root is None or element is root else None)
    is_text = [
        mark and is_within(found.element) for found, mark in zip(stretches, marks, strict=True)
    ]
    start = _beginning(stretches, is_text)
    title = _title(stretches[:start], _squeezed(tab))
    lead = range(stretches.index(title), start) if title else range(0)
    own = {root, *_trunk(stretches), *_headers(title)}
    is_furniture, is_named_so = Inherited(furniture_but(own)), Inherited(is_reference)
    cited, is_byline = list(sources(stretches)), cache(names_author)

    def is_wanted(place: int, stretch: Stretch) -> bool:
        if marks[place] or stretch is title or is_named_so(stretch.element):
            return True
        is_lead = place in lead
        is_ours = (is_lead or is_within(stretch.element)) and not _is_link(stretch)
        is_meant = is_ours or cited[place] or (is_lead and is_byline(stretch.element))
        return is_meant and not is_furniture(stretch.element)

    kept = [stretch for place, stretch in enumerate(stretches) if is_wanted(place, stretch)]
    dropped = {FURNITURE} if len(kept) < len(stretches) else set()
    return [stretch.part for stretch in kept], dropped


def _pointed_at(stretches: Iterable[Stretch], wanted: str) -> Iterator[bool]:
    """Tell of each block whether the pointer holds it; both go through the page in its order."""
    place = 0
    for stretch in stretches:
        words = _squeezed(stretch.part.text)
        found = _found(wanted, words, place)
        place = found + len(words) if found >= 0 else place
        yield found >= 0


def _found(wanted: str, words: str, place: int) -> int:
    """Find words not far from a place; few of them count only just there. -1 is nowhere."""
    if len(words) < _TELLING:
        return place if words and place and wanted.startswith(words, place) else -1
    return wanted.find(words, max(0, place - _WINDOW), place + len(words) + _WINDOW)


def _squeezed(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text)  # 10² there is 102 here
    return "".join(sign for sign in plain if sign.isalnum())


def _root(stretches: Sequence[Stretch], marks: Sequence[bool]) -> HtmlElement | None:
    """Find the lowest element that holds what was pointed at; None stands for the whole page."""
    body = sum(len(found.part.text) for found in stretches if _is_body(found))
    pointed = [found for found, mark in zip(stretches, marks, strict=True) if mark]
    is_enough = sum(len(found.part.text) for found in pointed) >= body * _ENOUGH
    return _holder(pointed, _MOST_OF_IT) if is_enough else None


def _holder(stretches: Iterable[Stretch], share: float) -> HtmlElement | None:
    """Find the lowest element that holds a share of the text of blocks."""
    weights: Counter[HtmlElement] = Counter()
    for stretch in stretches:
        weights[stretch.element] += len(stretch.part.text)
    total = weights.total()
    depths = depths_of(weights)
    for element in sorted(depths, key=depths.__getitem__, reverse=True):
        if weights[element] >= total * share:
            return element
        weights[element.getparent()] += weights[element]
    return None


def _is_body(stretch: Stretch) -> bool:
    return len(stretch.part.text) >= _BODY and stretch.links < _ENOUGH


def _is_link(stretch: Stretch) -> bool:
    """Whether it is a link to elsewhere; a row of data, or an address that is shown, is none."""
    part = stretch.part
    return (
        stretch.links >= _LINKS_ONLY
        and len(part.text) <= _LONGEST_LINK_LINE
        and part.kind is not BlockKind.TABLE_ROW
        and not _ADDRESS.search(part.text)
    )


def _trunk(stretches: Iterable[Stretch]) -> Iterator[HtmlElement]:
    """Go through the elements that hold most of the page's text, whatever they are called."""
    holder = _holder(filter(_is_body, stretches), _ENOUGH)
    if holder is not None:
        yield holder
        yield from holder.iterancestors()


def _headers(title: Stretch | None) -> Iterator[HtmlElement]:
    if title is not None:
        yield from title.element.iterancestors("header")


def _title(before: Sequence[Stretch], tab: str) -> Stretch | None:
    """Find the last heading before the article's text that the tab shows, or is of first rank."""
    headings = [found for found in reversed(before) if found.part.kind is BlockKind.HEADING]
    shown = (found for found in headings if _is_shown(found, tab))
    first = (found for found in headings if found.part.level == 1)
    return next(shown, None) or next(first, None)


def _is_shown(heading: Stretch, tab: str) -> bool:
    words = _squeezed(heading.part.text)
    return len(words) >= _SHORTEST_TITLE and words in tab


def _beginning(stretches: Sequence[Stretch], marks: Sequence[bool]) -> int:
    """Find where the article's text begins, or where nothing was pointed at the page's."""
    body = [place for place, found in enumerate(stretches) if _is_body(found)]
    return next((place for place in body if marks[place]), next(iter(body), 0))
