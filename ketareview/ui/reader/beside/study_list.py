"""The lines of a study card, gone through with the arrow keys."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget
from typing_extensions import override

from ketareview.ui.reader.beside.study_delegate import StudyDelegate
from ketareview.ui.reader.beside.study_model import LINE, Index, StudyModel
from ketareview.ui.reader.beside.study_rows import FieldLine, HeadingLine, Line, OfferLine
from ketareview.ui.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class StudyList(QListView):
    """Up and Down go from line to line; Enter takes what is proposed, or writes; Delete clears."""

    gone_to = Signal(object)  # Line
    taken = Signal(object)  # OfferLine
    writing_asked = Signal()
    cleared = Signal(object)  # FieldLine
    more_asked = Signal(object)  # MoreLine

    def __init__(self, model: StudyModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("studyList")
        self.setAccessibleName("Study card")
        self.setAccessibleDescription(
            "Enter takes what is proposed, or writes into a field; Delete clears it"
        )
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(False)
        self.setMouseTracking(True)
        self.setModel(model)
        self.setItemDelegate(StudyDelegate(theme, self))
        self.doubleClicked.connect(self._do)

    @property
    def line(self) -> Line | None:
        """The line that one is at."""
        line: Line | None = self.currentIndex().data(LINE)
        return None if isinstance(line, HeadingLine) else line

    def go_to(self, row: int) -> None:
        """Go to a row."""
        self.setCurrentIndex(self.model().index(row, 0))

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.gone_to.emit(current.data(LINE))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if is_plain and event.key() in (*_ENTER, *_CLEARING):
                event.accept()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        if is_plain and event.key() in _ENTER:
            self._do()
        elif is_plain and event.key() in _CLEARING:
            self._clear()
        else:
            super().keyPressEvent(event)

    def _do(self) -> None:
        line = self.line
        if isinstance(line, OfferLine):
            self.taken.emit(line)
        elif isinstance(line, FieldLine):
            self.writing_asked.emit()
        elif line is not None:
            self.more_asked.emit(line)

    def _clear(self) -> None:
        line = self.line
        if isinstance(line, FieldLine) and line.value is not None:
            self.cleared.emit(line)
