"""A field above a list whose rows are ticked from the keyboard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 10,
    Qt.Key.Key_PageUp: -10,
}


class TickField(QLineEdit):
    """Passes the keys on that are for the list."""

    stepped = Signal(int)
    ticked = Signal()
    accepted = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            is_done = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.accepted if is_done else self.ticked).emit()
        else:
            super().keyPressEvent(event)
