"""The tree of topics."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from ketareview.domain.errors import (
    AmbiguousTopicError,
    NamelessTopicError,
    TopicExistsError,
    TopicNotFoundError,
)
from ketareview.domain.highlight import Topic
from ketareview.domain.ids import new_id
from ketareview.library.counting import Counts, Filings
from ketareview.library.database import Database
from ketareview.library.indexing import folded
from ketareview.library.models import TopicRow
from ketareview.library.statements import put

_PART = "/"


class Topics:
    """Topics, each below at most one other."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._filings = Filings(database)

    def tree(self) -> tuple[Topic, ...]:
        """List all topics depth first, with counts that include the topics below."""
        with self._database.read() as session:
            rows = _rows(session)
        totals = self._filings.counts(_all_below(rows))
        return tuple(_topic(row, totals) for row in _depth_first(rows))

    def add(self, name: str, parent: UUID | None = None) -> Topic:
        """Add a topic after its siblings.

        Raises:
            NamelessTopicError: the name is empty.
            TopicExistsError: a sibling has the name.
            TopicNotFoundError: the parent is gone.
        """
        topic_id, name = new_id(), _named(name)
        with self._database.write("Add topic") as session:
            if parent is not None:
                _live(session, parent)
            _expect_free(session, name, parent)
            position = _next_position(session, parent)
            put(
                session,
                TopicRow,
                [
                    {
                        "id": topic_id,
                        "name": name,
                        "parent_id": parent,
                        "position": position,
                        "definition": "",
                    }
                ],
            )
        return Topic(topic_id, name, parent, position)

    def rename(self, topic_id: UUID, name: str) -> None:
        """Give a topic another name.

        Raises:
            NamelessTopicError: the name is empty.
            TopicExistsError: a sibling has the name.
            TopicNotFoundError: the topic is gone.
        """
        name = _named(name)
        with self._database.write("Rename topic") as session:
            row = _live(session, topic_id)
            _expect_free(session, name, row.parent_id, but=topic_id)
            row.name = name

    def move(self, topic_id: UUID, parent: UUID | None) -> None:
        """Put a topic, with those below it, under another or, with None, at the top.

        Raises:
            TopicExistsError: a topic of this name stands there, or is above it.
            TopicNotFoundError: one of the two is gone.
        """
        with self._database.write("Move topic") as session:
            row = _live(session, topic_id)
            if parent is not None:
                _live(session, parent)
                if parent in _below(_rows(session), topic_id):
                    raise TopicExistsError(name=row.name)
            _expect_free(session, row.name, parent, but=topic_id)
            row.position = _next_position(session, parent)
            row.parent_id = parent

    def delete(self, topic_id: UUID) -> None:
        """Put a topic and those below it in the trash; what is filed there stays in the library.

        Raises:
            TopicNotFoundError: the topic is gone already.
        """
        with self._database.write("Delete topic") as session:
            _live(session, topic_id)
            gone = set(_below(_rows(session), topic_id))
            for row in session.scalars(select(TopicRow).where(TopicRow.id.in_(gone))):
                row.deleted = True

    def find(self, asked: str) -> Topic:
        """Find a topic by name or `Parent/Child`, case and accents folded; without counts.

        Raises:
            TopicNotFoundError: none is called so.
            AmbiguousTopicError: several are.
        """
        with self._database.read() as session:
            rows = _rows(session)
        paths = {row.id: path for row, path in _paths(rows)}
        wanted = _key(asked)
        found = [row for row in rows if _ends_with(_key(paths[row.id]), wanted)]
        exact = [row for row in found if _key(paths[row.id]) == wanted]
        found = exact or found
        if not found:
            raise TopicNotFoundError(asked=asked, nearest=_nearest(asked, paths.values()))
        if len(found) > 1:
            named = "; ".join(paths[row.id] for row in found)
            raise AmbiguousTopicError(asked=asked, candidates=named)
        return _topic(found[0], {})

    def order(self) -> list[UUID]:
        """List the ids of all topics depth first."""
        with self._database.read() as session:
            return [row.id for row in _depth_first(_rows(session))]

    def below(self, topic_id: UUID) -> frozenset[UUID]:
        """Gather a topic and all below it."""
        with self._database.read() as session:
            return frozenset(_below(_rows(session), topic_id))


def _rows(session: Session) -> list[TopicRow]:
    """Read the live topics in the order of siblings; those whose parent is gone are at the top."""
    rows = session.scalars(
        select(TopicRow).where(~TopicRow.deleted).order_by(TopicRow.position, TopicRow.name)
    )
    return list(rows)


def _children(rows: Iterable[TopicRow]) -> dict[UUID | None, list[TopicRow]]:
    listed = tuple(rows)
    known = {row.id for row in listed}
    children: dict[UUID | None, list[TopicRow]] = defaultdict(list)
    for row in listed:
        children[row.parent_id if row.parent_id in known else None].append(row)
    return children


def _depth_first(rows: Iterable[TopicRow]) -> Iterator[TopicRow]:
    for row, _ in _paths(rows):
        yield row


def _paths(rows: Iterable[TopicRow]) -> Iterator[tuple[TopicRow, str]]:
    """Go through the tree depth first, with each topic's path."""
    children = _children(rows)
    waiting = [(row, row.name) for row in reversed(children[None])]
    while waiting:
        row, path = waiting.pop()
        yield row, path
        waiting += [(c, f"{path}{_PART}{c.name}") for c in reversed(children[row.id])]


def _below(rows: Iterable[TopicRow], topic_id: UUID) -> list[UUID]:
    """Gather a topic and all below it, the topic first."""
    children = _children(rows)
    found = [topic_id]
    for each in found:
        found += [child.id for child in children[each] if child.id not in found]
    return found


def _all_below(rows: Iterable[TopicRow]) -> dict[UUID, set[UUID]]:
    """Gather for every topic itself and all below it."""
    ordered = tuple(_depth_first(rows))
    below = {row.id: {row.id} for row in ordered}
    for row in reversed(ordered):  # those below come first
        if row.parent_id in below:
            below[row.parent_id] |= below[row.id]
    return below


def _topic(row: TopicRow, totals: Mapping[UUID, Counts]) -> Topic:
    total = totals.get(row.id, Counts())
    return Topic(row.id, row.name, row.parent_id, row.position, total.articles, total.highlights)


def _key(path: str) -> list[str]:
    return [folded(part).strip() for part in path.split(_PART)]


def _ends_with(path: list[str], end: list[str]) -> bool:
    return path[-len(end) :] == end


def _nearest(asked: str, paths: Iterable[str]) -> str:
    named = {folded(path.rpartition(_PART)[2]).strip(): path for path in paths}
    typed = folded(asked.rpartition(_PART)[2]).strip()
    close = get_close_matches(typed, named, n=3, cutoff=0.5)
    close += [name for name in named if typed and typed in name and name not in close][:3]
    return "; ".join(named[name] for name in close[:4])


def _named(name: str) -> str:
    """Write a name on one line.

    Raises:
        NamelessTopicError: it is empty.
    """
    if named := " ".join(name.split()):
        return named
    raise NamelessTopicError


def _live(session: Session, topic_id: UUID) -> TopicRow:
    row = session.get(TopicRow, topic_id)
    if row is None or row.deleted:
        raise TopicNotFoundError(asked=topic_id, nearest="")
    return row


def _siblings(session: Session, parent: UUID | None) -> list[TopicRow]:
    return _children(_rows(session))[parent]


def _expect_free(
    session: Session, name: str, parent: UUID | None, *, but: UUID | None = None
) -> None:
    wanted = folded(name).strip()
    for sibling in _siblings(session, parent):
        if sibling.id != but and folded(sibling.name).strip() == wanted:
            raise TopicExistsError(name=sibling.name)


def _next_position(session: Session, parent: UUID | None) -> int:
    return max((row.position for row in _siblings(session, parent)), default=-1) + 1
