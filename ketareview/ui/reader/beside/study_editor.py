"""Writes into a field of the study card by hand."""

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ketareview.domain.study_fields import ValueKind
from ketareview.ui.reader.beside.study_rows import FieldLine


class _Words(QLineEdit):
    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class StudyEditor(QFrame):
    """A line for the words, with the field's choices, and a key that ties them to the page's."""

    written = Signal(str)
    tie_asked = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("studyEditor")
        self._choices = QStringListModel(self)
        self._caption = QLabel(self)
        self._caption.setObjectName("caption")
        self._caption.setTextFormat(Qt.TextFormat.PlainText)
        self.words = _Words(self)
        self.words.setObjectName("studyWords")
        self._caption.setBuddy(self.words)
        completer = QCompleter(self._choices, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.words.setCompleter(completer)
        self.tie = QPushButton("Tie to selection", self)
        self.tie.setObjectName("tieWords")
        self.tie.setToolTip("Keep the value with the words selected on the page (F8)")
        self._hint = QLabel(self)
        self._hint.setObjectName("hint")
        self._hint.setWordWrap(True)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self.tie.setProperty("quiet", True)  # noqa: FBT003 - the name of the property says it
        row = QHBoxLayout()
        row.addWidget(self._caption, 1)
        row.addWidget(self.tie)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 10, 10)
        column.setSpacing(3)
        column.addLayout(row)
        column.addWidget(self.words)
        column.addWidget(self._hint)
        QWidget.setTabOrder(self.words, self.tie)
        self.words.returnPressed.connect(lambda: self.written.emit(self.words.text()))
        self.words.left.connect(self.left)
        self.tie.clicked.connect(lambda: self.tie_asked.emit(self.words.text()))
        self.show_field(None)

    def show_field(self, line: FieldLine | None) -> None:
        """Stand ready for a field, with what is written there."""
        self.setEnabled(line is not None)
        where = f" {line.place}" if line and line.place else ""
        name = f"{line.field.label}{where}" if line else "Choose a field"
        self._caption.setText(name)
        self.words.setAccessibleName(name)
        self.words.setPlaceholderText(line.field.help if line else "")
        choices = line.field.choices if line else ()
        self._choices.setStringList([each.label for each in choices])
        self.words.setText(line.words if line else "")
        self.words.setCursorPosition(0)
        self.tell("")
        if line and line.field.kind is ValueKind.CHOICE and not line.field.is_open:
            self.words.setPlaceholderText("One of the choices")

    def tell(self, words: str) -> None:
        """Say below the line why something was not kept."""
        self._hint.setText(words)
        self._hint.setVisible(bool(words))

    @property
    def told(self) -> str:
        """What is said below the line."""
        return self._hint.text()

    def begin(self) -> None:
        """Let the reviewer write."""
        self.words.setFocus()
        self.words.selectAll()
