"""The sentences of a report that are made from numbers."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import quote

from ketareview.domain import suffixes
from ketareview.domain.article import Author, Record
from ketareview.domain.showing import printed
from ketareview.reporting.report import Quotation, Report
from ketareview.reporting.words import Words, words

SIGNS = {
    "supports": "+",
    "contradicts": "\u2212",
    "qualifies": "~",
    "no-difference": "=",
    "mentions": "\u00b7",
}
_MOST_AUTHORS = 6
_MOST_INITIALS = 3
_LONGEST_TITLE = 160
_ENGLISH = words()


def summary(quotations: Sequence[Quotation], articles: int, say: Words = _ENGLISH) -> str:
    """Say in a sentence or two what was read, by whom, when, and whether all quotations match."""
    if not quotations:
        return say("head.none")
    count = len(quotations)
    matching = sum(each.is_checked for each in quotations)
    if matching == count:
        match = say.counted("head.all-match", count)
    else:
        match = say("head.some-match", matching=f"{matching:,}", n=f"{count:,}")
    return say(
        "head.marked",
        passages=say.counted("head.passages", count),
        articles=say.counted("head.articles", articles),
        readers=listed(sorted({each.reviewer for each in quotations}), say),
        days=span(
            min(each.created for each in quotations), max(each.created for each in quotations), say
        ),
        match=match,
    )


def articles_of_them_trials(articles: int, trials: int, say: Words = _ENGLISH) -> str:
    """Word the number of articles, whose figure stands above."""
    if articles == 1:
        return say("figure.one-trial" if trials else "figure.one-other")
    if not trials:
        return say("figure.no-trials")
    return say.counted("figure.trials", trials)


def passages_against(passages: int, against: int, say: Words = _ENGLISH) -> str:
    """Word the number of passages, whose figure stands above."""
    if passages == 1:
        return say("figure.one-against" if against else "figure.one-not-against")
    return say("figure.against", n=against) if against else say("figure.none-against")


def contested_of(contested: int, groups: int, say: Words = _ENGLISH) -> str:
    """Word the number of contested claim types, whose figure stands above."""
    return say.counted("figure.contested", contested, groups=groups)


def without_evidence(bare: int, say: Words = _ENGLISH) -> str:
    """Word the number of passages that cite nothing, whose figure stands above."""
    return say.counted("figure.bare", bare)


def listed(names: Sequence[str], say: Words = _ENGLISH) -> str:
    """Join names: A, B and C."""
    if len(names) < 2:  # noqa: PLR2004 - one name needs no joining
        return "".join(names)
    return say("list.last", names=", ".join(names[:-1]), last=names[-1])


def span(first: datetime, last: datetime, say: Words = _ENGLISH) -> str:
    """Write the days from first to last as short as they can be."""
    if first.date() == last.date():
        return say("date.on", day=day(last, say))
    begun = day(first, say)
    if (first.year, first.month) == (last.year, last.month):
        begun = str(first.day)
    elif first.year == last.year:
        begun = say("date.short", day=first.day, month=_month(first, say))
    return say("date.between", first=begun, last=day(last, say))


def day(moment: datetime, say: Words = _ENGLISH) -> str:
    """Write a date: 3 November 2026."""
    return say("date.day", day=moment.day, month=_month(moment, say), year=moment.year)


def _month(moment: datetime, say: Words) -> str:
    """Name a month; not as the system's language has it: the bytes are the same everywhere."""
    return say(f"month.{moment.month}")


def authors(people: Sequence[Author]) -> str:
    """Name authors as in a list of references; the seventh and later as et al."""
    names = [
        f"{one.family} {_initials(one.given)}".strip() if one.family else one.literal
        for one in people
    ]
    shown = ", ".join(names[:_MOST_AUTHORS])
    return f"{shown}, et al." if len(names) > _MOST_AUTHORS else shown


def _initials(given: str) -> str:
    """Shorten given names, but for initials (`AB`), suffixes and scripts without capitals."""
    given, suffix = suffixes.parted(given)
    names = [name for name in re.split(r"[\s.-]+", given) if name[:1].isupper()]
    shown = "".join(
        name if name.isupper() and len(name) <= _MOST_INITIALS else name[0] for name in names
    )
    return f"{shown or given} {suffix}".strip()


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
    return f"{record.cited_as}. {record.called}" if record.authors else record.called


def pictured(cited_as: str, place: str, transcription: str, say: Words = _ENGLISH) -> str:
    """Describe the picture of a box on a page for those who cannot see it."""
    name = printed(cited_as)
    told = say("picture.of-page", page=place, name=name) if place else say("picture.of", name=name)
    if not transcription:
        return say("picture.bare", part=told)
    return say("picture.transcribed", part=told, words=printed(transcription))


def title_of(report: Report) -> str:
    """Give the title as printed; a document without one is not accessible."""
    return printed(report.title) or words(report.language)("print.untitled")


def pages(place: str, say: Words = _ENGLISH) -> str:
    """Give what stands before a page, or before several."""
    return say.counted("print.pages", 2 if "\u2013" in place else 1)


def is_right_to_left(words: str) -> bool:
    """Whether the first letter is of a script that runs from right to left."""
    directions = (unicodedata.bidirectional(character) for character in words)
    return next((one != "L" for one in directions if one in {"L", "R", "AL"}), False)
