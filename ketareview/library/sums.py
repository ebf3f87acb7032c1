"""The sum of the text of each source, taken when it came in, so that damage of it is seen.

It is a fact about this file alone, as the text is; sources of older programs are summed when a
check has found nothing wrong.
"""

import hashlib
from collections.abc import Iterable, Iterator

from sqlalchemy import text
from sqlalchemy.orm import Session

from ketareview.domain.checking import Problem
from ketareview.library.database import Database
from ketareview.library.statements import driver

_PREFIX = "text "

OF = ("number", "label", "text", "blocks", "runs")
"""The columns of a page whose sum is taken."""

_NOTE = """
INSERT INTO property (name, value) VALUES (?, ?)
ON CONFLICT (name) DO UPDATE SET value = excluded.value"""

# As bytes, for what is damaged may be no text any more.
_PAGES = """
SELECT number, CAST(label AS BLOB), CAST(text AS BLOB), CAST(blocks AS BLOB), CAST(runs AS BLOB)
FROM page WHERE source = :sha256 ORDER BY number
"""

_WITHOUT = f"""
SELECT DISTINCT source FROM page
WHERE '{_PREFIX}' || source NOT IN (SELECT name FROM property) LIMIT 100
"""  # noqa: S608 - a constant of ours

_TITLES = """
SELECT group_concat(title, '; ') FROM (
    SELECT DISTINCT CAST(article.title AS BLOB) AS title
    FROM attachment JOIN article ON article.id = attachment.article_id
    WHERE attachment.source = :sha256 AND NOT attachment.deleted AND NOT article.deleted
)
"""


def note(session: Session, sha256: str, pages: Iterable[tuple[object, ...]]) -> None:
    """Note the sum of the text of a source."""
    driver(session).execute(_NOTE, (_PREFIX + sha256, _sum(pages)))


def complete(database: Database) -> None:
    """Note the sums of sources that have none, some in each turn."""
    while True:
        with database.read() as session:
            without = list(session.scalars(text(_WITHOUT)))
        if not without:
            return
        with database.write("Note sums of text") as session:
            for sha256 in without:
                note(session, sha256, session.driver.execute(_PAGES, {"sha256": sha256}))


def changed(database: Database, sha256: str) -> Iterator[Problem]:
    """Tell of a source whose text is not what it was."""
    with database.driver() as connection:
        row = connection.execute(
            "SELECT value FROM property WHERE name = ?", (_PREFIX + sha256,)
        ).fetchone()
        if row is None:
            return
        is_changed = _sum(connection.execute(_PAGES, {"sha256": sha256})) != row[0]
    if is_changed:
        yield Problem("changed-text", {"sha256": sha256, "titles": titles(database, sha256)})


def titles(database: Database, sha256: str) -> str:
    """Name the articles that a source belongs to, however damaged the names are."""
    with database.driver() as connection:
        (told,) = connection.execute(_TITLES, {"sha256": sha256}).fetchone()
    return told.decode("utf-8", "replace") if isinstance(told, bytes) else told or "?"


def _sum(rows: Iterable[tuple[object, ...]]) -> str:
    found = hashlib.sha256()
    for row in rows:
        for value in row:
            told = _bytes(value)
            found.update(b"%d " % len(told))
            found.update(told)
    return found.hexdigest()


def _bytes(value: object) -> bytes:
    if isinstance(value, str):
        return value.encode()
    return value if isinstance(value, bytes) else repr(value).encode()
