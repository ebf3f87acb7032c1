"""Articles that may be the same paper: found, and merged as the reviewer decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from ketareview.domain.article import Article, Record, Relation, RelationKind
from ketareview.domain.identity import Pair, Sureness
from ketareview.domain.ids import new_id
from ketareview.domain.imports import Reason
from ketareview.domain.progress import Progress, silent

if TYPE_CHECKING:
    from ketareview.library import Library

LINKED = "linked-versions"
"""The first reason of versions that somebody linked already."""


SAME_FILE = "same-file"


@dataclass(frozen=True, slots=True)
class Merging:
    """What a merge will do: `kept` takes over what the `others` have, which go to the trash.

    `files`, `highlights` and `topics` count what moves; `fields` are those of the record that
    `kept` had not.
    """

    kept: UUID
    others: tuple[UUID, ...]
    files: int
    highlights: int
    topics: int
    fields: tuple[str, ...]


def find_duplicates(library: Library, progress: Progress = silent) -> list[Pair]:
    """Find the pairs: certain ones first, then versions, then probable ones, the likest first.

    Those that somebody said to be different are left out, and with them the pairs between what is
    certainly the same as the one and as the other.
    """
    from ketareview.importing.likeness import (  # noqa: PLC0415 - the program starts without it
        compared,
        pairs_apart,
    )

    read = library.articles.records()
    records = sorted(((added, each, compared(one)) for each, one, _, added in read), key=_age)
    found = pairs_apart([(each, record) for _, each, record in records], progress)
    pairs = _with_shared_files(found, library.articles.sharing_files())
    relations = library.relations.all()
    groups = _groups(pairs, relations)
    apart = {
        frozenset((groups.of(each.first), groups.of(each.second)))
        for each in relations
        if each.kind is RelationKind.DIFFERENT
    }
    linked = {(each.first, each.second) for each in relations if each.kind is RelationKind.VERSION}
    return [
        _told(pair, linked)
        for pair in pairs
        if frozenset((groups.of(pair.first), groups.of(pair.second))) not in apart
    ]


def plan_of_merge(library: Library, pairs: Sequence[Pair]) -> list[Merging]:
    """Unite pairs to groups and tell what merging them will do, before anything is done.

    A group with articles that were said to be different is parted. The article that is kept is
    one with highlights, else one with a file, else the one that says most.
    """
    groups = _groups(pairs, library.relations.all(), anyhow=True)
    articles = library.articles.many({each for pair in pairs for each in (pair.first, pair.second)})
    united = [
        [articles[each] for each in members if each in articles] for members in groups.united()
    ]
    return [_merging(members) for members in united if len(members) > 1]


def merge(library: Library, plan: Sequence[Merging], progress: Progress = silent) -> None:
    """Merge group by group; all of it is one action, undone as one.

    Raises:
        ArticleNotFoundError: an article of the plan is gone; the groups before it are merged.
    """
    action = new_id()
    for number, each in enumerate(plan):
        progress(number, len(plan))
        library.articles.merge(each.kept, each.others, action=action)
    progress(len(plan), len(plan))


class _Groups:
    """Articles that belong together; those that were said to be different never come together."""

    def __init__(self, relations: Iterable[Relation]) -> None:
        self._members: dict[UUID, list[UUID]] = {}
        self._leaders: dict[UUID, UUID] = {}
        self._apart: dict[UUID, set[UUID]] = {}
        for each in relations:
            if each.kind is RelationKind.DIFFERENT:
                self._apart.setdefault(each.first, set()).add(each.second)
                self._apart.setdefault(each.second, set()).add(each.first)

    def of(self, article: UUID) -> UUID:
        """Tell the article that stands for the group."""
        return self._leaders.get(article, article)

    def unite(self, first: UUID, second: UUID) -> None:
        """Bring two groups together, unless that would join what is different."""
        ones, others = (self._members.get(self.of(each), [each]) for each in (first, second))
        if self.of(first) == self.of(second):
            return
        if any(not self._apart.get(each, set()).isdisjoint(others) for each in ones):
            return
        together = sorted((*ones, *others))
        self._members.pop(self.of(first), None)
        self._members.pop(self.of(second), None)
        self._members[together[0]] = together
        self._leaders.update(dict.fromkeys(together, together[0]))

    def united(self) -> list[list[UUID]]:
        """List the groups."""
        return list(self._members.values())


def _groups(
    pairs: Iterable[Pair], relations: Sequence[Relation], *, anyhow: bool = False
) -> _Groups:
    """Unite certain pairs, or all of them `anyhow`, in an order that does not depend on theirs."""
    groups = _Groups(relations)
    for pair in sorted(pairs, key=lambda pair: (-pair.score, sorted((pair.first, pair.second)))):
        if anyhow or pair.sureness is Sureness.CERTAIN:
            groups.unite(pair.first, pair.second)
    return groups


def _age(one: tuple[datetime, UUID, Record]) -> tuple[datetime, UUID]:
    return one[:2]


def _with_shared_files(pairs: Sequence[Pair], shared: Sequence[tuple[UUID, UUID]]) -> list[Pair]:
    """Articles that have the same file are one paper, whatever their records say."""
    same = {frozenset(pair): pair for pair in shared}
    certain = [
        Pair(first, second, Sureness.CERTAIN, 1.0, (Reason(SAME_FILE),))
        for first, second in same.values()
    ]
    return certain + [pair for pair in pairs if frozenset((pair.first, pair.second)) not in same]


def _told(pair: Pair, linked: set[tuple[UUID, UUID]]) -> Pair:
    both = {(pair.first, pair.second), (pair.second, pair.first)}
    if linked.isdisjoint(both):
        return pair
    return replace(
        pair, sureness=Sureness.VERSION, score=1.0, reasons=(Reason(LINKED), *pair.reasons)
    )


def _merging(members: Sequence[Article]) -> Merging:
    kept, *others = sorted(members, key=_worth)
    files = {source.sha256 for other in others for source in other.sources}
    topics = {topic for other in others for topic in other.topics}
    mine, theirs = _said(kept.record), [_said(other.record) for other in others]
    return Merging(
        kept.id,
        tuple(other.id for other in others),
        files=len(files - {source.sha256 for source in kept.sources}),
        highlights=sum(other.highlights for other in others),
        topics=len(topics.difference(kept.topics)),
        fields=tuple(sorted(set().union(*theirs) - mine)),
    )


def _worth(article: Article) -> tuple[bool, bool, int, datetime, UUID]:
    """Order the articles of a group: the one that is kept comes first."""
    said = len(_said(article.record))
    return not article.highlights, not article.sources, -said, article.added, article.id


def _said(record: Record) -> set[str]:
    """Name the fields that a record has."""
    fields = ("title", "authors", "year", "journal", "volume", "issue", "pages", "doi", "pmid")
    return {
        *(name for name in (*fields, "url", "abstract") if getattr(record, name)),
        *(name for name, value in record.extra.items() if value),
    }
