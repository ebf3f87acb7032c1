"""Imports: what came in when and from where, and what became of each file and record."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from ketareview.domain.article import Article
from ketareview.domain.errors import BatchNotFoundError, LostRecordsError
from ketareview.domain.highlight import Brought
from ketareview.domain.history import Action
from ketareview.domain.ids import new_id
from ketareview.domain.imports import (
    Batch,
    Draft,
    ImportResult,
    Outcome,
    ReadFile,
    Reason,
    Search,
    Unfinished,
    Waiting,
)
from ketareview.domain.progress import Progress, silent
from ketareview.library import articles, bringing, references, results, storing, undoing_imports
from ketareview.library.database import Database
from ketareview.library.identities import all_keys, tell
from ketareview.library.models import ImportBatchRow, ImportFileRow
from ketareview.library.past import is_undone
from ketareview.library.renewing import finish
from ketareview.library.sources import keep_password
from ketareview.library.statements import Prepared, driver, put

_ACTION = "Import papers"
_FILES = 200
"""Files that are written down in one turn."""

MOST = 1000

_KNOWN = """
SELECT article.id FROM attachment JOIN article ON article.id = attachment.article_id
WHERE attachment.source = ? AND NOT attachment.deleted AND NOT article.deleted
ORDER BY article.added LIMIT 1"""


class Imports:
    """Batches of files, and the fate of each file."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._actions: dict[UUID, UUID] = {}

    def known(self, sha256: str) -> Article | None:
        """Find the article that has this file already, if any."""
        with self._database.read() as session:
            found = driver(session).execute(_KNOWN, (sha256,)).fetchone()
            return articles.article(session, UUID(found[0])) if found else None

    def begin(
        self,
        name: str = "",
        files: Sequence[Path] = (),
        *,
        search: Search | None = None,
        topics: Sequence[UUID] = (),
    ) -> UUID:
        """Begin a batch with all its files, so that it can go on after an interruption.

        Nobody sees a batch before its last file is written down.
        """
        batch = new_id()
        self._actions[batch] = batch
        values = {
            "id": batch,
            "name": name,
            **_search_columns(search or Search()),
            "reviewer_id": self._database.journal.reviewer.id,
            "started": datetime.now(UTC),
            "ended": None,
            "topics": [str(topic) for topic in topics],
        }
        for first in range(0, max(len(files), 1), _FILES):
            some = enumerate(files[first : first + _FILES], first)
            is_last = first + _FILES >= len(files)
            with self._database.write(_ACTION, action=batch) as session:
                put(session, ImportBatchRow, [{**values, "deleted": not is_last}])
                put(session, ImportFileRow, [_file(batch, place, path) for place, path in some])
        return batch

    def store(  # noqa: PLR0913 - as much as one turn writes
        self,
        batch: UUID,
        read: ReadFile,
        draft: Draft,
        path: Path,
        *,
        record: int | None = None,
        topics: Sequence[UUID] = (),
        brought: Sequence[Brought] = (),
        notices: Sequence[Reason] = (),
    ) -> ImportResult:
        """Store a file and the article in it; nothing is seen before all of it is there.

        Raises:
            ChangedFileError: the file is no longer the one that was read.
            MissingFileError: it is gone.
            TopicNotFoundError: one of the topics is gone.
        """
        article_id = new_id()
        title = draft.record.title
        result = ImportResult(
            str(path), Outcome.ADDED, record, article_id, title, notices=tuple(notices)
        )

        def add(session: Session) -> None:
            storing.add_articles(session, [(article_id, draft)])
            tell(session, {article_id: all_keys(draft.record)})

        self._store(
            batch, read, draft, path, result=result, settle=add, topics=topics, brought=brought
        )
        return result

    def attach(  # noqa: PLR0913 - as much as one turn writes
        self,
        batch: UUID,
        read: ReadFile,
        draft: Draft,
        path: Path,
        article_id: UUID,
        *,
        record: int | None = None,
        topics: Sequence[UUID] = (),
        brought: Sequence[Brought] = (),
        notices: Sequence[Reason] = (),
    ) -> ImportResult:
        """Store a file of an article that is here, and fill its record from it.

        Raises:
            ArticleNotFoundError: the article is gone.
            FileError: as `store`.
        """
        with self._database.read() as session:
            title = articles.article(session, article_id).record.title
        result = ImportResult(
            str(path), Outcome.ATTACHED, record, article_id, title, notices=tuple(notices)
        )

        def join(session: Session) -> None:
            references.join(session, article_id, draft)

        self._store(
            batch, read, draft, path, result=result, settle=join, topics=topics, brought=brought
        )
        return result

    def store_records(
        self, batch: UUID, path: Path, read: ReadFile, *, topics: Sequence[UUID] = ()
    ) -> list[ImportResult]:
        """Store references, and tell of each whether it is new, known, or came to its paper."""
        told: list[ImportResult] = []
        numbered = list(enumerate(read.drafts, read.first))
        reviewer = self._database.journal.reviewer.id
        for some, keys in references.portions(numbered):
            with self._write(batch) as session:
                if self._actions.get(batch, batch) != batch:
                    results.revive_file(session, batch, str(path))
                found = references.store(session, str(path), some, keys)
                results.note(session, batch, found.results)
                if topics:
                    filed = [each.article_id for each in found.results if each.article_id]
                    articles.file_articles(session, filed, topics, reviewer)
            told += found.results
        return told

    def note(self, batch: UUID, result: ImportResult) -> None:
        """Note what became of a file or record."""
        with self._write(batch) as session:
            results.note(session, batch, [result])

    def finish_file(
        self, batch: UUID, path: Path, sha256: str = "", *, counted: int | None = None
    ) -> None:
        """Note that all that is in a file has its result.

        Raises:
            LostRecordsError: its last record that has one is not the last that the reader
                `counted`; the file stays unfinished. (`finish` looks for those before it.)
        """
        with self._write(batch) as session:
            told = results.last_of(session, batch, str(path))
            if counted is not None and told != counted:
                raise LostRecordsError(path=path, read=counted, told=told)
            results.finish_file(session, batch, str(path), sha256)

    def finish(self, batch: UUID) -> Batch:
        """End a batch.

        Raises:
            LostRecordsError: a file has no result, or fewer than records were read from it.
        """
        with self._database.read() as session:
            files = results.told(session, batch)
        for file in files:
            if file.finished is None or file.results < max(file.finished, 1):
                raise LostRecordsError(path=file.path, read=file.finished or 1, told=file.results)
            if file.records != file.last:
                raise LostRecordsError(path=file.path, read=file.last, told=file.records)
        with self._write(batch) as session:
            results.end(session, batch)
        return self.batch(batch)

    def unfinished(self) -> list[Unfinished]:
        """List the batches that were interrupted, with the files that are left of each."""
        with self._database.read() as session:
            rows = session.scalars(
                select(ImportBatchRow)
                .where(ImportBatchRow.ended.is_(None), ~ImportBatchRow.deleted)
                .order_by(ImportBatchRow.started)
            ).all()
            return [
                Unfinished(row.id, tuple(map(UUID, row.topics)), tuple(_waiting(session, row.id)))
                for row in rows
            ]

    def batches(self) -> list[Batch]:
        """List the batches that were not undone, the newest first."""
        with self._database.read() as session:
            return results.batches(session)

    def batch(self, batch: UUID) -> Batch:
        """Read one batch.

        Raises:
            BatchNotFoundError: there is none, or it was undone.
        """
        with self._database.read() as session:
            found = results.batches(session, batch)
        if not found:
            raise BatchNotFoundError(asked=batch)
        return found[0]

    def results(
        self,
        batch: UUID,
        *,
        outcomes: Collection[Outcome] | None = None,
        start: int = 0,
        most: int = MOST,
    ) -> list[ImportResult]:
        """Read what became of files and records, in their order, some at a time."""
        with self._database.read() as session:
            return results.read(session, batch, outcomes, start, most)

    def noticed(self, code: str, batch: UUID | None = None) -> list[ImportResult]:
        """List the results, of one import or of all, that have a notice of this code."""
        with self._database.read() as session:
            return results.noticed(session, code, batch)

    def failures(self) -> list[ImportResult]:
        """List the files and records that failed and have no better result since."""
        with self._database.read() as session:
            return results.failures(session)

    def describe(self, batch: UUID, name: str, search: Search, *, by_itself: bool = False) -> None:
        """Say how a batch is called, and where its records were searched for.

        `by_itself` makes that a part of the import, so that it is undone with it.

        Raises:
            BatchNotFoundError: there is none.
        """
        writing = self._write(batch) if by_itself else self._database.write("Describe import")
        with writing as session:
            row = session.get(ImportBatchRow, batch)
            if row is None or row.deleted:
                raise BatchNotFoundError(asked=batch)
            for column, value in ({"name": name} | _search_columns(search)).items():
                setattr(row, column, value)

    def undo(self, batch: UUID, *, progress: Progress = silent) -> Action:
        """Take a whole batch back, whatever was done since; progress counts changes.

        Raises:
            BatchNotFoundError: there is none, or it was undone.
            BatchInUseError: highlights, notes or merges made since rest on it.
            Cancelled: the reviewer stopped it; nothing was changed.
        """
        return undoing_imports.undo(self._database, batch, progress)

    def sweep(self) -> None:
        """Remove bytes that an interrupted import left behind."""
        storing.sweep(self._database)

    def _store(  # noqa: PLR0913 - all of it happens in one turn
        self,
        batch: UUID,
        read: ReadFile,
        draft: Draft,
        path: Path,
        *,
        result: ImportResult,
        settle: Callable[[Session], None],
        topics: Sequence[UUID],
        brought: Sequence[Brought],
    ) -> None:
        file = storing.incoming(read, draft, path)
        stored = storing.store_bytes(self._database, file)
        pages = storing.pages_of(draft, file) if stored.is_new else Prepared()
        reviewer = self._database.journal.reviewer.id
        article_id = result.article_id
        assert article_id is not None  # noqa: S101 - both callers name it
        is_behind = False
        with self._write(batch) as session:
            if stored.is_new:
                is_behind = storing.add_source(session, file, stored, pages)
            if read.password and draft.content is None:
                keep_password(session, file.sha256, read.password)
            settle(session)
            session.flush()
            storing.attach(session, article_id, file)
            articles.file_articles(session, [article_id], topics, reviewer)
            if brought:
                bringing.bring(session, article_id, brought)
            results.note(session, batch, [result])
            if result.record is None:
                results.finish_file(session, batch, str(path), read.sha256)
        if is_behind:
            finish(self._database)

    @contextmanager
    def _write(self, batch: UUID) -> Iterator[Session]:
        """Go on with the batch's action, or with a new one where that was undone meanwhile."""
        action = self._actions.get(batch, batch)
        with self._database.read() as session:
            undone = is_undone(session, action)
        if undone:
            action = self._actions[batch] = new_id()
        with self._database.write(_ACTION, action=action) as session:
            if undone:
                results.revive(session, batch)
            yield session


def _search_columns(search: Search) -> dict[str, str | None]:
    return {
        "database": search.database,
        "search": search.words,
        "searched": search.day.isoformat() if search.day else None,
    }


def _file(batch: UUID, place: int, path: Path) -> dict[str, object]:
    return {
        "id": new_id(),
        "batch_id": batch,
        "position": place,
        "path": str(path),
        "sha256": "",
        "records": None,
    }


def _waiting(session: Session, batch: UUID) -> Iterator[Waiting]:
    rows = session.scalars(
        select(ImportFileRow.path)
        .where(
            ImportFileRow.batch_id == batch,
            ImportFileRow.records.is_(None),
            ~ImportFileRow.deleted,
        )
        .order_by(ImportFileRow.position)
    )
    for path in rows.all():
        yield Waiting(path, results.last_of(session, batch, path))
