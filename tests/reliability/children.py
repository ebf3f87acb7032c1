"""Processes that work and tell, and may be killed; started quickly, as everything is loaded."""

from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

_PATIENCE = 120  # seconds, on a machine that does other things

Telling = Connection


class Child:
    """A process that calls a function of a module with what is given, and where it may tell."""

    def __init__(self, work: Callable[..., None], *given: object) -> None:
        context = get_context("forkserver")
        context.set_forkserver_preload(["tests.reliability.works"])
        self._hearing, telling = context.Pipe(duplex=False)
        self._process = context.Process(target=work, args=(*given, telling))
        self._process.start()
        telling.close()

    def hear(self) -> Any:  # noqa: ANN401 - whatever the work tells
        """Wait for the next word.

        Raises:
            EOFError: the process has ended.
        """
        if not self._hearing.poll(_PATIENCE):
            raise EOFError
        return self._hearing.recv()

    def rest(self) -> list[Any]:
        """Hear all that it tells until it ends; a word that was cut off tells nothing."""
        told = []
        try:
            while True:
                told.append(self.hear())
        except (EOFError, OSError):
            return told
        finally:
            self.kill()

    def kill(self) -> None:
        """Kill it with SIGKILL, and wait until it is gone."""
        self._process.kill()
        self._process.join()
