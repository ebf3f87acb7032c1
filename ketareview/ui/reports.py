"""The place "Reports": choose a topic, see the pages, save."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ketareview import workflows
from ketareview.domain.highlight import Topic
from ketareview.domain.progress import Progress
from ketareview.domain.reporting import ReportOptions, paper_named
from ketareview.pdf import PaperShape
from ketareview.reporting import Report
from ketareview.settings import private_folder
from ketareview.ui.actions import Actions
from ketareview.ui.empty import EmptyPlace
from ketareview.ui.latest import Latest
from ketareview.ui.messages import counted
from ketareview.ui.page_list import PageList
from ketareview.ui.reader.page.answers import Answers
from ketareview.ui.session import Session

_NOTHING_YET = (
    "A report quotes the passages that you marked. Open an article, select words, "
    "and type a letter and a digit."
)
_FILTER = "PDF (*.pdf);;JSON (*.json)"


@dataclass(frozen=True, slots=True)
class _Made:
    report: Report
    path: Path


class ReportPage(QWidget):
    """Shows the report on the topic chosen, as it will be saved."""

    shown = Signal()
    failed = Signal(object)  # Exception

    def __init__(self, session: Session, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("reportPreview")
        self._session = session
        self._actions = actions
        self._topic: Topic | None = None
        self._made: _Made | None = None
        self._latest = Latest(session.tasks)
        self._numbers = count(1)
        self._answers = Answers(self)
        self._is_stale = True
        self._title = QLabel("The whole library", self)
        self._title.setObjectName("heading")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._pages = QLabel(self)
        self._pages.setObjectName("hint")
        self._save = QPushButton(actions["save-report"].text(), self)
        self._save.setProperty("main", True)  # noqa: FBT003 - the name of the property says it
        self._save.setToolTip(actions["save-report"].toolTip())
        self._save.clicked.connect(actions["save-report"].trigger)
        self.list = PageList(session.viewer, session.theme, self)
        self.list.failed.connect(self.failed)
        self._empty = EmptyPlace(_NOTHING_YET, actions["go-library"], self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        self._lay_out()
        self._enable()

    def choose_topic(self, topic: Topic | None) -> None:
        """Report on a topic and those below it, or on the whole library."""
        self._topic = topic
        self._title.setText(topic.name if topic else "The whole library")
        self.refresh()

    def refresh(self) -> None:
        """Make the report anew, now where it is seen, or when it is."""
        self._is_stale = True
        if self.isVisible():
            self.make()

    def make(self) -> None:
        """Make the report, if anything has changed since it was made."""
        if not self._is_stale:
            return
        self._is_stale = False
        path = private_folder() / f"report-{next(self._numbers)}.pdf"
        work = partial(_make, self._session, self._topic, path)
        self._pages.setText("Setting the pages …")
        self._latest.start("Report", work, done=self._show, failed=self._give_up)

    def save(self) -> None:
        """Ask where, and write the report as it is shown."""
        if self._made is None:
            return
        proposed = f"{_file_name(self._title.text())}.pdf"
        name, _ = QFileDialog.getSaveFileName(self, "Save report", proposed, _FILTER)
        if name:
            self.save_as(Path(name))

    def save_as(self, path: Path) -> None:
        """Write the report as it is shown; the ending says as what."""
        made = self._made
        if made is None:
            return
        path = path if path.suffix else path.with_suffix(".pdf")

        def work(progress: Progress) -> None:
            workflows.write_report(made.report, path, progress)

        self._session.tasks.start("Save report", work, failed=self.failed.emit)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self._pages, 1)
        head.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.list)

    def _show(self, made: _Made) -> None:
        self._made = made
        if not made.report.quotations:
            self._pages.setText("")
            self._stack.setCurrentWidget(self._empty)
            self._enable()
            return
        self._answers.wait(
            self._session.viewer.open(made.path),
            lambda shape: shape,
            partial(self._show_pages, made.path),
            self._give_up,
        )

    def _show_pages(self, path: Path, shape: PaperShape) -> None:
        self._stack.setCurrentWidget(self.list)
        self._pages.setText(counted(len(shape.pages), "page", "pages"))
        self.list.show_paper(path, shape)
        self._enable()
        self.shown.emit()

    def _give_up(self, error: Exception) -> None:
        self._is_stale = True
        self._pages.setText("")
        self.failed.emit(error)

    def _enable(self) -> None:
        can_save = self._made is not None and bool(self._made.report.quotations)
        self._actions["save-report"].setEnabled(can_save)
        self._save.setEnabled(can_save)


def _make(session: Session, topic: Topic | None, path: Path, progress: Progress) -> _Made:
    options = ReportOptions(paper=paper_named(session.remembered.now.paper))
    chosen = topic.id if topic else None
    report = workflows.report_on(session.library, chosen, on=datetime.now(UTC), options=options)
    progress(0, 1)
    workflows.write_report(report, path, progress)
    return _Made(report, path)


def _file_name(title: str) -> str:
    """Keep of a title what every file system takes."""
    return "".join(each if each.isalnum() or each in " -" else "-" for each in title).strip(" -")
