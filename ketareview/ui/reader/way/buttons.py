"""The two buttons at a mouse's side: back and forward."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

_PRESSES = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}
_SIDES = {Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton}


class SideButtons(QObject):
    """Takes them from the widgets that it watches; every other event goes on."""

    back = Signal()
    forward = Signal()

    def watch(self, widget: QWidget) -> None:
        """Take them from a widget too."""
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _PRESSES or not isinstance(event, QMouseEvent):
            return False
        if event.button() not in _SIDES:
            return False
        is_back = event.button() == Qt.MouseButton.BackButton
        (self.back if is_back else self.forward).emit()
        return True
