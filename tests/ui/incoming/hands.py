"""Dragging things over widgets, as another program does."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget


def files(*paths: Path) -> QMimeData:
    return addresses(*(QUrl.fromLocalFile(str(path)).toString() for path in paths))


def addresses(*written: str) -> QMimeData:
    carried = QMimeData()
    carried.setUrls([QUrl(each) for each in written])
    return carried


def words(plain: str, html: str = "") -> QMimeData:
    carried = QMimeData()
    carried.setText(plain)
    if html:
        carried.setHtml(html)
    return carried


def drag(widget: QWidget, carried: QMimeData, place: QPoint) -> bool:
    """Drag over a widget; tells whether it would take what is carried."""
    plain = (carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPointF(place), Qt.DropAction.CopyAction, *plain)
    QApplication.sendEvent(widget, entering)
    moving = QDragMoveEvent(QPointF(place), Qt.DropAction.CopyAction, *plain)
    QApplication.sendEvent(widget, moving)
    return moving.isAccepted()


def leave(widget: QWidget) -> None:
    QApplication.sendEvent(widget, QDragLeaveEvent())


def drop(widget: QWidget, carried: QMimeData, place: QPoint) -> None:
    assert drag(widget, carried, place)
    plain = (carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    dropping = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, *plain, QEvent.Type.Drop)
    QApplication.sendEvent(widget, dropping)
    assert dropping.isAccepted()
