"""Other programs' highlights become ours: anchored to words, or kept as places, or as words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from ketareview import reading
from ketareview.domain.article import Article, ArticleKind
from ketareview.domain.codebook import Codebook, Scheme
from ketareview.domain.errors import CodeNotFoundError, RequestError
from ketareview.domain.folding import fold, letters
from ketareview.domain.highlight import Brought, Passage, Piece, Tags
from ketareview.domain.ids import fixed_id
from ketareview.domain.imports import Draft, Mark, Span
from ketareview.domain.tagging import starting_basis
from ketareview.domain.text import Page
from ketareview.workflows.counted_places import counted
from ketareview.workflows.returning import Returning

if TYPE_CHECKING:
    from ketareview.library import Library

UNSORTED = "background"
"""The claim type of a highlight whose colour and codes say nothing."""

UNCHECKED = "unchecked"
_STANCE = "mentions"


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a mark's codes say in words of the codebook; `unknown` ones are kept in the note."""

    claim_type: str = ""
    strength: str = ""
    stance: str = ""
    basis: str = ""
    topics: tuple[UUID, ...] = ()
    unknown: tuple[str, ...] = ()


class Bringing:
    """Places marks in pages and gives them tags.

    `colours` maps `#rrggbb` to claim types.
    """

    def __init__(self, library: Library, colours: Mapping[str, str]) -> None:
        self._library = library
        self._colours = colours
        self._known: tuple[Codebook, Mapping[str, UUID]] | None = None

    def marks(self, draft: Draft, source: str, kind: ArticleKind) -> tuple[Brought, ...]:
        """Place the marks of a draft in its own pages."""
        return tuple(self._brought(draft.marks, draft.pages, source, kind))

    def original(self, draft: Draft) -> tuple[Article, str] | None:
        """Find the article, and the file of it, that a file is a copy of with our highlights in it.

        It says so itself; that counts only where the pages say the same.
        """
        copied = [mark.copied for mark in draft.marks if mark.copied is not None]
        named = [source for each in copied for source in reversed(each.sources)]
        here = self._library.highlights.many(dict.fromkeys(each.id for each in copied))
        for source in dict.fromkeys((*named, *(each.passage.source for each in here))):
            article = self._library.imports.known(source)
            if article is not None and _are_alike(draft.pages, self._library.sources.pages(source)):
                return article, source
        return None

    def back(self, draft: Draft, source: str, kind: ArticleKind) -> tuple[Brought, ...]:
        """Place the marks of a copy in the file that it is a copy of."""
        pages = self._library.sources.pages(source)
        fitting = [replace(mark, spans=_fitting(mark, pages)) for mark in draft.marks]
        return tuple(self._brought(fitting, pages, source, kind))

    def onto(self, draft: Draft, article: Article) -> tuple[Brought, ...]:
        """Place the marks of a draft without text in the pages of an article's files.

        Spans count only where the mark's words, or none, stand there too; so do places that are
        counted in a text (see `counted_places`).
        """
        for source in article.sources:
            pages = self._library.sources.pages(source.sha256)
            marks = counted(self._library, source, pages, draft.marks)
            fitting = [replace(mark, spans=_fitting(mark, pages)) for mark in marks]
            found = tuple(self._brought(fitting, pages, source.sha256, article.record.kind))
            if any(one.passage.pieces for one in found) or source is article.sources[-1]:
                return found
        return ()

    def meant(self, draft: Draft) -> UUID | None:
        """Find the one article that a draft without text speaks of.

        What certainly is it comes before what has its address, and that before its title.
        """
        record = draft.record
        found = {match.article for match in self._library.articles.matches(record)}
        found = found or set(self._library.articles.at(_spellings(record.url)))
        if found or not record.title:
            return found.pop() if len(found) == 1 else None
        try:
            return self._library.articles.find(record.title).id
        except RequestError:  # none, or several
            return None

    def _brought(
        self, marks: Sequence[Mark], pages: Sequence[Page], source: str, kind: ArticleKind
    ) -> Iterator[Brought]:
        if not marks:
            return
        searched = reading.Pages(pages)
        has_ours = any(mark.copied for mark in marks)
        ours = Returning(self._library) if has_ours else None
        for mark in marks:
            if ours and mark.copied:
                passage = _placed_back(mark, mark.copied.passage, pages, searched, source)
                usual = Tags(UNSORTED, UNCHECKED, _STANCE, starting_basis(kind))
                yield ours.brought(mark.copied, mark.author, passage, usual)
                continue
            passage = _placed(mark, pages, searched, source)
            id_ = fixed_id("brought", source, mark.author, mark.name)
            tags = self._tags(_telling(mark, passage), kind)
            created = mark.created or mark.changed or datetime.now(UTC)
            colour = "" if mark.colour in self._colours else mark.colour
            changed = mark.changed or created
            yield Brought(id_, passage, tags, mark.author, created, changed, colour)

    def _tags(self, mark: Mark, kind: ArticleKind) -> Tags:
        spoken = self._spoken(mark.codes)
        kept = f"Tags: {', '.join(spoken.unknown)}" if spoken.unknown else ""
        return Tags(
            claim_type=spoken.claim_type or self._colours.get(mark.colour, UNSORTED),
            strength=spoken.strength or UNCHECKED,
            stance=spoken.stance or _STANCE,
            basis=spoken.basis or starting_basis(kind),
            topics=spoken.topics,
            note="\n".join(filter(None, (mark.note.strip(), kept))),
        )

    def _spoken(self, codes: Sequence[str]) -> Spoken:
        codebook, topics = self._vocabulary()
        spoken = Spoken()
        for code in codes:
            name = fold(code.rpartition("/")[2] or code).text.strip()
            if name in topics:
                spoken = replace(spoken, topics=(*spoken.topics, topics[name]))
            elif claim_type := _key(codebook, Scheme.CLAIM_TYPE, code):
                spoken = replace(spoken, claim_type=claim_type)
            elif strength := _key(codebook, Scheme.STRENGTH, code):
                spoken = replace(spoken, strength=strength)
            elif stance := _key(codebook, Scheme.STANCE, code):
                spoken = replace(spoken, stance=stance)
            elif basis := _key(codebook, Scheme.BASIS, code):
                spoken = replace(spoken, basis=basis)
            else:
                spoken = replace(spoken, unknown=(*spoken.unknown, code))
        return spoken

    def _vocabulary(self) -> tuple[Codebook, Mapping[str, UUID]]:
        if self._known is None:
            tree = self._library.topics.tree()
            names = {fold(topic.name).text.strip(): topic.id for topic in tree}
            self._known = self._library.codebooks.current(), names
        return self._known


def _telling(mark: Mark, passage: Passage) -> Mark:
    """Put into the note what a passage cannot hold: words of an area, the place of an orphan."""
    told = ""
    if not passage.pieces and mark.place:
        told = f"Place: {mark.place}"
    elif passage.pieces and not passage.quote and mark.quote.strip():
        told = f"“{mark.quote.strip()}”"
    return replace(mark, note="\n".join(filter(None, (mark.note, told))))


def _key(codebook: Codebook, scheme: Scheme, code: str) -> str:
    """Name the code that another program's tag is called like; single letters mean nothing."""
    if len(code) < 2:  # noqa: PLR2004 - a letter, a digit, a sign
        return ""
    try:
        return codebook.understood(scheme, code).key
    except CodeNotFoundError:
        return ""


def _fitting(mark: Mark, pages: Sequence[Page]) -> tuple[Span, ...]:
    """Keep spans only if they lie within the pages; words, if there are any, decide later."""
    lengths = {page.number: len(page.text) for page in pages}
    inside = all(span.page in lengths and span.end <= lengths[span.page] for span in mark.spans)
    return mark.spans if inside else ()


def _are_alike(pages: Sequence[Page], others: Sequence[Page]) -> bool:
    """Whether pages have the same letters, however spaces and hyphens were read."""
    return len(pages) == len(others) and all(
        page.text == other.text or letters(page.text) == letters(other.text)
        for page, other in zip(pages, others, strict=True)
    )


def _spellings(address: str) -> Sequence[str]:
    """Write an address in the ways that lead to one page."""
    _, found, place = address.partition("://")
    plain = place.partition("#")[0].rstrip("/")
    schemes = ("http", "https") if found else ()
    return [f"{scheme}://{plain}{end}" for scheme in schemes for end in ("", "/")]


def _placed(mark: Mark, pages: Sequence[Page], searched: reading.Pages, source: str) -> Passage:
    """Anchor a mark to words: at its spans if they say so, else where its words stand."""
    texts = [Piece(span.page, span.start, span.end) for span in mark.spans if span.start < span.end]
    there = _passage(pages, texts, source)
    if there is not None and _agrees(there.quote, mark.quote):
        return there
    found = _found(mark, pages, searched)
    if found:
        return reading.passage(pages, found, source)
    if there is not None:
        return there
    boxes = [Piece(span.page, box=span.box) for span in mark.spans if span.box is not None]
    if boxes:
        return Passage(source, tuple(boxes), "")
    return Passage(source, (), mark.quote, mark.before, mark.after)


def _placed_back(
    mark: Mark, told: Passage, pages: Sequence[Page], searched: reading.Pages, source: str
) -> Passage:
    """Place a mark of ours where it was, if its words stand there, else as any other.

    One without pieces was changed with another program since; where that put it counts.
    """
    there = replace(told, source=source)
    if there.pieces and _is_within(there, pages) and reading.quote_ok(pages, there):
        return there
    asked = mark
    if there.pieces:
        asked = replace(mark, quote=told.quote, before=told.before, after=told.after)
    found = _placed(asked, pages, searched, source)
    return replace(found, transcription=told.transcription)


def _is_within(passage: Passage, pages: Sequence[Page]) -> bool:
    lengths = {page.number: len(page.text) for page in pages}
    return all(
        piece.page in lengths and (piece.box or piece.end <= lengths[piece.page])
        for piece in passage.pieces
    )


def _passage(pages: Sequence[Page], pieces: Sequence[Piece], source: str) -> Passage | None:
    try:
        return reading.passage(pages, pieces, source)
    except ValueError:
        return None


def _agrees(quote: str, told: str) -> bool:
    """Whether a passage says what the other program says that it marked."""
    return not told.strip() or letters(told) == letters(quote)


def _found(mark: Mark, pages: Sequence[Page], searched: reading.Pages) -> tuple[Piece, ...] | None:
    """Find the one place of a mark's words; of several, the one on its page or in its context."""
    if not mark.quote.strip():
        return None
    places = searched.find_all(mark.quote)
    if len(places) > 1 and mark.spans:
        places = [each for each in places if each[0].page == mark.spans[0].page] or places
    if len(places) > 1 and (mark.before or mark.after):
        places = [each for each in places if _in_context(each, mark, pages)]
    return places[0] if len(places) == 1 else None


def _in_context(place: Sequence[Piece], mark: Mark, pages: Sequence[Page]) -> bool:
    texts = {page.number: page.text for page in pages}
    first, last = place[0], place[-1]
    before = letters(texts[first.page][: first.start])
    after = letters(texts[last.page][last.end :])
    return before.endswith(letters(mark.before)) and after.startswith(letters(mark.after))
