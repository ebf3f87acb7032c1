"""How long work tells where it is, and how it is stopped."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with steps done and steps in all; raises `Cancelled` when the reviewer stops the work."""


class Cancelled(Exception):
    """The reviewer stopped the work; nothing half done is left behind."""


def silent(_done: int, _total: int) -> None:
    """Take progress that nobody watches."""
