"""The place "Reports": choose a topic and what is shown, write a summary, see the pages, save."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ketareview import workflows
from ketareview.domain.codebook import Codebook
from ketareview.domain.errors import QueryError
from ketareview.domain.highlight import Topic
from ketareview.domain.progress import Progress
from ketareview.domain.reporting import ReportOptions, Template, paper_named
from ketareview.reporting import read_style
from ketareview.ui.actions import Actions
from ketareview.ui.chooser import Chooser
from ketareview.ui.latest import Latest
from ketareview.ui.messages import counted
from ketareview.ui.naming import NameDialog
from ketareview.ui.page_head import WHOLE, ActionButton, PageHead
from ketareview.ui.page_list import PageList
from ketareview.ui.reports.citing import citable
from ketareview.ui.reports.contents import Contents
from ketareview.ui.reports.preview import Preview, Wanted
from ketareview.ui.reports.summary import SummaryEditor
from ketareview.ui.session import Session

_FILTER = ";;".join(f"{ending[1:].upper()} (*{ending})" for ending in workflows.FORMATS)
_LEFT = 320
_Known = tuple[list[Template], Codebook, list[str]]


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
        self._known = Latest(session.tasks)
        paper = paper_named(session.remembered.now.paper)
        self._tabs = QTabWidget(self)
        self._tabs.setObjectName("reportTabs")
        self._tabs.setDocumentMode(True)
        self._tabs.setMinimumWidth(_LEFT - 60)
        self.contents = Contents(ReportOptions(paper=paper), actions, self._tabs)
        self.summary = SummaryEditor(session, actions["cite-in-summary"], self._tabs)
        self._tabs.addTab(self.contents, "Contents")
        self._tabs.addTab(self.summary, "Summary")
        self._preview = Preview(session, actions, self._wanted, self)
        self._save = ActionButton(actions["save-report"], self, is_main=True)
        warnings = ActionButton(actions["show-warnings"], self)
        self._head = PageHead(WHOLE, self, warnings, self._save)
        self._lay_out()
        self._connect()
        self._enable()

    @property
    def list(self) -> PageList:
        """The pages."""
        return self._preview.list

    def choose_topic(self, topic: Topic | None) -> None:
        """Report on a topic and those below it, or on the whole library."""
        self._topic = topic
        self._head.name(topic.name if topic else WHOLE)
        self.summary.choose_topic(topic)
        self._preview.refresh()

    def refresh(self) -> None:
        """Look at the library again."""
        if self.isVisible():
            self.summary.refresh()
            self._read_known()
        self._preview.refresh()

    def make(self) -> None:
        """Show everything as it is now."""
        self.summary.refresh()
        self._read_known()
        self._preview.make()

    def shut(self) -> None:
        """Keep what was written, and show no more pages: the window closes."""
        self.summary.shut()
        self._preview.shut()

    def save(self) -> None:
        """Ask where, and write the report as it is shown."""
        if self._preview.report is None:
            return
        proposed = f"{_file_name(self._head.title)}.pdf"
        name, _ = QFileDialog.getSaveFileName(self, "Save report", proposed, _FILTER)
        if name:
            self.save_as(Path(name))

    def save_as(self, path: Path) -> None:
        """Write the report as it is shown; the ending says as what."""
        report = self._preview.report
        if report is None:
            return
        path = path if path.suffix else path.with_suffix(".pdf")
        is_final = self.contents.options.is_final

        def work(progress: Progress) -> None:
            if is_final:
                workflows.require_final(report)
            with self._preview.press.worker() as pool:
                workflows.write_report(report, path, progress, pool)

        self._session.tasks.start("Save report", work, failed=self.failed.emit)

    def _lay_out(self) -> None:
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self._tabs)
        halves.addWidget(self._preview)
        halves.setStretchFactor(1, 1)
        halves.setSizes([_LEFT, 3 * _LEFT])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(halves, 1)
        self.setFocusProxy(self._preview)

    def _connect(self) -> None:
        self.summary.failed.connect(self.failed)
        self._preview.failed.connect(self._tell_failure)
        self._preview.setting.connect(self._tell_setting)
        self._preview.shown.connect(self._tell_pages)
        self.contents.changed.connect(self._preview.refresh)
        self.contents.style_asked.connect(self._read_style)
        self._actions.on("cite-in-summary", self._cite)
        self._actions.on("save-template", self._save_template)
        self._actions.on("delete-template", self._delete_template)

    def _wanted(self) -> Wanted:
        return Wanted(self._topic, self.contents.options)

    @Slot()
    def _tell_setting(self) -> None:
        self._head.count("Setting the pages …")

    @Slot(int)
    def _tell_pages(self, pages: int) -> None:
        self._head.count(counted(pages, "page", "pages") if pages else "")
        self._enable()
        if pages:
            self.shown.emit()

    def _tell_failure(self, error: Exception) -> None:
        """Say of a query that names what is not there where it was typed."""
        if isinstance(error, QueryError):
            self.contents.only.show_problem(error)
        else:
            self.failed.emit(error)

    def _enable(self) -> None:
        can_save = self._preview.report is not None
        self._actions["save-report"].setEnabled(can_save)
        self._save.setEnabled(can_save)

    @Slot()
    def _cite(self) -> None:
        report = self._preview.report
        if report is None or not self.isVisible():
            return
        self._tabs.setCurrentWidget(self.summary)
        chooser = Chooser("Cite passage or claim", list(citable(report)), self._session.theme, self)
        chooser.chosen.connect(self.summary.insert)
        chooser.open_over(self.window())

    def _read_known(self) -> None:
        library = self._session.library

        def read(_progress: Progress) -> _Known:
            return (
                library.templates.all(),
                library.codebooks.current(),
                library.highlights.reviewers(),
            )

        def show(known: _Known) -> None:
            found, codebook, reviewers = known
            chosen = self.contents.chosen_template()
            self.contents.show_templates(found, chosen.name if chosen else "")
            self.contents.only.know(codebook, reviewers)

        self._known.start("Templates", read, done=show)

    @Slot()
    def _save_template(self) -> None:
        NameDialog("Name of the template", "Save", self._keep_template, self).open()

    def _keep_template(self, name: str) -> None:
        options = self.contents.options
        save = self._session.library.templates.save

        def show(made: Template) -> None:
            self.contents.show_templates([made], made.name)
            self._read_known()

        self._session.tasks.start(
            "Template", lambda _: save(name, options), done=show, failed=self.failed.emit
        )

    @Slot()
    def _delete_template(self) -> None:
        chosen = self.contents.chosen_template()
        if chosen is None:
            return
        delete = self._session.library.templates.delete
        self._session.tasks.start("Template", lambda _: delete(chosen), failed=self.failed.emit)

    @Slot(str)
    def _read_style(self, name: str) -> None:
        self._session.tasks.start(
            "Citation style",
            lambda _: read_style(Path(name)),
            done=self.contents.take_style,
            failed=self.failed.emit,
        )


def _file_name(title: str) -> str:
    """Keep of a title what every file system takes."""
    return "".join(each if each.isalnum() or each in " -" else "-" for each in title).strip(" -")
