"""One field of a record: its name, what it says, and softly where that came from."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ketareview.ui.growing_text import GrowingText


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
