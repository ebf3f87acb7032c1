"""Links under the mouse and under the caret: previewed, and gone to by a click or Ctrl+Enter."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from ketareview.pdf import Viewer
from ketareview.reading.mentions import Kind
from ketareview.ui.reader.opening import Opened
from ketareview.ui.reader.page.page_view import PageView
from ketareview.ui.reader.way.addresses import AddressBox
from ketareview.ui.reader.way.link_finding import LinkFinding, Way
from ketareview.ui.reader.way.preview import PreviewCard, Previews
from ketareview.ui.tasks import TaskRunner

_HOVER = 350  # milliseconds over a link until it is previewed
_SETTLING = 150  # milliseconds for which scrolling must rest until links are asked for
_CAPTION_AT = 0.6  # of the view's height: a figure stands above its caption
_ENDS = {
    QEvent.Type.Leave,
    QEvent.Type.Wheel,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.FocusOut,
}


class Links(QObject):
    """Watches one page; knows the link that is pointed at."""

    def __init__(
        self, viewer: Viewer, opened: Opened, view: PageView, tasks: TaskRunner, room: QWidget
    ) -> None:
        super().__init__(view)
        self._view = view
        self._room = room
        self.finding = LinkFinding(viewer, opened, tasks, self)
        self.card = PreviewCard(room)
        self._previews = Previews(viewer, opened, self.finding, view.theme, self.card)
        self._way: Way | None = None
        self._pressed: tuple[Way, QPoint] | None = None
        self._hover = QTimer(self, singleShot=True, interval=_HOVER)
        self._hover.timeout.connect(self._preview)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLING)
        self._settling.timeout.connect(self._prepare)
        view.moved.connect(self._scrolled)
        view.selecting.changed.connect(self._follow_caret)
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)
        view.know_links(self._is_link)
        self._settling.start()

    def shut(self) -> None:
        """Show nothing any more."""
        self._hover.stop()
        self._settling.stop()
        self.finding.shut()
        self._previews.shut()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return watched is self._view and self._key(event)
        if kind in _ENDS:
            self._leave()
        if isinstance(event, QMouseEvent) and watched is not self._view:
            self._mouse(kind, event)
        return False

    def _mouse(self, kind: QEvent.Type, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if kind == QEvent.Type.MouseButtonPress:
            way = self.finding.at(self._on_surface(place)) if _is_plain(event) else None
            self._pressed = (way, place) if way else None
        elif kind == QEvent.Type.MouseMove and event.buttons() == Qt.MouseButton.NoButton:
            self._point_at(self.finding.at(self._on_surface(place)))
        elif kind == QEvent.Type.MouseButtonRelease and self._pressed is not None:
            way, pressed = self._pressed
            self._pressed = None
            if (place - pressed).manhattanLength() < QApplication.startDragDistance():
                # The page takes the press first: it lets the selection go.
                QTimer.singleShot(0, self, lambda: self.follow(way))

    def _key(self, event: QKeyEvent) -> bool:
        caret = self._view.selecting.caret
        has_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        is_enter = has_control and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        way = self.finding.at_place(caret) if caret and is_enter else None
        if way is None:
            if event.key() == Qt.Key.Key_Escape:
                self._leave()
            return False
        self.follow(way)
        return True

    def follow(self, way: Way) -> None:
        """Go where a link leads; for an address, ask."""
        self._leave()
        if way.address:
            AddressBox(way.address, self._room).open()
        elif way.mention is not None:
            is_figure = way.mention.kind is Kind.FIGURE
            self._view.go_to(way.mention.target, at=_CAPTION_AT if is_figure else 0.0)
        elif way.spot is not None:
            self._view.go_to(way.spot)

    def _point_at(self, way: Way | None) -> None:
        if way is None:
            self._leave()
        elif self._way is None or self._way.boxes != way.boxes:
            self._leave()
            self._way = way
            self._hover.start()

    def _follow_caret(self) -> None:
        caret = self._view.selecting.caret
        if caret is not None and not self._view.selecting.pieces:
            self._point_at(self.finding.at_place(caret))

    def _leave(self) -> None:
        self._way = None
        self._hover.stop()
        self._previews.hide()

    def _preview(self) -> None:
        way = self._way
        if way is None or not way.boxes:
            return
        corner = self._view.viewport().mapTo(self._room, QPoint(0, 0))
        seen = self._view.seen().topLeft()
        link = _hull(way.boxes).translated(-seen).toAlignedRect().translated(corner)
        self._previews.show(way, link, QRect(corner, self._view.viewport().size()))

    def _scrolled(self) -> None:
        self._leave()
        self._settling.start()

    def _prepare(self) -> None:
        view, surface = self._view.seen(), self._view.surface
        self.finding.prepare(range(surface.page_at(view.top()), surface.page_at(view.bottom()) + 1))

    def _is_link(self, point: QPointF) -> bool:
        return self.finding.at(point) is not None

    def _on_surface(self, point: QPoint) -> QPointF:
        return QPointF(point) + self._view.seen().topLeft()


def _is_plain(event: QMouseEvent) -> bool:
    is_left = event.button() == Qt.MouseButton.LeftButton
    return is_left and event.modifiers() == Qt.KeyboardModifier.NoModifier


def _hull(boxes: tuple[QRectF, ...]) -> QRectF:
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.united(box)
    return whole
