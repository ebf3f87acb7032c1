"""What a reviewer types to find things: words, phrases, fields, and how they are joined."""

from ketareview.domain.query.fields import FIELDS_OF_TEXT, FIELDS_WITH_SPANS, Field
from ketareview.domain.query.parsing import parse
from ketareview.domain.query.tree import (
    EVERYTHING,
    All,
    Bound,
    Either,
    Not,
    Query,
    Span,
    Term,
    wanted,
)

__all__ = [
    "EVERYTHING",
    "FIELDS_OF_TEXT",
    "FIELDS_WITH_SPANS",
    "All",
    "Bound",
    "Either",
    "Field",
    "Not",
    "Query",
    "Span",
    "Term",
    "parse",
    "wanted",
]
