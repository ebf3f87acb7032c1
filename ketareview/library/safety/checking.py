"""Proof that a library is whole: the file, every source, every index, every quotation."""

import hashlib
import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Integer, Text, delete, func, select, text

from ketareview.domain.checking import CheckReport, Problem
from ketareview.domain.errors import DamagedLibraryError
from ketareview.domain.progress import Progress
from ketareview.domain.study import field_of
from ketareview.library import sums
from ketareview.library.database import Database
from ketareview.library.evidence.studies import Studies
from ketareview.library.highlights import Highlights
from ketareview.library.identities import all_keys
from ketareview.library.models import (
    INDEXES,
    ArticleRow,
    HighlightRow,
    IdentityRow,
    PropertyRow,
    SourceRow,
    StudyValueRow,
)
from ketareview.library.records import to_record
from ketareview.library.renewing import finish
from ketareview.library.safety.agreeing import disagreements
from ketareview.library.safety.emptied import emptied
from ketareview.library.safety.repairing import stale_pages
from ketareview.library.sources import Sources
from ketareview.library.statements import among, parts

_CHECKED = "checked"

_BATCH = 500
"""Quotations that are compared in one turn."""

_MISCOUNTED = text("""
SELECT file.path, file.records, count(result.id) AS told
FROM import_file AS file
LEFT JOIN import_result AS result
 ON result.batch_id = file.batch_id AND result.path = file.path AND NOT result.deleted
WHERE NOT file.deleted AND file.records IS NOT NULL
GROUP BY file.id
HAVING told <> file.records
ORDER BY file.path
""").columns(path=Text, records=Integer, told=Integer)

_OF_INDEX = re.compile(
    r"(?:missing from|wrong # of entries in|non-unique entry in) index (?P<index>\w+)$"
)

MOST_FINDINGS = 100
"""Findings of SQLite that are told; a broken file has many."""


def check(database: Database, progress: Progress) -> CheckReport:
    """Look everything through; progress counts sources and batches of quotations.

    Raises:
        Cancelled: the reviewer stopped it.
    """
    sources, highlights, studies = Sources(database), Highlights(database), Studies(database)
    finish(database)
    with database.read() as session:
        gone = emptied(session).keys()
        stored = session.scalars(select(SourceRow.sha256).order_by(SourceRow.sha256))
        hashes = [sha256 for sha256 in stored if sha256 not in gone]
    problems: list[Problem] = []
    ids, values = _ids(highlights.all, problems), _ids(studies.all, problems)
    batches = _batches(ids)
    behind = _batches(values)
    total = 2 + len(hashes) + len(batches) + len(behind)
    progress(0, total)
    problems += _of_file(database)
    progress(1, total)
    for looked in (_of_indexes(database), _of_identities(database), _of_imports(database)):
        problems += _readable(looked)
    problems += _readable(stale_pages(database, _standing(progress, total)))
    problems += _readable(disagreements(database, _standing(progress, total)))
    progress(2, total)
    for done, sha256 in enumerate(hashes, start=3):
        problems += _of_source(database, sources, sha256)
        progress(done, total)
    for done, batch in enumerate(batches, start=3 + len(hashes)):
        problems += _readable(_of_quotations(database, highlights, batch))
        progress(done, total)
    for done, batch in enumerate(behind, start=3 + len(hashes) + len(batches)):
        problems += _readable(_of_study_values(database, studies, batch))
        progress(done, total)
    pages = sources.count()[1]
    return CheckReport(tuple(problems), len(hashes), pages, len(ids), len(values))


def _standing(progress: Progress, total: int) -> Progress:
    """Let what has many steps of its own be stopped, though it counts as one."""
    return lambda _done, _total: progress(1, total)


def _ids(read: Callable[[], list[UUID]], problems: list[Problem]) -> list[UUID]:
    """List what is to be looked at; what cannot even be listed is told."""
    try:
        return read()
    except DamagedLibraryError as error:
        problems.append(Problem("damaged-structure", {"finding": _finding(error)}))
        return []


def _finding(error: DamagedLibraryError) -> str:
    return str(error.facts.get("finding", ""))


def _readable(problems: Iterator[Problem]) -> Iterator[Problem]:
    """Go on where something cannot be read at all, and tell of it."""
    try:
        yield from problems
    except DamagedLibraryError as error:
        yield Problem("damaged-structure", {"finding": _finding(error)})
    except (ValueError, TypeError, KeyError) as error:  # a value that cannot be understood
        yield Problem("damaged-structure", {"finding": str(error)})


def note(database: Database, now: datetime) -> None:
    """Note that the library was found to be whole."""
    with database.write("Note a check") as session:
        session.merge(PropertyRow(name=_CHECKED, value=now.isoformat()))


def forget(database: Database) -> None:
    """Forget that the library was found to be whole: it is to be checked again."""
    with database.write("Forget a check") as session:
        session.execute(delete(PropertyRow).where(PropertyRow.name == _CHECKED))


def noted(database: Database) -> datetime | None:
    """Tell when it was found to be whole last."""
    with database.read() as session:
        row = session.get(PropertyRow, _CHECKED)
    try:
        return None if row is None else datetime.fromisoformat(row.value)
    except ValueError:
        return None


def _batches(ids: list[UUID]) -> list[list[UUID]]:
    return [ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH)]


def _of_file(database: Database) -> Iterator[Problem]:
    with database.driver() as connection:
        findings = [
            row[0] for row in connection.execute(f"PRAGMA integrity_check({MOST_FINDINGS})")
        ]
        for index in dict.fromkeys(filter(None, map(_index_of, findings))):
            yield Problem("damaged-index", {"index": index})
        for finding in findings:
            if finding != "ok" and not _index_of(finding):
                yield Problem("damaged-structure", {"finding": str(finding)})
        for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
            facts = {"table": str(table), "row": str(row), "parent": str(parent)}
            yield Problem("missing-reference", facts)


def _index_of(finding: str) -> str:
    """Name the index that a finding of SQLite is about, which can be made anew; "" if none."""
    told = _OF_INDEX.search(finding)
    return told["index"] if told else ""


def _of_indexes(database: Database) -> Iterator[Problem]:
    with database.driver() as connection:
        for index in INDEXES:
            try:
                connection.execute(
                    f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)"  # noqa: S608 - a name of ours
                )
            except sqlite3.DatabaseError:
                yield Problem("damaged-index", {"index": index})


def _of_identities(database: Database) -> Iterator[Problem]:
    with database.read() as session:
        ids = list(session.scalars(select(ArticleRow.id).order_by(ArticleRow.id)))
    try:
        fit = all(_fits(database, some) for some in parts(ids))
    except (ValueError, TypeError) as error:  # a record that cannot be read
        yield Problem("damaged-structure", {"finding": str(error)})
    else:
        if not fit:
            yield Problem("damaged-index", {"index": IdentityRow.__tablename__})


def _fits(database: Database, ids: Sequence[UUID]) -> bool:
    """Whether articles are recognised by what their records say."""
    with database.read() as session:
        rows = session.scalars(select(ArticleRow).where(ArticleRow.id.in_(among(ids))))
        meant = {(row.id, key.kind, key.value) for row in rows for key in all_keys(to_record(row))}
        there = session.execute(
            select(IdentityRow.article_id, IdentityRow.kind, IdentityRow.value).where(
                IdentityRow.article_id.in_(among(ids))
            )
        )
        return {(article, kind, value) for article, kind, value in there} == meant


def _of_imports(database: Database) -> Iterator[Problem]:
    with database.read() as session:
        for path, records, told in session.execute(_MISCOUNTED):
            facts = {"path": path, "records": str(records), "told": str(told)}
            yield Problem("miscounted-import", facts)


def _of_source(database: Database, sources: Sources, sha256: str) -> Iterator[Problem]:
    found = hashlib.sha256()
    for data in sources.chunks(sha256):
        found.update(data)
    if found.hexdigest() != sha256:
        facts = {"sha256": sha256, "titles": sums.titles(database, sha256)}
        yield Problem("changed-source", facts)
    yield from sums.changed(database, sha256)


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
            .where(
                HighlightRow.id.in_(among(wrong)),
                # An orphan's place was lost where it came from: nothing is wrong with the library.
                func.json_array_length(HighlightRow.pieces) > 0,
                HighlightRow.source.not_in(emptied(session)),
            )
        ).all()
    for highlight, quote, title in rows:
        facts = {"highlight": str(highlight), "quote": quote, "title": title}
        yield Problem("wrong-quotation", facts)


def _of_study_values(database: Database, studies: Studies, ids: list[UUID]) -> Iterator[Problem]:
    wrong = [each for each, is_ok in studies.quote_ok(ids).items() if not is_ok]
    if not wrong:
        return
    with database.read() as session:
        rows = session.execute(
            select(StudyValueRow, ArticleRow.title)
            .join(ArticleRow, ArticleRow.id == StudyValueRow.article_id)
            .where(
                StudyValueRow.id.in_(among(wrong)),
                func.json_array_length(StudyValueRow.pieces) > 0,
                StudyValueRow.source.not_in(emptied(session)),
            )
        ).all()
    for row, title in rows:
        field = field_of(row.field)
        facts = {"field": field.label, "value": field.shown(row.value), "quote": row.quote}
        yield Problem("wrong-study-quotation", {**facts, "title": title})
