"""What can be done about one result of an import, and how it is told in words."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from ketareview.domain.imports import ImportResult, Outcome
from ketareview.ui.messages import outcome, reason

_LOCKED = frozenset({"encrypted-file", "wrong-password"})
_UNTOLD_COLUMNS = "unknown-columns"


class Deed(StrEnum):
    """What a result offers; the value is what the reviewer reads."""

    SHOW = "Show"
    MERGE = "Merge …"
    PASSWORD = "Password …"  # noqa: S105 - words for a button
    COLUMNS = "Columns …"
    RETRY = "Retry"


def deeds_of(result: ImportResult) -> tuple[Deed, ...]:
    """List what can be done about a result, the likeliest first."""
    if result.outcome is Outcome.FAILED:
        if is_locked(result):
            return (Deed.PASSWORD, Deed.RETRY)
        has_columns = result.reason is not None and result.reason.code == _UNTOLD_COLUMNS
        return (Deed.COLUMNS, Deed.RETRY) if has_columns else (Deed.RETRY,)
    if result.article_id is None:
        return ()
    is_duplicate = result.outcome is Outcome.DUPLICATE
    return (Deed.SHOW, Deed.MERGE) if is_duplicate else (Deed.SHOW,)


def is_locked(result: ImportResult) -> bool:
    """Whether a file waits for its password."""
    return result.reason is not None and result.reason.code in _LOCKED


def title(result: ImportResult) -> str:
    """Name what a result is about."""
    return result.title or Path(result.path).name or result.path


def fate(result: ImportResult) -> str:
    """Say in a line what became of it, and from which file it came."""
    name = Path(result.path).name
    parts = [outcome(result.outcome)]
    if result.title and name:
        parts.append(name)
    if result.record is not None:
        parts.append(f"record {result.record:,}")
    return " · ".join(parts)


def remarks(result: ImportResult) -> tuple[str, ...]:
    """Word why, and what else is to be known of it."""
    why = reason(result.reason)
    return (*((why,) if why else ()), *(reason(each) for each in result.notices))


def as_text(results: Iterable[ImportResult]) -> str:
    """Write results for pasting: a line each, parted by tabs."""
    lines = (
        (outcome(each.outcome), title(each), _numbered(each), " ".join(remarks(each)))
        for each in results
    )
    return "\n".join("\t".join(" ".join(part.split()) for part in line) for line in lines)


def spoken(result: ImportResult) -> str:
    """Say all of it, for those who hear the list."""
    return ". ".join((title(result), fate(result), *remarks(result)))


def _numbered(result: ImportResult) -> str:
    return result.path if result.record is None else f"{result.path} ({result.record})"
