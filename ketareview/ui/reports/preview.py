"""The pages of a report, set anew when something has changed; never two at once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from ketareview import workflows
from ketareview.domain.highlight import Topic
from ketareview.domain.progress import Progress
from ketareview.domain.reporting import ReportOptions
from ketareview.pdf import PaperShape
from ketareview.reporting import Press, Report
from ketareview.settings import private_folder
from ketareview.ui.actions import Actions
from ketareview.ui.empty import EmptyPlace
from ketareview.ui.page_list import PageList
from ketareview.ui.reader.page.answers import Answers
from ketareview.ui.session import Session

_PAUSE = 350  # ms without a change before pages are set
_NOTHING_YET = (
    "A report quotes the passages that you marked. Open an article, select words, "
    "and type a letter and a digit."
)
_NOTHING_FITS = "No passage is as asked for. Take back a part of what stands under Only."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the pages shall show."""

    topic: Topic | None
    options: ReportOptions


@dataclass(frozen=True, slots=True)
class _Made:
    report: Report
    path: Path
    is_limited: bool


class Preview(QStackedWidget):
    """Sets pages in a task; what is asked for meanwhile waits for its end."""

    setting = Signal()
    shown = Signal(int)  # how many pages
    failed = Signal(object)  # Exception

    def __init__(
        self, session: Session, actions: Actions, wanted: Callable[[], Wanted], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted = wanted
        self._made: _Made | None = None
        self.press = Press()
        self._is_stale = True
        self._is_setting = False
        self._numbers = count(1)
        self._answers = Answers(self)
        self.list = PageList(session.viewer, session.theme, self)
        self.list.failed.connect(self.failed)
        self._empty = EmptyPlace(_NOTHING_YET, actions["go-library"], self)
        self.addWidget(self.list)
        self.addWidget(self._empty)
        self.setFocusProxy(self.list)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.make)

    @property
    def report(self) -> Report | None:
        """The report that is shown, if it says anything."""
        made = self._made
        return made.report if made is not None and _says_anything(made.report) else None

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.press.warm()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.press.cool()

    def refresh(self) -> None:
        """Set the pages anew: soon where they are seen, else when they are."""
        self._is_stale = True
        if self.isVisible():
            self._pause.start()

    @Slot()
    def make(self) -> None:
        """Set the pages, if anything has changed since."""
        if not self._is_stale or self._is_setting:
            return
        self._is_stale, self._is_setting = False, True
        wanted = self._wanted()
        path = private_folder() / f"report-{next(self._numbers)}.pdf"
        self.setting.emit()
        work = partial(_make, self._session, wanted, path, self.press)
        task = self._session.tasks.start("Report", work, done=self._show, failed=self._give_up)
        task.ended.connect(self._go_on)

    def shut(self) -> None:
        """Show no pages that come later: the window closes."""
        self._answers.shut()

    @Slot()
    def _go_on(self) -> None:
        self._is_setting = False
        if self._is_stale and self.isVisible():
            self._pause.start()

    def _show(self, made: _Made) -> None:
        self._made = made
        if not _says_anything(made.report):
            self._empty.say(_NOTHING_FITS if made.is_limited else _NOTHING_YET)
            self.setCurrentWidget(self._empty)
            self.shown.emit(0)
            return
        self._answers.wait(
            self._session.viewer.open(made.path),
            lambda shape: shape,
            partial(self._show_pages, made.path),
            self._give_up,
        )

    def _show_pages(self, path: Path, shape: PaperShape) -> None:
        self.setCurrentWidget(self.list)
        self.list.show_paper(path, shape)
        self.shown.emit(len(shape.pages))

    def _give_up(self, error: Exception) -> None:
        self.shown.emit(0)
        self.failed.emit(error)


def _says_anything(report: Report) -> bool:
    return bool(report.quotations or report.claims or report.prose)


def _make(session: Session, wanted: Wanted, path: Path, press: Press, progress: Progress) -> _Made:
    topic = wanted.topic.id if wanted.topic else None
    report = workflows.preview(
        session.library, topic, wanted.options, path, press=press, progress=progress
    )
    return _Made(report, path, wanted.options.is_limited)
