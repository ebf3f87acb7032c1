"""An empty place: one sentence, one action."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ketareview.ui.page_head import ActionButton

_WIDTH = 420


class EmptyPlace(QWidget):
    """Says what to do next."""

    def __init__(self, sentence: str, action: QAction | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._sentence = QLabel(sentence, self)
        self._sentence.setObjectName("emptySentence")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setWordWrap(True)
        self._sentence.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch(2)
        middle = QHBoxLayout()  # an alignment would measure the height for the whole width
        middle.addStretch()
        middle.addWidget(self._sentence)
        middle.addStretch()
        column.addLayout(middle)
        if action is not None:
            button = ActionButton(action, self, is_main=True)
            column.addWidget(button, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(self, sentence: str) -> None:
        """Say something else."""
        self._sentence.setText(sentence)
