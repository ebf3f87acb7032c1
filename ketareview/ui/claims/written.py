"""Text that is kept when one leaves the field: a claim's statement and its note."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from ketareview.domain.unsaved import Subject, Writing
from ketareview.ui.drafting.subjects import say_subject

_MOST_LINES = 5


class Written(QPlainTextEdit):
    """Tells what was written of which claim; Esc takes it back.

    With `is_line`, Enter keeps it, and the field is as high as its words.
    """

    def __init__(
        self, name: str, keep: Callable[[UUID, str], object], parent: QWidget, *, is_line: bool
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setTabChangesFocus(True)
        self._keep = keep
        self._is_line = is_line
        self._claim: UUID | None = None
        self._shown = ""
        say_subject(self, self._subject)
        if is_line:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.textChanged.connect(self.fit)

    def show_words(self, claim: UUID | None, words: str) -> None:
        """Show the words of a claim; what is being written of the same one stays."""
        if claim == self._claim and (words == self._shown or self.hasFocus()):
            return
        self.keep()
        self._claim, self._shown = claim, words
        self.setPlainText(words)

    def keep(self) -> None:
        """Tell what was written, if it is anything else than before."""
        words = self.toPlainText().strip()
        if self._claim is None or words == self._shown.strip():
            return
        if self._is_line and not words:
            self.setPlainText(self._shown)
            return
        self._shown = words
        self._keep(self._claim, words)

    def fit(self) -> None:
        """Be as high as the words, up to some lines."""
        lines = 0
        block = self.document().firstBlock()
        while block.isValid():
            lines += max(1, block.layout().lineCount())
            block = block.next()
        height = self.fontMetrics().lineSpacing() * min(max(lines, 1), _MOST_LINES)
        self.setFixedHeight(height + 22)

    def _subject(self) -> Subject | None:
        writing = Writing.STATEMENT if self._is_line else Writing.CLAIM_NOTE
        return Subject(writing, self._claim) if self._claim else None

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_line:
            self.fit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keep()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._shown)
        elif is_enter and (self._is_line or with_control):
            self.keep()
        else:
            super().keyPressEvent(event)
