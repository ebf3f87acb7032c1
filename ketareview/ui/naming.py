"""A small dialog that asks for a name."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

_WIDTH = 360


class NameDialog(QDialog):
    """Calls `named` with what was typed, unless it was nothing."""

    def __init__(
        self, title: str, verb: str, named: Callable[[str], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("nameDialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self._named = named
        caption = QLabel(title, self)
        self._field = QLineEdit(self)
        self._field.setAccessibleName(title)
        caption.setBuddy(self._field)
        buttons = QDialogButtonBox(self)
        self._use = buttons.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        self._use.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(caption, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._field)
        column.addWidget(buttons)
        self._field.textChanged.connect(self._judge)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(self._tell)

    @Slot(str)
    def _judge(self, typed: str) -> None:
        self._use.setEnabled(bool(typed.strip()))

    @Slot()
    def _tell(self) -> None:
        name = self._field.text().strip()
        if name:
            self._named(name)
