"""Looking again at what has changed: at once where it is seen, else when it is."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

_PAUSE = 10  # milliseconds in which several changes become one look


class Fresh(QObject):
    """Calls `look` when a widget that is out of date is seen; at the beginning every one is."""

    def __init__(self, widget: QWidget, look: Callable[[], None]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._look = look
        self._is_stale = True
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.look)
        widget.installEventFilter(self)

    def spoil(self) -> None:
        """Something has changed."""
        self._is_stale = True
        if self._widget.isVisible():
            self._pause.start()

    def look(self) -> None:
        """Look now, unless nothing has changed since."""
        self._pause.stop()
        if self._is_stale:
            self._is_stale = False
            self._look()

    def stop(self) -> None:
        """Look no more."""
        self._pause.stop()
        self._widget.removeEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._is_stale:
            self._pause.start()
        return super().eventFilter(watched, event)
