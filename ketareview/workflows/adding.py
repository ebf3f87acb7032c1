"""Papers go in: each file is read in a worker process and stored whole, or its failure is told."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from ketareview import importing
from ketareview.domain.errors import EncryptedFileError, FileError
from ketareview.domain.imports import (
    Batch,
    Draft,
    ImportResult,
    Outcome,
    ReadFile,
    Reason,
    Search,
    Waiting,
    Wishes,
)
from ketareview.domain.progress import Cancelled, Progress, silent
from ketareview.workflows.taking import Manner, Taking

if TYPE_CHECKING:
    from ketareview.library import Library
    from ketareview.sandbox import WorkerPool

Told = Callable[[ImportResult], None]

STOPPED = "stopped-import"
"""Why a file was not imported that was waiting when the reviewer stopped the import."""

_AT_ONCE = 3
"""Files that are asked for at the same time: each of a pool's two workers has a next one."""

_AHEAD = 2
"""Files that may wait, read, until those before them are stored."""

_REFERENCES = frozenset({".ris", ".nbib", ".enw", ".ciw", ".bib", ".bibtex", ".rdf", ".json"})
"""Endings of files that are read first, so that the papers beside them come to their records."""


def add_papers(  # noqa: PLR0913 - each has a name and a default
    library: Library,
    pool: WorkerPool,
    paths: Sequence[Path],
    manner: Manner | None = None,
    *,
    batch: str = "",
    search: Search | None = None,
    progress: Progress = silent,
    told: Told | None = None,
) -> Batch | None:
    """Import files, and the files of folders, as one batch; None where there are no files.

    Paths are kept whole, so that an interrupted import goes on from wherever the program starts.
    Progress counts files. Every file, and every record in one, has its result; `told` hears of each
    as soon as it is stored.

    Raises:
        Cancelled: the reviewer stopped it; what was told of is stored whole, and each file that
            was left has its result as well.
        LibraryError: the library cannot be written.
    """
    files = sorted(importing.collect(map(Path.absolute, paths)), key=_is_paper)
    if not files:
        return None
    asked = manner or Manner()
    progress(0, len(files))
    begun = library.imports.begin(batch, files, search=search or Search(), topics=asked.topics)
    waiting = [Waiting(str(path)) for path in files]
    return _Adding(library, pool, asked, progress, told).take(begun, waiting)


def resume_imports(
    library: Library,
    pool: WorkerPool,
    manner: Manner | None = None,
    *,
    progress: Progress = silent,
    told: Told | None = None,
) -> list[Batch]:
    """Go on with the imports that were interrupted when the program was ended; progress as above.

    Raises:
        Cancelled: the reviewer stopped it, as above.
        LibraryError: the library cannot be written.
    """
    asked = manner or Manner()
    done = []
    for each in library.imports.unfinished():
        progress(0, len(each.files))
        adding = _Adding(library, pool, replace(asked, topics=each.topics), progress, told)
        done.append(adding.take(each.batch, each.files))
    return done


def results_of(library: Library, batch: UUID) -> Iterator[ImportResult]:
    """Read what became of every file and record of an import, some at a time."""
    start = 0
    while some := library.imports.results(batch, start=start):
        yield from some
        start += len(some)


def _is_paper(path: Path) -> bool:
    return path.suffix.lower() not in _REFERENCES


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file that was read, with the wishes that it was read by."""

    read: ReadFile
    wishes: Wishes


@dataclass(frozen=True, slots=True)
class _Adding:
    """Takes the files of a batch in, one after the other."""

    library: Library
    pool: WorkerPool
    manner: Manner
    progress: Progress
    told: Told | None

    def take(self, batch: UUID, files: Sequence[Waiting]) -> Batch:
        taking = Taking(self.library, self.pool, batch, self.manner)
        left = deque(files)
        try:
            with closing(_read_ahead(self.pool, files, self.manner.wishes)) as readings:
                for number, (waiting, reading) in enumerate(_marks_last(readings), start=1):
                    self._tell(_results(taking, waiting, reading))
                    left.remove(waiting)
                    self.progress(number, len(files))
        except Cancelled:
            self._tell(self._stopped(taking, batch, left))
            self.library.imports.finish(batch)
            raise
        return self.library.imports.finish(batch)

    def _tell(self, results: Iterator[ImportResult]) -> None:
        for result in results:
            if self.told:
                self.told(result)

    def _stopped(
        self, taking: Taking, batch: UUID, left: Iterable[Waiting]
    ) -> Iterator[ImportResult]:
        """Give each file that was left its result: it can be tried again."""
        for waiting in left:
            if taking.has_taken(Path(waiting.path)):
                continue
            result = ImportResult(waiting.path, Outcome.FAILED, reason=Reason(STOPPED))
            self.library.imports.note(batch, result)
            self.library.imports.finish_file(batch, Path(waiting.path))
            yield result


def _results(taking: Taking, waiting: Waiting, reading: Future[_Opened]) -> Iterator[ImportResult]:
    path = Path(waiting.path)
    if taking.has_taken(path):
        return
    try:
        opened = reading.result()
        yield from taking.results(path, opened.read, opened.wishes)
    except FileError as error:
        yield taking.failed(path, error)


def _marks_last(
    readings: Iterable[tuple[Waiting, Future[_Opened]]],
) -> Iterator[tuple[Waiting, Future[_Opened]]]:
    """Let what only marks passages wait for the papers that were dropped with it."""
    later = []
    for waiting, reading in readings:
        if _only_marks(reading):
            later.append((waiting, reading))
        else:
            yield waiting, reading
    yield from later


def _only_marks(reading: Future[_Opened]) -> bool:
    if reading.exception() is not None:
        return False
    drafts = reading.result().read.drafts
    return any(
        isinstance(draft, Draft) and draft.marks and not draft.pages and draft.content is None
        for draft in drafts
    )


def _read_ahead(
    pool: WorkerPool, files: Sequence[Waiting], wishes: Callable[[Path], Wishes]
) -> Generator[tuple[Waiting, Future[_Opened]], None, None]:
    """Read files while others are stored, and give them in their order."""
    ahead: deque[tuple[Waiting, Future[_Opened]]] = deque()
    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="reading") as readers:
        try:
            for waiting in files:
                ahead.append((waiting, readers.submit(_read, pool, waiting, wishes)))
                if len(ahead) > _AT_ONCE + _AHEAD:
                    yield ahead.popleft()
            while ahead:
                yield ahead.popleft()
        finally:
            for _, reading in ahead:
                reading.cancel()


def _read(pool: WorkerPool, waiting: Waiting, wishes: Callable[[Path], Wishes]) -> _Opened:
    """Read a file, without its password first: most files of a batch need none."""
    path = Path(waiting.path)
    wish = wishes(path)
    plain = replace(wish, password="")
    first = waiting.taken + 1
    try:
        return _Opened(importing.read_file(pool, path, plain, first), plain)
    except EncryptedFileError:
        if not wish.password:
            raise
        read = importing.read_file(pool, path, wish, first)
        return _Opened(replace(read, password=wish.password), wish)
