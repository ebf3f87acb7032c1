"""What is typed behind an option, understood."""

import argparse
from datetime import date, datetime, time
from pathlib import Path


def path(typed: str) -> Path:
    """An empty path would mean the folder that one happens to be in."""
    if not typed:
        raise argparse.ArgumentTypeError("a path is empty")
    return Path(typed)


def day(typed: str) -> date:
    """Understand a date written as 2026-01-31."""
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{typed} is no date such as 2026-01-31") from error


def moment(typed: str) -> datetime:
    """Understand 2026-01-31, which means the end of that day, or 2026-01-31T14:05, here."""
    try:
        found = datetime.fromisoformat(typed)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"{typed} is no moment such as 2026-01-31T14:05"
        ) from error
    if len(typed) <= len("2026-01-31"):
        found = datetime.combine(found, time.max)
    return found.astimezone()


def column(typed: str) -> tuple[str, str]:
    """Part `Column=field`; the last equals sign counts, since names of columns may have one."""
    column, sign, field = typed.rpartition("=")
    if not sign or not column.strip():
        raise argparse.ArgumentTypeError(f"{typed} is not COLUMN=FIELD")
    return column.strip(), field.strip()


def reasoned(typed: str) -> tuple[str, str, str]:
    """Part `WHAT=WHICH:WHY`; the reason may be left out, and hold anything."""
    what, sign, rest = typed.partition("=")
    which, _, why = rest.partition(":")
    if not sign or not what.strip() or not which.strip():
        raise argparse.ArgumentTypeError(f"{typed} is not WHAT=WHICH:REASON")
    return what.strip(), which.strip(), why.strip()


def modifier(typed: str) -> tuple[str, str]:
    """Part `KEY=REASON`."""
    key, _, reason = typed.partition("=")
    return key.strip(), reason.strip()


def study_value(typed: str) -> tuple[str, int | None, str]:
    """Part `FIELD=VALUE`, or `FIELD.PLACE=VALUE` for an arm or a result."""
    of, sign, value = typed.partition("=")
    if not sign:
        raise argparse.ArgumentTypeError(f"{typed} is no FIELD=VALUE")
    return (*study_place(of), value)


def study_place(typed: str) -> tuple[str, int | None]:
    """Part `FIELD.PLACE`; the place may be left out."""
    field, dot, place = typed.strip().partition(".")
    if dot and not (place.isascii() and place.isdigit()):
        raise argparse.ArgumentTypeError(f"{place} is no number of an arm or a result")
    return field, int(place) if dot else None


def name(typed: str) -> str:
    """Refuse an empty name."""
    if not typed.strip():
        raise argparse.ArgumentTypeError("a name is empty")
    return typed.strip()
