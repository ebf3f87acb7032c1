"""A restored library beside the open one, and the offer to open it."""

import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QProcess, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ketareview.ui.backups.words import COUNTED, when
from ketareview.ui.messages import counted
from ketareview.workflows.backing_up import Compared

_SIZE = (640, 440)
_MORE = (
    ("topic", "Topics"),
    ("study_value", "Values on study cards"),
    ("source", "Files"),
)


class RestoredDialog(QDialog):
    """Shows counts and dates side by side; the open library was not touched."""

    def __init__(self, compared: Compared, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("restoredDialog")
        self.setWindowTitle("Restored")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._path = compared.restored.path
        title = QLabel(f"{self._path.name} is restored and proved", self)
        title.setObjectName("heading")
        hint = QLabel(_hint(compared), self)
        hint.setObjectName("hint")
        rows = tuple(_rows(compared))
        self.table = QTableWidget(len(rows), 2, self)
        self.table.setObjectName("restoredTable")
        self.table.setAccessibleName("The restored library beside the open one")
        self.table.setHorizontalHeaderLabels(["Restored", "Open now"])
        self.table.setVerticalHeaderLabels([row[0] for row in rows])
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for place, (_, then, now) in enumerate(rows):
            for side, words in enumerate((then, now)):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                self.table.setItem(place, side, item)
        buttons = QDialogButtonBox(self)
        self.opening = buttons.addButton("Open it", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._open)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for part in (title, hint):
            part.setTextFormat(Qt.TextFormat.PlainText)
            part.setWordWrap(True)
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)

    @Slot()
    def _open(self) -> None:
        """Open it in a window of its own."""
        program, *words = command(self._path)
        QProcess.startDetached(program, words)
        self.accept()


def command(path: Path) -> list[str]:
    """Write how this program is started with a library."""
    is_frozen = bool(getattr(sys, "frozen", False))
    return [sys.executable, *([] if is_frozen else ["-m", "ketareview"]), "--library", str(path)]


def _rows(compared: Compared) -> Iterator[tuple[str, str, str]]:
    held = compared.backup.counts
    yield "Made", when(compared.backup.made), "now"
    last = f"{compared.last_action}, {when(compared.last_at)}" if compared.last_at else ""
    yield "Last action", compared.backup.last_action, last
    for kind, _, many in COUNTED:
        yield many.capitalize(), f"{held.get(kind, 0):,}", f"{compared.present.get(kind, 0):,}"
    for kind, noun in _MORE:
        yield noun, f"{held.get(kind, 0):,}", f"{compared.present.get(kind, 0):,}"


def _hint(compared: Compared) -> str:
    words = "The library that is open was not touched. Numbers count what was deleted too."
    if compared.restored.missing:
        number = counted(len(compared.restored.missing), "original is", "originals are")
        words += f" {number} not in the vault: their text is missing, import them again."
    return words
