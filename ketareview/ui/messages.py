"""Finds the words for errors, notices and counts."""

import logging
from collections.abc import Mapping

from ketareview import resources
from ketareview.domain.errors import KetaReviewError
from ketareview.domain.imports import Outcome, Reason

log = logging.getLogger(__name__)

UNEXPECTED = (
    "Something went wrong that should not have; nothing half done was kept. "
    "It is recorded in the log."
)

UNTITLED = "Without a title"
"""What an article is called that nothing is known of."""

_OUTCOMES = {
    Outcome.ADDED: "added",
    Outcome.DUPLICATE: "here already",
    Outcome.ATTACHED: "attached",
    Outcome.FAILED: "could not be read",
}


def worded(error: BaseException) -> str:
    """Word an error; one that nobody foresaw has one sentence for all."""
    if isinstance(error, KetaReviewError):
        return sentence(error.code, error.facts)
    return UNEXPECTED


def sentence(code: str, facts: Mapping[str, object]) -> str:
    """Word an error or notice by its code; a fact that is not known stands as its name."""
    words = resources.sentences().get(code)
    if words is None:
        log.error("No sentence for %s", code)
        return UNEXPECTED
    return words.format_map(_Facts(facts))


def reason(why: Reason | None) -> str:
    """Word why a file was not taken in."""
    return sentence(why.code, why.facts) if why else ""


def outcome(what: Outcome) -> str:
    """Word what became of a file."""
    return _OUTCOMES[what]


def counted(number: int, one: str, several: str) -> str:
    """Write a number with its noun: `1 file`, `1,204 files`."""
    return f"{number:,} {one if number == 1 else several}"


class _Facts(dict[str, object]):
    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"
