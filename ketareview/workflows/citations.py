"""What passages rest on: what reviewers said, else the references that their own marks name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING
from uuid import UUID

from ketareview.appraising.independence import Ground, Known, Resting
from ketareview.appraising.recognising import of_reference
from ketareview.domain.claim import Cited
from ketareview.domain.errors import KetaReviewError
from ketareview.domain.highlight import Highlight
from ketareview.reading.citing import Citing

if TYPE_CHECKING:
    from ketareview.domain.article import Article
    from ketareview.library import Library

CITED = "cited"
_KEPT = 64
_AT_ONCE = 50
"""Articles that are read in one turn, so that nobody waits for all of them."""


class Grounds:
    """Tells on what passages of one library rest; keeps the lists of references that it read."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._citing = lru_cache(maxsize=_KEPT)(self._read)
        self._cited: dict[UUID, tuple[Cited, ...]] = {}
        self._articles: dict[UUID, Article] = {}
        self._known: Known | None = None

    def of(self, highlights: Sequence[Highlight]) -> Ground:
        """Count the independent works behind highlights."""
        known = self.read(highlights)
        return known.ground(
            [
                Resting(each.id, each.article, each.tags.basis, self._cited[each.id])
                for each in highlights
                if each.article in known.articles
            ]
        )

    def read(self, highlights: Iterable[Highlight]) -> Known:
        """Read at once what many highlights rest on, so that nothing is read for each of them."""
        new = sorted(
            (each for each in highlights if each.id not in self._cited),
            key=lambda each: each.passage.source,  # so that each list of references is read once
        )
        cited = self.cited(new)
        self._cited |= {each.id: cited.get(each.id, ()) for each in new}
        wanted = self._library.articles.all() if any(cited.values()) else []
        missing = {*wanted, *(each.article for each in new)} - self._articles.keys()
        if missing or self._known is None:
            self._articles |= self._read_articles(tuple(missing))
            self._known = Known(self._articles, self._library.relations.all())
        return self._known

    def _read_articles(self, ids: Sequence[UUID]) -> dict[UUID, Article]:
        found: dict[UUID, Article] = {}
        for start in range(0, len(ids), _AT_ONCE):
            found |= self._library.articles.many(ids[start : start + _AT_ONCE])
        return found

    def cited(self, highlights: Sequence[Highlight]) -> dict[UUID, tuple[Cited, ...]]:
        """List the works that cited passages name."""
        asked = [each for each in highlights if each.tags.basis == CITED]
        said = self._library.citations.of([each.id for each in asked])
        return {each.id: said.get(each.id) or self._marked(each) for each in asked}

    def _marked(self, highlight: Highlight) -> tuple[Cited, ...]:
        """Follow the marks in a passage to the references of its source."""
        citing = self._citing(highlight.passage.source)
        entries = citing.entries(highlight.passage.pieces) if citing else ()
        return tuple(
            Cited(highlight.id, of_reference(entry.words).key, entry.words) for entry in entries
        )

    def _read(self, source: str) -> Citing | None:
        try:
            return Citing(self._library.sources.pages(source))
        except KetaReviewError:  # its text was never read, or is gone
            return None
