"""What a rule of the linter is, and what it finds."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

Subject = TypeVar("Subject")


@dataclass(frozen=True, slots=True)
class Finding:
    """The words that are at fault, and in a sentence what is wrong with them."""

    words: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Rule(Generic[Subject]):
    """A rule: `reason` tells why it matters, `advice` what to do.

    What is serious would mislead whoever reads a report; all else asks for a second look.
    """

    key: str
    title: str
    reason: str
    advice: str
    find: Callable[[Subject], Finding | None]
    is_serious: bool = False
