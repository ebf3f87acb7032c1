"""One turn at the connection at a time, in the order of asking."""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class NestedTurnError(RuntimeError):
    """A thread asked for a turn within its own turn, which would wait for itself for ever."""


class Turns:
    """A lock that serves threads in order and knows its owner."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[tuple[threading.Lock, int]] = deque()
        self._owner: int | None = None

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for all who asked before, then hold the turn.

        Raises:
            NestedTurnError: the thread holds the turn already.
        """
        self._take()
        try:
            yield
        finally:
            self._pass_on()

    def _take(self) -> None:
        me = threading.get_ident()
        if self._owner == me:
            raise NestedTurnError
        with self._guard:
            if self._owner is None:
                self._owner = me
                return
            mine = threading.Lock()
            mine.acquire()
            self._waiting.append((mine, me))
        mine.acquire()

    def _pass_on(self) -> None:
        with self._guard:
            if self._waiting:
                waiting, self._owner = self._waiting.popleft()
                waiting.release()
            else:
                self._owner = None
