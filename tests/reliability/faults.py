"""A connection to SQLite that fails when it is told to, as a full or broken disk does."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, Self
from unittest.mock import patch

from typing_extensions import override

KINDS = ("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_READ")


class Fault:
    """Fails the call with a number, counted from the arming, and all that follow: so do disks."""

    def __init__(self) -> None:
        self.has_fired = False
        self._left = 0
        self._kind = ""

    def arm(self, number: int, kind: str) -> None:
        """Fail from the `number`th call on."""
        self.has_fired, self._left, self._kind = False, number, kind

    def disarm(self) -> None:
        """Fail no call."""
        self._left = 0

    def pass_by(self) -> None:
        """Count a call.

        Raises:
            sqlite3.OperationalError: it is the one.
        """
        if self._left > 1:
            self._left -= 1
        elif self._left:
            self.has_fired = True
            error = sqlite3.OperationalError("made to fail")
            error.sqlite_errorname = self._kind
            raise error


FAULT = Fault()


class _Cursor(sqlite3.Cursor):
    @override
    def execute(self, sql: str, parameters: Any = (), /) -> Self:
        FAULT.pass_by()
        return super().execute(sql, parameters)

    @override
    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Self:
        FAULT.pass_by()
        return super().executemany(sql, parameters)


class _Connection(sqlite3.Connection):
    @override
    def cursor(self, factory: Any = _Cursor) -> Any:
        return super().cursor(factory)

    @override
    def commit(self) -> None:
        FAULT.pass_by()
        super().commit()


@contextmanager
def faulty_connections() -> Iterator[Fault]:
    """Let libraries that are opened meanwhile have connections that can fail."""
    connect = sqlite3.connect
    with patch.object(sqlite3, "connect", partial(connect, factory=_Connection)):
        yield FAULT
