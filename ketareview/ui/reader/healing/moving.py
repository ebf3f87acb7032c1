"""Reading an article in another of its files: plan, ask where it is not sure, and do it."""

from collections.abc import Collection
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ketareview import workflows
from ketareview.domain.article import Article
from ketareview.domain.progress import Progress
from ketareview.library import Library
from ketareview.ui.reader.healing.dialog import MoveDialog
from ketareview.ui.tasks import TaskRunner
from ketareview.ui.theme import Theme
from ketareview.workflows import Plan


class Rereading(QObject):
    """Takes one article from file to file."""

    failed = Signal(Exception)

    def __init__(self, library: Library, theme: Theme, tasks: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._library = library
        self._theme = theme
        self._tasks = tasks
        self._room = parent
        self._is_shut = False
        self.dialog: MoveDialog | None = None

    def begin(self, article: UUID, source: str) -> None:
        """Look where the highlights are in another file, then go on."""

        def plan(progress: Progress) -> tuple[Article, Plan]:
            found = self._library.articles.get(article)
            return found, workflows.plan_move(self._library, found, source, progress)

        self._tasks.start("Look for highlights", plan, done=self._decide, failed=self._fail)

    def shut(self) -> None:
        """Ask nothing more."""
        self._is_shut = True
        if self.dialog is not None:
            self.dialog.reject()

    def _decide(self, found: tuple[Article, Plan]) -> None:
        article, plan = found
        if self._is_shut:
            return
        if plan.is_sure:
            self._carry_out(plan, ())
            return
        name = next(each.name for each in article.sources if each.sha256 == plan.source)
        self.dialog = MoveDialog(plan, name, self._theme, self._room)
        self.dialog.accepted.connect(partial(self._accept, plan))
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def _accept(self, plan: Plan) -> None:
        if self.dialog is not None:
            self._carry_out(plan, self.dialog.accepted_moves)

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _carry_out(self, plan: Plan, accepted: Collection[UUID]) -> None:
        def work(_progress: Progress) -> None:
            workflows.carry_out(self._library, plan, accepted)

        self._tasks.start("Move highlights", work, failed=self._fail)

    def _fail(self, error: Exception) -> None:
        if not self._is_shut:
            self.failed.emit(error)
