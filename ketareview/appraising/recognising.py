"""What a work is recognised by, in a record or in a reference as printed, and when two are one."""

import re
from dataclasses import dataclass
from functools import cached_property

from ketareview.domain.article import Record
from ketareview.domain.traits import family, pages, plain

_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]+", re.IGNORECASE)
_PMID = re.compile(r"\bPMID\s*:?\s*(\d{4,9})\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d(?=[a-z]?\b)")
_WORD = re.compile(r"[^\W\d_]{4,}")
_NAME = re.compile(r"[^\W\d_]{2,}")
_NUMBER = re.compile(r"(?<![\w.])[a-z]?(\d{1,7})(?![\w])", re.IGNORECASE)
_SHORT_END = re.compile(r"(\d{2,7})\s*[-\u2010-\u2015]\s*(\d{1,6})\b")
_BEFORE_NAMES = re.compile(r"^[\[(]?\d{1,3}[\]).]?\s+|^[\s\W]+")
_NAMES = 3
"""Words at the head of a reference among which the first author's family name is."""

_SPELLED_ALIKE = 0.85
_TOLD_BY_WORDS = 4
_SHARED_WITHOUT_NUMBERS = 0.85
_SHARED_NUMBERS = 2


@dataclass(frozen=True)
class Sign:
    """The marks of a work; `names` hold the first author's, `words` the title's (and more)."""

    label: str
    doi: str
    pmid: str
    years: frozenset[str]
    names: frozenset[str]
    title: frozenset[str]
    words: frozenset[str]
    numbers: frozenset[str]

    @cached_property
    def key(self) -> str:
        """A name for the work that does not change while its words do not."""
        if self.doi:
            return f"doi:{self.doi}"
        if self.pmid:
            return f"pmid:{self.pmid}"
        return f"words:{' '.join(sorted(self.names | self.years | self.words))}"


def of_record(record: Record) -> Sign:
    """Tell what an article of the library is recognised by."""
    title = _long_words(record.title)
    first, last = pages(record.pages)
    numbers = {record.volume.strip(), first, last} - {""}
    return Sign(
        label=record.cited_as,
        doi=record.doi.strip().lower(),
        pmid=record.pmid.strip(),
        years=frozenset({str(record.year)}) if record.year else frozenset(),
        names=family(record.authors[0]) if record.authors else frozenset(),
        title=title,
        words=title | _long_words(record.journal),
        numbers=frozenset(numbers),
    )


def of_reference(words: str) -> Sign:
    """Tell what a reference is recognised by, in whatever style it is printed."""
    printed = " ".join(words.split())
    doi = _DOI.search(printed)
    pmid = _PMID.search(printed)
    bare = _BEFORE_NAMES.sub("", _DOI.sub(" ", printed))
    return Sign(
        label=_label(bare),
        doi=doi[0].lower().rstrip(".,;)]") if doi else "",
        pmid=pmid[1] if pmid else "",
        years=frozenset(_YEAR.findall(bare)),
        names=frozenset(_NAME.findall(plain(bare))[:_NAMES]),
        title=frozenset(),
        words=_long_words(bare),
        numbers=_numbers(bare),
    )


def is_same(one: Sign, other: Sign) -> bool:
    """Whether two signs are of one work: by identifier, else by author, year, title and pages."""
    if one.doi and other.doi:
        return one.doi == other.doi
    if one.pmid and other.pmid:
        return one.pmid == other.pmid
    if not (one.years & other.years and one.names & other.names):
        return False
    titled = one.title or other.title
    if titled:
        reference = other if one.title else one
        if len(titled) >= _TOLD_BY_WORDS and _share(titled, reference.words) >= _SPELLED_ALIKE:
            return True
    return _agree_without_title(one, other)


def _agree_without_title(one: Sign, other: Sign) -> bool:
    shared = one.numbers & other.numbers
    if len(one.numbers) >= _SHARED_NUMBERS and len(other.numbers) >= _SHARED_NUMBERS:
        return len(shared) >= _SHARED_NUMBERS
    fewer, more = sorted((one.words, other.words), key=len)
    return len(fewer) >= _TOLD_BY_WORDS and _share(fewer, more) >= _SHARED_WITHOUT_NUMBERS


def _share(wanted: frozenset[str], among: frozenset[str]) -> float:
    return len(wanted & among) / len(wanted)


def _long_words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(plain(text)))


def _numbers(text: str) -> frozenset[str]:
    """List volume and pages, "548-55" as both 548 and 555; years and single digits left out."""
    found = {number for number in _NUMBER.findall(_YEAR.sub(" ", text)) if len(number) > 1}
    for first, last in _SHORT_END.findall(text):
        found |= {first, first[: max(len(first) - len(last), 0)] + last}
    return frozenset(found)


def _label(words: str) -> str:
    """Name a reference as an article is cited: its first name and its year."""
    names = [name for name in re.findall(r"[^\W\d_][\w'\u2019-]+", words)[:_NAMES] if len(name) > 1]
    year = _YEAR.search(words)
    first = next((name for name in names if not name.isupper() or len(name) > _NAMES), "")
    return " ".join(filter(None, (first or words[:40].strip(), year[0] if year else "")))
