"""Where the window stands on the screen, and how large it is."""

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtWidgets import QWidget

_FRAME = 40
"""Pixels of a desktop's frame around a window, of which Qt knows only when it is shown."""


def words(window: QWidget) -> str:
    """Write down where the window stands."""
    return bytes(window.saveGeometry().toBase64().data()).decode("ascii")


def stand(window: QWidget, size: QSize, where: str) -> None:
    """Stand where it was written down; where that is nowhere, all of the window is to be seen."""
    room = window.screen().availableSize()
    window.resize(size.boundedTo(room))
    if where:
        window.restoreGeometry(QByteArray.fromBase64(where.encode("ascii", "ignore")))
    elif size.width() > room.width() or size.height() + _FRAME > room.height():
        window.setWindowState(Qt.WindowState.WindowMaximized)
