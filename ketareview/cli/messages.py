"""Finds the words for errors and notices; they stand in `resources/messages`."""

from collections.abc import Mapping

from ketareview import resources
from ketareview.domain.errors import KetaReviewError
from ketareview.domain.imports import Reason


def sentence(code: str, facts: Mapping[str, object]) -> str:
    """Word an error or notice; a fact that is not known stays as its name in braces."""
    return resources.sentences()[code].format_map(_Facts(facts))


def worded(error: KetaReviewError) -> str:
    """Word an error."""
    return sentence(error.code, error.facts)


def reason(why: Reason | None) -> str:
    """Word why a file was not taken in."""
    return sentence(why.code, why.facts) if why else ""


class _Facts(dict[str, object]):
    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"
