"""Which of a page's blocks are its article: trafilatura points at it, our walk reads it whole."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from lxml.html import HtmlElement

from ketareview.domain.text import BlockKind
from ketareview.importing.reflow import Part
from ketareview.importing.webpage.inheriting import Inherited, depths_of
from ketareview.importing.webpage.walking import Stretch

FURNITURE = "page-furniture"
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:shar(?:e|ing)|social|related|comments?|respond|sidebar|nav(?:bar|igation)?|menu|"
    r"breadcrumbs?|cookies?|consent|newsletter|promos?|footer|advert\w*|ads?|toolbar|banner|"
    r"recommend\w*|widget|subscribe|subscription|popup|modal|masthead|skip|pagination|tags|login|"
    r"signup|outbrain|taboola|disqus)(?:$|[\s_-])",
    re.IGNORECASE,
)
_REFERENCES = re.compile(
    r"ref-?list|references|bibliograph|citation-?list|footnotes", re.IGNORECASE
)
_FURNITURE_TAGS = frozenset({"footer", "aside", "header", "form", "dialog"})
_HOLDERS = frozenset({"div", "section", "ol", "ul", "dl", "li", "table"})
_FURNITURE_ROLES = frozenset({"banner", "complementary", "contentinfo", "search", "dialog", "menu"})
_SMALL_PAGE = 2500
"""Code points; there is nothing to be gained by choosing, and something to be lost."""
_TELLING = 25
_WINDOW = 50_000
_BODY = 80
_ENOUGH = 0.5
_MOST_OF_IT = 0.95
_LINKS_ONLY = 0.85
_LONGEST_LINK_LINE = 120


def chosen(stretches: Sequence[Stretch], pointed: str) -> tuple[list[Part], set[str]]:
    """Choose the blocks of the article, given the text that points at it, and say what was dropped.

    Where the pointer finds too little, the whole page is the article but for its furniture.
    """
    if sum(len(found.part.text) for found in stretches) < _SMALL_PAGE:
        return [found.part for found in stretches], set()
    wanted = _squeezed(pointed)
    marks = list(_pointed_at(stretches, wanted))
    root = _root(stretches, marks)
    is_reference, is_furniture = Inherited(_is_reference), Inherited(_furniture_in(root))
    is_within = Inherited(lambda element: True if root is None or element is root else None)

    def is_around(stretch: Stretch) -> bool:
        return _is_link(stretch) or is_furniture(stretch.element)

    kept = [
        stretch
        for stretch, mark in zip(stretches, marks, strict=True)
        if mark
        or is_reference(stretch.element)
        or (is_within(stretch.element) and not is_around(stretch))
    ]
    opening = [
        found for found in _opening(stretches, kept) if _is_title(found) or not is_around(found)
    ]
    dropped = {FURNITURE} if len(opening) + len(kept) < len(stretches) else set()
    return [stretch.part for stretch in (*opening, *kept)], dropped


def _pointed_at(stretches: Iterable[Stretch], wanted: str) -> Iterator[bool]:
    """Tell of each block whether the pointer holds it; both go through the page in its order."""
    place = 0
    for stretch in stretches:
        words = _squeezed(stretch.part.text)
        start = max(0, place - _WINDOW)
        found = wanted.find(words, start, place + len(words) + _WINDOW)
        is_held = len(words) >= _TELLING and found >= 0
        place = found + len(words) if is_held else place
        yield is_held


def _squeezed(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text)  # 10² there is 102 here
    return "".join(sign for sign in plain if sign.isalnum())


def _root(stretches: Sequence[Stretch], marks: Sequence[bool]) -> HtmlElement | None:
    """Find the lowest element that holds what was pointed at; None stands for the whole page."""
    body = sum(len(found.part.text) for found in stretches if _is_body(found))
    weights: Counter[HtmlElement] = Counter()
    for stretch, mark in zip(stretches, marks, strict=True):
        if mark:
            weights[stretch.element] += len(stretch.part.text)
    total = weights.total()
    if total < body * _ENOUGH or not total:
        return None
    depths = depths_of(weights)
    for element in sorted(depths, key=depths.__getitem__, reverse=True):
        if weights[element] >= total * _MOST_OF_IT:
            return element
        weights[element.getparent()] += weights[element]
    return None


def _is_body(stretch: Stretch) -> bool:
    return len(stretch.part.text) >= _BODY and stretch.links < _ENOUGH


def _is_reference(element: HtmlElement) -> bool | None:
    """Whether it is a list of references or notes, which often lies outside."""
    is_one = element.tag in _HOLDERS and _REFERENCES.search(_names(element))
    return True if is_one else None


def _names(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _is_link(stretch: Stretch) -> bool:
    return stretch.links >= _LINKS_ONLY and len(stretch.part.text) <= _LONGEST_LINK_LINE


def _furniture_in(root: HtmlElement | None) -> Callable[[HtmlElement], bool | None]:
    """Tell whether an element looks like what stands around articles."""

    def is_furniture(element: HtmlElement) -> bool | None:
        if element is root or element.tag in {"body", "html", "main", "article"}:
            return False
        is_one = (
            element.tag in _FURNITURE_TAGS
            or element.get("role") in _FURNITURE_ROLES
            or _FURNITURE.search(_names(element))
        )
        return True if is_one else None

    return is_furniture


def _opening(stretches: Sequence[Stretch], kept: Sequence[Stretch]) -> list[Stretch]:
    """List the last first-rank heading before the article, with the lead that follows it."""
    if not kept or any(_is_title(found) for found in kept):
        return []
    before = list(stretches[: list(stretches).index(kept[0])])
    places = [place for place, found in enumerate(before) if _is_title(found)]
    if not places:
        return []
    return before[places[-1] :]


def _is_title(stretch: Stretch) -> bool:
    return stretch.part.kind is BlockKind.HEADING and stretch.part.level == 1
