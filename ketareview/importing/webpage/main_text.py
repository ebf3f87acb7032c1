"""Which of a page's blocks are its article: trafilatura points at it, our own walk reads it whole."""

import re
from collections import Counter
from collections.abc import Sequence

from lxml.html import HtmlElement

from ketareview.domain.text import BlockKind
from ketareview.importing.reflow import Part
from ketareview.importing.webpage.walking import Stretch

FURNITURE = "page-furniture"
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:shar(?:e|ing)|social|related|comments?|respond|sidebar|nav(?:bar|igation)?|menu|"
    r"breadcrumbs?|cookies?|consent|newsletter|promos?|footer|advert\w*|ads?|toolbar|banner|"
    r"recommend\w*|widget|subscribe|subscription|popup|modal|masthead|skip|pagination|tags|login|"
    r"signup|outbrain|taboola|disqus)(?:$|[\s_-])",
    re.IGNORECASE,
)
_FURNITURE_TAGS = frozenset({"footer", "aside", "header", "form", "dialog"})
_FURNITURE_ROLES = frozenset({"banner", "complementary", "contentinfo", "search", "dialog", "menu"})
_TELLING = 25
_BODY = 80
_ENOUGH = 0.5
_MOST_OF_IT = 0.95
_LINKS_ONLY = 0.85
_LONGEST_LINK_LINE = 120


def chosen(stretches: Sequence[Stretch], pointed: str) -> tuple[list[Part], set[str]]:
    """Choose the blocks of the article, given the text that points at it, and say what was dropped.

    Where the pointer finds too little, the whole page is the article but for its furniture.
    """
    wanted = _squeezed(pointed)
    marks = [_is_pointed_at(stretch, wanted) for stretch in stretches]
    root = _root(stretches, marks)
    kept = [
        stretch
        for stretch, mark in zip(stretches, marks, strict=True)
        if mark or (_is_within(stretch.element, root) and not _is_furniture(stretch, root))
    ]
    titles = [] if _has_title(kept) else _title_before(stretches, kept)
    dropped = {FURNITURE} if len(kept) + len(titles) < len(stretches) else set()
    return [stretch.part for stretch in (*titles, *kept)], dropped


def _is_pointed_at(stretch: Stretch, wanted: str) -> bool:
    words = _squeezed(stretch.part.text)
    return len(words) >= _TELLING and words in wanted


def _squeezed(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def _root(stretches: Sequence[Stretch], marks: Sequence[bool]) -> HtmlElement | None:
    """Find the lowest element that holds nearly all that was pointed at; None for the whole page."""
    body = sum(len(found.part.text) for found in stretches if _is_body(found))
    weights: Counter[HtmlElement] = Counter()
    total = 0
    for stretch, mark in zip(stretches, marks, strict=True):
        if mark:
            length = len(stretch.part.text)
            total += length
            for element in (stretch.element, *stretch.element.iterancestors()):
                weights[element] += length
    if total < body * _ENOUGH or not total:
        return None
    holding = [element for element, weight in weights.items() if weight >= total * _MOST_OF_IT]
    return max(holding, key=_depth, default=None)


def _is_body(stretch: Stretch) -> bool:
    return len(stretch.part.text) >= _BODY and stretch.links < _ENOUGH


def _depth(element: HtmlElement) -> int:
    return sum(1 for _ in element.iterancestors())


def _is_within(element: HtmlElement, root: HtmlElement | None) -> bool:
    return (
        root is None or element is root or any(above is root for above in element.iterancestors())
    )


def _is_furniture(stretch: Stretch, root: HtmlElement | None) -> bool:
    """Whether a block that nothing points at looks like what stands around articles."""
    if stretch.links >= _LINKS_ONLY and len(stretch.part.text) <= _LONGEST_LINK_LINE:
        return True
    for element in (stretch.element, *stretch.element.iterancestors()):
        if element is root or element.tag in {"body", "html", "main", "article"}:
            return False
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if (
            element.tag in _FURNITURE_TAGS
            or element.get("role") in _FURNITURE_ROLES
            or _FURNITURE.search(names)
        ):
            return True
    return False


def _has_title(kept: Sequence[Stretch]) -> bool:
    return any(found.part.kind is BlockKind.HEADING and found.part.level == 1 for found in kept)


def _title_before(stretches: Sequence[Stretch], kept: Sequence[Stretch]) -> list[Stretch]:
    """Find the last first-rank heading that stands before the article, often outside of its element."""
    if not kept:
        return []
    before = stretches[: list(stretches).index(kept[0])]
    headings = [
        found for found in before if found.part.kind is BlockKind.HEADING and found.part.level == 1
    ]
    return headings[-1:]
