"""Text in a field that is as high as its words."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

_MOST_LINES = 12
_EDGES = 16  # pixels above and below the words
_WITHIN = (2, 2, 2, 0)  # pixels between frame and words, as a field of one line has them
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GrowingText(QPlainTextEdit):
    """As high as its words, up to some lines; leaving it tells that it was edited, as Enter does.

    In one that holds several lines Enter begins a new one, and Ctrl+Enter tells.
    """

    edited = Signal()

    def __init__(
        self, name: str, parent: QWidget, *, has_lines: bool, most_lines: int = _MOST_LINES
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)  # files dropped here are attached to the article
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(*_WITHIN)
        self.document().setModified(False)
        self._has_lines = has_lines
        self._most_lines = most_lines
        self.textChanged.connect(self._grow)

    @override
    def sizeHint(self) -> QSize:
        lines = max(1, min(round(self.document().size().height()), self._most_lines))
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
