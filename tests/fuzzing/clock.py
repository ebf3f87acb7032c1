"""Time that a try takes of the processor: a busy machine raises no false alarm."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_AGAIN = 0.5


class TooLong(BaseException):
    """A try took too long, as its traceback shows; `except Exception` must not catch it."""


@contextmanager
def processor_time(seconds: float) -> Iterator[None]:
    """Interrupt what takes longer, wherever it is; POSIX only.

    Raises:
        TooLong: it did.
    """
    before = signal.signal(signal.SIGPROF, _ring)
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)  # again, should a callback swallow it
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _ring(number: int, frame: FrameType | None) -> None:
    raise TooLong
