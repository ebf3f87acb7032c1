"""Dropping on the window, a topic, an article or an open tab; it shows at once what it will do."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ketareview.domain.errors import RemoteLinkError
from ketareview.ui.incoming.carried import Carried, glance, take
from ketareview.ui.incoming.drop_overlay import DropOverlay
from ketareview.ui.incoming.orders import Order
from ketareview.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Target:
    """What something is dropped on; `room` is in the coordinates of the widget that found it."""

    room: QRect
    topic: UUID | None = None
    article: UUID | None = None
    name: str = ""

    def promise(self, carried: Carried) -> str:
        """Say what dropping it here will do."""
        return carried.promise(
            topic=self.name if self.topic else "", article=self.name if self.article else ""
        )


Find = Callable[[QPoint], Target | None]


class Dropping(QObject):
    """Takes what other programs drag; what is dragged within the program is left to its widgets."""

    dropped = Signal(object)  # Order
    refused = Signal(object)  # RemoteLinkError

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._overlay = DropOverlay(theme, window)
        self.watch(window, lambda _: None)

    def watch(self, widget: QWidget, find: Find, *, takes_more: bool = False) -> None:
        """Let things be dropped on a widget, and on the whole window where `find` finds nothing.

        One that `takes_more` accepts drags by itself, and gets those of the program.
        """
        widget.setAcceptDrops(True)
        widget.installEventFilter(_Zone(self, widget, find, takes_more=takes_more))

    def paste(self, mime: QMimeData) -> None:
        """Take what is on the clipboard as if it were dropped on the window."""
        self.take(mime, Target(QRect()))

    def take(self, mime: QMimeData, target: Target) -> None:
        """Order what was dropped to be imported; links are refused."""
        carried, words, is_html = take(mime)
        if carried.links:
            self.refused.emit(RemoteLinkError(count=carried.links))
        if carried.files or carried.has_words:
            self.dropped.emit(
                Order(
                    carried.files,
                    topic=target.topic,
                    article=target.article,
                    words=words,
                    is_html=is_html,
                )
            )

    def show_promise(self, carried: Carried, target: Target | None, widget: QWidget) -> None:
        """Show over the window what dropping will do."""
        if target is None:
            target, widget = Target(self._window.rect()), self._window
        room = QRect(widget.mapTo(self._window, target.room.topLeft()), target.room.size())
        self._overlay.show_over(room, target.promise(carried), is_refused=carried.is_refused)

    def hide_promise(self) -> None:
        """Nothing is dragged any more."""
        self._overlay.hide()


class _Zone(QObject):
    """Sees the drags over one widget before the widget does."""

    def __init__(
        self, dropping: Dropping, widget: QWidget, find: Find, *, takes_more: bool
    ) -> None:
        super().__init__(widget)
        self._dropping = dropping
        self._widget = widget
        self._find = find
        self._takes_more = takes_more
        self._carried = Carried()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.DragEnter if isinstance(event, QDragMoveEvent):
                foreign = event.source() is None
                self._carried = glance(event.mimeData()) if foreign else Carried()
                return self._judge(event)
            case QEvent.Type.DragMove if isinstance(event, QDragMoveEvent):
                return self._judge(event)
            case QEvent.Type.DragLeave:
                self._dropping.hide_promise()
            case QEvent.Type.Drop if isinstance(event, QDropEvent):
                return self._drop(event)
        return super().eventFilter(watched, event)

    def _judge(self, event: QDragMoveEvent) -> bool:
        if not self._carried.is_something:
            if not self._takes_more:
                event.ignore()
            return not self._takes_more
        target = self._find(event.position().toPoint())
        self._dropping.show_promise(self._carried, target, self._widget)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        return not self._takes_more  # it scrolls and unfolds under what is dragged

    def _drop(self, event: QDropEvent) -> bool:
        self._dropping.hide_promise()
        if not self._carried.is_something:
            return False
        self._carried = Carried()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        target = self._find(event.position().toPoint()) or Target(QRect())
        self._dropping.take(event.mimeData(), target)
        return True
