"""Which claim a passage may belong to: by the words and figures that they share, and it says so."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from ketareview.domain.folding import fold_text

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:-[^\W_]+)*|%")
_SCALE = re.compile(r"\b[A-Z]{2,5}\d*(?:-[A-Z0-9]{1,3})*\b")
_STOP_WORDS = """
    a about above after again against all also although among an and any are as at be because
    been before being below between both but by can compared could did do does during each either
    for from further had has have having here how however if in into is it its may might more most
    much must no nor not of off on once one only or other our out over own per same several shall
    she should showed shown since so some such than that the their them then there these they this
    those through thus to too under until up upon us use used using very was we were what when
    where which while who whom why will with within without would yet you your
"""
_STOP = frozenset(_STOP_WORDS.split())
"""Words that say nothing of what a passage is about."""

_UNITS = {"h": "hour", "hr": "hour", "min": "minute", "%": "%", "mg": "mg"}
_UNITS |= {unit: unit for unit in ("hour", "minute", "day", "week", "month", "year")}
"""What makes one thing of a figure and itself, as in 24 hours."""

_ENDINGS = (
    *("alities", "ality", "ions", "ings", "ion", "ing", "ive", "ies"),
    *("ed", "ly", "al", "es", "s", "e"),
)
_SHORTEST = 4
"""Letters that a stem keeps, so that “used” and “uses” do not become one letter."""

_FIGURE, _NAME = 1.5, 2.0
"""How much more a figure, or a scale's name in capitals, tells than a word."""

_FEWEST = 2
_LEAST = 0.3
"""The part of a claim, by weight, that a passage must share, and the fewest telling words."""

_ENOUGH = 8
"""As many of the weightiest words of a long claim are all that a passage is asked for."""

_FEW_CLAIMS = 4
"""With fewer claims than these every word tells something."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A claim that a passage may belong to, the part of it that they share (0 to 1), and what."""

    claim: UUID
    likeness: float
    shared: tuple[str, ...]

    @property
    def reason(self) -> str:
        """Say what they share."""
        return f"shares: {', '.join(self.shared)}"


@dataclass(frozen=True, slots=True)
class _Term:
    """A word, figure or name: by what it is known, as it is written, where, and how it weighs."""

    key: str
    words: str
    place: int
    weight: float


class Suggesting:
    """Knows what each claim is about; rare words tell more than those of many claims."""

    def __init__(self, statements: Iterable[tuple[UUID, str]]) -> None:
        self._terms = {claim: tuple(_terms(statement)) for claim, statement in statements}
        self._claims: dict[str, list[UUID]] = defaultdict(list)
        for claim, terms in self._terms.items():
            for key in {term.key for term in terms}:
                self._claims[key].append(claim)
        self._weights = {
            claim: sum(sorted(self._weighed(terms), reverse=True)[:_ENOUGH])
            for claim, terms in self._terms.items()
        }

    def of(self, passage: str) -> tuple[Suggestion, ...]:
        """Suggest claims for a passage, the likeliest first."""
        keys = {term.key for term in _terms(passage)}
        near = {claim for key in keys for claim in self._claims.get(key, ())}
        found = [self._suggestion(claim, keys) for claim in near]
        return tuple(
            sorted(
                (each for each in found if each is not None),
                key=lambda each: (-each.likeness, str(each.claim)),
            )
        )

    def about(self, claim: UUID, passage: str) -> Suggestion | None:
        """Tell whether a passage may belong to one claim."""
        return self._suggestion(claim, {term.key for term in _terms(passage)})

    def _suggestion(self, claim: UUID, keys: set[str]) -> Suggestion | None:
        shared = [term for term in self._terms[claim] if term.key in keys]
        if len({term.key for term in shared if self._tells(term)}) < _FEWEST:
            return None
        likeness = min(sum(self._weighed(shared)) / self._weights[claim], 1.0)
        return Suggestion(claim, likeness, _phrases(shared)) if likeness >= _LEAST else None

    def _tells(self, term: _Term) -> bool:
        """Whether a word tells claims apart: one that most of them have does not."""
        count = len(self._terms)
        return count < _FEW_CLAIMS or 2 * len(self._claims[term.key]) <= count

    def _weighed(self, terms: Sequence[_Term]) -> list[float]:
        weights = {term.key: term.weight * self._rarity(term.key) for term in terms}
        return [weights[key] for key in sorted(weights)]

    def _rarity(self, key: str) -> float:
        return math.log(1 + len(self._terms) / len(self._claims[key]))


def stems(text: str) -> frozenset[str]:
    """Give the telling words of a text without their endings, and its figures with their units."""
    return frozenset(term.key for term in _terms(text))


def _phrases(terms: Iterable[_Term]) -> tuple[str, ...]:
    """Write what stands side by side in the claim together."""
    found: list[str] = []
    last = None
    for term in terms:
        if last is not None and term.place == last + 1 and not term.key[0].isdigit():
            found[-1] += f" {term.words}"
        else:
            found.append(term.words)
        last = None if term.key[0].isdigit() else term.place
    return tuple(dict.fromkeys(found))


def _terms(text: str) -> Iterator[_Term]:
    """Read what a text is about; a figure takes its unit along."""
    names = {fold_text(name) for name in _SCALE.findall(text)}
    tokens = [part for token in _TOKEN.findall(fold_text(text)) for part in _parts(token, names)]
    place = 0
    while place < len(tokens):
        token, after = tokens[place], tokens[place + 1 : place + 2]
        if token[0].isdigit():
            unit = _UNITS.get(after[0].removesuffix("s")) if after else None
            written = f"{token}{'' if unit == '%' else ' '}{after[0]}" if unit else token
            yield _Term(f"{token} {unit or ''}", written, place, _FIGURE)
            place += 1 if unit else 0
        elif token in names and token not in _STOP:
            yield _Term(token, token.upper(), place, _NAME)
        elif token not in _STOP and len(token) > 1:
            yield _Term(_stem(token), token, place, 1.0)
        place += 1


def _parts(token: str, names: set[str]) -> list[str]:
    return [token] if token in names else token.split("-")


def _stem(word: str) -> str:
    """Take an ending off, simply: what is left need not be a word."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending)
    return word
