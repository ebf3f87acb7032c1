"""The window's thread goes first: others give Python's lock back to it soon."""

import sys

_SECONDS = 0.0005


def yield_soon() -> None:
    """Let a thread that waits for Python's lock have it after half a millisecond.

    Python's own 5 ms would be felt: the window's thread gives the lock up whenever Qt paints, and
    would wait so long again and again while another thread reads what a worker answered.
    """
    sys.setswitchinterval(_SECONDS)
