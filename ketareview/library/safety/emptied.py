"""Which sources were emptied: their hash and row stay, their bytes and text are gone.

It is a fact about this file alone: in another copy of the library the bytes may be there.
"""

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from ketareview.library.models import PropertyRow
from ketareview.library.statements import driver

PREFIX = "emptied "


def emptied(session: Session) -> dict[str, str]:
    """List the SHA-256 of emptied sources, with the day on which they were."""
    rows = session.execute(
        select(PropertyRow.name, PropertyRow.value).where(PropertyRow.name.startswith(PREFIX))
    )
    return {name.removeprefix(PREFIX): day for name, day in rows}


def day_of(session: Session, sha256: str) -> str:
    """Tell when a source was emptied; "" when it was not."""
    asked = "SELECT value FROM property WHERE name = ?"
    row = driver(session).execute(asked, (PREFIX + sha256,)).fetchone()
    return row[0] if row else ""


def note(session: Session, sources: Iterable[str]) -> None:
    """Note that sources are emptied."""
    today = datetime.now(UTC).date().isoformat()
    for sha256 in sources:
        session.merge(PropertyRow(name=PREFIX + sha256, value=today))


def forget(session: Session, sha256: str) -> None:
    """Note that a source is filled again."""
    session.execute(delete(PropertyRow).where(PropertyRow.name == PREFIX + sha256))
