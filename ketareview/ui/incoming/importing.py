"""Papers come in: one order after the other, in a task, with word of each result."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ketareview import workflows
from ketareview.domain.imports import Batch, ImportResult, Wishes
from ketareview.domain.progress import Cancelled, Interrupted, Progress
from ketareview.ui.incoming.orders import Order
from ketareview.ui.session import Session
from ketareview.ui.tasks import Task
from ketareview.workflows import Manner, colours

_OFTEN = 120  # milliseconds
_AT_ONCE = 2_000
"""Results that are told in one go: more would be felt."""


class Importing(QObject):
    """Imports one order after the other; results are told some times a second.

    The thread that imports touches a queue and no signal, however many results there are.
    """

    began = Signal(object)  # Task
    told = Signal(object)  # list[ImportResult]
    progressed = Signal(int, int)  # files done, files in all
    reading = Signal(str, int)  # the file at work, and how many of its records are told
    batch_told = Signal(object)  # Batch: which one the results belong to
    colours_told = Signal()  # highlights came in colours that nobody has explained
    busy = Signal(bool)
    ended = Signal()
    failed = Signal(object)  # Exception

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._waiting: deque[Order] = deque()
        self._task: Task[list[Batch]] | None = None
        self._has_colours = False
        self._order = Order()
        self._at_work = ""
        self._told = ("", 0)
        self._orders: dict[str, Order] = {}
        self._heard: SimpleQueue[ImportResult] = SimpleQueue()
        self._hearing = QTimer(self)
        self._hearing.setInterval(_OFTEN)
        self._hearing.timeout.connect(self._tell)

    @property
    def is_busy(self) -> bool:
        """Whether files are being read."""
        return self._task is not None

    def add(self, order: Order) -> None:
        """Import files and folders."""
        if order.paths or order.words:
            self._waiting.append(order)
            self._start_next()

    def resume(self) -> None:
        """Go on with imports that were interrupted, and tell what had come of them before."""
        library = self._session.library

        def look(_progress: Progress) -> bool:
            unfinished = library.imports.unfinished()
            for each in unfinished:
                for result in workflows.results_of(library, each.batch):
                    self._heard.put(result)
            return bool(unfinished)

        self._session.tasks.start("Look for imports", look, done=self._resume)

    def retry(self, paths: Sequence[str], *, password: str = "") -> None:
        """Import files again as they were dropped, now with a password perhaps."""
        for path in paths:
            known = self.order_of(path)
            paths_again = () if known.words else (Path(path),)
            again = replace(known, paths=paths_again, password=password or known.password)
            self._join(again)
        self._start_next()

    def order_of(self, path: str) -> Order:
        """Tell how a file was dropped."""
        return self._orders.get(path, Order())

    def cancel(self) -> None:
        """Stop: what was told of is kept, nothing else is."""
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()

    def _resume(self, has_any: bool) -> None:  # noqa: FBT001 - a task's answer
        if has_any:
            self._waiting.append(Order(resumes=True))
            self._start_next()

    def _join(self, order: Order) -> None:
        """Let orders that differ in their files only be one import."""
        last = self._waiting[-1] if self._waiting else None
        if last is not None and replace(last, paths=()) == replace(order, paths=()):
            self._waiting[-1] = replace(last, paths=(*last.paths, *order.paths))
        else:
            self._waiting.append(order)

    def _start_next(self) -> None:
        if self._task is not None or not self._waiting:
            return
        self._order = self._waiting.popleft()
        task = self._session.tasks.start(
            "Import", partial(self._work, self._order), failed=self.failed.emit
        )
        self._task, self._at_work, self._told = task, "", ("", 0)
        self._hearing.start()
        task.progressed.connect(self.progressed)
        task.succeeded.connect(self._tell_batches)
        task.ended.connect(self._end)
        self.busy.emit(True)  # noqa: FBT003 - a signal takes no keyword
        self.began.emit(task)

    def _work(self, order: Order, progress: Progress) -> list[Batch]:
        library, pool = self._session.library, self._session.pool
        manner, steps = self._manner(order), _Steps(progress, self._heard.put)
        if order.resumes:
            return workflows.resume_imports(
                library, pool, manner, progress=steps.progress, told=steps.told
            )
        if order.words:
            batch = workflows.add_text(
                library,
                pool,
                order.words,
                manner,
                is_html=order.is_html,
                progress=steps.progress,
                told=steps.told,
            )
        else:
            batch = workflows.add_papers(
                library, pool, order.paths, manner, progress=steps.progress, told=steps.told
            )
        return [] if batch is None else [batch]

    def _manner(self, order: Order) -> Manner:
        return Manner(
            topics=order.topics,
            article=order.article,
            wishes=partial(self._wishes, order),
            colours=self._session.remembered.now.colours,
        )

    def _wishes(self, order: Order, path: Path) -> Wishes:
        """Tell what is known of a file, which begins to be read; called in its thread."""
        self._at_work = str(path)
        return Wishes(order.password, order.columns.get(path, {}))

    @Slot()
    def _tell(self) -> None:
        results: list[ImportResult] = []
        while len(results) < _AT_ONCE:
            try:
                results.append(self._heard.get_nowait())
            except Empty:
                break
        for result in results:
            self._orders[result.path] = self._order
        self._has_colours |= bool(colours.told(results))
        if results:
            self.told.emit(results)
            self._told = (results[-1].path, results[-1].record or 0)
        path, records = self._told if self._told[1] else (self._at_work, 0)
        if path:
            self.reading.emit(path, records)

    @Slot(object)
    def _tell_batches(self, batches: Sequence[Batch]) -> None:
        for batch in batches:
            self.batch_told.emit(batch)

    @Slot()
    def _end(self) -> None:
        while not self._heard.empty():
            self._tell()
        self._hearing.stop()
        if self._has_colours:
            self._has_colours = False
            self.colours_told.emit()
        was_stopped = self._task is not None and self._task.is_cancelled
        self._task = None
        self.busy.emit(False)  # noqa: FBT003 - likewise
        self.ended.emit()
        if was_stopped:
            self._look_for_stopped()
        self._start_next()

    def _look_for_stopped(self) -> None:
        """An import that was stopped returns nothing, but what came in is a batch too."""
        library = self._session.library

        def look(_progress: Progress) -> list[Batch]:
            return library.imports.batches()[:1]

        self._session.tasks.start("Look at imports", look, done=self._tell_batches)


class _Steps:
    """Lets an import be stopped within a file of many records, once; lives in its thread."""

    def __init__(self, progress: Progress, hear: Callable[[ImportResult], None]) -> None:
        self._progress = progress
        self._hear = hear
        self._at = (0, 0)
        self._is_stopped = False

    def progress(self, done: int, total: int) -> None:
        """Count files."""
        self._at = (done, total)
        self._step()

    def told(self, result: ImportResult) -> None:
        """Pass a result on; those of the files that are left come after the stop."""
        self._hear(result)
        self._step()

    def _step(self) -> None:
        if self._is_stopped:
            return
        try:
            self._progress(*self._at)
        except (Cancelled, Interrupted):
            self._is_stopped = True
            raise
