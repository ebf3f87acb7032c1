"""What a page says of itself as JSON-LD (schema.org)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

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
_LONGEST = 2_000_000
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Statement:
    """One article that a page describes; fields that it does not tell are empty."""

    title: str
    authors: tuple[str, ...]
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
    return Statement(
        title=_first(node.get("headline")) or _first(node.get("name")),
        authors=tuple(_words(node.get("author"))),
        published=_first(node.get("datePublished")),
        publisher=_first(node.get("publisher")),
    )


def _first(value: object) -> str:
    return next(iter(_words(value)), "")


def _words(value: object) -> list[str]:
    """Flatten a string, a thing with a name, or a list of either."""
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if isinstance(value, dict):
        return _words(value["name"]) if isinstance(value.get("name"), str) else []
    if isinstance(value, list):
        return [word for item in value if not isinstance(item, list) for word in _words(item)]
    return []
