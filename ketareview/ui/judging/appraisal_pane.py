"""Beside the page: the article's levels and what instruments say of it."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ketareview.domain.errors import ArticleNotFoundError
from ketareview.domain.history import Changed
from ketareview.domain.levels_table import Question
from ketareview.domain.progress import Progress
from ketareview.library import Library
from ketareview.ui.fresh import Fresh
from ketareview.ui.judging.appraisal_form import AppraisalForm
from ketareview.ui.judging.levels_form import LevelsForm
from ketareview.ui.judging.reasoned_row import Quoted
from ketareview.ui.judging.turns import InTurn
from ketareview.ui.reader.listening import Listening
from ketareview.ui.tasks import TaskRunner
from ketareview.workflows.appraising import Appraised, appraised

_KINDS = ("article", "level", "appraisal", "study_value", "highlight")
_Seen = tuple[Appraised, list[Quoted]]


class AppraisalPane(QScrollArea):
    """Reads when it is looked at, and after every change that may concern it."""

    failed = Signal(Exception)

    def __init__(
        self, library: Library, article: UUID, tasks: TaskRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("appraisalPane")
        self.setAccessibleName("Appraisal of this article")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._library = library
        self._article = article
        self._tasks = tasks
        self._fresh = Fresh(self, self._look)
        self._turns = InTurn(tasks, self)
        self._listening = Listening(library, self)
        self._listening.changed.connect(self._hear)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 10, 12, 12)
        self.levels = LevelsForm(inside)
        self.form = AppraisalForm(inside)
        column.addWidget(self.form)
        column.addSpacing(12)
        column.addWidget(self.levels)
        column.addStretch(1)
        self.setWidget(inside)
        self.levels.given.connect(self._give)
        self.levels.withdrawn.connect(self._withdraw_level)
        self.form.answered.connect(self._answer)
        self.form.withdrawn.connect(self._withdraw_answer)

    def shut(self) -> None:
        """Hear of no more changes."""
        self._fresh.stop()
        self._listening.shut()

    @Slot(object)
    def _hear(self, changed: Changed) -> None:
        if changed.touches(*_KINDS):
            self._fresh.spoil()

    def _look(self) -> None:
        self._tasks.start("Read appraisal", self._read, done=self._take, failed=self._fail)

    def _read(self, _progress: Progress) -> _Seen:
        article = self._library.articles.get(self._article)
        passages = [
            Quoted(each.id, each.passage.quote) for each in self._library.highlights.of(article.id)
        ]
        return appraised(self._library, article), passages

    @Slot(object)
    def _take(self, found: _Seen) -> None:
        if self._turns.is_busy:
            return  # what is being written tells when it is
        seen, passages = found
        reviewer = self._library.reviewer.id
        self.levels.show_article(seen, reviewer)
        self.form.show_article(seen, reviewer, passages)

    def _give(self, question: Question, level: int | None, reason: str) -> None:
        store = self._library.levels
        self._write("Change level", partial(store.set, self._article, question, level, reason))

    def _withdraw_level(self, question: Question) -> None:
        store = self._library.levels
        self._write("Withdraw level", partial(store.withdraw, self._article, question))

    def _answer(
        self, instrument: str, item: str, answer: str, reason: str, highlight: UUID | None
    ) -> None:
        store = self._library.appraisals
        said = (instrument, item, answer, reason, highlight)
        self._write("Appraise article", partial(store.answer, self._article, *said))

    def _withdraw_answer(self, instrument: str, item: str) -> None:
        store = self._library.appraisals
        self._write("Withdraw appraisal", partial(store.withdraw, self._article, instrument, item))

    def _write(self, name: str, work: Callable[[], None]) -> None:
        self._turns.start(name, lambda _: work(), done=self._look_again, failed=self._fail_to_write)

    @Slot(object)
    def _look_again(self, _nothing: object) -> None:
        self._fresh.spoil()

    @Slot(object)
    def _fail_to_write(self, error: Exception) -> None:
        self._fresh.spoil()  # so that nothing is shown that was not kept
        self._fail(error)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        if not isinstance(error, ArticleNotFoundError):  # the reader tells that itself
            self.failed.emit(error)
