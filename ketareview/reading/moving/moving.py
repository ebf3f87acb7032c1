"""Moving passages to another file: each to the one place that says what it says, or nowhere."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from ketareview.domain.folding import fold
from ketareview.domain.highlight import Passage
from ketareview.domain.moving import Moved
from ketareview.domain.text import Page
from ketareview.reading.moving.anchors import Anchors
from ketareview.reading.moving.areas import boxes_stay
from ketareview.reading.moving.edits import edited
from ketareview.reading.moving.evidence import ENOUGH_OF_ONE, FEW, Evidence
from ketareview.reading.moving.gaps import Wanted, parted, shared, shared_back
from ketareview.reading.moving.letters import is_garbled, letters_of
from ketareview.reading.moving.sides import Side, Span
from ketareview.reading.moving.wording import likeness, sets_alike
from ketareview.reading.passages import quote_ok, quoted

_AROUND = 400
"""Letters before and after a passage by which its place is told from others like it."""

_LONG = 40
"""Letters that hardly come twice: they are known again without what stands round them."""

_EXACT, _ALIKE, _PARTED = 1.0, 0.98, 0.97
_EDITED, _ALONE, _GARBLED, _INTERRUPTED = 0.95, 0.93, 0.9, 0.9
Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where a passage comes from: its letters, where they stand, and what stands round them."""

    quote: str
    wanted: Wanted
    spans: Spans = ()

    @property
    def range(self) -> Span | None:
        return (self.spans[0][0], self.spans[-1][1]) if self.spans else None


class Mover:
    """Finds the passages of one source in the pages of another; both are read once."""

    def __init__(self, old: Sequence[Page], new: Sequence[Page], source: str) -> None:
        self._old = Side(old)
        self._new = Side(new)
        self._source = source

    def move(self, passage: Passage) -> Moved | None:
        """Find the one place of a passage; None where there is none, or nobody can tell."""
        boxes = tuple(piece for piece in passage.pieces if piece.box is not None)
        sureness = boxes_stay(boxes, self._old.pages, self._new.pages) if boxes else 1.0
        if not sureness:
            return None
        if boxes and not passage.quote:
            return Moved(replace(passage, source=self._source), sureness)
        found = next((each for each in self._found(passage) if each is not None), None)
        if found is None or not boxes:
            return found
        pieces = (*found.passage.pieces, *boxes)
        return Moved(replace(found.passage, pieces=pieces), min(found.confidence, sureness))

    @cached_property
    def _anchors(self) -> Anchors:
        return Anchors(self._old.letters, self._new.letters)

    def _found(self, passage: Passage) -> Iterator[Moved | None]:
        for origin in self._origins(passage):
            if not origin.wanted.letters:
                continue
            whole = self._new.find(origin.wanted.letters)
            if whole is None:
                return
            yield self._chosen(origin, passage, [(span,) for span in whole])
            if whole:
                return
            yield self._chosen(origin, passage, parted(origin.wanted, self._new))
        yield self._edited(passage)

    def _origins(self, passage: Passage) -> Iterator[_Origin]:
        """Give a passage's letters, then those without the headers and footers within it."""
        texts = tuple(piece for piece in passage.pieces if piece.box is None)
        if not texts or not quote_ok(self._old.pages, passage):
            letters = letters_of(fold(passage.quote))
            before, after = (letters_of(fold(each)) for each in (passage.before, passage.after))
            yield _Origin(passage.quote, Wanted(letters, before, after))
            return
        yield self._origin(passage.quote, self._old.spans(texts))
        bare = tuple(self._old.bare(texts))
        if bare != texts:
            quote = quoted({page.number: page.text for page in self._old.pages}, bare)
            yield self._origin(quote.strip(), self._old.spans(bare))

    def _origin(self, quote: str, spans: Spans) -> _Origin:
        if not spans:
            return _Origin(quote, Wanted("", "", ""))
        text, start, end = self._old.letters.text, spans[0][0], spans[-1][1]
        words = "".join(text[first:last] for first, last in spans)
        before, after = text[max(start - _AROUND, 0) : start], text[end : end + _AROUND]
        return _Origin(quote, Wanted(words, before, after), spans)

    def _chosen(self, origin: _Origin, passage: Passage, places: Sequence[Spans]) -> Moved | None:
        """Choose the place with the same words round it, if no other comes near."""
        fitting = [each for each in places if self._new.is_whole(each)]
        if not fitting:
            return None
        told = {each: self._evidence(origin, each) for each in fitting}
        place = _winner(told)
        if place is None:
            return None
        best = told.pop(place)
        rivals = [*told.values(), *self._rivals(origin, place)]
        if not all(best.beats(rival) for rival in rivals):
            return None
        length = len(origin.wanted.letters)
        if best.tells(length, is_one=not rivals):
            return self._moved(origin, passage, place, _EXACT)
        if rivals or length < _LONG:
            return None
        return self._moved(origin, passage, place, _ALONE)

    def _rivals(self, origin: _Origin, place: Spans) -> list[Evidence]:
        """Tell how well the place fits the other places of the same words in the old text."""
        if len(origin.spans) != 1:
            return []
        others = self._old.find(origin.wanted.letters) or []
        return [
            self._evidence(self._origin("", (span,)), place)
            for span in others
            if span != origin.range
        ]

    def _evidence(self, origin: _Origin, place: Spans) -> Evidence:
        text, start, end = self._new.letters.text, place[0][0], place[-1][1]
        before = _full(origin.wanted.before, shared_back(origin.wanted.before, text, start))
        after = _full(origin.wanted.after, shared(origin.wanted.after, text, end))
        votes = self._anchors.votes(origin.range, (start, end)) if origin.range else (0, 0)
        return Evidence(before, after, *votes)

    def _moved(self, origin: _Origin, passage: Passage, place: Spans, limit: float) -> Moved | None:
        found = self._new.passage(place, self._source, origin.quote)
        if found is None:
            return None
        if len(place) > 1:
            limit = min(limit, self._across(place))
        if sets_alike(found.quote, origin.quote):
            return Moved(_same(found, passage), limit)
        alike = likeness(origin.quote, found.quote)
        if is_garbled(found.quote):
            limit = min(limit, _GARBLED)
        return Moved(_same(found, passage), min(limit, _ALIKE)) if alike else None

    def _across(self, place: Spans) -> float:
        gaps = pairwise(place)
        is_paged = all(self._new.crosses_page(one[1], other[0]) for one, other in gaps)
        return _PARTED if is_paged else _INTERRUPTED

    def _edited(self, passage: Passage) -> Moved | None:
        """Find a passage whose words were edited, between words that were not."""
        origin = next(self._origins(passage))
        around = self._anchors.around(origin.range) if origin.range else None
        if around is None:
            return None
        span = edited(origin.wanted.letters, self._new, around)
        if span is None or not self._new.is_whole((span,)):
            return None
        found = self._new.passage((span,), self._source, passage.quote)
        alike = likeness(passage.quote, found.quote) if found else 0.0
        return Moved(_same(found, passage), _EDITED * alike) if found and alike else None


def _winner(told: Mapping[Spans, Evidence]) -> Spans | None:
    """Find the place that is told best, by the letters round it or by anchors."""
    for places in (
        sorted(told, key=lambda each: (told[each].round_it, told[each].ayes), reverse=True),
        sorted(told, key=lambda each: (told[each].ayes, told[each].round_it), reverse=True),
    ):
        if all(told[places[0]].beats(told[other]) for other in places[1:]):
            return places[0]
    return None


def _full(context: str, count: int) -> int:
    """Count letters round a place; a text that begins or ends there has no more to tell."""
    if not count == len(context) < _AROUND:
        return count
    return max(count, FEW if count < FEW else ENOUGH_OF_ONE)


def _same(found: Passage, passage: Passage) -> Passage:
    return replace(found, transcription=passage.transcription)
