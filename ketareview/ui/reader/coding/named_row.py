"""A row below the tags: what is said of the passage, on a button that lets it be changed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

_LABEL_HEIGHT = 32


class NamedRow(QWidget):
    """A caption and a button that tells; hidden until there is something to tell of."""

    asked = Signal()

    def __init__(self, caption: str, key: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        label = QLabel(caption, self)
        label.setObjectName("caption")
        label.setMinimumHeight(_LABEL_HEIGHT)
        self.button = QToolButton(self)
        self.button.setObjectName(key)
        self.button.setAccessibleName(name)
        self.button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(self.asked)
        row.addWidget(label)
        row.addWidget(self.button, 1)
        self.hide()

    def tell(self, words: str, more: str) -> None:
        """Show words, and more of it where one points."""
        self.button.setText(words)
        self.button.setToolTip(more)
        self.button.setAccessibleDescription(more)
