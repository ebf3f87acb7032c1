"""A disk that fails when it is told to: calls of SQLite, and calls that write files."""

import errno
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from threading import Lock
from typing import Any, Self
from unittest.mock import patch

from typing_extensions import override

OF_DATABASE = ("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_READ")
OF_FILES = ("ENOSPC", "EIO")


class Fault:
    """Fails the call with a number, counted from the arming, and all that follow unless once."""

    def __init__(self) -> None:
        self.has_fired = False
        self.seen = {OF_DATABASE: 0, OF_FILES: 0}
        self._lock = Lock()
        self._number = 0
        self._kind = ""
        self._is_once = False

    def watch(self) -> None:
        """Only count the calls from now on."""
        self.arm(0, "")

    def arm(self, number: int, kind: str, *, is_once: bool = False) -> None:
        """Fail the `number`th call that can fail so."""
        with self._lock:
            self.has_fired, self._is_once = False, is_once
            self._number, self._kind = number, kind
            self.seen = dict.fromkeys(self.seen, 0)

    def disarm(self) -> None:
        """Fail no call."""
        self._number = 0

    def pass_database(self) -> None:
        """Count a call to the database.

        Raises:
            sqlite3.OperationalError: it is the one.
        """
        if self._is_due(OF_DATABASE):
            error = sqlite3.OperationalError("made to fail")
            error.sqlite_errorname = self._kind
            raise error

    def pass_file(self, path: str) -> None:
        """Count a call that writes a file.

        Raises:
            OSError: it is the one.
        """
        if self._is_due(OF_FILES):
            number = getattr(errno, self._kind)
            raise OSError(number, os.strerror(number), path)

    def _is_due(self, kinds: tuple[str, ...]) -> bool:
        with self._lock:
            self.seen[kinds] += 1
            if not self._number or self._kind not in kinds:
                return False
            past = self.seen[kinds] - self._number
            is_due = past == 0 or (past > 0 and not self._is_once)
            self.has_fired |= is_due
            return is_due


FAULT = Fault()


class _Cursor(sqlite3.Cursor):
    @override
    def execute(self, sql: str, parameters: Any = (), /) -> Self:
        FAULT.pass_database()
        return super().execute(sql, parameters)

    @override
    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Self:
        FAULT.pass_database()
        return super().executemany(sql, parameters)


class _Connection(sqlite3.Connection):
    @override
    def cursor(self, factory: Any = _Cursor) -> Any:
        return super().cursor(factory)

    @override
    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        return _Cursor(self).execute(sql, parameters)  # Python's own takes another cursor

    @override
    def executemany(self, sql: str, parameters: Iterable[Any], /) -> sqlite3.Cursor:
        return _Cursor(self).executemany(sql, parameters)

    @override
    def commit(self) -> None:
        if self.in_transaction:  # else it does not reach the disk
            FAULT.pass_database()
        super().commit()


@contextmanager
def faulty_connections() -> Iterator[Fault]:
    """Let libraries that are opened meanwhile have connections that can fail."""
    connect = sqlite3.connect
    with patch.object(sqlite3, "connect", partial(connect, factory=_Connection)):
        yield FAULT
