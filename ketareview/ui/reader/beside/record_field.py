"""One field of a record: its name, what it says, and softly where that came from."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

_MOST_LINES = 12
_EDGES = 14  # pixels above and below the words
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GrowingText(QPlainTextEdit):
    """As high as its words; leaving it tells that it was edited, and so does Enter.

    In one that holds several lines Enter begins a new one, and Ctrl+Enter tells.
    """

    edited = Signal()

    def __init__(self, name: str, parent: QWidget, *, has_lines: bool) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)  # files dropped here are attached to the article
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().setModified(False)
        self._has_lines = has_lines
        self.textChanged.connect(self._grow)

    @override
    def sizeHint(self) -> QSize:
        lines = max(1, min(round(self.document().size().height()), _MOST_LINES))
        return QSize(0, lines * self.fontMetrics().lineSpacing() + _EDGES)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.fontMetrics().lineSpacing() + _EDGES)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._tell()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _ENTER and (is_held or not self._has_lines):
            self._tell()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        if self.document().isModified():
            self.edited.emit()

    @Slot()
    def _grow(self) -> None:
        self.updateGeometry()


class RecordField(QWidget):
    """A field that can be corrected in place."""

    edited = Signal(str)  # the field's key

    def __init__(self, key: str, label: str, parent: QWidget, *, has_lines: bool) -> None:
        super().__init__(parent)
        self._key = key
        self.text = GrowingText(label, self, has_lines=has_lines)
        caption = QLabel(label, self)
        caption.setObjectName("caption")
        caption.setTextFormat(Qt.TextFormat.PlainText)
        caption.setBuddy(self.text)
        self._origin = QLabel(self)
        self._origin.setObjectName("hint")
        self._origin.setTextFormat(Qt.TextFormat.PlainText)
        self._origin.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(2)
        for part in (caption, self.text, self._origin):
            column.addWidget(part)
        self.text.edited.connect(self._tell)

    @property
    def origin(self) -> str:
        """What is said of where it came from."""
        return self._origin.text()

    def words(self) -> str:
        """What is written."""
        return self.text.toPlainText()

    def show_words(self, words: str, origin: str) -> None:
        """Show what the library has, unless somebody is writing here."""
        document = self.text.document()
        if not document.isModified() and words != self.words():
            self.text.setPlainText(words)
            document.setModified(False)
        self._origin.setText(origin)
        self._origin.setVisible(bool(origin))

    def settle(self, words: str) -> None:
        """Show what was made of the words: they are saved."""
        self.text.document().setModified(False)
        if words != self.words():
            self.text.setPlainText(words)
            self.text.document().setModified(False)

    @Slot()
    def _tell(self) -> None:
        self.edited.emit(self._key)
