"""What a page says of itself as JSON-LD (schema.org)."""

import html
import json
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from ketareview.domain.article import Author
from ketareview.importing.record import names

_ARTICLES = frozenset(
    {
        *("Article", "NewsArticle", "BlogPosting", "ScholarlyArticle", "MedicalScholarlyArticle"),
        *(
            "MedicalWebPage",
            "Report",
            "TechArticle",
            "ReportageNewsArticle",
            "OpinionNewsArticle",
            "WebPage",
        ),
    }
)
_BODIES = ("Organization", "Corporation", "Project")
_LONGEST = 2_000_000
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Statement:
    """One article that a page describes; fields that it does not tell are empty."""

    title: str
    authors: tuple[Author, ...]
    published: str
    publisher: str


def statements(tree: HtmlElement) -> list[Statement]:
    """List the articles that a page describes, in order; what is not JSON is passed over."""
    found: list[Statement] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            found += [_statement(node) for node in _nodes(_parsed(script.text or ""), 0)]
    return found


def _parsed(text: str) -> object:
    try:
        value: object = json.loads(text[:_LONGEST], strict=False)
    except (ValueError, RecursionError):
        return None
    return value


def _nodes(value: object, depth: int) -> Iterator[dict[str, object]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        if _ARTICLES & set(_words(value.get("@type"))):
            yield value
        yield from _nodes(value.get("@graph"), depth + 1)


def _statement(node: dict[str, object]) -> Statement:
    is_page = _words(node.get("@type")) == ["WebPage"]  # which often has the site's name
    return Statement(
        title=_first(node.get("headline")) or ("" if is_page else _first(node.get("name"))),
        authors=tuple(dict.fromkeys(_people(node.get("author")))),
        published=_first(node.get("datePublished")),
        publisher=_first(node.get("publisher")),
    )


def _people(value: object) -> Iterator[Author]:
    """Read the authors, who may be bodies, from names or from things that have them."""
    for each in value if isinstance(value, list) else [value]:
        name = _first(each)
        kind = _first(each.get("@type")) if isinstance(each, dict) else ""
        if name and kind.endswith(_BODIES):
            yield Author(literal=name)
        elif "://" not in name:
            yield from names.authors(name)


def _first(value: object) -> str:
    return next(iter(_words(value)), "")


def _words(value: object) -> list[str]:
    """Flatten a string, in which some write references of HTML, a named thing, or a list."""
    if isinstance(value, str):
        words = html.unescape(value).strip()
        return [words] if words else []
    if isinstance(value, dict):
        return _words(value["name"]) if isinstance(value.get("name"), str) else []
    if isinstance(value, list):
        return [word for item in value if not isinstance(item, list) for word in _words(item)]
    return []
