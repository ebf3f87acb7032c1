"""Asks once for the password of all files of an import that are locked."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ketareview.ui.messages import counted

_WIDTH = 400
_NAMED = 3


class PasswordDialog(QDialog):
    """Tells the password that was typed."""

    given = Signal(str)

    def __init__(self, paths: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("passwordDialog")
        self.setWindowTitle("Password")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        asked = QLabel(_asked(paths), self)
        asked.setTextFormat(Qt.TextFormat.PlainText)
        asked.setWordWrap(True)
        hint = QLabel(
            "It is tried on each of them and kept in the library with the files that it opens.",
            self,
        )
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        self._field = QLineEdit(self)
        self._field.setAccessibleName("Password")
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        seen = QCheckBox("Show what I type", self)
        seen.toggled.connect(self._reveal)
        buttons = QDialogButtonBox(self)
        self._use = buttons.addButton("Try it", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        self._use.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        for part in (asked, self._field, seen, hint, buttons):
            column.addWidget(part)
        self._field.textChanged.connect(self._judge)
        self._field.setFocus()
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(self._tell)

    @Slot(str)
    def _judge(self, typed: str) -> None:
        self._use.setEnabled(bool(typed))

    @Slot(bool)
    def _reveal(self, is_seen: bool) -> None:  # noqa: FBT001 - Qt's signal gives it so
        mode = QLineEdit.EchoMode.Normal if is_seen else QLineEdit.EchoMode.Password
        self._field.setEchoMode(mode)

    @Slot()
    def _tell(self) -> None:
        if self._field.text():
            self.given.emit(self._field.text())


def _asked(paths: Sequence[str]) -> str:
    names = [Path(path).name for path in paths[:_NAMED]]
    more = len(paths) - len(names)
    listed = ", ".join(names) + (f" and {counted(more, 'other', 'others')}" if more else "")
    verb = "asks" if len(paths) == 1 else "ask"
    return f"{counted(len(paths), 'file', 'files')} {verb} for a password: {listed}."
