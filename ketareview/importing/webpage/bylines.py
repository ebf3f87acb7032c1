"""Author and day as a page shows them, where its head says nothing."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from ketareview.importing.record import dates, names
from ketareview.importing.record.findings import WEB_PAGE, Finding

_AUTHOR = re.compile(
    r"^(?:by-?line|author|author-?name|article-?author|post-?author|entry-?author)s?$"
)
_LONGEST = 120
_LONGEST_SEARCH = 3


def bylines(tree: HtmlElement) -> Iterator[Finding]:
    """Find authors by `rel`, `itemprop` and the usual classes, and days by `time` elements."""
    shown = [text for element in tree.iter() if _is_author(element) if (text := _words(element))]
    for text in shown[:_LONGEST_SEARCH]:
        yield Finding("authors", names.authors(text), WEB_PAGE, 0.6)
    for time in tree.iter("time"):
        is_published = time.get("itemprop") == "datePublished" or "pubdate" in time.attrib
        day = time.get("datetime") or _words(time)
        sure = 0.75 if is_published else 0.5
        yield Finding("published", day if dates.year(day) else "", WEB_PAGE, sure)
        yield Finding("year", dates.year(day), WEB_PAGE, sure)


def _is_author(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str):
        return False
    classes = (element.get("class") or "").lower().replace("_", "-").split()
    return (
        "author" in (element.get("rel") or "").split()
        or element.get("itemprop") == "author"
        or any(_AUTHOR.match(name) for name in classes)
    )


def _words(element: HtmlElement) -> str:
    text = " ".join(element.text_content().split())
    return text if len(text) <= _LONGEST else ""
