"""Papers come in: the work, and the panel that tells of it without standing in the way."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal, Slot

from ketareview import workflows
from ketareview.domain.imports import ImportResult
from ketareview.domain.progress import Progress
from ketareview.ui.session import Session
from ketareview.ui.tasks import Task


class Importing(QObject):
    """Imports one drop after the other; every file's result is told as soon as it is stored."""

    began = Signal(object)  # Task
    told = Signal(object)  # ImportResult
    progressed = Signal(int, int)  # files done, files in all
    ended = Signal()
    failed = Signal(object)  # Exception
    _heard = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._waiting: list[tuple[list[Path], tuple[UUID, ...]]] = []
        self._task: Task[object] | None = None
        self._topics: dict[str, tuple[UUID, ...]] = {}
        self._heard.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether files are being read."""
        return self._task is not None

    def add(self, paths: Sequence[Path], topic: UUID | None = None) -> None:
        """Import files and folders, and file what comes out of them under a topic."""
        if paths:
            self._waiting.append((list(paths), (topic,) if topic else ()))
            self._start_next()

    def retry(self, path: str) -> None:
        """Import one file again, with the topic it was dropped on."""
        self._waiting.append(([Path(path)], self._topics.get(path, ())))
        self._start_next()

    def cancel(self) -> None:
        """Stop: what was told of is kept, nothing else is."""
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()

    def _start_next(self) -> None:
        if self._task is not None or not self._waiting:
            return
        paths, topics = self._waiting.pop(0)
        task = self._session.tasks.start(
            "Import", partial(self._work, paths, topics), failed=self.failed.emit
        )
        self._task = task
        task.progressed.connect(self.progressed)
        task.ended.connect(self._end)
        self.began.emit(task)

    def _work(self, paths: Sequence[Path], topics: tuple[UUID, ...], progress: Progress) -> object:
        return workflows.add_papers(
            self._session.library,
            self._session.pool,
            paths,
            topics=topics,
            progress=progress,
            told=partial(self._hear, topics),
        )

    def _hear(self, topics: tuple[UUID, ...], result: ImportResult) -> None:
        self._heard.emit((topics, result))

    @Slot(object)
    def _tell(self, heard: tuple[tuple[UUID, ...], ImportResult]) -> None:
        topics, result = heard
        self._topics[result.path] = topics
        self.told.emit(result)

    @Slot()
    def _end(self) -> None:
        self._task = None
        self.ended.emit()
        self._start_next()
