"""Who changes what, when, having seen what: the journal of one connection."""

import json
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from ketareview.domain.highlight import Reviewer
from ketareview.domain.ids import fixed_id, new_id
from ketareview.library import replica
from ketareview.library.triggers import triggers

PROGRAM = Reviewer(fixed_id("program"), "KetaReview")
"""Who makes the changes that nobody can take back, such as the default codebook."""

_COUNTER_BITS = 16


class UnrecordedChangeError(RuntimeError):
    """Something was changed outside `Database.write`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that was created (no `before`) or changed, with the fields that changed."""

    kind: str
    row: str
    before: dict[str, Any] | None
    after: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """An action as it is asked for: `id` is given when it spans turns."""

    name: str
    id: UUID
    undoes: UUID | None = None
    refused: bool = False


class Journal:
    """Gives each change its replica, number, stamp and action; the triggers ask it."""

    def __init__(self, connection: sqlite3.Connection, place: str, reviewer: Reviewer) -> None:
        self.reviewer = reviewer
        self._place = place
        self._connection = connection
        self._action = ""
        self._known = False
        self._first = 0
        self._replica: UUID | None = replica.current(connection, place)
        self._seen: dict[str, int] = {}
        self._seen_text = "{}"
        self._stamp = 0
        self._seq = 0
        self._load()
        self._offer()

    @property
    def replica(self) -> UUID | None:
        """The id of this copy of the library; None until a new or copied file is written to."""
        return self._replica

    @contextmanager
    def step(self, step: Step) -> Iterator[None]:
        """Let changes happen as one action; a step that fails takes no numbers.

        A transaction must be open, and is committed within the step after `close_step`.
        """
        before = self._replica, self._seq, self._known
        try:
            self._prepare()
            self._first, self._action = self._seq, str(step.id)
            yield
        except BaseException:
            self._replica, self._seq, self._known = before
            raise
        finally:
            self._action = ""

    def close_step(self, step: Step) -> list[Entry]:
        """Write the action if anything changed, and list what did."""
        entries = self._since(self._first)
        if entries or step.refused:
            self._enter(step, self.reviewer)
        self._action = ""
        return entries

    def _load(self) -> None:
        rows = self._connection.execute("SELECT id, seq, stamp FROM replica").fetchall()
        self._stamp = max((row[2] for row in rows), default=0)
        self._seen = {row[0]: row[1] for row in rows}
        self._seq = self._seen.pop(str(self._replica), 0)
        self._set_seen()

    def _set_seen(self) -> None:
        self._seen_text = json.dumps(self._seen, sort_keys=True, separators=(",", ":"))

    def _offer(self) -> None:
        offered: dict[str, Callable[[], str | int]] = {
            "action": self._current_action,
            "replica": lambda: str(self._replica),
            "seq": self._next_seq,
            "stamp": self._next_stamp,
            "seen": lambda: self._seen_text,
        }
        for name, function in offered.items():
            self._connection.create_function(name, 0, function)
        for statement in triggers():
            self._connection.execute(statement)

    def _current_action(self) -> str:
        if not self._action:
            raise UnrecordedChangeError
        return self._action

    def _next_seq(self) -> int:
        self._seq += 1
        return self._seq

    def _next_stamp(self) -> int:
        now = time.time_ns() // 1_000_000 << _COUNTER_BITS
        self._stamp = max(self._stamp + 1, now)
        return self._stamp

    def _prepare(self) -> None:
        """At the first write: a copied file becomes a replica, the reviewer becomes known."""
        if self._replica is None:
            self._become_replica()
        if not self._known:
            self._introduce(self.reviewer)
            self._known = True

    def _become_replica(self) -> None:
        self._replica = new_id()
        self._seq = 0
        rows = self._connection.execute("SELECT id, seq FROM replica").fetchall()
        self._seen = dict(rows)
        self._set_seen()
        replica.register(self._connection, self._replica, self._place)

    def _introduce(self, reviewer: Reviewer) -> None:
        known = "SELECT 1 FROM reviewer WHERE id = ? AND NOT deleted"
        if self._connection.execute(known, (str(reviewer.id),)).fetchone():
            return
        step = Step("Add reviewer", new_id())
        self._action = str(step.id)
        self._connection.execute(
            "INSERT INTO reviewer (id, name, deleted) VALUES (?, ?, 0)"
            " ON CONFLICT (id) DO UPDATE SET deleted = 0",
            (str(reviewer.id), reviewer.name),
        )
        self._enter(step, PROGRAM)

    def _since(self, seq: int) -> list[Entry]:
        rows = self._connection.execute(
            "SELECT kind, row_id, before, after FROM change"
            " WHERE replica_id = ? AND seq > ? ORDER BY seq",
            (str(self._replica), seq),
        )
        return [
            Entry(kind, row, None if before is None else json.loads(before), json.loads(after))
            for kind, row, before, after in rows
        ]

    def _enter(self, step: Step, reviewer: Reviewer) -> None:
        """Write the action, unless an earlier turn did, and how far this replica has come."""
        self._connection.execute(
            "INSERT INTO action (id, replica_id, reviewer_id, name, at, undoes, refused)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
            (
                str(step.id),
                str(self._replica),
                str(reviewer.id),
                step.name,
                time.time_ns() // 1000,
                None if step.undoes is None else str(step.undoes),
                int(step.refused),
            ),
        )
        self._connection.execute(
            "UPDATE replica SET seq = ?, stamp = ? WHERE id = ?",
            (self._seq, self._stamp, str(self._replica)),
        )
