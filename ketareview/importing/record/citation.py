"""Journal, volume, pages and year, from the lines in which papers cite themselves."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ketareview.importing.record import dates
from ketareview.importing.record.findings import Finding

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WORD = r"(?:[A-Z][\w&’'.-]*+|of|and|the|in|for|on|&)"  # noqa: RUF001 - apostrophe of print
_JOURNAL = rf"(?P<journal>(?:e|npj )?[A-Z][\w&.]*(?:[ :-]{{1,2}}{_WORD}){{0,7}}?)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_PAGE = r"[A-Za-z]{0,2}\d+(?:\.\w+)?"
_PAGES = rf"(?P<pages>{_PAGE}(?:e\d+\b|\s?[-–]{{1,2}}\s?{_PAGE})?)"  # noqa: RUF001 - dash between pages
_VOLUME = r"(?P<volume>\d{1,4})"
_ISSUE = r"(?P<issue>[\w-]{1,8})"
_BEFORE = r"(?:^|[(|]\s?|et al\.?:?\s+|[.?!”]\s|/journal/\w+\s)"
_ANY_YEAR = r"(?:19|20)\d\d"
_ANY_ISSUE = r"(?:\([\w-]{1,8}\))?"


@dataclass(frozen=True, slots=True)
class _Form:
    """How journals cite: `numbers` finds in a hundredth of the time where `whole` may stand."""

    numbers: re.Pattern[str]
    whole: re.Pattern[str]

    def first(self, text: str) -> re.Match[str] | None:
        """Find the first citation of this form."""
        for place in self.numbers.finditer(text):
            start, end = max(place.start() - _LONGEST_BEFORE, 0), place.end() + _LONGEST_BEHIND
            found = self.whole.search(text, start, end)
            if found and _is_citation(found):
                return found
        return None


_LONGEST_BEFORE, _LONGEST_BEHIND = 1_700, 60
_FORMS = tuple(
    _Form(re.compile(numbers), re.compile(whole, re.MULTILINE))
    for numbers, whole in (
        # Forster et al. Trials (2015) 16:2; J Med Internet Res 2011;13(4):e107; Pain, 2014, 155: 1;
        # Biological Psychiatry April 15, 2013; 73:1133-1141
        (
            rf"{_ANY_YEAR}\)?(?: ?[;,:•])?\s*\d{{1,4}}\s*{_ANY_ISSUE}\s*[:,]",
            (
                rf"{_BEFORE}{_JOURNAL} ?[.,|]?\s+(?:{_MONTH} (?:\d{{1,2}}, )?)?\(?{_YEAR}\)?"
                rf"(?: ?[;,:•])?\s*{_VOLUME}\s*(?:\({_ISSUE}\))?\s*[:,]\s*{_PAGES}?"
            ),
        ),
        # Journal of Affective Disorders 225 (2018) 1-10; Mood 181.3 (2010): 687-702
        (
            rf" \({_ANY_YEAR}\):? [A-Za-z]{{0,2}}\d",
            rf"^{_JOURNAL},? {_VOLUME}(?:\.{_ISSUE})? \({_YEAR}\):? {_PAGES}",
        ),
        # PLoS ONE 10(3): e0119697. doi:…; Front. Psychiatry 11:123. doi: …
        (
            r":\s?[A-Za-z]{0,2}\d+[.;]?\s+(?:doi|DOI|https?:)",
            rf"{_BEFORE}{_JOURNAL}\s{_VOLUME}(?:\({_ISSUE}\))?:\s?{_PAGES}[.;]?\s+(?:doi|DOI|https?:)",
        ),
        # Frontiers in Psychiatry | www.frontiersin.org 1 March 2020 | Volume 11 | Article 123
        (
            r" \| Volume \d",
            (
                rf"^{_JOURNAL}(?: \|)? www\.frontiersin\.org (?:\d+ )?{_MONTH} {_YEAR} \| "
                rf"Volume {_VOLUME} \| Article {_PAGES}"
            ),
        ),
        # Journal of Psychopharmacology / 2017, Vol. 31(3) 278-283
        (
            r"\(\d{1,2}\) \d",
            rf"^{_JOURNAL}\n(?:{_YEAR}, )?(?:Vol\. )?{_VOLUME}\({_ISSUE}\) {_PAGES}$",
        ),
        # SCIENTIFIC REPORTS | 7: 1234 | DOI:…
        (r": ?\d+ \| (?:DOI|doi)", rf"^{_JOURNAL} \| {_VOLUME}: ?{_PAGES} \| (?:DOI|doi)"),
        # Expert Rev. Neurother. 13(9), 1013-1020 (2013)
        (
            rf" \({_ANY_YEAR}\)",
            rf"^{_JOURNAL},? {_VOLUME}(?:\({_ISSUE}\))?, {_PAGES} \({_YEAR}\)",
        ),
        # PNAS | March 3, 2015 | vol. 112 | no. 9 | 2677-2682
        (
            r"\| vol\. \d",
            (
                rf"{_JOURNAL} \| {_MONTH} \d{{1,2}}, {_YEAR} \| vol\. {_VOLUME} \| "
                rf"no\. {_ISSUE} \| {_PAGES}"
            ),
        ),
        # Schizophrenia Bulletin vol. 42 no. 1 pp. 1-10, 2016
        (
            r" vol\. \d",
            rf"^{_JOURNAL} vol\. {_VOLUME} no\. {_ISSUE} pp\. {_PAGES}, {_YEAR}",
        ),
        # Nature Communications, doi:10.1038/s41467-024-44806-1
        (
            r" (?:doi:|DOI:|https://doi\.org)",
            rf"^{_JOURNAL}(?:,? doi:|, DOI:|, https://doi\.org)",
        ),
        # Depress Anxiety 2018.35:1-9
        (rf"{_ANY_YEAR}\.\d{{1,4}}:\w", rf"^{_JOURNAL} {_YEAR}\.{_VOLUME}:{_PAGES}"),
        # Dhaka Univ. J. Pharm. Sci. 8(1): 7-10, 2009
        (
            rf": ?\w+[-–]\w+, {_ANY_YEAR}",  # noqa: RUF001 - dash between pages
            rf"^{_JOURNAL},? {_VOLUME} ?(?:\({_ISSUE}\))?: ?{_PAGES}, {_YEAR}",
        ),
        # Ines Prado. A title. Journal of Mood, Elsevier, 2015, 12 (3), pp.1-10. ⟨10.1016/…⟩
        (
            r", pp\.\d",
            (
                rf"{_BEFORE}{_JOURNAL},(?: [^,\n]{{1,60}},)?\s{_YEAR},\s{_VOLUME}"
                rf"(?: \({_ISSUE}\))?,\spp\.{_PAGES}"
            ),
        ),
        # Advances in Medical Education and Practice 2016:7 623-633
        (rf" {_ANY_YEAR}:\d+ \d", rf"^{_JOURNAL} {_YEAR}:{_VOLUME} {_PAGES}"),
        # J Med Internet Res 2011 | vol. 13 | iss. 4 | e107
        (
            r" \| vol\. \d",
            rf"^{_JOURNAL} {_YEAR} \| vol\. {_VOLUME} \| iss\. {_ISSUE} \| {_PAGES}",
        ),
        # HEALTH PSYCHOLOGY AND BEHAVIORAL MEDICINE, 2016 / VOL. 4, NO. 1, 361-380
        (
            r"\n(?:VOL|Vol)\. \d",
            rf"^{_JOURNAL},? {_YEAR}\n(?:VOL|Vol)\. {_VOLUME}, (?:NO|No)\. {_ISSUE}, {_PAGES}",
        ),
        # Cardiology Research and Practice / Volume 2010, Article ID 157939
        (r"\nVolume \d", rf"^{_JOURNAL}\nVolume (?P<volume>{_YEAR}), Article ID {_PAGES}"),
        # Source: Mood and Sleep , August 2021, Vol. 41, No. 3 (August 2021), pp. 1-3
        (
            r"\),\s+pp\. ",
            (
                rf"^Source: {_JOURNAL} ?,(?: [^\n]{{1,30}},)? Vol\. {_VOLUME}, "
                rf"No\. {_ISSUE} \([^()]{{0,30}}{_YEAR}\),\s+pp\. {_PAGES}"
            ),
        ),
        # Cochrane Database of Systematic Reviews 2021, Issue 9. Art. No.: CD011612
        (
            r", Issue \d{1,2}\. Art",
            (
                r"(?P<journal>Cochrane\s+Database\s+of\s+Systematic\s+Reviews)\s"
                rf"{_YEAR}, Issue {_ISSUE}\. Art\.\s?No\.:?\s{_PAGES}"
            ),
        ),
        # Vol. 30 no. 1 2014, pages 139-140 BIOINFORMATICS APPLICATIONS NOTE
        (
            r"Vol\. \d",
            (
                rf"Vol\. {_VOLUME} no\. {_ISSUE} {_YEAR}, pages {_PAGES}"
                r"\s+(?P<journal>[A-Z]{4,}(?: [A-Z]{2,}){0,4}?)(?=\s*(?:$|\n|[A-Z][a-z]|"
                r"(?:ORIGINAL|APPLICATIONS?|DISCOVERY|REVIEW|LETTER)\b))"
            ),
        ),
        # BIOINFORMATICS ... Vol. 29 no. 20 2013, pages 2671-2672
        (r"Vol\. \d", rf"Vol\. {_VOLUME} no\. {_ISSUE} {_YEAR}, pages {_PAGES}"),
        # To cite this article: Ines Prado (2017) A title, The journal, 5:1, 1-13, DOI: 10.1080/…
        (
            r",\s?DOI",
            (
                rf"[Tt]o cite this article:\s[^()]{{1,1000}}\({_YEAR}\):?\s[\s\S]{{1,500}}?[,.?!]\s"
                rf"(?P<journal>[A-Z][^,]{{3,90}}),\s{_VOLUME}:{_ISSUE},\s{_PAGES},\s?DOI"
            ),
        ),
        # International Psychogeriatrics (2014), 26:1, 147-154
        (
            rf"\({_ANY_YEAR}\), \d+:",
            rf"^{_JOURNAL} \({_YEAR}\), {_VOLUME}:{_ISSUE}, {_PAGES}",
        ),
    )
)
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)? +)?(?:[A-Z][a-z]+\.? +)?(?:\d{1,2}, *)?"
_PUBLISHED = re.compile(
    r"ubli(?<=[Pp]ubli)(?:shed(?i: online)?|cation date|(?<=ate of publi)cation)"
    rf"\s*:?\s*(?:on )?{_DAY}((?:19|20)\d\d)"
)
_PUBLISHED_IN_CAPITALS = re.compile(rf"PUBLISHED(?: ONLINE)?:?\s*{_DAY}((?:19|20)\d\d)")
_ARCHIVED = re.compile(r"To cite this version:[\s\S]{1,900}?,\s((?:19|20)\d\d)[.,]")
_POSTED = re.compile(r"this version posted [A-Z][a-z]+ \d{1,2}, ((?:19|20)\d\d)")
_COPYRIGHT = re.compile(r"(?:©|\([cC]\)|[Cc]opyright)[^\n\d]{0,40}((?:19|20)\d\d)")
_ACCEPTED = re.compile(rf"(?i:accepted)\s*:?\s*(?:on )?{_DAY}((?:19|20)\d\d)")
_OF_MONTH = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r",? ((?:19|20)\d\d)[ \t]*$",
    re.MULTILINE,
)
_PREPRINT = re.compile(r"\b(bioRxiv|medRxiv|PsyArXiv)\b(?= preprint| \(|\.? ?doi)")
_DASH_AS_E = re.compile(r"(?<=\d)e(?=\d+$)")
"""A dash between pages, in the letters of some publishers."""

_NOT_JOURNALS = re.compile(
    r"^(?:[A-Z]\d*$|vol|volume|received|accepted|published|revised|figure|fig|table|page|copyright|january|"
    r"february|march|april|may|june|july|august|september|october|november|december|available|updated|since)\b",
    re.IGNORECASE,
)


def cited(text: str, where: str, sure: float) -> Iterator[Finding]:
    """Find how a page cites the paper that it is part of."""
    found = _first(text)
    told = found.groupdict(default="") if found else {}
    yield Finding("journal", _journal(told.get("journal", ""), text), where, sure)
    yield Finding("year", int(told.get("year") or 0), where, sure)
    yield Finding("volume", told.get("volume", ""), where, sure)
    yield Finding("issue", told.get("issue", ""), where, sure)
    yield Finding("pages", _DASH_AS_E.sub("-", told.get("pages", "")), where, sure)
    years = (
        *((_ARCHIVED, 0.9), (_PUBLISHED, 0.75), (_PUBLISHED_IN_CAPITALS, 0.75)),
        *((_POSTED, 0.75), (_COPYRIGHT, 0.7), (_ACCEPTED, 0.6), (_OF_MONTH, 0.55)),
    )
    for pattern, certainty in years:
        if year := pattern.search(text):
            yield Finding("year", dates.year(year.group(1)), where, certainty * sure)
    is_archived = "Rxiv" in text or "PsyArXiv" in text
    if is_archived and (preprint := _PREPRINT.search(text)):
        yield Finding("journal", preprint.group(1), where, 0.7 * sure)


def _first(text: str) -> re.Match[str] | None:
    """Find the citation that stands first, as a paper's own does; of several there, the longest."""
    firsts = (form.first(text) for form in _FORMS)
    matches = [found for found in firsts if found is not None]
    return min(matches, key=lambda found: (found.start(), -found.end()), default=None)


def _journal(written: str, text: str) -> str:
    """Cut off the words of a title before a journal's name; its abbreviations have stops too."""
    parts = " ".join(written.split()).split(". ")
    while len(parts) > 1 and (
        any(part.count(" ") > 1 for part in parts[:-1]) or _begins_line(". ".join(parts[1:]), text)
    ):
        del parts[0]
    name = ". ".join(parts)
    return name if "." in name[:-1] else name.rstrip(".")


def _begins_line(words: str, text: str) -> bool:
    return f"\n{words} " in text


def _is_citation(found: re.Match[str]) -> bool:
    return not _NOT_JOURNALS.match(found.groupdict().get("journal", "journal"))
