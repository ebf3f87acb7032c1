"""Whether the reviewer's eye rests: what can wait is not done while pages move under it."""

import time

_RESTS_AFTER = 0.3  # seconds without motion
_moved_at = [-_RESTS_AFTER]


def tell_motion() -> None:
    """Note that something moves on the screen just now."""
    _moved_at[0] = time.monotonic()


def is_calm() -> bool:
    """Whether nothing has moved for a while."""
    return time.monotonic() - _moved_at[0] >= _RESTS_AFTER
