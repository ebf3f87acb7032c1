"""A note to a passage, written in a small window of its own."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ketareview.domain.unsaved import Subject
from ketareview.ui.drafting.subjects import say_subject


class NoteDialog(QDialog):
    """Takes a note; Ctrl+Enter keeps it, Esc does not."""

    def __init__(self, note: str, subject: Subject, parent: QWidget) -> None:
        super().__init__(parent)
        self._before = note
        self.setObjectName("noteDialog")
        self.setWindowTitle("Note")
        self.resize(380, 220)
        self._text = QPlainTextEdit(note, self)
        self._text.setAccessibleName("Note to this passage")
        self._text.setTabChangesFocus(True)
        say_subject(self._text, lambda: subject)
        hint = QLabel("Ctrl+Enter keeps the note.", self)
        hint.setObjectName("hint")
        buttons = QDialogButtonBox(self)
        buttons.addButton("Keep", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self._text, 1)
        column.addWidget(hint)
        column.addWidget(buttons)

    def note(self) -> str:
        """What was written, without white space around it."""
        return self._text.toPlainText().strip()

    @override
    def reject(self) -> None:
        self._text.setPlainText(self._before)  # so that no draft is left of it
        super().reject()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accept()
        else:
            super().keyPressEvent(event)
