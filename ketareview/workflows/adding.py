"""Papers go in: each file is read in a worker process and stored whole, or its failure is told."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from ketareview import importing
from ketareview.domain.errors import FileError, KetaReviewError
from ketareview.domain.imports import Draft, ImportResult, Outcome, ReadFile, Reason
from ketareview.domain.progress import Progress, silent

if TYPE_CHECKING:
    from ketareview.library import Library
    from ketareview.sandbox import WorkerPool

Told = Callable[[ImportResult], None]

_AT_ONCE = 2
"""Files that are read at the same time: one for each worker process of a pool."""

_AHEAD = 2
"""Files that may wait, read, until those before them are stored."""


def add_papers(  # noqa: PLR0913 - each has a name and a default
    library: Library,
    pool: WorkerPool,
    paths: Sequence[Path],
    *,
    topics: Sequence[UUID] = (),
    batch: str = "",
    progress: Progress = silent,
    told: Told | None = None,
) -> list[ImportResult]:
    """Import files, and the files of folders, as one batch; progress counts files.

    Every file has its result, in order, and `told` hears of each as soon as it is stored.

    Raises:
        Cancelled: the reviewer stopped it; what was told of is stored whole, nothing else is.
        LibraryError: the library cannot be written.
    """
    files = importing.collect(paths)
    if not files:
        return []
    progress(0, len(files))
    adding = _Adding(library, tuple(topics), library.imports.begin(batch))
    results: list[ImportResult] = []
    with closing(_read_ahead(pool, files)) as readings:
        for number, (path, reading) in enumerate(readings, start=1):
            for result in adding.results(path, reading):
                results.append(result)
                library.imports.note(adding.batch, result)
                if told:
                    told(result)
            progress(number, len(files))
    return results


class _Adding:
    """Stores what was read, within one batch."""

    def __init__(self, library: Library, topics: tuple[UUID, ...], batch: UUID) -> None:
        self.batch = batch
        self._library = library
        self._topics = topics

    def results(self, path: Path, reading: Future[ReadFile]) -> Iterator[ImportResult]:
        try:
            read = reading.result()
        except FileError as error:
            yield _failed(path, None, error)
            return
        known = self._library.imports.known(read.sha256)
        if known is not None:
            self._file(known.id)
            yield ImportResult(
                path=str(path),
                outcome=Outcome.DUPLICATE,
                article_id=known.id,
                title=known.record.title,
            )
            return
        is_alone = len(read.drafts) == 1
        for number, draft in enumerate(read.drafts, start=1):
            yield self._stored(path, read, draft, None if is_alone else number)

    def _stored(self, path: Path, read: ReadFile, draft: Draft, record: int | None) -> ImportResult:
        try:
            article = self._library.imports.store(self.batch, read, draft, path, self._topics)
        except FileError as error:
            return _failed(path, record, error)
        return ImportResult(
            path=str(path),
            outcome=Outcome.ADDED,
            record=record,
            article_id=article.id,
            title=article.record.title,
        )

    def _file(self, article: UUID) -> None:
        """Whoever drops a paper on a topic wants it there, known or not."""
        filed = self._library.articles.get(article).topics if self._topics else ()
        for topic in self._topics:
            if topic not in filed:
                self._library.articles.file([article], topic)


def _failed(path: Path, record: int | None, error: KetaReviewError) -> ImportResult:
    reason = Reason(error.code, error.facts)
    return ImportResult(path=str(path), outcome=Outcome.FAILED, record=record, reason=reason)


def _read_ahead(
    pool: WorkerPool, files: Sequence[Path]
) -> Generator[tuple[Path, Future[ReadFile]], None, None]:
    """Read files while others are stored, and give them in their order."""
    waiting: deque[tuple[Path, Future[ReadFile]]] = deque()
    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="reading") as readers:
        try:
            for path in files:
                waiting.append((path, readers.submit(importing.read_file, pool, path)))
                if len(waiting) > _AT_ONCE + _AHEAD:
                    yield waiting.popleft()
            while waiting:
                yield waiting.popleft()
        finally:
            for _, reading in waiting:
                reading.cancel()
