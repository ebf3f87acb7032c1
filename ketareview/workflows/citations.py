"""What passages rest on: what reviewers said, else the references that their own marks name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING
from uuid import UUID

from ketareview.appraising.independence import Ground, Resting, ground
from ketareview.appraising.recognising import of_reference
from ketareview.domain.claim import Cited
from ketareview.domain.errors import KetaReviewError
from ketareview.domain.highlight import Highlight
from ketareview.reading.citing import Citing

if TYPE_CHECKING:
    from ketareview.domain.article import Article, Relation
    from ketareview.library import Library

CITED = "cited"
_KEPT = 64


class Grounds:
    """Tells on what passages of one library rest; keeps the lists of references that it read."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._citing = lru_cache(maxsize=_KEPT)(self._read)

    def of(self, highlights: Sequence[Highlight]) -> Ground:
        """Count the independent works behind highlights."""
        cited = self.cited(highlights)
        wanted = {each.article for each in highlights}
        articles = self._all if any(cited.values()) else self._library.articles.many(wanted)
        passages = [
            Resting(each.id, each.article, each.tags.basis, cited.get(each.id, ()))
            for each in highlights
            if each.article in articles
        ]
        return ground(passages, articles, self._relations)

    @cached_property
    def _all(self) -> dict[UUID, Article]:
        return self._library.articles.many(self._library.articles.all())

    @cached_property
    def _relations(self) -> list[Relation]:
        return self._library.relations.all()

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
