"""What the value of a field may be."""

import re
from calendar import monthrange
from datetime import MAXYEAR, date

from ketareview.domain.article import ArticleKind, ArticleStatus
from ketareview.domain.query.fields import FIELDS_OF_TEXT, FIELDS_WITH_SPANS, Field
from ketareview.domain.query.problems import (
    BackwardSpanError,
    NotADateError,
    NotAYearError,
    UnknownValueError,
    WordlessTermError,
)
from ketareview.domain.query.scanning import Kind, Token
from ketareview.domain.query.tree import Bound, Query, Span, Term

_KNOWN: dict[Field, tuple[str, ...]] = {
    Field.HAS: ("pdf", "highlight", "note"),
    Field.IS: ("duplicate",),
    Field.STATUS: tuple(ArticleStatus),
    Field.KIND: tuple(ArticleKind),
}
_COMPARISON = re.compile(r"(>=|<=|>|<|=)(.*)", re.DOTALL)
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")


def understood(field: Field, token: Token, typed: str) -> Query:
    """Make a term or a span of a value.

    Raises:
        QueryError: the field has no such values.
    """
    if field in FIELDS_WITH_SPANS and token.kind is Kind.WORD and not token.is_prefix:
        span = _span(field, token)
        if span is not None:
            _check_span(span, typed)
            return span
    return _term(field, token, typed)


def days(value: str) -> tuple[date, date]:
    """Give the first and the last day of a day, month or year: `2026-01-31`, `2026-01`, `2026`.

    Raises:
        ValueError: there is no such day.
    """
    match = _DATE.fullmatch(value)
    if not match:
        raise ValueError(value)
    year, month, day = (int(part) if part else 0 for part in match.groups())
    if year == MAXYEAR:  # the day after it cannot be told
        raise ValueError(value)
    first = date(year, month or 1, day or 1)
    if day:
        return first, first
    last_month = month or 12
    return first, date(year, last_month, monthrange(year, last_month)[1])


def _term(field: Field, token: Token, typed: str) -> Query:
    text = token.text
    if field in _KNOWN:
        text = text.casefold()
        if text not in _KNOWN[field]:
            known = " ".join(f"{field}:{value}" for value in _KNOWN[field])
            place = token.place
            raise UnknownValueError(
                name=field.value, value=text, known=known, place=place, query=typed
            )
    elif field in FIELDS_OF_TEXT or not text:
        if not any(character.isalnum() for character in text):
            shown = f"{text}*" if token.is_prefix else text
            raise WordlessTermError(term=shown, place=token.place, query=typed)
    elif field in FIELDS_WITH_SPANS:
        _check_value(field, text, token.place, typed)
    return Term(field, text, is_prefix=token.is_prefix and field not in _KNOWN, place=token.place)


def _span(field: Field, token: Token) -> Span | None:
    low, dots, high = token.text.partition("..")
    if dots:
        if not low and not high:
            return None
        return Span(
            field,
            Bound(low) if low else None,
            Bound(high) if high else None,
            place=token.place,
        )
    match = _COMPARISON.fullmatch(token.text)
    if not match or not match[2]:
        return None
    sign, value = match.groups()
    if sign == "=":
        return Span(field, Bound(value), Bound(value), place=token.place)
    bound = Bound(value, is_included=sign.endswith("="))
    if sign.startswith(">"):
        return Span(field, low=bound, place=token.place)
    return Span(field, high=bound, place=token.place)


def _check_span(span: Span, typed: str) -> None:
    ends = [end.value for end in (span.low, span.high) if end]
    for end in ends:
        _check_value(span.field, end, span.place, typed)
    if len(ends) == 1 or span.field is Field.STRENGTH:
        return
    low, high = ends
    is_backward = int(low) > int(high) if span.field is Field.YEAR else days(low)[0] > days(high)[1]
    if is_backward:
        raise BackwardSpanError(low=low, high=high, place=span.place, query=typed)


def _check_value(field: Field, value: str, place: int, typed: str) -> None:
    """Years and days can be checked here; what strengths there are is the codebook's to say."""
    if field is Field.YEAR and not re.fullmatch("[0-9]{1,4}", value):
        raise NotAYearError(value=value, place=place, query=typed)
    if field is Field.ADDED:
        try:
            days(value)
        except ValueError as error:
            raise NotADateError(value=value, place=place, query=typed) from error
