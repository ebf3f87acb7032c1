"""The sentences of a report that are made from numbers."""

import re
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import quote

from ketareview.domain.article import Author, Record
from ketareview.domain.showing import printed
from ketareview.reporting.report import Quotation

SIGNS = {
    "supports": "+",
    "contradicts": "\u2212",
    "qualifies": "~",
    "no-difference": "=",
    "mentions": "\u00b7",
}
UNREAD = "Not read yet"
UNTAGGED = "Read or begun, with no passage marked"
UNASKED = "With passages marked, of which none is what was asked for"
FAILED = "Could not be imported"
UNMATCHED = "Quotations that do not match their source; they are printed without a check mark"
_MOST_AUTHORS = 6
_MOST_INITIALS = 3
_LONGEST_TITLE = 160
# Not strftime's, which follow the system's language: the same report has the same bytes everywhere.
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def summary(quotations: Sequence[Quotation], articles: int) -> str:
    """Say in a sentence or two what was read, by whom, when, and whether all quotations match."""
    if not quotations:
        return "No passage is marked under this topic yet."
    count = len(quotations)
    readers = listed(sorted({each.reviewer for each in quotations}))
    days = span(min(each.created for each in quotations), max(each.created for each in quotations))
    matching = sum(each.is_checked for each in quotations)
    if matching == count:
        match = (
            "The quotation matches its source."
            if count == 1
            else (f"All {count:,} quotations match their sources.")
        )
    else:
        match = f"{matching:,} of {count:,} quotations match their sources."
    return (
        f"{counted(count, 'passage')} from {counted(articles, 'article')}, "
        f"marked by {readers} {days}. {match}"
    )


def articles_of_them_trials(articles: int, trials: int) -> str:
    """Word the number of articles, whose figure stands above."""
    if articles == 1:
        return "article, a randomised trial" if trials else "article, not a randomised trial"
    noun = "articles"
    if not trials:
        return f"{noun}, none of them a randomised trial"
    return (
        f"{noun}, {trials} of them {'a randomised trial' if trials == 1 else 'randomised trials'}"
    )


def passages_against(passages: int, against: int) -> str:
    """Word the number of passages, whose figure stands above."""
    if passages == 1:
        return "passage, contradicting" if against else "passage, not contradicting"
    noun = "passages"
    return f"{noun}, {against} of them contradicting" if against else f"{noun}, none contradicting"


def contested_of(contested: int, groups: int) -> str:
    """Word the number of contested claim types, whose figure stands above."""
    noun = "claim type" if contested == 1 else "claim types"
    return f"{noun} contested, of {groups} found"


def without_evidence(bare: int) -> str:
    """Word the number of passages that cite nothing, whose figure stands above."""
    return "passage that cites no evidence" if bare == 1 else "passages that cite no evidence"


def counted(number: int, noun: str) -> str:
    """Write a number with its noun: 1 passage, 1,240 passages."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def listed(names: Sequence[str]) -> str:
    """Join names: A, B and C."""
    if len(names) < 2:  # noqa: PLR2004 - one name needs no joining
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def span(first: datetime, last: datetime) -> str:
    """Write the days from first to last as short as they can be."""
    if first.date() == last.date():
        return f"on {day(last)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"between {first.day} and {day(last)}"
    if first.year == last.year:
        return f"between {first.day} {_MONTHS[first.month - 1]} and {day(last)}"
    return f"between {day(first)} and {day(last)}"


def day(moment: datetime) -> str:
    """Write a date: 3 November 2026."""
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def authors(people: Sequence[Author]) -> str:
    """Name authors as in a list of references; the seventh and later as et al."""
    names = [
        f"{one.family} {_initials(one.given)}".strip() if one.family else one.literal
        for one in people
    ]
    shown = ", ".join(names[:_MOST_AUTHORS])
    return f"{shown}, et al." if len(names) > _MOST_AUTHORS else shown


def _initials(given: str) -> str:
    """Shorten given names, but for initials (`AB`) and scripts without capitals."""
    names = [name for name in re.split(r"[\s.-]+", given) if name[:1].isupper()]
    if not names:
        return given
    return "".join(
        name if name.isupper() and len(name) <= _MOST_INITIALS else name[0] for name in names
    )


def details(record: Record) -> str:
    """Tell journal, volume, pages and PMID, as far as they are known."""
    volume = f"{record.volume}({record.issue})" if record.issue else record.volume
    where = ", ".join(filter(None, (record.journal, volume, _pages(record.pages))))
    return ". ".join(filter(None, (where, f"PMID {record.pmid}" if record.pmid else "")))


def _pages(pages: str) -> str:
    ends = [end.strip() for end in re.split("[-\u2010-\u2014]+", pages)]
    return "\u2013".join(dict.fromkeys(ends))


def address(record: Record) -> tuple[str, str]:
    """Tell where the article is found, in words and as a link; only the web is linked to."""
    if record.doi:
        return f"doi:{record.doi}", f"https://doi.org/{quote(record.doi, safe='/()._-;:')}"
    is_web = record.url.startswith(("https://", "http://"))
    return record.url, record.url if is_web and record.url.isprintable() else ""


def dated(names: str, year: int | None) -> str:
    """Add the year to the names of authors, either of which may be missing."""
    return f"{names} ({year})".strip() if year else names


def ended(words: str) -> str:
    """End words with a full stop, unless there are none or they are ended already."""
    return words if not words or words.endswith((".", "?", "!", "\u2026")) else f"{words}."


def shortened(title: str) -> str:
    """Cut a long title at a word; the list of sources has the whole of it."""
    if len(title) <= _LONGEST_TITLE:
        return title
    return title[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:") + "\u2026"


def named(record: Record) -> str:
    """Name an article in a list of what was left out."""
    return f"{record.cited_as}. {record.title}" if record.authors else record.title


def pictured(cited_as: str, place: str, transcription: str) -> str:
    """Describe the picture of a box on a page for those who cannot see it."""
    page = f"page {place} of " if place else ""
    words = f": {printed(transcription)}" if transcription else ", not transcribed"
    return f"Part of {page}{printed(cited_as)}{words}"
