"""The field above everything, in which one searches."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from ketareview.domain.errors import QueryError
from ketareview.ui.messages import worded
from ketareview.ui.theme import Theme


class SearchField(QWidget):
    """The field, and below it why a query is not understood and where."""

    typed = Signal(str)
    entered = Signal()

    def __init__(self, shortcut: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.box = _Box(self)
        self.box.setAcceptDrops(False)  # files dropped here are imported
        self.box.setPlaceholderText(f"Search everything   {shortcut}")
        self.box.textChanged.connect(self._tell)
        self.box.returnPressed.connect(self.entered)
        self.box.left.connect(self.entered)
        self._icon = self.box.addAction(
            theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition
        )
        theme.changed.connect(self._draw)
        self._problem = QLabel(self)
        self._problem.setObjectName("problem")
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(4)
        column.addWidget(self.box)
        column.addWidget(self._problem)
        self.setFocusProxy(self.box)

    def show_problem(self, error: QueryError | None) -> None:
        """Say what cannot be understood, or nothing."""
        self._problem.setText("" if error is None else worded(error))
        self._problem.setVisible(error is not None)
        self.box.setProperty("wrong", error is not None)
        self.box.style().polish(self.box)

    @Slot(str)
    def _tell(self, text: str) -> None:
        self.show_problem(None)
        self.typed.emit(text)

    @Slot()
    def _draw(self) -> None:
        self._icon.setIcon(self._theme.icon("search"))


class _Box(QLineEdit):
    """Escape clears it; the key down leaves it for the table."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("searchBox")
        self.setAccessibleName("Search everything")
        self.setClearButtonEnabled(True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)
