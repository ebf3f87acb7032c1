"""Which records are compared at all: those that share something few others have."""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby

from ketareview.domain.article import Record
from ketareview.domain.identity import keys_of
from ketareview.domain.traits import Traits, plain, traits

_LARGEST = 60
"""Records that share something, at most; what more of them share tells nothing."""
_NEIGHBOURS = 20
"""How many of the next records each is compared with, where more share an identifier or title."""
_RARE_WORDS = 4
_OPENING = 60
_LETTERS = re.compile(r"[^\W_]+")
_BITS = (1 << 61) - 1

Shared = Iterator[Hashable]


@dataclass(frozen=True, slots=True)
class Entry:
    """A record in the form in which it is compared; `number` is its place among the records.

    `abstract` is how the abstract begins, in letters only; `rare` are the title's rarest words.
    """

    number: int
    record: Record
    traits: Traits
    abstract: str = ""
    rare: tuple[str, ...] = ()


def entries(records: Sequence[Record]) -> list[Entry]:
    """Bring all records into the form in which they are compared."""
    forms = [traits(record) for record in records]
    counts = Counter(word for form in forms for word in set(form.words))
    return [
        Entry(number, record, form, _opening(record.abstract), _rare(form, counts))
        for number, (record, form) in enumerate(zip(records, forms, strict=True))
    ]


def candidates(compared: Sequence[Entry]) -> list[tuple[int, int]]:
    """Give each pair of numbers once, the lower one first, in order."""
    size = len(compared)
    found: set[int] = set()  # a pair as one number takes half the room
    for block in _blocks(compared, _same):
        near = _LARGEST if len(block) <= _LARGEST else _NEIGHBOURS
        for place, first in enumerate(block):
            found.update(first * size + second for second in block[place + 1 : place + near])
    for block in _blocks(compared, _alike):
        if len(block) <= _LARGEST:
            found.update(first * size + second for first, second in combinations(block, 2))
    return [divmod(pair, size) for pair in sorted(found)]


def _blocks(compared: Sequence[Entry], sharing: Callable[[Entry], Shared]) -> Iterator[list[int]]:
    """Group the numbers of entries that share something, in order of the numbers."""
    size = len(compared)
    shared = sorted(
        (hash(key) & _BITS) * size + entry.number for entry in compared for key in sharing(entry)
    )
    for _, block in groupby(shared, lambda each: each // size):
        members = [each % size for each in block]
        if len(members) > 1:
            yield members


def _same(entry: Entry) -> Shared:
    form = entry.traits
    yield from keys_of(form)
    if form.letters:
        yield "letters", form.letters


def _alike(entry: Entry) -> Shared:
    form = entry.traits
    for two in combinations(entry.rare, 2):
        yield "rare", *two
    if entry.abstract:
        yield "abstract", entry.abstract
    if form.first and form.volume:
        yield "volume", form.volume, form.first
    if form.first:
        for name in form.family:
            yield "family", name, form.first


def _rare(form: Traits, counts: Counter[str]) -> tuple[str, ...]:
    """Tell the words of a title that are rarest among those that another title has too."""
    words = {word for word in form.words if counts[word] > 1 and len(word) > 1}
    return tuple(sorted(sorted(words, key=lambda word: (counts[word], word))[:_RARE_WORDS]))


def _opening(abstract: str) -> str:
    letters = "".join(_LETTERS.findall(plain(abstract[: _OPENING * 2])))
    return letters[:_OPENING] if len(letters) >= _OPENING else ""
