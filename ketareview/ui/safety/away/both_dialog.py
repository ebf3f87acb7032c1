"""The question which of two is opened, where a library and its working copy were both changed."""

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from ketareview.domain.away import Held
from ketareview.ui.backups.words import when
from ketareview.ui.messages import sentence

_WIDTH = 620


class Side(Enum):
    """Which one is opened; the other one is kept."""

    MINE = auto()
    THEIRS = auto()


class BothDialog(QDialog):
    """Says what has happened in two sentences, and shows both side by side."""

    def __init__(
        self, name: str, place: str, mine: Held, theirs: Held, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("bothDialog")
        self.setWindowTitle("KetaReview")
        self.setMinimumWidth(_WIDTH)
        self.side: Side | None = None
        words = QLabel(sentence("both-changed", {"name": name, "place": place}), self)
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleDescription(words.text())
        self.table = _side_by_side(place, mine, theirs, self)
        buttons = QDialogButtonBox(self)
        role = QDialogButtonBox.ButtonRole
        self.mine = buttons.addButton("Open my copy", role.AcceptRole)
        self.theirs = buttons.addButton("Open the other one", role.ActionRole)
        buttons.addButton("Quit", role.RejectRole)
        self.mine.setDefault(True)
        self.mine.clicked.connect(lambda: self._choose(Side.MINE))
        self.theirs.clicked.connect(lambda: self._choose(Side.THEIRS))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        for part in (words, self.table, buttons):
            column.addWidget(part)
        self.mine.setFocus()

    def _choose(self, side: Side) -> None:
        self.side = side
        self.accept()


def ask_which(name: str, place: str, held: tuple[Held, Held]) -> Side | None:
    """Ask; None where nothing is to be opened."""
    dialog = BothDialog(name, place, *held)
    dialog.exec()
    dialog.deleteLater()
    return dialog.side


def _side_by_side(place: str, mine: Held, theirs: Held, parent: QWidget) -> QFrame:
    """Draw what each holds; each number names itself to who does not see the heads."""
    rows = (
        ("", "My copy, on this computer", f"The other one, in {place}"),
        ("Last change", _last(mine), _last(theirs)),
        ("Articles", f"{mine.articles:,}", f"{theirs.articles:,}"),
        ("Highlights", f"{mine.highlights:,}", f"{theirs.highlights:,}"),
    )
    frame = QFrame(parent)
    frame.setObjectName("bothTable")
    grid = QGridLayout(frame)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(24)
    for row, told in enumerate(rows):
        for column, words in enumerate(told):
            label = QLabel(words, frame)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(bool(column))
            label.setProperty("soft", row == 0 or column == 0)
            label.setAccessibleName(", ".join(filter(None, (rows[0][column], told[0], words))))
            grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
    for column in (1, 2):
        grid.setColumnStretch(column, 1)
    return frame


def _last(held: Held) -> str:
    return f"{when(held.changed)}, {held.by}" if held.changed else "never"
