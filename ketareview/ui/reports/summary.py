"""The reviewer's own summary of a topic, kept while it is being written."""

import threading
from functools import partial
from itertools import count
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from ketareview.domain.highlight import Topic
from ketareview.domain.ids import new_id
from ketareview.domain.progress import Progress
from ketareview.domain.unsaved import Subject, Writing
from ketareview.ui.drafting.subjects import say_subject
from ketareview.ui.latest import Latest
from ketareview.ui.session import Session

_PAUSE = 200  # ms after the last letter; with the write it is kept within 300
_HINT = "**strong**, *emphasis*, - list, # heading, [words](https://…). Kept as you type."
_ASKED = "Write what you conclude. It opens the report, and what you cite is linked to its passage."


class SummaryEditor(QWidget):
    """Writes to the library soon after each pause; all typing until one leaves is one action."""

    failed = Signal(object)  # Exception

    def __init__(self, session: Session, cite: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._topic: UUID | None = None
        self._action = new_id()
        self._kept = ""
        self._is_writing = False
        self._writing = _Writing(session)
        self._reading = Latest(session.tasks)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.keep)
        self.field = _Field(self)
        self.field.textChanged.connect(self._pause.start)
        self.field.left.connect(self._end)
        say_subject(self.field, lambda: Subject(Writing.SUMMARY, self._topic))
        hint = QLabel(_HINT, self)
        hint.setObjectName("hint")
        hint.setTextFormat(Qt.TextFormat.PlainText)
        hint.setWordWrap(True)
        button = QPushButton(cite.text(), self)
        button.setToolTip(cite.toolTip())
        button.clicked.connect(cite.trigger)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 16)
        column.setSpacing(8)
        column.addWidget(self.field, 1)
        column.addWidget(hint)
        column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.field)

    def choose_topic(self, topic: Topic | None) -> None:
        """Keep what was written, and show the summary of another topic."""
        chosen = topic.id if topic else None
        if chosen == self._topic:
            return
        self._end()
        self._topic = chosen
        self._show("")
        self.refresh()

    def refresh(self) -> None:
        """Read the summary again, as after an undo; what is being typed stays."""
        topic = self._topic
        read = self._session.library.summaries.own

        def show(text: str) -> None:
            is_typing = self._pause.isActive() or self._is_writing
            if topic == self._topic and not is_typing and text != self.field.toPlainText():
                self._show(text)

        self._reading.start("Summary", lambda _: read(topic), done=show)

    def shut(self) -> None:
        """Keep what was written: the window closes."""
        self._reading.stop()
        self._end()

    def insert(self, reference: str) -> None:
        """Put a reference where the cursor is."""
        cursor = self.field.textCursor()
        before = self.field.toPlainText()[: cursor.position()]
        is_apart = not before or before[-1].isspace() or before.endswith("(")
        cursor.insertText(reference if is_apart else f" {reference}")
        self.field.setFocus()

    @Slot()
    def keep(self) -> None:
        """Write what stands there now, unless it is written already or just being written."""
        self._pause.stop()
        text = self.field.toPlainText()
        if text == self._kept or self._is_writing:
            return
        self._is_writing = True
        self._write(self._topic, text, self._action)
        self._kept = text

    def _write(self, topic: UUID | None, text: str, action: UUID) -> None:
        work = partial(self._writing.write, self._writing.number(), topic, text, action)
        task = self._session.tasks.start("Summary", work, failed=self._fail, is_urgent=True)
        task.ended.connect(self._go_on)

    @Slot()
    def _go_on(self) -> None:
        self._is_writing = False
        self.keep()

    def _fail(self, error: Exception) -> None:
        self._kept = ""  # so that the next pause tries again
        self.failed.emit(error)

    @Slot()
    def _end(self) -> None:
        """Keep it, and let what is typed later be another action."""
        text = self.field.toPlainText()
        self._pause.stop()
        if text != self._kept:
            self._write(self._topic, text, self._action)
            self._kept = text
        self._action = new_id()

    def _show(self, text: str) -> None:
        self._kept = text
        blocked = self.field.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.field.setPlainText(text)
        self.field.blockSignals(blocked)


class _Field(QPlainTextEdit):
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("summaryField")
        self.setAccessibleName("Summary")
        self.setPlaceholderText(_ASKED)
        self.setTabChangesFocus(True)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class _Writing:
    """Writes in the order of typing, whichever thread comes first: what is older is passed over."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._turn = threading.Lock()
        self._numbers = count(1)
        self._written: dict[UUID | None, int] = {}

    def number(self) -> int:
        """Number the next text."""
        return next(self._numbers)

    def write(
        self, number: int, topic: UUID | None, text: str, action: UUID, _progress: Progress
    ) -> None:
        """Write a text unless a newer one is written; in a worker thread."""
        with self._turn:
            if number > self._written.get(topic, 0):
                self._session.library.summaries.write(topic, text, action=action)
                self._written[topic] = number
