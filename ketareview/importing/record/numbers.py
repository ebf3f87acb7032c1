"""Which number a work has: of a journal, a book, a report or a patent."""

import re

_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]\b(?!-?\d)")
_ISBN = re.compile(r"(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx]\b")
_REPORTS = re.compile(r"report|^rprt$", re.IGNORECASE)
_PATENTS = re.compile(r"patent|^pat$", re.IGNORECASE)
_DIGITS_OF_BOOKS = 9
"""An ISBN of ten signs, less the last one, which may be an X."""


def of_work(kind: str) -> str:
    """Name the field of the number that works of a kind bear; empty for other kinds."""
    if _PATENTS.search(kind):
        return "patent-number"
    return "report-number" if _REPORTS.search(kind) else ""


def field(written: str, kind: str = "") -> str:
    """Name the field of a number that stands where ISSN and ISBN do, by the kind of the work."""
    if _ISSN.match(written):
        return "issn"
    if _ISBN.search(written):
        return "isbn"
    if own := of_work(kind):
        return own
    digits = sum(sign.isdigit() for sign in written.partition("(")[0])
    return "isbn" if digits >= _DIGITS_OF_BOOKS else "issn"
