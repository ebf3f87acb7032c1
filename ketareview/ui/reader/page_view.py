"""The page as one reads it: scrolls and zooms a surface, and paints what is marked on it."""

from uuid import UUID

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from ketareview.domain.highlight import Piece
from ketareview.ui.reader.ends import Ends
from ketareview.ui.reader.gliding import Glide
from ketareview.ui.reader.marks import Mark
from ketareview.ui.reader.overlay import Overlay
from ketareview.ui.reader.page_keys import (
    caret_move,
    is_extending,
    scroll_distance,
    text_typed,
    zoom_step,
)
from ketareview.ui.reader.painting import boxes_of
from ketareview.ui.reader.pointer import Pointer
from ketareview.ui.reader.selecting import Place
from ketareview.ui.reader.selecting_model import Selecting
from ketareview.ui.reader.surface import Hold, Surface, Zoom
from ketareview.ui.theme import Theme

SMALLEST, LARGEST, STEP = 0.25, 5.0, 1.1


class PageView(QAbstractScrollArea):
    """Shows one surface; what is typed and pressed on it is told, not decided here."""

    typed = Signal(str)
    pressed = Signal(list)  # ids of the highlights at the place pressed, the shortest first
    trash_asked = Signal()
    escaped = Signal()
    page_shown = Signal(int)
    zoomed = Signal(float)
    moved = Signal()  # scrolled or laid out anew
    ends_moved = Signal(object, object)  # UUID, pieces

    def __init__(self, surface: Surface, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pageView")
        self.setAccessibleName("Page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self.surface = surface
        self.selecting = Selecting(surface, self)
        self._theme = theme
        self._ends = Ends(surface, self)
        self._glide = Glide(self.verticalScrollBar())
        self._overlay = Overlay(surface, self.selecting, theme)
        self._pointer = Pointer(self, surface, self.selecting, self._ends, self._overlay)
        self._factor = 1.0
        self._is_fitted = True
        self._hold = Hold(1, 0.0)
        self._page = 0
        self._connect()

    def _connect(self) -> None:
        self.surface.repaint.connect(self.viewport().update)
        self.surface.resized.connect(self._keep_place)
        self.selecting.changed.connect(self.viewport().update)
        self._pointer.pressed.connect(self._press_at)
        self._ends.changed.connect(self._preview)
        self._ends.moved.connect(self.ends_moved)
        self._theme.changed.connect(self.viewport().update)

    @property
    def factor(self) -> float:
        """How large it is shown: 1 is the size on paper."""
        return self._factor

    @property
    def chosen(self) -> UUID | None:
        """The highlight shown as chosen."""
        return self._overlay.chosen

    @property
    def is_selecting(self) -> bool:
        """Whether the mouse is still making a selection."""
        return self._pointer.is_dragging

    def set_marks(self, marks: tuple[Mark, ...], chosen: UUID | None) -> None:
        """Show these highlights, one of them as chosen."""
        self._overlay.marks, self._overlay.chosen = marks, chosen
        self.viewport().update()

    def set_found(self, found: tuple[tuple[Piece, ...], ...], current: int) -> None:
        """Show where searched words stand; `current` is among them, or -1."""
        self._overlay.found, self._overlay.current_found = found, current
        self.viewport().update()

    def zoom_to(self, factor: float, about: QPointF | None = None) -> None:
        """Show at a factor; the place `about` (of the viewport) stays under the pointer."""
        self._is_fitted = False
        self._zoom(min(max(factor, SMALLEST), LARGEST), about)

    def zoom_by(self, steps: float, about: QPointF | None = None) -> None:
        """Show some steps larger or smaller."""
        self.zoom_to(self._factor * STEP**steps, about)

    def fit_width(self) -> None:
        """Fill the view's width, now and when its size changes."""
        self._is_fitted = True
        fitting = self.surface.fitting(self.viewport().width())
        self._zoom(min(max(fitting, SMALLEST), LARGEST), None)

    def go_to_page(self, page: int) -> None:
        """Scroll to the beginning of a page."""
        self._glide.stop()
        self.verticalScrollBar().setValue(round(self.surface.top_of(page)) - 12)

    def show_pieces(self, pieces: tuple[Piece, ...]) -> None:
        """Scroll so that the first piece stands in the upper third, if it is not in sight."""
        boxes = boxes_of(self.surface, pieces[:1])
        top = boxes[0].top() if boxes else self.surface.top_of(pieces[0].page)
        view = self.seen()
        if not boxes or not view.adjusted(0, 24, 0, -24).contains(boxes[0].center()):
            self._glide.stop()
            self.verticalScrollBar().setValue(round(top - view.height() / 3))
        if boxes and not view.left() <= boxes[0].center().x() <= view.right():
            self.horizontalScrollBar().setValue(round(boxes[0].left() - 48))

    def seen(self) -> QRectF:
        """What of the surface the view shows."""
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return QRectF(across, down, self.viewport().width(), self.viewport().height())

    def switch_caret(self) -> None:
        """Show the keyboard's caret at the top of what is seen, or hide it."""
        view = self.seen()
        for part in (0.1, 0.3, 0.5, 0.7):
            point = QPointF(view.left() + view.width() / 3, view.top() + view.height() * part)
            place = self.surface.place_at(point)
            if place is not None:
                break
        page = self.surface.page_at(view.top())
        self.selecting.switch_caret(place or Place(page, 0))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour("desk"))
        view = self.seen()
        painter.translate(-view.topLeft())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.surface.paint_ground(painter, view)
        self._overlay.paint(painter, view, self._factor)
        self.surface.paint_words(painter, view)
        if self.hasFocus():
            painter.resetTransform()
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("accent"), 1.0))
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._is_fitted:
            self.fit_width()
        else:
            self._zoom(self._factor, None)

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        view = self.seen()
        self._hold = self.surface.hold(view.top())
        self._tell_page(view)
        self.surface.near(view)
        self.viewport().update()
        self.moved.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(event.angleDelta().y() / 120, event.position())
        elif event.pixelDelta().isNull() and event.angleDelta().y():
            self._glide.by(-event.angleDelta().y())
        else:
            super().wheelEvent(event)
        event.accept()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._zoom(self._factor, None)
        return super().viewportEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_ours = event.key() == Qt.Key.Key_Delete or text_typed(event)
            if is_ours:
                event.accept()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self._key_of_caret(event) or self._key_of_view(event)):
            text = text_typed(event)
            if text:
                self.typed.emit(text)
            else:
                event.ignore()

    def _key_of_caret(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_F7:
            self.switch_caret()
            return True
        move = caret_move(event)
        if move is None or self.selecting.caret is None:
            return False
        self.selecting.move_caret(move, extending=is_extending(event))
        self._show_caret()
        return True

    def _key_of_view(self, event: QKeyEvent) -> bool:
        step = zoom_step(event)
        distance = scroll_distance(event, self.viewport().height())
        if step is not None:
            self.zoom_by(step) if step else self.zoom_to(1.0)
        elif distance is not None:
            self._glide.by(distance)
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + (48 if event.key() == Qt.Key.Key_Right else -48))
        elif event.key() == Qt.Key.Key_Home:
            self._glide.to(0)
        elif event.key() == Qt.Key.Key_End:
            self._glide.to(self.verticalScrollBar().maximum())
        elif event.key() == Qt.Key.Key_Delete:
            self.trash_asked.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            return False
        return True

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._glide.stop()
        self._pointer.press(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.double_click(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    def _zoom(self, factor: float, about: QPointF | None) -> None:
        fixed = about or QPointF(self.viewport().width() / 2, 0.0)
        view = self.seen()
        hold = self.surface.hold(view.top() + fixed.y())
        across = (view.left() + fixed.x()) / max(self.surface.size().width(), 1.0)
        changed = factor != self._factor
        self._factor = factor
        ratio = self.viewport().devicePixelRatioF()
        self._hold = self.surface.hold(view.top())
        self.surface.zoom(Zoom(factor, self.viewport().width(), ratio))
        self.verticalScrollBar().setValue(round(self.surface.height_of(hold) - fixed.y()))
        new_across = across * self.surface.size().width() - fixed.x()
        self.horizontalScrollBar().setValue(round(new_across))
        if changed:
            self.zoomed.emit(factor)

    def _keep_place(self) -> None:
        """Give the scroll bars their new ranges and show the same place as before."""
        size, hold = self.surface.size(), self._hold
        width, height = self.viewport().width(), self.viewport().height()
        self.horizontalScrollBar().setPageStep(width)
        self.horizontalScrollBar().setRange(0, max(round(size.width()) - width, 0))
        bar = self.verticalScrollBar()
        bar.setPageStep(height)
        bar.setRange(0, max(round(size.height()) - height, 0))
        bar.setValue(round(self.surface.height_of(hold)))
        self._hold = hold
        self._tell_page(self.seen())
        self.surface.near(self.seen())
        self.viewport().update()
        self.moved.emit()

    def _tell_page(self, view: QRectF) -> None:
        page = self.surface.page_at(view.top() + view.height() / 3)
        if page != self._page:
            self._page = page
            self.page_shown.emit(page)

    def _preview(self) -> None:
        self._overlay.preview = self._ends.pieces
        self.viewport().update()

    def _press_at(self, point: QPointF) -> None:
        self.selecting.clear()
        self.pressed.emit(self._overlay.marked_at(point))

    def _show_caret(self) -> None:
        box = self.selecting.caret_box()
        if box is not None and not self.seen().adjusted(0, 24, 0, -24).contains(box):
            self.ensure_seen(box)

    def ensure_seen(self, box: QRectF) -> None:
        """Scroll just as far as a box needs to be seen."""
        view, bar = self.seen(), self.verticalScrollBar()
        if box.top() < view.top() + 24:
            bar.setValue(round(box.top() - 48))
        elif box.bottom() > view.bottom() - 24:
            bar.setValue(round(box.bottom() + 48 - view.height()))
