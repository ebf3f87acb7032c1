"""One highlight in the tray: what it says, where it was, and what can be done."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ketareview.domain.highlight import Highlight
from ketareview.domain.showing import quoted
from ketareview.ui.reader.healing.standing import moved

_MOST_LETTERS = 220
_PICTURE = (230, 84)
"""The largest size of a picture in pixels of the screen."""


class TrayRow(QFrame):
    """Tells what is wished for its highlight."""

    shown = Signal()
    search_begun = Signal()
    search_ended = Signal()
    placed = Signal()
    kept = Signal()
    confirmed = Signal()
    trashed = Signal()

    def __init__(self, highlight: Highlight, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.id: UUID = highlight.id
        self._picture = QLabel(self)
        self._picture.setObjectName("oldPlace")
        self._picture.hide()
        words = quoted(highlight.passage)
        self._quote = self._label(quoted(highlight.passage, longest=_MOST_LETTERS))
        self._quote.setToolTip(words)
        self.setAccessibleName(words)
        self._told = self._label("" if highlight.lost_in else moved(highlight))
        self._told.setObjectName("hint")
        self._hint = self._label("Select its words on the page, then:")
        self._hint.setObjectName("hint")
        self._calm = QWidget(self)
        self._busy = QWidget(self)
        self._lay_out(is_lost=bool(highlight.lost_in))
        self.set_finding(is_finding=False)

    def begin(self) -> None:
        """Give the focus to the first thing that can be done."""
        button = self._calm.findChild(QPushButton)
        if button is not None:
            button.setFocus()

    def tell(self, place: str) -> None:
        """Say where it was."""
        self._told.setText(place)

    def show_picture(self, picture: QImage, ratio: float) -> None:
        """Show where it was."""
        width, height = (round(side * ratio) for side in _PICTURE)
        image = picture.scaled(
            width,
            height,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        image.setDevicePixelRatio(ratio)
        self._picture.setPixmap(QPixmap.fromImage(image))
        self._picture.setAccessibleName("Where it was")
        self._picture.show()

    def set_finding(self, *, is_finding: bool) -> None:
        """Ask for its words on the page, or offer what can be done."""
        self._calm.setVisible(not is_finding)
        self._busy.setVisible(is_finding)
        self._hint.setVisible(is_finding)

    def _lay_out(self, *, is_lost: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 6)
        column.setSpacing(4)
        for part in (self._quote, self._told, self._picture, self._hint):
            column.addWidget(part)
        find = self._button("Find again…", self._calm)
        find.clicked.connect(self.search_begun)
        if is_lost:
            calm = [find, *self._of(("Keep as is", self.kept), ("Delete", self.trashed))]
        else:
            calm = [*self._of(("Show", self.shown), ("Confirm", self.confirmed)), find]
        here = self._button("Put it here", self._busy)
        here.clicked.connect(self.placed)
        leave = self._button("Cancel", self._busy)
        leave.clicked.connect(self.search_ended)
        for holder, buttons in ((self._calm, calm), (self._busy, [here, leave])):
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(0)
            for button in buttons:
                row.addWidget(button)
            row.addStretch()
            column.addWidget(holder)

    def _of(self, *several: tuple[str, object]) -> list[QPushButton]:
        buttons = []
        for words, signal in several:
            button = self._button(words, self._calm)
            button.clicked.connect(signal)
            buttons.append(button)
        return buttons

    def _button(self, words: str, parent: QWidget) -> QPushButton:
        button = QPushButton(words, parent)
        button.setProperty("quiet", True)  # noqa: FBT003 - the name of the property says it
        button.setAccessibleName(f"{words}: {self._quote.text()}")
        return button

    def _label(self, words: str) -> QLabel:
        label = QLabel(words, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label
