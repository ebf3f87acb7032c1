"""Which elements of a page name its authors."""

import re

from lxml.html import HtmlElement

_AUTHOR = re.compile(
    r"^(?!.*(?:comment|card|teaser|related|avatar|ima?ge?|photo|about))"
    r".*(?:by-?line|author|auteur)s?(?:-?names?)?$"
)


def is_author(element: HtmlElement) -> bool:
    """Whether an element names an author, as its `rel`, `itemprop` or one of its classes says."""
    if not isinstance(element.tag, str):
        return False
    classes = (element.get("class") or "").lower().replace("_", "-").split()
    return (
        "author" in (element.get("rel") or "").split()
        or element.get("itemprop") == "author"
        or element.get("data-xocs-content-type") == "author"  # ScienceDirect, on buttons
        or any(_AUTHOR.match(name) for name in classes)
    )


def names_author(element: HtmlElement) -> bool:
    """Whether an element is or holds one that names an author."""
    return any(map(is_author, element.iter()))
