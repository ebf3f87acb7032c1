"""Author and day as a page shows them, where its head says nothing."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from ketareview.domain.article import Author
from ketareview.importing.record import dates, names
from ketareview.importing.record.findings import WEB_PAGE, Finding
from ketareview.importing.webpage.inheriting import Inherited

_AUTHOR = re.compile(
    r"^(?!.*(?:comment|card|teaser|related|avatar|ima?ge?|photo))"
    r"(?:.*[-_])?(?:by-?line|authors?|auteurs?|author-?name|document-?author)s?$"
)
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
_LONGEST_SEARCH = 3
_MOST_WORDS = 5


def bylines(tree: HtmlElement) -> Iterator[Finding]:
    """Find authors by `rel`, `itemprop` and the usual classes, and days by `time` elements."""
    for text in _shown(tree)[:_LONGEST_SEARCH]:
        yield Finding("authors", people(text), WEB_PAGE, 0.6)
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


def _shown(tree: HtmlElement) -> list[str]:
    """List the words of elements that name authors and hold no others that do."""
    is_beside = Inherited(_is_beside)
    named = [each for each in tree.iter() if _is_author(each) and not is_beside(each)]
    outer = {above for each in named for above in each.iterancestors()}
    return [text for each in named if each not in outer and (text := _words(each))]


def _is_beside(element: HtmlElement) -> bool | None:
    if element.tag in {"body", "main"}:
        return False
    return True if _BESIDE.search(_names(element)) else None


def _is_author(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str):
        return False
    classes = _names(element).replace("_", "-").split()
    return (
        "author" in (element.get("rel") or "").split()
        or element.get("itemprop") == "author"
        or any(_AUTHOR.match(name) for name in classes)
    )


def _names(element: HtmlElement) -> str:
    return (element.get("class") or "").lower()


def _words(element: HtmlElement) -> str:
    """Give the words of an element, or what it says as a `meta`; nothing where there are many."""
    said = element.get("content") or " ".join(str(text) for text in element.itertext())
    text = " ".join(said.split())
    return text if len(text) <= _LONGEST and "://" not in text else ""
