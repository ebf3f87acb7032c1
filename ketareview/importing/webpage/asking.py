"""What trafilatura makes of a page: where its main text is, and of which day it is."""

import logging
from types import ModuleType

_MOST_TAGS = 100_000
_DATING = {"original_date": True, "extensive_search": False}
"""The day of publication, from markup only: years in the text are those of works it cites."""


def pointed(markup: str) -> str:
    """Ask for the main text; there may be none, and very large pages are not asked about."""
    if markup.count("<") > _MOST_TAGS:
        return ""
    return _trafilatura().extract(markup, favor_recall=True, include_comments=False) or ""


def day(markup: str) -> str:
    """Ask for the day of publication, as 2021-03-15; there may be none."""
    if markup.count("<") > _MOST_TAGS:
        return ""
    return _trafilatura().extract_metadata(markup, date_config=_DATING).date or ""


def _trafilatura() -> ModuleType:
    import trafilatura  # noqa: PLC0415 - takes 0.2 s, which only web pages should cost

    for name in ("trafilatura", "htmldate", "courlan"):  # they log what they read
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    return trafilatura
