"""Files on their way into the library: whole or not at all."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from ketareview.domain.article import Article, ArticleStatus
from ketareview.domain.errors import (
    ChangedFileError,
    FileError,
    LibraryUnwritableError,
    MissingFileError,
    UnreadableFileError,
)
from ketareview.domain.ids import fixed_id, new_id
from ketareview.domain.imports import Batch, Draft, ImportResult, Outcome, ReadFile, Reason
from ketareview.library import articles
from ketareview.library.database import Database
from ketareview.library.indexing import forms, index_pages
from ketareview.library.models import (
    ArticleRow,
    AttachmentRow,
    ChunkRow,
    ImportBatchRow,
    ImportResultRow,
    PageRow,
    ReviewerRow,
    SourceRow,
)
from ketareview.library.past import is_undone
from ketareview.library.records import to_columns, to_origin
from ketareview.library.renewing import finish
from ketareview.library.sources import from_page
from ketareview.library.statements import put

CHUNK = 4_000_000
"""Bytes of a file that are stored in one turn."""

_ACTION = "Import papers"


class Imports:
    """Batches of files, and the fate of each file."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._actions: dict[UUID, UUID] = {}

    def known(self, sha256: str) -> Article | None:
        """Find the article that has this file already, if any."""
        with self._database.read() as session:
            found = session.scalars(
                select(ArticleRow.id)
                .join(AttachmentRow, AttachmentRow.article_id == ArticleRow.id)
                .where(AttachmentRow.source == sha256, ~AttachmentRow.deleted, ~ArticleRow.deleted)
                .order_by(ArticleRow.added)
            ).first()
            return None if found is None else articles.article(session, found)

    def begin(self, name: str, *, database: str = "", search: str = "") -> UUID:
        """Begin a batch; all that is stored with it is one action."""
        batch = new_id()
        self._actions[batch] = batch
        with self._database.write(_ACTION, action=batch) as session:
            values = {
                "id": batch,
                "name": name,
                "database": database,
                "search": search,
                "reviewer_id": self._database.journal.reviewer.id,
                "started": datetime.now(UTC),
            }
            put(session, ImportBatchRow, [values])
        return batch

    def store(
        self, batch: UUID, read: ReadFile, draft: Draft, path: Path, topics: Sequence[UUID] = ()
    ) -> Article:
        """Store a file and the article in it; nothing of it is seen before all of it is there.

        Raises:
            ChangedFileError: the file is no longer the one that was read.
            MissingFileError: it is gone.
            TopicNotFoundError: one of the topics is gone.
        """
        is_new = not self._has_source(read.sha256)
        if is_new:
            self._store_bytes(read, path)
        else:
            _expect_unchanged(read, path)
        pages = [{**from_page(page), **forms(page)} for page in draft.pages] if is_new else []
        article_id = new_id()
        with self._write(batch) as session:
            if is_new:
                _add_source(session, read, pages)
            _add_article(session, article_id, draft)
            _attach(session, article_id, read.sha256, path.name)
            reviewer = self._database.journal.reviewer.id
            articles.file_articles(session, [article_id], topics, reviewer)
        finish(self._database)
        with self._database.read() as session:
            return articles.article(session, article_id)

    def note(self, batch: UUID, result: ImportResult) -> None:
        """Note what became of a file or record."""
        with self._write(batch) as session:
            position = session.scalars(
                select(func.count())
                .select_from(ImportResultRow)
                .where(ImportResultRow.batch_id == batch)
            ).one()
            values = {
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
            }
            put(session, ImportResultRow, [values])

    def batches(self) -> list[Batch]:
        """List the batches that were not undone, the newest first."""
        with self._database.read() as session:
            rows = session.execute(
                select(ImportBatchRow, ReviewerRow.name)
                .join(ReviewerRow, ReviewerRow.id == ImportBatchRow.reviewer_id)
                .where(~ImportBatchRow.deleted)
                .order_by(ImportBatchRow.started.desc(), ImportBatchRow.id.desc())
            ).all()
            results = _results(session)
        return [
            Batch(
                id=row.id,
                name=row.name,
                database=row.database,
                search=row.search,
                reviewer=reviewer,
                started=row.started,
                results=tuple(results.get(row.id, ())),
            )
            for row, reviewer in rows
        ]

    def sweep(self) -> None:
        """Remove bytes that an interrupted import left behind."""
        left = select(ChunkRow.id).where(ChunkRow.sha256.not_in(select(SourceRow.sha256)))
        with self._database.read() as session:
            gone = list(session.scalars(left))
        for chunk in gone:
            with self._database.write("Remove what an import left") as session:
                session.execute(delete(ChunkRow).where(ChunkRow.id == chunk))

    def _write(self, batch: UUID) -> AbstractContextManager[Session]:
        """Go on with the batch's action, or with a new one where that was undone meanwhile."""
        action = self._actions.get(batch, batch)
        with self._database.read() as session:
            if is_undone(session, action):
                action = self._actions[batch] = new_id()
        return self._database.write(_ACTION, action=action)

    def _has_source(self, sha256: str) -> bool:
        with self._database.read() as session:
            return session.get(SourceRow, sha256) is not None

    def _store_bytes(self, read: ReadFile, path: Path) -> None:
        """Store the chunks of a file; they are invisible until their source is there."""
        self._forget_bytes(read.sha256)
        found = hashlib.sha256()
        try:
            for number, data in enumerate(_chunks(path)):
                found.update(data)
                with self._database.write(_ACTION) as session:
                    session.execute(
                        insert(ChunkRow).values(sha256=read.sha256, number=number, data=data)
                    )
            _expect(found.hexdigest(), read, path)
        except (FileError, LibraryUnwritableError):
            self._forget_bytes(read.sha256)
            raise

    def _forget_bytes(self, sha256: str) -> None:
        with self._database.write(_ACTION) as session:
            session.execute(delete(ChunkRow).where(ChunkRow.sha256 == sha256))


def _chunks(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            while data := file.read(CHUNK):
                yield data
    except FileNotFoundError as error:
        raise MissingFileError(path=path) from error
    except OSError as error:
        raise UnreadableFileError(path=path, finding=error.strerror) from error


def _expect_unchanged(read: ReadFile, path: Path) -> None:
    found = hashlib.sha256()
    for data in _chunks(path):
        found.update(data)
    _expect(found.hexdigest(), read, path)


def _expect(found: str, read: ReadFile, path: Path) -> None:
    if found != read.sha256:
        raise ChangedFileError(path=path)


def _add_source(session: Session, read: ReadFile, pages: Sequence[Mapping[str, Any]]) -> None:
    session.execute(
        insert(SourceRow).values(
            sha256=read.sha256, media_type=read.media_type, size=read.size, pages=len(pages)
        )
    )
    if not pages:
        return
    session.execute(insert(PageRow), [{**page, "source": read.sha256} for page in pages])
    index_pages(session)


def _add_article(session: Session, article_id: UUID, draft: Draft) -> None:
    values = {
        "id": article_id,
        **to_columns(draft.record),
        "origin": to_origin(draft.origin),
        "status": ArticleStatus.TO_READ.value,
        "added": datetime.now(UTC),
    }
    put(session, ArticleRow, [values])


def _attach(session: Session, article_id: UUID, sha256: str, name: str) -> None:
    values = {
        "id": fixed_id("attachment", str(article_id), sha256),
        "article_id": article_id,
        "source": sha256,
        "name": name,
        "position": 0,
    }
    put(session, AttachmentRow, [values])


def _results(session: Session) -> dict[UUID, list[ImportResult]]:
    rows = session.scalars(
        select(ImportResultRow)
        .where(~ImportResultRow.deleted)
        .order_by(ImportResultRow.batch_id, ImportResultRow.position)
    )
    results: dict[UUID, list[ImportResult]] = defaultdict(list)
    for row in rows:
        reason = Reason(row.reason_code, row.reason_facts) if row.reason_code else None
        results[row.batch_id].append(
            ImportResult(
                path=row.path,
                outcome=Outcome(row.outcome),
                record=row.record,
                article_id=row.article_id,
                title=row.title,
                reason=reason,
            )
        )
    return results
