"""What trafilatura and its htmldate make of a page: where its main text is, and its day."""

import logging

_MOST_TAGS = 100_000
_LOGGERS = ("trafilatura", "htmldate", "courlan")
"""They log what they read."""


def pointed(markup: str) -> str:
    """Ask for the main text; there may be none, and very large pages are not asked about."""
    if markup.count("<") > _MOST_TAGS:
        return ""
    import trafilatura  # noqa: PLC0415 - takes 0.2 s, which only web pages should cost

    _silence()
    return trafilatura.extract(markup, favor_recall=True, include_comments=False) or ""


def day(markup: str) -> str:
    """Ask for the day of publication, as 2021-03-15; there may be none.

    It is that of the markup only: years in the text are those of works it cites.
    """
    if markup.count("<") > _MOST_TAGS:
        return ""
    import htmldate  # noqa: PLC0415 - as above

    _silence()
    return htmldate.find_date(markup, original_date=True, extensive_search=False) or ""


def _silence() -> None:
    for name in _LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
