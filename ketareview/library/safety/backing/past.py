"""Another time of a library, whichever way it is known: what was there, and bringing it back."""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from ketareview.domain.past import Plan, Since, Thing, ThingKind
from ketareview.domain.progress import Progress, silent
from ketareview.library.database import Database
from ketareview.library.safety.backing.bringing_back import PARTS, UNCOUNTED, Files, carry_out, plan
from ketareview.library.safety.backing.telling import to_thing
from ketareview.library.statements import listed

Row = Mapping[str, Any]


class Past(ABC):
    """A library at another time, beside the library that is open now."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @abstractmethod
    def pairs(self, table: str) -> Iterator[tuple[Row, Row | None]]:
        """Read each row of a table as it was then, with the one that is there now."""

    def changed(self, table: str) -> Iterator[tuple[Row, Row | None]]:
        """Read at least those pairs in which something is different now."""
        return self.pairs(table)

    @abstractmethod
    def rows(self, table: str, field: str, values: Collection[str]) -> list[Row]:
        """Read the rows as they were then in which a field has one of the values."""

    @abstractmethod
    def files(self) -> Files:
        """Tell where the bytes of files can be found again."""

    @abstractmethod
    def count(self) -> int:
        """Count the articles and highlights of then, about."""

    def things(self, progress: Progress = silent) -> tuple[Thing, ...]:
        """List the articles and highlights that were there, articles first.

        Raises:
            Cancelled: somebody stopped it.
        """
        marked = self._marked(progress)
        found: list[Thing] = []
        titles: dict[str, str] = {}
        total = self.count()
        for kind in ThingKind:
            for then, now in self.pairs(kind.value):
                if kind is ThingKind.ARTICLE:
                    titles[then["id"]] = then["title"]
                if then["deleted"] or then.get("merged_into"):
                    continue
                if len(found) % 100 == 0:
                    progress(min(len(found), total), total)
                since = _since(then, now)
                if since is Since.SAME and then["id"] in marked[kind.value]:
                    since = Since.CHANGED
                found.append(to_thing(kind, then, titles, since))
        progress(total, total)
        return tuple(found)

    def plan(self, kind: ThingKind, ids: Sequence[UUID]) -> Plan:
        """Tell what bringing things back would write; nothing is changed."""
        return plan(self._database, self, kind, ids)

    def bring_back(self, asked: Plan, name: str) -> None:
        """Write what was planned, as one action that can be undone.

        Raises:
            ChangedMeanwhileError: the library is not as it was when that was planned.
        """
        carry_out(self._database, self.files(), asked, name)

    def now(self, table: str, ids: Collection[str]) -> dict[str, dict[str, Any]]:
        """Read rows as they are now, by their ids."""
        with self._database.driver() as connection:
            cursor = connection.execute(
                f"SELECT * FROM {table} WHERE id IN (SELECT value FROM json_each(?))",  # noqa: S608 - names of ours
                (listed(ids),),
            )
            names, found = [column[0] for column in cursor.description], cursor.fetchall()
        return {row[names.index("id")]: dict(zip(names, row, strict=True)) for row in found}

    def _marked(self, progress: Progress) -> dict[str, set[str]]:
        """Find the things of which a part is not as it was."""
        marked: dict[str, set[str]] = defaultdict(set)
        for kind in ThingKind:
            for table, owner in PARTS[kind.value]:
                if table == ThingKind.HIGHLIGHT.value:
                    continue  # a thing of its own
                progress(0, 0)
                for then, now in self.changed(table):
                    if not then["deleted"] and _since(then, now) is not Since.SAME:
                        marked[kind.value].add(then[owner])
        return marked


def _since(then: Row, now: Row | None) -> Since:
    if now is None or now["deleted"] or (now.get("merged_into") and not then.get("merged_into")):
        return Since.DELETED
    if then is now or then.items() <= now.items():
        return Since.SAME
    differs = any(now.get(name) != value for name, value in then.items() if name not in UNCOUNTED)
    return Since.CHANGED if differs else Since.SAME
