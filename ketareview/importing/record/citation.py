"""Journal, volume, pages and year, from the lines in which papers cite themselves."""

import re
from collections.abc import Iterator

from ketareview.importing.record import dates
from ketareview.importing.record.findings import Finding

_WORD = r"(?:[A-Z][\w&’'.-]*|of|and|the|in|for|on|&)"  # noqa: RUF001 - apostrophe of print
_JOURNAL = rf"(?P<journal>[A-Z][A-Za-z&]*(?:[ :-]{{1,2}}{_WORD}){{0,7}}?)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_PAGES = r"(?P<pages>[eE]?\d[\w.]*(?:\s?[-–]\s?[eE]?\d+)?)"  # noqa: RUF001 - dash between pages
_VOLUME = r"(?P<volume>\d{1,4})"
_ISSUE = r"(?P<issue>[\w-]{1,8})"
_BEFORE = r"(?:^|[(|]\s?|et al\.?:?\s+|\.\s)"
_PATTERNS = tuple(
    (word, re.compile(pattern, re.MULTILINE))
    for word, pattern in (
        # Forster et al. Trials (2015) 16:2; J Med Internet Res 2011;13(4):e107; Pain, 2014, 155: 1
        (
            "",
            (
                rf"{_BEFORE}{_JOURNAL} ?[.,|]?\s+\(?{_YEAR}\)?[;,:]?\s*{_VOLUME}\s*"
                rf"(?:\({_ISSUE}\))?\s*[:,]\s*{_PAGES}?"
            ),
        ),
        # Nature Communications, doi:10.1038/s41467-024-44806-1
        (" doi:", rf"^{_JOURNAL},? doi:"),
        # Advances in Medical Education and Practice 2016:7 623-633
        ("", rf"^{_JOURNAL} {_YEAR}:{_VOLUME} {_PAGES}"),
        # J Med Internet Res 2011 | vol. 13 | iss. 4 | e107
        (" | vol. ", rf"^{_JOURNAL} {_YEAR} \| vol\. {_VOLUME} \| iss\. {_ISSUE} \| {_PAGES}"),
        # HEALTH PSYCHOLOGY AND BEHAVIORAL MEDICINE, 2016 / VOL. 4, NO. 1, 361-380
        (
            "\nV",
            rf"^{_JOURNAL},? {_YEAR}\n(?:VOL|Vol)\. {_VOLUME}, (?:NO|No)\. {_ISSUE}, {_PAGES}",
        ),
        # Cardiology Research and Practice / Volume 2010, Article ID 157939
        ("\nVolume ", rf"^{_JOURNAL}\nVolume {_YEAR}, Article ID {_PAGES}"),
        # Vol. 30 no. 1 2014, pages 139-140 BIOINFORMATICS APPLICATIONS NOTE
        (
            "Vol. ",
            (
                rf"Vol\. {_VOLUME} no\. {_ISSUE} {_YEAR}, pages {_PAGES}"
                r"\s+(?P<journal>[A-Z]{4,}(?: [A-Z]{2,}){0,4}?)(?=\s*(?:$|\n|[A-Z][a-z]|"
                r"(?:ORIGINAL|APPLICATIONS?|DISCOVERY|REVIEW|LETTER)\b))"
            ),
        ),
        # BIOINFORMATICS ... Vol. 29 no. 20 2013, pages 2671-2672
        ("Vol. ", rf"Vol\. {_VOLUME} no\. {_ISSUE} {_YEAR}, pages {_PAGES}"),
        # To cite this article: Ines Prado (2017) A title, The journal, 5:1, 1-13, DOI: 10.1080/…
        (
            "o cite this article:",
            (
                rf"[Tt]o cite this article:\s[^()]{{1,1000}}\({_YEAR}\):?\s[\s\S]{{1,500}}?[,.?!]\s"
                rf"(?P<journal>[A-Z][^,]{{3,90}}),\s{_VOLUME}:{_ISSUE},\s{_PAGES},\s?DOI"
            ),
        ),
        # International Psychogeriatrics (2014), 26:1, 147-154
        ("), ", rf"^{_JOURNAL} \({_YEAR}\), {_VOLUME}:{_ISSUE}, {_PAGES}"),
    )
)
"""Each with what stands in all that it finds, which is looked for in a hundredth of the time."""

_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)? +)?(?:[A-Z][a-z]+\.? +)?(?:\d{1,2}, *)?"
_PUBLISHED = re.compile(
    r"(?:(?i:published(?: online)?|publication date|date of publication))"
    rf"\s*:?\s*(?:on )?{_DAY}((?:19|20)\d\d)"
)
_COPYRIGHT = re.compile(r"(?:©|\([cC]\)|[Cc]opyright)[^\n\d]{0,40}((?:19|20)\d\d)")
_ACCEPTED = re.compile(rf"(?i:accepted)\s*:?\s*(?:on )?{_DAY}((?:19|20)\d\d)")
_OF_MONTH = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r",? ((?:19|20)\d\d)[ \t]*$",
    re.MULTILINE,
)
_PREPRINT = re.compile(r"\b(bioRxiv|medRxiv|PsyArXiv)\b(?= preprint| \(|\.? ?doi)")
_NOT_JOURNALS = re.compile(
    r"^(?:[A-Z]\d*$|vol|volume|received|accepted|published|revised|figure|fig|table|page|copyright|january|"
    r"february|march|april|may|june|july|august|september|october|november|december|available|updated|since)\b",
    re.IGNORECASE,
)


def cited(text: str, where: str, sure: float) -> Iterator[Finding]:
    """Find how a page cites the paper that it is part of."""
    found = _first(text)
    for field, value in found.groupdict().items() if found else ():
        words = " ".join((value or "").split())
        yield Finding(field, int(words) if field == "year" else words, where, sure)
    years = ((_PUBLISHED, 0.75), (_COPYRIGHT, 0.7), (_ACCEPTED, 0.6), (_OF_MONTH, 0.55))
    for pattern, certainty in years:
        if year := pattern.search(text):
            yield Finding("year", dates.year(year.group(1)), where, certainty * sure)
    is_archived = "Rxiv" in text or "PsyArXiv" in text
    if is_archived and (preprint := _PREPRINT.search(text)):
        yield Finding("journal", preprint.group(1), where, 0.7 * sure)


def _first(text: str) -> re.Match[str] | None:
    """Find the citation that stands first, as a paper's own does; of several there, the longest."""
    firsts = (
        next(filter(_is_citation, pattern.finditer(text)), None)
        for word, pattern in _PATTERNS
        if word in text
    )
    matches = [found for found in firsts if found is not None]
    return min(matches, key=lambda found: (found.start(), -found.end()), default=None)


def _is_citation(found: re.Match[str]) -> bool:
    return not _NOT_JOURNALS.match(found.groupdict().get("journal", "journal"))
