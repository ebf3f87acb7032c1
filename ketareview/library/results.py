"""What became of each file and record of an import, as rows and as values."""

import time
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Text, cast, func, select, update
from sqlalchemy.orm import Session, aliased

from ketareview.domain.ids import new_id
from ketareview.domain.imports import Batch, ImportResult, Outcome, Reason, Search
from ketareview.library.columns import storable
from ketareview.library.models import (
    ArticleRow,
    ImportBatchRow,
    ImportFileRow,
    ImportResultRow,
    ReviewerRow,
)
from ketareview.library.statements import driver, put

_LAST = "SELECT coalesce(max(position), -1) FROM import_result WHERE batch_id = ?"

_NOTICES = cast(ImportResultRow.notices, Text)

_FINISH = """
UPDATE import_file SET sha256 = :read, deleted = 0, records = (
    SELECT count(*) FROM import_result
    WHERE batch_id = :batch AND path = :finished AND NOT deleted)
WHERE batch_id = :batch AND path = :finished"""
"""Ends a file with the count of its results, or of those of the records in it."""

_TOLD = """
SELECT file.path, file.records,
    coalesce(told.results, 0), coalesce(told.records, 0), coalesce(told.last, 0)
FROM import_file AS file LEFT JOIN (
    SELECT path, count(*) FILTER (WHERE NOT deleted) AS results,
        count(DISTINCT record) AS records, max(record) AS last
    FROM import_result WHERE batch_id = :batch GROUP BY path
) AS told ON told.path = file.path
WHERE file.batch_id = :batch AND NOT file.deleted"""

_END = "UPDATE import_batch SET ended = ? WHERE id = ?"


def note(session: Session, batch: UUID, results: Iterable[ImportResult]) -> None:
    """Note results behind those that the batch has."""
    several = list(results)
    (last,) = driver(session).execute(_LAST, (str(batch),)).fetchone()
    rows = [_to_row(batch, place, result) for place, result in enumerate(several, last + 1)]
    put(session, ImportResultRow, rows)


def read(
    session: Session,
    batch: UUID,
    outcomes: Collection[Outcome] | None,
    start: int,
    most: int,
) -> list[ImportResult]:
    """Read results in their order; those of articles that were merged name what they became."""
    chosen = (
        select(ImportResultRow, ArticleRow.merged_into)
        .outerjoin(ArticleRow, ArticleRow.id == ImportResultRow.article_id)
        .where(ImportResultRow.batch_id == batch, ~ImportResultRow.deleted)
        .order_by(ImportResultRow.position)
        .offset(start)
        .limit(most)
    )
    if outcomes is not None:
        chosen = chosen.where(ImportResultRow.outcome.in_([each.value for each in outcomes]))
    return [_to_result(row, merged) for row, merged in session.execute(chosen)]


def batches(session: Session, only: UUID | None = None) -> list[Batch]:
    """Read imports, the newest first."""
    chosen = (
        select(ImportBatchRow, ReviewerRow.name)
        .join(ReviewerRow, ReviewerRow.id == ImportBatchRow.reviewer_id)
        .where(~ImportBatchRow.deleted)
        .order_by(ImportBatchRow.started.desc(), ImportBatchRow.id.desc())
    )
    counting = select(
        ImportResultRow.batch_id, ImportResultRow.outcome, func.count(ImportResultRow.id)
    ).where(~ImportResultRow.deleted)
    filing = select(ImportFileRow.batch_id, func.count(ImportFileRow.id)).where(
        ~ImportFileRow.deleted
    )
    if only is not None:
        chosen = chosen.where(ImportBatchRow.id == only)
        counting = counting.where(ImportResultRow.batch_id == only)
        filing = filing.where(ImportFileRow.batch_id == only)
    counts: dict[UUID, Counter[Outcome]] = {}
    for batch, outcome, count in session.execute(
        counting.group_by(ImportResultRow.batch_id, ImportResultRow.outcome)
    ):
        counts.setdefault(batch, Counter())[Outcome(outcome)] = count
    files = {row[0]: row[1] for row in session.execute(filing.group_by(ImportFileRow.batch_id))}
    return [
        _to_batch(row, reviewer, files.get(row.id, 0), counts.get(row.id, Counter()))
        for row, reviewer in session.execute(chosen)
    ]


def noticed(session: Session, code: str, batch: UUID | None) -> list[ImportResult]:
    """Read the results that have a notice of a code, in the order of their imports."""
    chosen = (
        select(ImportResultRow)
        .join(ImportBatchRow, ImportBatchRow.id == ImportResultRow.batch_id)
        .where(
            _NOTICES.like(f'%"{code}"%'),
            ~ImportResultRow.deleted,
            ~ImportBatchRow.deleted,
        )
        .order_by(ImportBatchRow.started, ImportResultRow.position)
    )
    if batch is not None:
        chosen = chosen.where(ImportResultRow.batch_id == batch)
    return [_to_result(row, None) for row in session.scalars(chosen)]


def failures(session: Session) -> list[ImportResult]:
    """Read the failures whose file, or record of it, was not imported later."""
    later = aliased(ImportResultRow)
    begun = aliased(ImportBatchRow)
    better = (
        select(later.id)
        .join(begun, begun.id == later.batch_id)
        .where(
            later.path == ImportResultRow.path,
            later.record.is_not_distinct_from(ImportResultRow.record),
            ~later.deleted,
            (begun.started > ImportBatchRow.started)
            | (
                (later.batch_id == ImportResultRow.batch_id)
                & (later.position > ImportResultRow.position)
            ),
        )
    )
    rows = session.scalars(
        select(ImportResultRow)
        .join(ImportBatchRow, ImportBatchRow.id == ImportResultRow.batch_id)
        .where(
            ImportResultRow.outcome == Outcome.FAILED.value,
            ~ImportResultRow.deleted,
            ~better.exists(),
        )
        .order_by(ImportBatchRow.started.desc(), ImportResultRow.position)
    )
    return [_to_result(row, None) for row in rows]


def revive(session: Session, batch: UUID) -> None:
    """Let an import that was undone while it ran go on with the files that it had not begun."""
    begun = select(ImportResultRow.path).where(ImportResultRow.batch_id == batch)
    session.execute(update(ImportBatchRow).where(ImportBatchRow.id == batch).values(deleted=False))
    session.execute(
        update(ImportFileRow)
        .where(ImportFileRow.batch_id == batch, ImportFileRow.path.not_in(begun))
        .values(deleted=False)
    )


def revive_file(session: Session, batch: UUID, path: str) -> None:
    """Let a file count again whose first records were undone while the others came in."""
    session.execute(
        update(ImportFileRow)
        .where(ImportFileRow.batch_id == batch, ImportFileRow.path == path, ImportFileRow.deleted)
        .values(deleted=False)
    )


def last_of(session: Session, batch: UUID, path: str) -> int:
    """Tell the last record of a file that had its result, were it undone since."""
    highest = select(func.max(ImportResultRow.record)).where(
        ImportResultRow.batch_id == batch, ImportResultRow.path == path
    )
    return session.scalars(highest).one() or 0


def finish_file(session: Session, batch: UUID, path: str, sha256: str) -> None:
    """Note that all that is in a file has its result."""
    told = {"batch": str(batch), "finished": storable(path), "read": sha256}
    driver(session).execute(_FINISH, told)


@dataclass(frozen=True, slots=True)
class Told:
    """How many results a file has, and of how many of its records, up to the `last` one.

    Results that were undone count among the records: each record had its result. `finished` is how
    many it ended with, None if it has not.
    """

    path: str
    finished: int | None
    results: int
    records: int
    last: int


def told(session: Session, batch: UUID) -> list[Told]:
    """Count the results of each file of a batch."""
    rows = driver(session).execute(_TOLD, {"batch": str(batch)})
    return [Told(*row) for row in rows]


def end(session: Session, batch: UUID) -> None:
    """Note that a batch ends now."""
    driver(session).execute(_END, (time.time_ns() // 1000, str(batch)))


def _to_batch(row: ImportBatchRow, reviewer: str, files: int, counts: Counter[Outcome]) -> Batch:
    return Batch(
        id=row.id,
        name=row.name,
        search=Search(
            row.database, row.search, date.fromisoformat(row.searched) if row.searched else None
        ),
        reviewer=reviewer,
        started=row.started,
        ended=row.ended,
        files=files,
        counts=counts,
    )


def _to_row(batch: UUID, position: int, result: ImportResult) -> dict[str, Any]:
    return {
        "id": new_id(),
        "batch_id": batch,
        "position": position,
        "path": result.path,
        "outcome": result.outcome.value,
        "record": result.record,
        "article_id": result.article_id,
        "title": result.title,
        "reason_code": result.reason.code if result.reason else None,
        "reason_facts": dict(result.reason.facts) if result.reason else {},
        "notices": _noted(result.notices),
    }


def _noted(notices: Sequence[Reason]) -> list[list[Any]]:
    return [[notice.code, dict(notice.facts)] for notice in notices]


def _to_result(row: ImportResultRow, merged: UUID | None) -> ImportResult:
    return ImportResult(
        path=row.path,
        outcome=Outcome(row.outcome),
        record=row.record,
        article_id=merged or row.article_id,
        title=row.title,
        reason=Reason(row.reason_code, row.reason_facts) if row.reason_code else None,
        notices=tuple(Reason(code, facts) for code, facts in row.notices),
    )
