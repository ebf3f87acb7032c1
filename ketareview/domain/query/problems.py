"""Why a query cannot be understood; each has its own sentence, and all know the `place`."""

from ketareview.domain.errors import QueryError


class UnclosedQuotationError(QueryError):
    """The quotation mark at `place` has no partner."""


class UnclosedParenthesisError(QueryError):
    """The parenthesis opened at `place` is never closed."""


class StrayParenthesisError(QueryError):
    """The parenthesis closed at `place` was never opened."""


class EmptyParenthesesError(QueryError):
    """Nothing stands between the parentheses at `place`."""


class MissingTermError(QueryError):
    """`beside` joins or negates, but what it should join or negate is missing."""


class UnknownFieldError(QueryError):
    """There is no field `name`; `known` lists them."""


class MissingValueError(QueryError):
    """Nothing stands behind `name` and its colon."""


class WordlessTermError(QueryError):
    """`term` holds neither a letter nor a digit."""


class UnknownValueError(QueryError):
    """`value` is nothing that field `name` knows; `known` lists what it knows."""


class NotAYearError(QueryError):
    """`value` is no year."""


class NotADateError(QueryError):
    """`value` is no day, month or year."""


class BackwardSpanError(QueryError):
    """The span from `low` to `high` ends before it begins."""


class UnknownTopicError(QueryError):
    """No topic is called `value`; `nearest` are the likeliest."""


class LongQueryError(QueryError):
    """The query has more than `most` terms, or parentheses go deeper than `deepest`."""
