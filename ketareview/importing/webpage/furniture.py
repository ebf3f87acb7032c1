"""Which elements stand around articles, and which hold lists of references, by their names."""

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet

from lxml.html import HtmlElement

from ketareview.importing.webpage.inheriting import Inherited

_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?<!\bno[_-])(?<!\bhas[_-])(?<!\bwith[_-])(?:"  # has-sharing has it elsewhere
    r"shar(?:e|ing)|social|related|comments?|respond|sidebar|nav(?:bar|igation)?|menu|"
    r"breadcrumbs?|cookies?|consent|newsletter|promos?|footer|advert\w*|ads?|toolbar|banner|"
    r"recommend\w*|(?<![\w-])widget|subscribe|subscription|popup|modal|masthead|skip|pagination|"
    r"tags|login|signup|outbrain|taboola|disqus)(?:$|[\s_-])",
    re.IGNORECASE,
)
_REFERENCES = re.compile(
    r"ref-?list|references|bibliograph|citation-?list|footnotes", re.IGNORECASE
)
_TAGS = frozenset({"footer", "aside", "header", "form", "dialog"})
_HOLDERS = frozenset({"div", "section", "ol", "ul", "dl", "li", "table"})
_ROLES = frozenset({"banner", "complementary", "contentinfo", "search", "dialog", "menu"})


def furniture_but(own: AbstractSet[HtmlElement | None]) -> Callable[[HtmlElement], bool | None]:
    """Tell whether an element looks like what stands around articles; `own` are the article's.

    A header within an article is its own rather than the page's.
    """
    is_in_article = Inherited(lambda element: True if element.tag == "article" else None)

    def is_furniture(element: HtmlElement) -> bool | None:
        if element in own or element.tag in {"body", "html", "main", "article"}:
            return False
        is_one = (
            (element.tag in _TAGS and not (element.tag == "header" and is_in_article(element)))
            or element.get("role") in _ROLES
            or _FURNITURE.search(_names(element))
        )
        return True if is_one else None

    return is_furniture


def is_reference(element: HtmlElement) -> bool | None:
    """Whether it is a list of references or notes, which often lies outside."""
    is_one = element.tag in _HOLDERS and _REFERENCES.search(_names(element))
    return True if is_one else None


def _names(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"
