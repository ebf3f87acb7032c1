"""What a check of the library found, and what of it can be made anew."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ketareview.domain.checking import CheckReport, Problem
from ketareview.domain.progress import Progress
from ketareview.ui.messages import counted, sentence
from ketareview.ui.progress_bar import ProgressBar
from ketareview.ui.session import Session

_SIZE = (680, 420)
_CHECKING = "Looking through the file, every original, every quotation and the journal …"
_SOUND = "Nothing is wrong."
_UNREPAIRABLE = (
    "What people wrote and the originals cannot be made anew: look into a backup from before, and "
    "keep this file."
)
_REPAIRABLE = "Indexes and what is computed can be made anew from what is there."


class CheckDialog(QDialog):
    """Checks in a task; shows what is wrong, and repairs what can be."""

    failed = Signal(object)  # Exception

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("checkDialog")
        self.setWindowTitle("Check library")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._session = session
        self._before: tuple[Problem, ...] = ()
        self._title = QLabel(self)
        self._title.setObjectName("heading")
        self._words = QLabel(self)
        self._words.setObjectName("hint")
        self._words.setWordWrap(True)
        self._bar = ProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("How far the check is")
        self.list = QListWidget(self)
        self.list.setObjectName("checkFindings")
        self.list.setAccessibleName("What was found")
        self.list.setWordWrap(True)
        self.repair = QPushButton("Repair", self)
        self.repair.setProperty("main", True)  # noqa: FBT003 - the name of the property says it
        self.again = QPushButton("Check again", self)
        self.close_button = QPushButton("Close", self)
        self._lay_out()
        self.repair.clicked.connect(self._repair)
        self.again.clicked.connect(self.check)
        self.close_button.clicked.connect(self.close)

    def check(self) -> None:
        """Look the library through."""
        self._begin(_CHECKING)
        self._start("Check library", self._session.library.check)

    def show_report(self, report: CheckReport) -> None:
        """Show what a check found; what the one before found and it does not was repaired."""
        repaired = [each for each in self._before if each not in report.problems]
        self._before = report.problems
        self._bar.hide()
        self.again.setEnabled(True)
        self.repair.setVisible(report.is_repairable and not self._session.library.is_only_to_read)
        number = len(report.problems)
        self._title.setText(
            "The library is whole" if report.ok else counted(number, "problem", "problems")
        )
        self._words.setText(_told(report))
        self.list.clear()
        for problem in report.problems:
            self.list.addItem(sentence(problem.code, problem.facts))
        for problem in repaired:
            words = sentence(problem.code, problem.facts)
            self.list.addItem(sentence("repaired", {"finding": words}))
        self.list.setVisible(self.list.count() > 0)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.again)
        foot.addStretch()
        foot.addWidget(self.repair)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for part in (self._title, self._words, self._bar):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addStretch()
        column.addLayout(foot)

    def _begin(self, words: str) -> None:
        self._title.setText("Check library")
        self._words.setText(words)
        self.list.hide()
        self.repair.hide()
        self.again.setEnabled(False)
        self._bar.show_steps(0, 0)
        self._bar.show()

    @Slot()
    def _repair(self) -> None:
        library = self._session.library
        self._begin("Making anew what can be, then looking again …")

        def work(progress: Progress) -> CheckReport:
            library.repair(progress)
            return library.check(progress)

        self._start("Repair library", work)

    def _start(self, name: str, work: Callable[[Progress], CheckReport]) -> None:
        task = self._session.tasks.start(name, work, done=self.show_report, failed=self._fail)
        task.progressed.connect(self._bar.show_steps)
        self.finished.connect(task.cancel)

    def _fail(self, error: Exception) -> None:
        self._bar.hide()
        self.again.setEnabled(True)
        self.failed.emit(error)


def _told(report: CheckReport) -> str:
    looked = ", ".join(
        (
            counted(report.sources, "original", "originals"),
            counted(report.pages, "page", "pages"),
            counted(report.highlights, "quotation", "quotations"),
            counted(report.study_values, "study value", "study values"),
        )
    )
    if report.ok:
        return f"{_SOUND} Looked at: {looked}."
    others = any(not each.is_repairable for each in report.problems)
    told = [_UNREPAIRABLE] if others else []
    told += [_REPAIRABLE] if report.is_repairable else []
    return " ".join((*told, f"Looked at: {looked}."))
