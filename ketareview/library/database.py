"""The one door to a library file: reading, and writing that is recorded, guarded and told."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.pool import StaticPool

from ketareview.domain.errors import OnlyToReadError
from ketareview.domain.highlight import Reviewer
from ketareview.domain.history import Changed
from ketareview.domain.ids import new_id
from ketareview.files import sync
from ketareview.library import replica
from ketareview.library.changes import changed
from ketareview.library.connecting import connect, explained, release
from ketareview.library.guarding import Guard
from ketareview.library.indexing import refresh
from ketareview.library.journal import Journal, Step
from ketareview.library.session import TurnSession
from ketareview.library.turns import Turns

Listener = Callable[[Changed], None]

_BEGIN = "BEGIN IMMEDIATE"


class Database:
    """An open library file; one connection, used in turns."""

    def __init__(self, path: Path, reviewer: Reviewer) -> None:
        self.path = path
        self.is_only_to_read = False
        self.is_writing = False
        self._turns = Turns()
        self._listeners: list[Listener] = []
        self._is_parted = False  # from its file, which could not be opened after an exchange
        self._open(reviewer)

    @contextmanager
    def read(self) -> Iterator[TurnSession]:
        """Take a turn for reading; whatever is changed within it is rolled back.

        Raises:
            DamagedLibraryError: SQLite found damage.
        """
        with self._turn(), self._session() as session:
            yield session

    @contextmanager
    def write(
        self,
        name: str,
        *,
        action: UUID | None = None,
        undoes: UUID | None = None,
        refused: bool = False,
    ) -> Iterator[TurnSession]:
        """Take a turn for one named action: commit at the end, or roll back on any error.

        With `action` the turn belongs to an action that may span others. Listeners hear only of
        commits, in this thread, after the turn.

        Raises:
            LibraryMovedError: the file at the path is another one than was opened.
            LibraryUnwritableError: the disk is full, or the like; nothing was changed.
            OnlyToReadError: the library was opened to be looked at.
        """
        step = Step(name, action or new_id(), undoes, refused)
        with self._turn_for_writing(), self._session() as session:
            session.driver.execute(_BEGIN)
            with self.journal.step(step):
                yield session
                session.flush()
                entries = self.journal.close_step(step)
                refresh(session, entries)
                told = changed(session.driver, name, entries)
                self._guard.check_place(self.path)
                session.commit()
        for listener in tuple(self._listeners):
            listener(told)

    @contextmanager
    def driver(self) -> Iterator[sqlite3.Connection]:
        """Take a turn at SQLite itself, for what cannot stand in a transaction."""
        with self._turn():
            yield self._connection

    @property
    def is_on_its_disk(self) -> bool:
        """Whether the folder of the library still lies on the disk that it was opened on."""
        try:
            return self.path.parent.stat().st_dev == self._guard.device
        except OSError:
            return False

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after each commit until the returned function is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def close(self) -> None:
        """Wait for the turn that runs, then give the file free."""
        with self._turns.turn():
            if not self._is_parted:
                self._close()

    def exchange(self, write_copy: Callable[[sqlite3.Connection, Path], None]) -> None:
        """Let a copy, which `write_copy` makes and proves, take the file's place.

        Raises:
            LibraryMovedError: the file is another one than was opened.
            OnlyToReadError: the library was opened to be looked at.
        """
        copy = self.path.with_name(f".{self.path.name}.exchange")
        with self._turn_for_writing():
            try:
                clear(copy)
                write_copy(self._connection, copy)
                self._close()
                self._is_parted = True
                try:
                    copy.replace(self.path)
                    sync(self.path.parent)
                finally:
                    self._rejoin()
            finally:
                clear(copy)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Take a turn; a file that could not be opened after an exchange is tried again."""
        with self._turns.turn(), explained(self.path):
            self._rejoin()
            yield

    def _rejoin(self) -> None:
        if self._is_parted:
            self._open(self.journal.reviewer)
            self._is_parted = False

    def _open(self, reviewer: Reviewer) -> None:
        self._connection = connect(self.path)
        guard: Guard | None = None
        try:
            self._guard = guard = Guard(self.path)
            with explained(self.path):
                self.journal = Journal(self._connection, replica.place_of(self.path), reviewer)
                self._engine = self._make_engine()
        except BaseException:
            self._connection.close()
            if guard is not None:
                guard.close()
            raise

    def _make_engine(self) -> Engine:
        engine = create_engine("sqlite://", creator=lambda: self._connection, poolclass=StaticPool)
        event.listen(engine, "begin", self._begin)
        engine.connect().close()  # the first one rolls back, which must not be in a turn
        return engine

    def _begin(self, connection: Connection) -> None:
        # Without it SQLAlchemy over sqlite3 leaks DDL and released savepoints through a rollback.
        if not self._connection.in_transaction:
            connection.exec_driver_sql(_BEGIN)

    def _close(self) -> None:
        release(self._connection, self.path)
        self._engine.dispose()
        self._connection.close()
        self._guard.close()

    @contextmanager
    def _session(self) -> Iterator[TurnSession]:
        try:
            with TurnSession(self._engine, self._connection) as session:
                yield session
        finally:
            if self._connection.in_transaction:  # a commit that failed can leave it open
                self._connection.rollback()

    @contextmanager
    def _turn_for_writing(self) -> Iterator[None]:
        """Guard at the beginning too: the journal of a great change would lie beside the other."""
        if self.is_only_to_read:
            raise OnlyToReadError(path=self.path)
        with self._turn():
            self._guard.check_place(self.path)
            self._guard.check_content(self.path)
            self.is_writing = True
            try:
                yield
            finally:
                self.is_writing = False
                if not self._is_parted:
                    self._guard.note()


def clear(copy: Path) -> None:
    """Remove a copy that was not needed, or was left by a crash, with its journal."""
    for path in (copy, copy.with_name(f"{copy.name}-journal")):
        path.unlink(missing_ok=True)
