"""What was done, said in a corner of the window until it is put away."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from ketareview.ui.theme import Theme

_WIDTH = 420


class Toast(QFrame):
    """Tells what was done or where a file was saved; the next one takes its place."""

    undo_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self.setAccessibleName("What was done")
        self._theme = theme
        self._folder = Path()
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setFixedWidth(_WIDTH)
        self._show = QPushButton("Open folder", self)
        self._show.clicked.connect(self._show_folder)
        self._undo = QPushButton("Undo", self)
        self._undo.clicked.connect(self._take_back)
        for button in (self._show, self._undo):
            button.setProperty("quiet", True)  # noqa: FBT003 - the name of the property says it
        self._close = QToolButton(self)
        self._close.setAccessibleName("Put this message away")
        self._close.setToolTip("Put this message away")
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self._words, 1)
        row.addWidget(self._show)
        row.addWidget(self._undo)
        row.addWidget(self._close)
        theme.changed.connect(self._draw)
        self._draw()
        self.hide()

    def text(self) -> str:
        """What is said now."""
        return self._words.text()

    def tell(self, words: str, saved: Path) -> None:
        """Say what was saved."""
        self._folder = saved.absolute().parent
        self._say(words, self._show)

    def tell_done(self, words: str) -> None:
        """Say what was done, with undo beside it."""
        self._say(words, self._undo)

    def say(self, words: str) -> None:
        """Say something by itself."""
        self._say(words, None)

    def _say(self, words: str, offered: QPushButton | None) -> None:
        for button in (self._show, self._undo):
            button.setVisible(button is offered)
        self._words.setText(words)
        self._words.setFixedHeight(self._words.heightForWidth(_WIDTH))
        self.setAccessibleName(words)
        self.adjustSize()
        self.show()
        self.raise_()

    @Slot()
    def _take_back(self) -> None:
        self.hide()
        self.undo_asked.emit()

    @Slot()
    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    @Slot()
    def _draw(self) -> None:
        self._close.setIcon(self._theme.icon("close"))
        self._close.setIconSize(QSize(16, 16))
