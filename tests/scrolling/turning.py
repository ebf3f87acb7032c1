"""A wheel that is turned, and an eye on the page."""

import time
from concurrent.futures import Future
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from typing_extensions import override

from ketareview.pdf import Picture, Viewer
from ketareview.ui.reader.page.page_view import PageView
from ketareview.ui.reader.page.pdf_surface import PdfSurface

_EVERY = 8  # milliseconds, as a mouse tells of its wheel at most


class Wheel(QObject):
    """Turns until the end of the paper, or for so many seconds."""

    def __init__(self, view: PageView, angle: int, seconds: float) -> None:
        super().__init__(view)
        self._view, self._angle = view, angle
        self._end = time.perf_counter() + seconds
        self._timer = QTimer(self, interval=_EVERY, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._turn)

    @property
    def has_ended(self) -> bool:
        """Whether it stands still."""
        return not self._timer.isActive()

    def start(self) -> None:
        """Begin to turn."""
        self._timer.start()

    def _turn(self) -> None:
        bar = self._view.verticalScrollBar()
        if time.perf_counter() > self._end or bar.value() == bar.maximum():
            self._timer.stop()
            return
        viewport = self._view.viewport()
        at = QPointF(viewport.rect().center())
        event = QWheelEvent(
            at,
            QPointF(viewport.mapToGlobal(at)),
            QPoint(),
            QPoint(0, -self._angle),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003 - as Qt takes it
        )
        QCoreApplication.postEvent(viewport, event)


class Look(QObject):
    """Notes what each painting shows of each page, and when workers answered."""

    def __init__(self, view: PageView | None, viewer: Viewer) -> None:
        super().__init__(view)
        if view is None or not isinstance(view.surface, PdfSurface):
            raise TypeError(view)
        self._view, self._surface, self._viewer = view, view.surface, viewer
        self._pictures = view.surface._pictures
        self._answered: dict[tuple[int, float], float] = {}
        self._ask = viewer.picture
        self.painted_sharp: list[float] = []
        self._unsharp: dict[int, float] = {}  # pages on the screen that wait for their picture
        self._waits: list[float] = []
        self._seen = {"white": 0, "blurred": 0, "sharp": 0}
        viewer.picture = self._asked  # type: ignore[method-assign] # to learn when it answers
        view.viewport().installEventFilter(self)

    def end(self) -> None:
        """Look away."""
        self._view.viewport().removeEventFilter(self)
        self._viewer.picture = self._ask  # type: ignore[method-assign] # as it was

    def told(self) -> str:
        """Tell what pages were painted as, and how long answers waited to be painted."""
        waits = sorted(self._waits) or [0.0]
        late = sum(wait > 2 * 1000 / 60 for wait in waits)
        middle, last = waits[len(waits) // 2], waits[-1]
        return (
            f"pages painted: {self._seen}; {len(waits)} answers on the screen after p50 "
            f"{middle:.1f}, p99 {waits[int(len(waits) * 0.99)]:.1f}, worst {last:.1f} ms, "
            f"{late} later than two frames"
        )

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._note(time.perf_counter())
        return False

    def _note(self, now: float) -> None:
        view = self._view.seen()
        column = self._surface._column
        for page in column.pages_in(view.top(), view.bottom()):
            held = self._pictures._sharp.get(page)
            if held is not None:
                self._seen["sharp"] += 1
                self.painted_sharp.append(now)
                answered = self._answered.pop((page, held.scale), 0.0)
                if self._unsharp.pop(page, now) < answered:
                    self._waits.append((now - answered) * 1e3)
            else:
                self._unsharp[page] = now
                self._seen["white" if self._pictures.of(page) is None else "blurred"] += 1

    def _asked(self, path: Path, page: int, scale: float) -> "Future[Picture]":
        job = self._ask(path, page, scale)
        job.add_done_callback(partial(self._note_answer, (page, scale)))
        return job

    def _note_answer(self, key: tuple[int, float], done: "Future[Picture]") -> None:
        if not done.cancelled() and done.exception() is None:
            self._answered[key] = time.perf_counter()
