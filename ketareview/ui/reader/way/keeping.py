"""Notes where an article is read, whenever the reader rests, and begins there the next time."""

from PySide6.QtCore import QObject, QTimer, Signal

from ketareview.domain.progress import Progress
from ketareview.ui.reader.desk import Desk
from ketareview.ui.reader.tab import ReaderTab
from ketareview.ui.reader.way.positions import Position, Positions
from ketareview.ui.tasks import TaskRunner

_PAUSE = 700  # milliseconds of rest before a position is written


class Keeping(QObject):
    """Belongs to one tab; writes in a task, and tells of the first failure only."""

    failed = Signal(Exception)

    def __init__(self, tab: ReaderTab, positions: Positions, tasks: TaskRunner) -> None:
        super().__init__(tab)
        self._tab = tab
        self._positions = positions
        self._tasks = tasks
        self._desk: Desk | None = None
        self._has_failed = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._keep)
        self._foresee()
        tab.guide.placed.connect(self._take)
        tab.closed.connect(self._end)

    def _foresee(self) -> None:
        """Let the page be drawn first that will be seen first."""
        article = self._tab.article
        for source in article.sources[:1]:
            kept = self._positions.of(article.id, source.sha256)
            if kept is not None:
                self._tab.first_look.page = max(kept.stand.hold.index, 1)
                self._tab.first_look.factor = kept.factor

    def _take(self, desk: Desk) -> None:
        self._desk = desk
        kept = self._positions.of(self._tab.article.id, desk.source)
        if kept is not None:
            if kept.factor is not None:
                desk.view.zoom_to(kept.factor)
            desk.view.return_to(kept.stand)
        desk.view.moved.connect(self._pause.start)
        desk.view.zoomed.connect(self._pause.start)

    def _note(self) -> None:
        if self._desk is not None:
            view = self._desk.view
            factor = None if view.is_fitted else view.factor
            position = Position(view.stand, factor)
            self._positions.note(self._tab.article.id, self._desk.source, position)

    def _keep(self) -> None:
        self._note()
        self._tasks.start("Keep reading position", self._write, failed=self._fail)

    def _fail(self, error: Exception) -> None:
        if not self._has_failed:
            self._has_failed = True
            self.failed.emit(error)

    def _end(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._keep()

    def _write(self, _progress: Progress) -> None:
        self._positions.write()
