"""Proof that a library is whole: the file, every source, every index, every quotation."""

import hashlib
import sqlite3
from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import select

from ketareview.domain.checking import CheckReport, Problem
from ketareview.domain.progress import Progress
from ketareview.library.database import Database
from ketareview.library.highlights import Highlights
from ketareview.library.models import INDEXES, ArticleRow, HighlightRow, SourceRow
from ketareview.library.renewing import finish
from ketareview.library.sources import Sources
from ketareview.library.statements import among

_BATCH = 500
"""Quotations that are compared in one turn."""

MOST_FINDINGS = 100
"""Findings of SQLite that are told; a broken file has many."""


def check(database: Database, progress: Progress) -> CheckReport:
    """Look everything through; progress counts sources and batches of quotations.

    Raises:
        Cancelled: the reviewer stopped it.
    """
    sources, highlights = Sources(database), Highlights(database)
    finish(database)
    with database.read() as session:
        hashes = list(session.scalars(select(SourceRow.sha256).order_by(SourceRow.sha256)))
    ids = highlights.all()
    batches = [ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH)]
    total = 2 + len(hashes) + len(batches)
    progress(0, total)
    problems = [*_of_file(database)]
    progress(1, total)
    problems += _of_indexes(database)
    progress(2, total)
    for done, sha256 in enumerate(hashes, start=3):
        problems += _of_source(sources, sha256)
        progress(done, total)
    for done, batch in enumerate(batches, start=3 + len(hashes)):
        problems += _of_quotations(database, highlights, batch)
        progress(done, total)
    return CheckReport(tuple(problems), len(hashes), sources.count()[1], len(ids))


def _of_file(database: Database) -> Iterator[Problem]:
    with database.driver() as connection:
        for (finding,) in connection.execute(f"PRAGMA integrity_check({MOST_FINDINGS})"):
            if finding != "ok":
                yield Problem("damaged-structure", {"finding": str(finding)})
        for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
            facts = {"table": str(table), "row": str(row), "parent": str(parent)}
            yield Problem("missing-reference", facts)


def _of_indexes(database: Database) -> Iterator[Problem]:
    with database.driver() as connection:
        for index in INDEXES:
            try:
                connection.execute(
                    f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)"  # noqa: S608 - a name of ours
                )
            except sqlite3.DatabaseError:
                yield Problem("damaged-index", {"index": index})


def _of_source(sources: Sources, sha256: str) -> Iterator[Problem]:
    found = hashlib.sha256()
    for data in sources.chunks(sha256):
        found.update(data)
    if found.hexdigest() != sha256:
        yield Problem("changed-source", {"sha256": sha256})


def _of_quotations(
    database: Database, highlights: Highlights, ids: list[UUID]
) -> Iterator[Problem]:
    wrong = [each for each, is_ok in highlights.quote_ok(ids).items() if not is_ok]
    if not wrong:
        return
    with database.read() as session:
        rows = session.execute(
            select(HighlightRow.id, HighlightRow.quote, ArticleRow.title)
            .join(ArticleRow, ArticleRow.id == HighlightRow.article_id)
            .where(HighlightRow.id.in_(among(wrong)))
        ).all()
    for highlight, quote, title in rows:
        facts = {"highlight": str(highlight), "quote": quote, "title": title}
        yield Problem("wrong-quotation", facts)
