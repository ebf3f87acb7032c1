"""The warnings of a topic or the library: rules at the left, what they warn of at the right."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ketareview.domain.highlight import Topic
from ketareview.domain.progress import Progress
from ketareview.domain.warned import Dismissal, SubjectKind
from ketareview.ui.empty import EmptyPlace
from ketareview.ui.latest import Latest
from ketareview.ui.naming import NameDialog
from ketareview.ui.progress_bar import ProgressBar
from ketareview.ui.rows import RowDelegate
from ketareview.ui.session import Session
from ketareview.ui.two_lines import TwoLines
from ketareview.ui.warnings.models import RuleModel, WarningModel
from ketareview.ui.warnings.rows import Row, read_rows

_SIZE = (1080, 680)
_LEFT, _RIGHT = 360, 720
_RULE_HEIGHT = 32
_PAUSE = 400  # milliseconds in which several changes become one look
_NOTHING = "Nothing here asks for a second look. Warnings block nothing; they come as one tags."
_NOT_FOUND = "No warning holds these words."
_ALL = "Each warning tells what is wrong. Enter opens the passage; Delete dismisses with a reason."
_LOOKING = "Looking …"


class WarningsDialog(QDialog):
    """Looks in a task, and follows the library."""

    passage_asked = Signal(object, object)  # UUIDs of an article and of a highlight or None
    claim_asked = Signal(object)  # UUID
    failed = Signal(object)  # Exception

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("warningsDialog")
        self.setWindowTitle("Warnings")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._session = session
        self._looking = Latest(session.tasks)
        self._topic: UUID | None = None
        self._rows: tuple[Row, ...] = ()
        self._has_looked = False
        self._rule = ""
        self._title = QLabel("Warnings", self)
        self._title.setObjectName("heading")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText("Filter warnings")
        self.filter.setAccessibleName("Filter warnings")
        self.filter.setClearButtonEnabled(True)
        self.with_dismissed = QCheckBox("Show dismissed", self)
        self._bar = ProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Passages looked at")
        self._rule_model = RuleModel(self)
        self._model = WarningModel(self)
        self.rules = _list("warningRules", "Rules", self)
        self.rules.setModel(self._rule_model)
        self.rules.setItemDelegate(RowDelegate(session.theme, self.rules, _RULE_HEIGHT))
        self.list = _list("warningList", "Warnings", self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(TwoLines(session.theme, self.list))
        self._reason = QLabel(_ALL, self)
        self._reason.setObjectName("hint")
        self._reason.setWordWrap(True)
        self._reason.setTextFormat(Qt.TextFormat.PlainText)
        self.opening = QPushButton("Open", self)
        self.opening.setProperty("main", True)  # noqa: FBT003 - the name of the property says it
        self.dismiss = QPushButton("Dismiss …", self)
        self._stack = QStackedWidget(self)
        self._empty = EmptyPlace(_LOOKING, None, self)
        self._again = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._connect()

    def choose_topic(self, topic: Topic | None) -> None:
        """Warn of what stands under a topic and those below it, or of everything."""
        self._topic = topic.id if topic else None
        self._title.setText(f"Warnings on “{topic.name}”" if topic else "Warnings")
        self.look()

    @Slot()
    def refresh(self) -> None:
        """Look again soon: the library has changed."""
        self._again.start()

    @Slot()
    def look(self) -> None:
        """Look for warnings."""
        library, topic = self._session.library, self._topic

        def work(progress: Progress) -> tuple[Row, ...]:
            return read_rows(library, topic, progress)

        self._bar.setVisible(not self._has_looked)
        self._looking.start("Look for warnings", work, done=self._take, failed=self._fail)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 4)
        head.setSpacing(12)
        head.addWidget(self._title, 1)
        head.addWidget(self.with_dismissed)
        head.addWidget(self.filter)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 8, 12)
        self._reason.setMargin(8)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.dismiss)
        buttons.addWidget(self.opening)
        column.addWidget(self._reason)
        column.addWidget(self._stack, 1)
        column.addLayout(buttons)
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.addWidget(self.rules)
        halves.addWidget(right)
        halves.setSizes([_LEFT, _RIGHT])
        halves.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(head)
        whole.addWidget(self._bar)
        whole.addWidget(halves, 1)
        self._bar.show_steps(0, 0)
        self.filter.setMinimumWidth(_LEFT - 100)
        self._stack.setCurrentWidget(self._empty)
        for button in (self.opening, self.dismiss):
            button.setAutoDefault(False)
            button.setEnabled(False)

    def _connect(self) -> None:
        self._again.timeout.connect(self.look)
        self.finished.connect(self._stop)
        self.filter.textChanged.connect(self._show)
        self.with_dismissed.toggled.connect(self._show)
        self.rules.selectionModel().currentChanged.connect(self._choose_rule)
        self.list.selectionModel().currentChanged.connect(self._show_buttons)
        self.list.activated.connect(self._open)
        self.opening.clicked.connect(self._open)
        self.dismiss.clicked.connect(self._change)
        keys = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self._change)

    def _take(self, rows: tuple[Row, ...]) -> None:
        self._bar.hide()
        is_first = not self._has_looked
        self._has_looked = True
        self._rows = rows
        self._show()
        if is_first:
            self.list.setFocus()

    @Slot()
    def _show(self) -> None:
        """Show what the filter lets through, with the same rule and warning chosen as before."""
        words = self.filter.text().casefold().split()
        is_shown = self.with_dismissed.isChecked()
        found = [row for row in self._rows if is_shown or row.dismissal is None]
        found = [row for row in found if row.holds(words)]
        kept, place = self._chosen(), self.list.currentIndex().row()
        self._rule_model.show(found)
        self.rules.setCurrentIndex(self._rule_model.index(self._rule_model.row_of(self._rule)))
        listed = [row for row in found if self._rule in {"", row.warned.rule}]
        self._model.show(listed)
        self._empty.say(self._why_empty())
        self._stack.setCurrentWidget(self.list if listed else self._empty)
        again = self._model.place(kept)
        row = again if again >= 0 else min(max(place, 0), len(listed) - 1)
        self.list.setCurrentIndex(self._model.index(row))
        self._show_buttons()
        self._tell_reason(listed)

    def _why_empty(self) -> str:
        if not self._has_looked:
            return _LOOKING
        return _NOT_FOUND if self.filter.text().strip() else _NOTHING

    def _tell_reason(self, listed: Sequence[Row]) -> None:
        """Tell why the chosen rule matters and what to do, or what one can do with any."""
        if self._rule and listed:
            warned = listed[0].warned
            self._reason.setText(f"{warned.reason}\n{warned.advice}")
        else:
            self._reason.setText(_ALL)

    @Slot(QModelIndex)
    def _choose_rule(self, index: QModelIndex) -> None:
        rule = self._rule_model.key(index.row())
        if rule != self._rule:
            self._rule = rule
            self._show()

    def _chosen(self) -> Row | None:
        return self._model.row(self.list.currentIndex().row())

    @Slot()
    def _show_buttons(self) -> None:
        row = self._chosen()
        self.opening.setEnabled(row is not None)
        self.dismiss.setEnabled(row is not None)
        self.dismiss.setText("Restore" if row and row.dismissal else "Dismiss …")

    @Slot()
    def _open(self) -> None:
        row = self._chosen()
        if row is None:
            return
        warned = row.warned
        if warned.kind is SubjectKind.CLAIM:
            self.claim_asked.emit(warned.subject)
        else:
            is_passage = warned.kind is SubjectKind.HIGHLIGHT
            self.passage_asked.emit(warned.article, warned.subject if is_passage else None)

    @Slot()
    def _change(self) -> None:
        """Ask for a reason and dismiss the chosen warning, or restore it."""
        row = self._chosen()
        if row is None:
            return
        if row.dismissal is not None:
            self._put(row, None)
            return
        asking = NameDialog(
            "Why does this warning not hold?", "Dismiss", partial(self._dismiss, row), self
        )
        asking.open()

    def _dismiss(self, row: Row, reason: str) -> None:
        reviewer = self._session.library.reviewer.id
        warned = row.warned
        self._put(row, Dismissal(warned.rule, warned.subject, warned.words, reason, reviewer))

    def _put(self, row: Row, dismissal: Dismissal | None) -> None:
        """Show it at once, and write it in a task."""
        dismissals, key = self._session.library.dismissals, row.warned

        def work(_progress: Progress) -> None:
            if dismissal is None:
                dismissals.restore(key.rule, key.subject, key.words)
            else:
                dismissals.dismiss(*dismissal.key, dismissal.reason)

        self._rows = tuple(
            replace(each, dismissal=dismissal) if each == row else each for each in self._rows
        )
        self._show()
        self._session.tasks.start("Dismiss warning", work, failed=self._fail)

    def _fail(self, error: Exception) -> None:
        self._bar.hide()
        self.failed.emit(error)
        self.refresh()

    @Slot()
    def _stop(self) -> None:
        self._again.stop()
        self._looking.stop()


def _list(name: str, spoken: str, parent: QWidget) -> QListView:
    view = QListView(parent)
    view.setObjectName(name)
    view.setAccessibleName(spoken)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setMouseTracking(True)
    view.setUniformItemSizes(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return view
