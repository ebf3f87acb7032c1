"""Highlights as the linter sees them: with what stands around them, above them and behind them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING
from uuid import UUID

from ketareview.appraising.linting import Tagged, may_be_marked, numbering
from ketareview.reading.sections import Sections

if TYPE_CHECKING:
    from ketareview.domain.article import Article
    from ketareview.domain.highlight import Highlight, Passage
    from ketareview.domain.text import Page
    from ketareview.library import Library

_OWN_DATA = "own-data"
_MENTIONS = "mentions"
_PAGES_ABOVE = 3
"""How far above a passage its heading is looked for."""

_PAGES_AT_MOST = 60
"""How many pages show how a document cites."""

_AROUND = 400
_ODD_SPACE = re.compile(r"[\u00a0\u2009\u202f]|  ")
# A narrow space between figures belongs to the number.
_SPACES = re.compile(r"(?<!\d)[\u00a0\u2009\u202f]| {2,}|[\u00a0\u2009\u202f](?!\d)")
_HYPHEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")


class Passages:
    """Reads what rules need; articles that came up before are kept."""

    def __init__(self, library: Library, topics: Mapping[UUID, str]) -> None:
        self._library = library
        self._topics = topics
        self._articles: dict[UUID, Article] = {}
        self._routes: dict[UUID, str] = {}
        self._numbering: dict[str, int] = {}

    def cases(self, highlights: Sequence[Highlight]) -> Iterator[tuple[Highlight, Tagged]]:
        """Join highlights with what stands around them; those of no article are left out."""
        self._learn({each.article for each in highlights})
        ids = [each.id for each in highlights]
        modifiers = self._library.modifiers.of(ids)
        cited = self._library.citations.of(ids)
        claimed = self._claimed(ids)
        for source, some in _by_source(highlights).items():
            text = _Text(self._library, source, some)
            for each in some:
                if each.article in self._articles:
                    before, after, heading = text.around(each.passage)
                    quote = _plain(each.passage.quote or each.passage.transcription)
                    yield (
                        each,
                        Tagged(
                            quote=quote,
                            tags=each.tags,
                            record=self._articles[each.article].record,
                            before=before,
                            after=after,
                            heading=heading,
                            topics=self._named(each, claimed.get(each.id, ())),
                            modifiers=frozenset(one.key for one in modifiers.get(each.id, ())),
                            is_sourced=bool(cited.get(each.id)),
                            route=self._routes.get(each.article, ""),
                            numbering=self._numbered(source, quote + after),
                        ),
                    )

    def _numbered(self, source: str, around: str) -> int:
        """Tell up to which number a source cites in round brackets, where a passage may do so."""
        if not may_be_marked(around):
            return 0
        if source not in self._numbering:
            pages = self._library.surroundings.pages(source, 1, _PAGES_AT_MOST)
            self._numbering[source] = numbering(page.text for page in pages)
        return self._numbering[source]

    def _claimed(self, ids: Sequence[UUID]) -> Mapping[UUID, Sequence[UUID]]:
        """Tell the topics of the claims that passages bear on."""
        filed = self._library.claims.holding(ids)
        claims = self._library.claims.many(dict.fromkeys(each.claim for each in filed))
        topics = {claim.id: claim.topic for claim in claims}
        found: dict[UUID, list[UUID]] = defaultdict(list)
        for each in filed:
            topic = topics.get(each.claim)
            if topic is not None and each.stance != _MENTIONS:
                found[each.highlight].append(topic)
        return found

    def _named(self, highlight: Highlight, claimed: Sequence[UUID]) -> tuple[str, ...]:
        topics = dict.fromkeys((*highlight.tags.topics, *claimed))
        return tuple(filter(None, map(self._topics.get, topics)))

    def _learn(self, articles: set[UUID]) -> None:
        new = articles - self._articles.keys()
        if not new:
            return
        self._articles |= self._library.articles.many(new)
        for article, values in self._library.studies.many(new).items():
            routes = {value.value for value in values if value.field == "route"}
            self._routes[article] = ", ".join(sorted(routes))


class _Text:
    """The pages of a source around some of its passages."""

    def __init__(self, library: Library, source: str, highlights: Sequence[Highlight]) -> None:
        self._pages = {
            page.number: page for page in library.surroundings.pages(source, *_reach(highlights))
        }
        self._sections = lru_cache(1)(lambda: Sections(self._pages.values()))

    def around(self, passage: Passage) -> tuple[str, str, str]:
        """Tell what stands before and behind a passage, and the heading above it."""
        first, last = (passage.pieces[0], passage.pieces[-1]) if passage.pieces else (None, None)
        if first is None or last is None or first.box is not None or last.box is not None:
            return passage.before, passage.after, ""
        begin, end = self._text(first.page), self._text(last.page)
        return (
            _plain(begin[max(first.start - _AROUND, 0) : first.start]),
            _plain(end[last.end : last.end + _AROUND]),
            self._sections().at(first.page, first.start),
        )

    def _text(self, number: int) -> str:
        page: Page | None = self._pages.get(number)
        return page.text if page else ""


def _by_source(highlights: Sequence[Highlight]) -> dict[str, list[Highlight]]:
    found: dict[str, list[Highlight]] = defaultdict(list)
    for each in highlights:
        found[each.passage.source].append(each)
    return found


def _reach(highlights: Sequence[Highlight]) -> tuple[int, int]:
    """Tell from which page to which text is needed: headings matter to own data only."""
    first, last = 1, 0
    for each in highlights:
        pages = [piece.page for piece in each.passage.pieces]
        if pages:
            above = _PAGES_ABOVE if each.tags.basis == _OWN_DATA else 0
            lowest = max(min(pages) - above, 1)
            first, last = (min(first, lowest) if last else lowest), max(last, *pages)
    return first, last


def _plain(text: str) -> str:
    """Undo line ends, as far as rules see them."""
    if "-\n" in text:
        text = _HYPHEN.sub("", text)
    text = text.replace("\u00ad\n", "").replace("\u00ad", "").replace("\n", " ")
    return _SPACES.sub(" ", text) if _ODD_SPACE.search(text) else text
