"""Which results on study cards belong to which claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from ketareview.appraising.tying import is_named
from ketareview.domain.highlight import Passage, Piece
from ketareview.domain.ledger import Standing
from ketareview.domain.study import StudyValue
from ketareview.reading import RunningText

if TYPE_CHECKING:
    from ketareview.library import Library

_Place = tuple[int, int]

_LONGEST = 800
"""Code points of a sentence; what runs on for longer is a table or a list."""


@dataclass(frozen=True, slots=True)
class _Result:
    """A result with the sentence that it stands in, and with what it measured, and when."""

    id: UUID
    source: str
    sentences: tuple[tuple[_Place, _Place], ...]
    scale: str
    time: str


def tied_results(
    library: Library,
    standings: Sequence[Standing],
    cards: Mapping[UUID, Sequence[StudyValue]],
    topics: Mapping[UUID, str],
) -> dict[UUID, tuple[UUID, ...]]:
    """List the results that belong to each claim, by the ids of their values, in card order.

    A result does if its words share a sentence with a passage under the claim, or if its study has
    a passage there and the claim's statement or topic names what was measured.
    """
    bearing = {each.highlight.article for one in standings for each in one.weighed}
    texts = _Sentences(library)
    results = {
        article: tuple(_results(cards[article], texts)) for article in cards if article in bearing
    }
    return {one.claim.id: tuple(_of(one, results, topics)) for one in standings}


def _of(
    standing: Standing, results: Mapping[UUID, Sequence[_Result]], topics: Mapping[UUID, str]
) -> Iterator[UUID]:
    claim = standing.claim
    said = (claim.statement, topics.get(claim.topic, "") if claim.topic else "")
    filed: dict[UUID, list[Passage]] = defaultdict(list)
    for each in standing.weighed:
        filed[each.highlight.article].append(each.highlight.passage)
    for article, passages in filed.items():
        for result in results.get(article, ()):
            shares = any(_shares(result, passage) for passage in passages)
            if shares or is_named(result.scale, result.time, said):
                yield result.id


def _results(values: Sequence[StudyValue], texts: _Sentences) -> Iterator[_Result]:
    for value in values:
        if value.field == "result":
            passage = value.passage
            yield _Result(
                id=value.id,
                source=passage.source if passage else "",
                sentences=texts.around(passage) if passage else (),
                scale=_beside(values, value, "scale"),
                time=_beside(values, value, "time"),
            )


def _beside(values: Iterable[StudyValue], result: StudyValue, field: str) -> str:
    """Read another value of the same result, by the same reviewer."""
    about = (field, result.place, result.reviewer.id)
    return next((v.value for v in values if (v.field, v.place, v.reviewer.id) == about), "")


def _shares(result: _Result, passage: Passage) -> bool:
    """Whether a passage touches the sentence of a result."""
    return passage.source == result.source and any(
        (piece.page, piece.start) < end and start < (piece.page, piece.end)
        for piece in passage.pieces
        if piece.box is None
        for start, end in result.sentences
    )


class _Sentences:
    """Finds the sentences around passages; each source is read once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._texts: dict[str, tuple[RunningText, int]] = {}

    def around(self, passage: Passage) -> tuple[tuple[_Place, _Place], ...]:
        """Give for each piece the stretch from its first sentence to the end of its last."""
        pieces = [piece for piece in passage.pieces if piece.box is None]
        return tuple(self._around(passage.source, piece) for piece in pieces)

    def _around(self, source: str, piece: Piece) -> tuple[_Place, _Place]:
        start, end = (piece.page, piece.start), (piece.page, piece.end)
        text, count = self._text(source)
        if piece.page > count:
            return start, end
        first, _ = text.sentence(*start, _no_layout)
        _, last = text.sentence(piece.page, piece.end - 1, _no_layout)
        is_long = first[0] == last[0] and last[1] - first[1] > _LONGEST
        return (start, end) if is_long else (min(first, start), max(last, end))

    def _text(self, source: str) -> tuple[RunningText, int]:
        if source not in self._texts:
            pages = self._library.sources.pages(source)
            self._texts[source] = RunningText(pages), len(pages)
        return self._texts[source]


def _no_layout(_page: int) -> None:
    """Tell that no page is laid out: their text is enough to end a sentence."""
