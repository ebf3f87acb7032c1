"""An article is read in another of its files, and its highlights go along by their words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from ketareview.domain.article import Article, Source
from ketareview.domain.errors import AttachmentNotFoundError, SourceNotFoundError
from ketareview.domain.highlight import Highlight
from ketareview.domain.moving import Move
from ketareview.domain.progress import Progress, silent
from ketareview.domain.text import Page
from ketareview.reading.moving import Mover

if TYPE_CHECKING:
    from ketareview.library import Library

_SAME_PAPER = 0.5
"""The part of the highlights that another file of the same paper holds at least."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of an article's highlights when it is read in another of its files."""

    article: UUID
    source: str
    moves: tuple[Move, ...]

    @property
    def sure(self) -> tuple[Move, ...]:
        """Those whose words are there as they were."""
        return tuple(move for move in self.moves if move.is_sure)

    @property
    def likely(self) -> tuple[Move, ...]:
        """Those that a reviewer should look at."""
        return tuple(move for move in self.moves if move.after and not move.is_sure)

    @property
    def lost(self) -> tuple[Move, ...]:
        """Those that are not there, or nobody can tell where."""
        return tuple(move for move in self.moves if not move.after)

    @property
    def is_sure(self) -> bool:
        """Whether nobody needs to look at any."""
        return len(self.sure) == len(self.moves)

    @property
    def is_same_paper(self) -> bool:
        """Whether the file holds most of what was marked: else it is a supplement, or the like."""
        return len(self.moves) - len(self.lost) >= _SAME_PAPER * len(self.moves)


def plan_move(library: Library, article: Article, source: str, progress: Progress = silent) -> Plan:
    """Look for an article's highlights in another of its files; changes nothing.

    Those on files that it is not read in now, such as supplements, stay there, unless the file is
    the one that it is read in: then those of its other files are looked for. Progress counts
    highlights.

    Raises:
        SourceNotFoundError: the file is none of the article's.
    """
    if all(each.sha256 != source for each in article.sources):
        raise SourceNotFoundError(title=article.record.title)
    return _plan(library, article, source, library.sources.pages(source), progress)


def foresee(library: Library, article_id: UUID, source: str, pages: Sequence[Page]) -> Plan | None:
    """Plan the move to a file that is about to be attached; None where nothing is to move to it."""
    article = library.articles.get(article_id)
    if not article.sources or any(each.sha256 == source for each in article.sources):
        return None
    plan = _plan(library, article, source, pages, silent)
    return plan if plan.moves and plan.is_same_paper else None


def carry_out(
    library: Library,
    plan: Plan,
    accepted: Collection[UUID] | None = None,
    *,
    batch: UUID | None = None,
) -> int:
    """Let the article be read in the file of a plan and move highlights; counts those that moved.

    Of the likely ones only those that were accepted move, or all; the others count as lost. With
    `batch` it is part of that import.
    """
    return library.moving.read_in(
        plan.article, plan.source, _decided(plan.moves, accepted), batch=batch
    )


def file_named(article: Article, name: str) -> Source:
    """Find a file of an article by its name or the beginning of its SHA-256; "" is the newest.

    Raises:
        SourceNotFoundError: it has no file.
        AttachmentNotFoundError: none, or not one only, is called so.
    """
    found: Sequence[Source] = [
        each
        for each in article.sources
        if each.name == name or (name and each.sha256.startswith(name.casefold()))
    ]
    if not name:
        found = article.sources[-1:]
    if not article.sources:
        raise SourceNotFoundError(title=article.record.title)
    if len(found) != 1:
        names = ", ".join(each.name for each in article.sources)
        raise AttachmentNotFoundError(title=article.record.title, asked=name, names=names)
    return found[0]


def _plan(
    library: Library, article: Article, source: str, new: Sequence[Page], progress: Progress
) -> Plan:
    reading = article.sources[0].sha256
    movers: dict[str, Mover] = {}
    moves: list[Move] = []
    concerned = list(_concerned(library.highlights.of(article.id), source, reading))
    for number, each in enumerate(concerned, start=1):
        old = each.passage.source
        if old not in movers:
            movers[old] = Mover(library.sources.pages(old), new, source)
        found = movers[old].move(each.passage)
        if found is not None:
            moves.append(Move(each.id, each.passage, found.passage, found.confidence))
        elif source != reading or each.lost_in:
            moves.append(Move(each.id, each.passage))
        progress(number, len(concerned))
    return Plan(article.id, source, tuple(moves))


def _concerned(highlights: Iterable[Highlight], source: str, reading: str) -> Iterable[Highlight]:
    for each in highlights:
        here = each.passage.source
        if here != source and (reading in {here, source} or each.lost_in):
            yield each


def _decided(moves: Iterable[Move], accepted: Collection[UUID] | None) -> Iterable[Move]:
    for move in moves:
        is_refused = accepted is not None and not move.is_sure and move.highlight not in accepted
        yield replace(move, after=None, confidence=0.0) if is_refused else move
