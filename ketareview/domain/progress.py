"""How long work tells where it is, and how it is stopped."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with steps done and steps in all; raises `Cancelled` or `Interrupted` to stop the work."""


class Cancelled(Exception):
    """The reviewer stopped the work; nothing half done is left behind."""


class Interrupted(Exception):
    """The program is being closed; what can go on when it is opened again is left to do so."""


def silent(_done: int, _total: int) -> None:
    """Take progress that nobody watches."""
