"""The bytes and the text of sources that nothing live refers to are removed for good."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from ketareview.domain.progress import Progress
from ketareview.domain.trash import Freed
from ketareview.library.database import Database
from ketareview.library.indexing import forget_pages
from ketareview.library.models import PageRow
from ketareview.library.safety import emptied
from ketareview.library.statements import driver, listed

_ACTION = "Empty the trash"

NEEDED = """
SELECT attachment.source FROM attachment JOIN article ON article.id = attachment.article_id
 WHERE NOT attachment.deleted AND NOT article.deleted
UNION SELECT highlight.source FROM highlight JOIN article ON article.id = highlight.article_id
 WHERE NOT highlight.deleted AND NOT article.deleted
UNION SELECT highlight.lost_in FROM highlight JOIN article ON article.id = highlight.article_id
 WHERE NOT highlight.deleted AND NOT article.deleted
UNION SELECT value.source FROM study_value AS value JOIN article ON article.id = value.article_id
 WHERE NOT value.deleted AND NOT article.deleted AND value.source IS NOT NULL
"""
"""The sources that something live refers to."""

_FREE = text(f"""
SELECT sha256 FROM source
WHERE sha256 NOT IN ({NEEDED})
 AND NOT EXISTS (SELECT 1 FROM property WHERE name = '{emptied.PREFIX}' || source.sha256)
ORDER BY sha256
""")  # noqa: S608 - the parts are written above

_SIZES = text("""
SELECT coalesce((
  SELECT sum(size) FROM source WHERE sha256 IN (SELECT value FROM json_each(:ids))), 0)
 + coalesce((
  SELECT sum(length(CAST(text AS BLOB)) + length(CAST(folded AS BLOB))
   + length(CAST(halves AS BLOB)) + length(blocks) + length(runs))
  FROM page WHERE source IN (SELECT value FROM json_each(:ids))), 0)
""")

_LEFT = text(f"""
SELECT id FROM chunk
WHERE EXISTS (SELECT 1 FROM property WHERE name = '{emptied.PREFIX}' || chunk.sha256)
ORDER BY id LIMIT 1
""")  # noqa: S608 - the prefix is ours


def freeable(session: Session) -> tuple[str, ...]:
    """List the sources that nothing live refers to and that are not emptied yet."""
    return tuple(session.scalars(_FREE))


def freed_by(session: Session, sources: Collection[str]) -> Freed:
    """Tell what emptying sources frees."""
    return Freed(len(sources), session.scalars(_SIZES, {"ids": listed(sources)}).one())


def empty(database: Database, progress: Progress) -> Freed:
    """Remove text and bytes, a source's text and then a chunk of bytes in each turn.

    Raises:
        Cancelled: somebody stopped it; the sources that it came to are emptied.
    """
    with database.read() as session:
        sources = freeable(session)
    files = freed = 0
    for done, sha256 in enumerate(sources):
        progress(done, len(sources))
        with database.write(_ACTION) as session:
            if sha256 not in freeable(session):
                continue  # it was taken in again meanwhile
            freed += freed_by(session, [sha256]).bytes
            _remove_text(session, sha256)
            emptied.note(session, [sha256])
        files += 1
        finish(database)
    progress(len(sources), len(sources))
    return Freed(files, freed)


def finish(database: Database) -> None:
    """Remove the bytes of emptied sources, also those that an interrupted emptying left."""
    while True:
        with database.read() as session:
            chunk = session.scalars(_LEFT).first()
        if chunk is None:
            return
        with database.write(_ACTION) as session:
            session.execute(text("DELETE FROM chunk WHERE id = :id"), {"id": chunk})


def _remove_text(session: Session, sha256: str) -> None:
    connection = session.connection()
    with _let_go_of_pages(connection):
        forget_pages(driver(session), sha256)
        connection.exec_driver_sql("DELETE FROM page WHERE source = ?", (sha256,))


@contextmanager
def _let_go_of_pages(connection: Connection) -> Iterator[None]:
    """Take the trigger away that keeps pages; a rollback brings it back too."""
    name = f"{PageRow.__tablename__}_before_delete"
    [(statement,)] = connection.exec_driver_sql(
        "SELECT sql FROM temp.sqlite_schema WHERE name = ?", (name,)
    )
    connection.exec_driver_sql(f"DROP TRIGGER temp.{name}")
    yield
    connection.exec_driver_sql(str(statement).replace("CREATE TRIGGER", "CREATE TEMP TRIGGER", 1))
