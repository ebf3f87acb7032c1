"""The sentences of a report that are made from numbers."""

import re
from collections.abc import Sequence
from datetime import datetime

from ketareview.domain.article import Author, Record
from ketareview.domain.codebook import Code
from ketareview.reporting.report import Group, Quotation

SIGNS = {
    "supports": "+",
    "contradicts": "\u2212",
    "qualifies": "~",
    "no-difference": "=",
    "mentions": "\u00b7",
}
UNREAD = "Filed under this topic and not read yet"
UNTAGGED = "Filed under this topic, with no passage marked"
FAILED = "Could not be imported"
UNMATCHED = "Quotations that do not match their source; they are printed without a check mark"
_MOST_AUTHORS = 6
_LONGEST_TITLE = 90
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


def brief(groups: Sequence[Group], strengths: Sequence[Code]) -> tuple[str, ...]:
    """Say what is contested, what rests on nothing and what is still to be looked up."""
    names = {code.key: code.label for code in strengths}
    told = [_contested(group, names) for group in groups if group.is_contested]
    told.extend(_unsupported(groups))
    unchecked = sum(each.level is None for group in groups for each in group.quotations)
    if unchecked:
        rests = "rests" if unchecked == 1 else "rest"
        told.append(
            f"{counted(unchecked, 'passage')} {rests} on references that nobody has looked up yet."
        )
    return tuple(told)


def _contested(group: Group, names: dict[str, str]) -> str:
    def strongest(stance: str) -> str:
        best = max(group.of(stance), key=lambda each: -1 if each.level is None else each.level)
        return f"{names.get(best.strength, best.strength)} (passage {best.number})"

    supporting, against = len(group.of("supports")), len(group.of("contradicts"))
    return (
        f"{group.label} is contested: {supporting} for, {against} against. "
        f"The strongest for: {strongest('supports')}; "
        f"the strongest against: {strongest('contradicts')}."
    )


def _unsupported(groups: Sequence[Group]) -> list[str]:
    bare = [each for group in groups for each in group.quotations if each.level == 0]
    only = [
        group.label.lower() if group.label[1:2].islower() else group.label
        for group in groups
        if all(each.level == 0 for each in group.quotations)
    ]
    told: list[str] = []
    if bare:
        articles = len({each.article for each in bare})
        verb = "cites" if len(bare) == 1 else "cite"
        told.append(
            f"{counted(len(bare), 'passage')} from {counted(articles, 'article')} {verb} no "
            "evidence at all."
        )
    if only:
        told.append(f"Nothing but uncited assertion stands behind: {listed(only)}.")
    return told


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
    return "".join(part[0] for part in re.split(r"[\s.-]+", given) if part)


def details(record: Record) -> str:
    """Tell journal, volume, pages, DOI and address, as far as they are known."""
    volume = f"{record.volume}({record.issue})" if record.issue else record.volume
    where = ", ".join(filter(None, (record.journal, volume, record.pages)))
    doi = f"doi:{record.doi}" if record.doi else ""
    pmid = f"PMID {record.pmid}" if record.pmid else ""
    return ". ".join(filter(None, (where, doi, pmid, "" if record.doi else record.url)))


def shortened(title: str) -> str:
    """Cut a long title at a word; the list of sources has the whole of it."""
    if len(title) <= _LONGEST_TITLE:
        return title
    return title[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:") + "\u2026"


def named(record: Record) -> str:
    """Name an article in a list of what was left out."""
    return f"{record.cited_as}. {record.title}" if record.authors else record.title
