"""Warnings beside the page: a sign in the list, and the words under the chosen passage's tags."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from ketareview.domain.highlight import Highlight, Topic
from ketareview.domain.history import Changed
from ketareview.domain.progress import Progress
from ketareview.domain.warned import Warned
from ketareview.library import Library
from ketareview.ui.latest import Latest
from ketareview.ui.naming import NameDialog
from ketareview.ui.reader.beside.highlight_model import HighlightModel
from ketareview.ui.reader.listening import Listening
from ketareview.ui.tasks import TaskRunner
from ketareview.workflows.linting import linted_passages

_KINDS = ("dismissal", "modifier", "cited", "study_value")
"""What a warning may hang on beside the highlights themselves."""

Warnings = Mapping[UUID, tuple[Warned, ...]]


class WarnedPanel(QFrame):
    """Tells what is wrong with the chosen passage, each warning to be dismissed with a reason."""

    dismiss_asked = Signal(object, str)  # Warned, reason

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("warnedPanel")
        self.setAccessibleName("Warnings of the chosen highlight")
        self._shown: tuple[Warned, ...] = ()
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    def show_warnings(self, warnings: Sequence[Warned]) -> None:
        """Show these, or nothing."""
        if tuple(warnings) == self._shown:
            return
        self._shown = tuple(warnings)
        for line in self._lines:
            self._column.removeWidget(line)
            line.deleteLater()
        self._lines = [self._line(each) for each in warnings]
        self.setVisible(bool(warnings))

    def _line(self, warned: Warned) -> QWidget:
        line = QWidget(self)
        told = _Wrapped(f"! {warned.explanation}", line)
        told.setToolTip(f"{warned.title}. {warned.reason} {warned.advice}")
        dismiss = QToolButton(line)
        dismiss.setText("Dismiss …")
        dismiss.setAutoRaise(True)
        dismiss.setAccessibleName(f"Dismiss: {warned.title}. {warned.explanation}")
        dismiss.setToolTip("Say why it does not hold here")
        dismiss.clicked.connect(partial(self._ask, warned))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(told, 1)
        row.addWidget(dismiss, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(line)
        return line

    def _ask(self, warned: Warned) -> None:
        asking = NameDialog(
            "Why does this warning not hold?",
            "Dismiss",
            partial(self.dismiss_asked.emit, warned),
            self,
        )
        asking.open()


class _Wrapped(QLabel):
    """Words in as many lines as they need: a form would give them too few."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self.setObjectName("hint")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(event.size().width()))


class WarningWatch(QObject):
    """Judges the article's passages after every change, in a task; it never blocks anything."""

    failed = Signal(Exception)

    def __init__(
        self,
        library: Library,
        tasks: TaskRunner,
        model: HighlightModel,
        panel: WarnedPanel,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self._model = model
        self._panel = panel
        self._latest = Latest(tasks)
        self._highlights: Sequence[Highlight] = ()
        self._names: Mapping[UUID, str] = {}
        self._chosen: UUID | None = None
        self._known: dict[Highlight, tuple[Warned, ...]] = {}
        self._found: Warnings = {}
        self._listening = Listening(library, self)
        self._listening.changed.connect(self._hear)
        panel.dismiss_asked.connect(self._dismiss)

    def look(self, highlights: Sequence[Highlight], topics: Sequence[Topic]) -> None:
        """Judge those of these that changed since they were judged."""
        names = {topic.id: topic.name for topic in topics}
        if names != self._names:
            self._known = {}
        self._highlights, self._names = highlights, names
        self._judge()

    def choose(self, highlight: Highlight | None) -> None:
        """Show the warnings of this one."""
        self._chosen = highlight.id if highlight else None
        self._show_chosen()

    def shut(self) -> None:
        """Hear no more."""
        self._listening.shut()
        self._latest.stop()

    def _hear(self, changed: Changed) -> None:
        article = {each.article for each in self._highlights[:1]}
        if changed.touches(*_KINDS) or article & set(changed.ids.get("article", ())):
            self._known = {}
            self._judge()

    def _judge(self) -> None:
        library, names = self._library, self._names
        new = [each for each in self._highlights if each not in self._known]

        def work(_progress: Progress) -> dict[Highlight, tuple[Warned, ...]]:
            found: dict[UUID, tuple[Warned, ...]] = defaultdict(tuple)
            for warned in linted_passages(library, new, names).warnings:
                found[warned.subject] += (warned,)
            return {each: found.get(each.id, ()) for each in new}

        if new:
            self._latest.start("Look for warnings", work, done=self._take, failed=self.failed.emit)
        else:
            self._latest.stop()
            self._take({})

    def _take(self, judged: Mapping[Highlight, tuple[Warned, ...]]) -> None:
        known = {**self._known, **judged}
        self._known = {each: known[each] for each in self._highlights if each in known}
        self._found = {each.id: warned for each, warned in self._known.items() if warned}
        self._model.warn(self._found)
        self._show_chosen()

    def _show_chosen(self) -> None:
        self._panel.show_warnings(self._found.get(self._chosen, ()) if self._chosen else ())

    def _dismiss(self, warned: Warned, reason: str) -> None:
        dismissals = self._library.dismissals

        def work(_progress: Progress) -> None:
            dismissals.dismiss(warned.rule, warned.subject, warned.words, reason)

        self._tasks.start("Dismiss warning", work, failed=self.failed.emit)
