"""Which records are of the same paper for certain, and how that of two is told."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from uuid import UUID

from ketareview.domain.article import Record
from ketareview.domain.imports import Reason
from ketareview.domain.traits import Traits, traits

_IDENTIFIERS = ("pmid", "doi", "pmcid", "arxiv")
_TELLING = 20
"""Bytes of a title's letters from which on it tells a paper; signs of Chinese count three."""

_GENERIC = frozenset(
    {
        *("abstracts", "authorreply", "bookreview", "bookreviews", "casereport", "commentary"),
        *("conferenceabstracts", "contents", "correspondence", "editorial", "editorialcomment"),
        *(
            "erratum",
            "inreply",
            "introduction",
            "letter",
            "lettertotheeditor",
            "letterstotheeditor",
        ),
        *("meetingabstracts", "oralpresentations", "posterpresentations", "postersessionabstracts"),
        *("presidentialaddress", "abstractsofpapers", "theauthorsreply", "theauthorsrespond"),
        *("instructionsforauthors", "newsandnotes", "editorialintroduction", "guesteditorial"),
        *("clinicaltrialsregistry", "issueinformation", "tableofcontents", "scientificabstracts"),
        *(
            "annualmeetingabstracts",
            "abstractsfromtheannualmeeting",
            "introductiontothespecialissue",
        ),
    }
)
_SMALL_WORDS = frozenset(
    {
        *("the", "of", "and", "in", "for", "on", "a", "de", "del", "la", "le", "les", "des", "du"),
        *("d", "l", "et", "e", "y", "el", "der", "die", "das", "und", "fur", "zur", "di", "da"),
    }
)
_SAID = tuple(field.name for field in fields(Record) if field.name not in {"authors", "extra"})
_OF_ITSELF = frozenset({"retracted"})
"""What some publishers put before a paper's own title, and others before the notice about it."""

_ALIKE, _HARDLY_ALIKE = 0.8, 0.35
_SUBTITLE = 20
"""Letters that a title has at least, when another one goes on with a subtitle."""


class Sureness(StrEnum):
    """How sure it is that two records are of one paper; versions are a preprint and its paper."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    VERSION = "version"


@dataclass(frozen=True, slots=True)
class Key:
    """What records of the same paper have in common: the kind of identifier, and it."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles that may be the same; `score` (0 to 1) is how alike, `reasons` are why.

    Of two versions `first` is the preprint; of others it is the one that was given first.
    """

    first: UUID
    second: UUID
    sureness: Sureness
    score: float
    reasons: tuple[Reason, ...] = ()


def keys(record: Record) -> tuple[Key, ...]:
    """Tell the keys of which records that are certainly the same share one; few others do."""
    return tuple(keys_of(traits(record)))


def keys_of(one: Traits) -> Iterator[Key]:
    """Tell the keys, as `keys` does."""
    for kind in _IDENTIFIERS:
        if value := getattr(one, kind):
            yield Key(kind, value)
    has_place = one.first or (one.volume and one.journal)
    if one.year and one.family and has_place and tells(one):
        yield Key("title", f"{one.letters} {one.year}")


def tells(one: Traits) -> bool:
    """Whether the title is long enough, and no heading that many papers bear."""
    return len(one.letters.encode()) >= _TELLING and one.letters not in _GENERIC


def certainly_same(a: Record, b: Record) -> Key | None:
    """Tell the key by which two records are of the same paper for certain; None otherwise."""
    return same(traits(a), traits(b))


def same(a: Traits, b: Traits) -> Key | None:
    """Tell the key, as `certainly_same` does."""
    shared = [kind for kind in _IDENTIFIERS if getattr(a, kind) and _both(kind, a, b)]
    if not shared and (not a.letters or a.letters != b.letters):
        return None
    if a.is_preprint != b.is_preprint or about_another(a, b):
        return None
    likeness = alike(a, b)
    if "pmid" in shared:
        return Key("pmid", a.pmid) if likeness >= _HARDLY_ALIKE else None
    if contradict(a, b):
        return None
    if shared and _agree(a, b, likeness):
        return Key(shared[0], getattr(a, shared[0]))
    return Key("title", f"{a.letters} {a.year}") if _same_by_title(a, b) else None


def fingerprint(record: Record) -> str:
    """Tell a record by all that it says; records that differ in any field differ in it."""
    values = [getattr(record, name) for name in _SAID]
    authors = [(who.family, who.given, who.literal) for who in record.authors]
    said = json.dumps([values, authors, sorted(record.extra.items())])
    return hashlib.blake2b(said.encode(), digest_size=16).hexdigest()


def about_another(a: Traits, b: Traits) -> bool:
    """Whether one is a correction, comment, reply or part, and the other is not the same one."""
    return a.notices - _OF_ITSELF != b.notices - _OF_ITSELF


def contradict(a: Traits, b: Traits) -> bool:
    """Whether both have an identifier of one kind, and not the same."""
    return any(
        one and other and one != other and not (kind == "doi" and _one_is_short(one, other))
        for kind in ("pmid", "doi", "pmcid")
        for one, other in ((getattr(a, kind), getattr(b, kind)),)
    )


def _one_is_short(a: str, b: str) -> bool:
    """Whether one of two DOIs is a shortened one (`10/abc`), which may stand for the other."""
    return a.startswith("10/") != b.startswith("10/")


def alike(a: Traits, b: Traits) -> float:
    """Tell how much of two titles is the same (0 to 1); one without a title is like any."""
    if not a.letters or not b.letters or a.letters == b.letters:
        return 1.0
    if numbers_differ(a, b):
        return 0.0
    left, right = set(a.words), set(b.words)
    return 2 * len(left & right) / (len(left) + len(right))


def numbers_differ(a: Traits, b: Traits) -> bool:
    """Whether each title has a number that the other has not: `phase 2`, `phase 3`."""
    return bool(a.numbers - b.numbers and b.numbers - a.numbers)


def journals_agree(a: Traits, b: Traits) -> bool:
    """Whether two names of journals can be the same, one of them abbreviated; True if unknown."""
    left, right = ([word for word in one.journal if word not in _SMALL_WORDS] for one in (a, b))
    if not left or not right:
        return True
    if 1 in (len(left), len(right)) and _initials(left) == _initials(right):
        return True
    return all(map(_abbreviates, left, right))


def _initials(words: Sequence[str]) -> str:
    """Tell the first letters of several words, and a single word itself: `jama`."""
    return words[0] if len(words) == 1 else "".join(word[0] for word in words)


def _abbreviates(one: str, other: str) -> bool:
    """Whether the letters of the shorter word stand in the longer one, in order: `jpn`."""
    shorter, longer = sorted((one, other), key=len)
    rest = iter(longer)
    return shorter[0] == longer[0] and all(letter in rest for letter in shorter)


def _both(kind: str, a: Traits, b: Traits) -> bool:
    return bool(getattr(a, kind) == getattr(b, kind))


def _agree(a: Traits, b: Traits, likeness: float) -> bool:
    """Whether titles agree as those of one paper under one number must."""
    if not (a.letters and b.letters):
        return False
    shorter, longer = sorted((a.letters, b.letters), key=len)
    if a.family and b.family and not a.family & b.family:
        return False
    if shorter == longer:
        return tells(a) or bool(a.first and a.first == b.first)
    if a.numbers != b.numbers:
        return False
    if len(shorter) >= _SUBTITLE and longer.startswith(shorter):
        return True
    return likeness >= _ALIKE and bool(a.first and a.first == b.first)


def _at_one_place(a: Traits, b: Traits) -> bool:
    """Whether volume and both pages are the same; a journal may have a name in two languages."""
    return bool(a.volume and a.volume == b.volume and a.last == b.last and a.first != a.last)


def _same_by_title(a: Traits, b: Traits) -> bool:
    return bool(
        a.letters == b.letters
        and tells(a)
        and not a.notices & _OF_ITSELF
        and a.year
        and a.year == b.year
        and a.family & b.family
        and (_on_the_same_pages(a, b) if a.first and b.first else _in_the_same_volume(a, b))
    )


def _on_the_same_pages(a: Traits, b: Traits) -> bool:
    return bool(
        a.first == b.first
        and (a.last == b.last or a.first in (a.last, b.last))
        and (a.issue == b.issue or a.first != a.last or not (a.issue and b.issue))
        and (a.volume == b.volume or not a.volume or not b.volume)
        and (journals_agree(a, b) or _at_one_place(a, b))
    )


def _in_the_same_volume(a: Traits, b: Traits) -> bool:
    """Whether journal and volume of two agree of which one does not tell its pages."""
    return bool(
        a.journal
        and b.journal
        and a.volume
        and a.volume == b.volume
        and (a.issue == b.issue or not (a.issue and b.issue))
        and journals_agree(a, b)
    )
