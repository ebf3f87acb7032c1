"""Author and day as a page shows them, where its head says nothing."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from ketareview.domain.article import Author
from ketareview.importing.record import dates, names
from ketareview.importing.record.findings import WEB_PAGE, Finding
from ketareview.importing.webpage.authorship import is_author
from ketareview.importing.webpage.inheriting import Inherited

_BESIDE = re.compile(r"(?:^|\s)(?:comment|respond|related|sidebar|recommend)")
_LABEL = re.compile(
    r"^(?:.*\b(?:by|par|por)\b|\W*(?:autor(?:in|en|es)?|authors?|auteurs?|autore)\b|"
    r"\W*(?:(?:(?:text|beitrag|\w+(?:licht|fasst|stellt|ziert|schrieben))|.*\d.*?)\s+)?von\b)[\s:]*",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s*(?:[\d@|•·∙/(\[–—]|\s-\s|\b(?:updated|published|posted|aktualisiert)\b)",  # noqa: RUF001 - dashes
    re.IGNORECASE,
)
_DAY = re.compile(
    r"[\s,]+(?:\w+day|\w+tag|jan(?:uary?)?|feb(?:ruary?)?|mar(?:ch)?|märz?|apr(?:il)?|ma[yi]|jun[ei]?|"
    r"jul[yi]?|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?|on|am|at|in)"
    r"[.,]*$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+(?:et|y|und|and)\s+(?=\S+\s+\S)")
_LONGEST = 120
_LONGEST_SEARCH, _MOST_NAMED = 3, 300
_MOST_WORDS = 5
_ITEMS = frozenset({"li", "span", "tr"})


def bylines(tree: HtmlElement) -> Iterator[Finding]:
    """Find authors by `rel`, `itemprop` and the usual classes, and days by `time` elements."""
    shown = _shown(tree)
    for first in shown[:_LONGEST_SEARCH]:
        alike = [people(_words(each)) for each in shown if _stands_with(each, first)]
        everybody = dict.fromkeys(who for some in alike for who in some)
        yield Finding("authors", tuple(everybody), WEB_PAGE, 0.6)
    for time in tree.iter("time"):
        is_published = time.get("itemprop") == "datePublished" or "pubdate" in time.attrib
        day = time.get("datetime") or _words(time)
        sure = 0.75 if is_published else 0.5
        yield Finding("published", day if dates.year(day) else "", WEB_PAGE, sure)
        yield Finding("year", dates.year(day), WEB_PAGE, sure)


def people(byline: str) -> tuple[Author, ...]:
    """Read whole names after "by", without the day and the buttons beside them."""
    text = byline
    if found := _LABEL.match(text):
        text = text[found.end() :]
    if found := _BEHIND.search(text):
        text = text[: found.start()]
        while day := _DAY.search(text):
            text = text[: day.start()]
    read = names.authors(_AND.sub(", ", text.strip(" ,;:-")))
    return read if all(map(_is_name, read)) else ()


def _is_name(who: Author) -> bool:
    words = (who.literal or f"{who.given} {who.family}").split()
    is_lower = words[0][0].islower() or words[-1][0].islower()
    return len(words) == 1 or (len(words) <= _MOST_WORDS and not is_lower)


def _shown(tree: HtmlElement) -> list[HtmlElement]:
    """List the elements that name authors and hold no others that do."""
    is_beside = Inherited(_is_beside)
    authors = (each for each in tree.iter() if is_author(each) and not is_beside(each))
    named = list(islice(authors, _MOST_NAMED))
    outer = {above for each in named for above in each.iterancestors()}
    return [each for each in named if each not in outer and _words(each)]


def _stands_with(element: HtmlElement, first: HtmlElement) -> bool:
    """Whether elements are alike and stand in one list of authors."""
    mine, other = element.getparent(), first.getparent()
    if _names(element) != _names(first) or mine is None or other is None:
        return element is first
    is_item = mine.tag == other.tag and mine.tag in _ITEMS
    return mine is other or (is_item and mine.getparent() is other.getparent())


def _is_beside(element: HtmlElement) -> bool | None:
    if element.tag in {"body", "main"}:
        return False
    return True if _BESIDE.search(_names(element)) else None


def _names(element: HtmlElement) -> str:
    return (element.get("class") or "").lower()


def _words(element: HtmlElement) -> str:
    """Give the words of an element, or what it says as a `meta`; nothing where there are many."""
    said = element.get("content") or " ".join(str(text) for text in element.itertext())
    text = " ".join(said.split())
    return text if len(text) <= _LONGEST and "://" not in text else ""
