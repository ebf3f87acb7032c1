"""What was done, said in a corner of the window until it is put away."""

from pathlib import Path

from PySide6.QtCore import QMargins, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QWidget

from ketareview.ui.telling import Telling
from ketareview.ui.theme import Theme

_WIDTH = 420
_MARGINS = QMargins(12, 8, 8, 8)


class Toast(Telling):
    """Tells what was done or where a file was saved; the next one takes its place."""

    undo_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "soft", parent)
        self.setObjectName("toast")
        self.setAccessibleName("What was done")
        self._folder = Path()
        self._words.setFixedWidth(_WIDTH)
        self._show = QPushButton("Open folder", self)
        self._show.clicked.connect(self._show_folder)
        self._undo = QPushButton("Undo", self)
        self._undo.clicked.connect(self._take_back)
        for button in (self._show, self._undo):
            button.setProperty("quiet", True)  # noqa: FBT003 - the name of the property says it
        self._lay_out(_MARGINS, (self._show, self._undo))

    def tell(self, words: str, saved: Path) -> None:
        """Say what was saved."""
        self._folder = saved.absolute().parent
        self._offer(words, self._show)

    def tell_done(self, words: str) -> None:
        """Say what was done, with undo beside it."""
        self._offer(words, self._undo)

    def say(self, words: str) -> None:
        """Say something by itself."""
        self._offer(words, None)

    def _offer(self, words: str, offered: QPushButton | None) -> None:
        for button in (self._show, self._undo):
            button.setVisible(button is offered)
        self._say(words)
        self._words.setFixedHeight(self._words.heightForWidth(_WIDTH))
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
