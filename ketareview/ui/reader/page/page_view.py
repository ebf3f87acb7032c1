"""The page as one reads it: what is marked on it is painted, what is done to it is told."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ketareview.domain.highlight import Piece
from ketareview.ui.reader.page.areas import Areas
from ketareview.ui.reader.page.caret_keys import CaretKeys
from ketareview.ui.reader.page.ends import Ends
from ketareview.ui.reader.page.fading import Fading
from ketareview.ui.reader.page.marks import Mark
from ketareview.ui.reader.page.overlay import Overlay
from ketareview.ui.reader.page.page_keys import (
    scroll_distance,
    text_typed,
    zoom_step,
)
from ketareview.ui.reader.page.pointer import Pointer
from ketareview.ui.reader.page.scrolled import ScrolledView
from ketareview.ui.reader.page.selecting import Place
from ketareview.ui.reader.page.selecting_model import Selecting
from ketareview.ui.reader.page.speaking import Speaking
from ketareview.ui.reader.page.surface import Surface
from ketareview.ui.theme import Theme


class PageView(ScrolledView):
    """Shows one surface; what is typed and pressed on it is told, not decided here."""

    typed = Signal(str)
    caret_moved = Signal(list)  # ids of the highlights at the caret, the shortest first
    pressed = Signal(list)  # ids of the highlights at the place pressed, the shortest first
    trash_asked = Signal()
    escaped = Signal()
    ends_moved = Signal(object, object)  # UUID, pieces
    overlaid = Signal()  # other highlights or places found are shown
    drawing = Signal(bool)  # whether a box can be drawn now

    def __init__(self, surface: Surface, theme: Theme, parent: QWidget) -> None:
        super().__init__(surface, parent)
        self.setObjectName("pageView")
        self.setAccessibleName("Page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.selecting = Selecting(surface, self)
        self._theme = theme
        self._ends = Ends(surface, self)
        self._overlay = Overlay(surface, self.selecting, theme, Fading(self.viewport()))
        self.areas = Areas(self)
        self._caret_keys = CaretKeys(self, self.selecting, self._ends, self._overlay)
        self._pointer = Pointer(self, surface, self.selecting, self._ends, self._overlay)
        self.speaking = Speaking(self)
        self._connect()

    def _connect(self) -> None:
        self.selecting.changed.connect(self.viewport().update)
        self._pointer.pressed.connect(self._press_at)
        self._caret_keys.moved.connect(self._show_caret)
        self._ends.changed.connect(self._preview)
        self._ends.moved.connect(self.ends_moved)
        self.areas.changed.connect(self._preview_area)
        self.areas.drawn.connect(self._take_area)
        self.areas.resized.connect(self.ends_moved)
        self._theme.changed.connect(self.viewport().update)

    @property
    def theme(self) -> Theme:
        """The look that it shares with the window."""
        return self._theme

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The highlights that are shown."""
        return self._overlay.marks

    @property
    def found(self) -> tuple[tuple[Piece, ...], ...]:
        """Where searched words stand."""
        return self._overlay.found

    @property
    def current_found(self) -> int:
        """Which of the places found is shown now, or -1."""
        return self._overlay.current_found

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
        self.overlaid.emit()

    def set_found(self, found: tuple[tuple[Piece, ...], ...], current: int) -> None:
        """Show where searched words stand; `current` is among them, or -1."""
        self._overlay.found, self._overlay.current_found = found, current
        if 0 <= current < len(found):
            self.selecting.go_to(Place(found[current][0].page, found[current][0].start))
        self.viewport().update()
        self.overlaid.emit()

    def know_links(self, is_link: Callable[[QPointF], bool]) -> None:
        """Learn where links are: the mouse shows them."""
        self._pointer.is_link = is_link

    def switch_caret(self) -> None:
        """Show the keyboard's caret where it was last, or hide it."""
        self._caret_keys.switch()

    def put_caret(self, pieces: tuple[Piece, ...]) -> None:
        """Let the caret, where it is shown, stand at the beginning of words."""
        if self.selecting.caret is not None and pieces and pieces[0].box is None:
            self.selecting.put_caret(Place(pieces[0].page, pieces[0].start))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour("desk"))
        view = self.seen()
        painter.translate(-view.topLeft())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.surface.paint_ground(painter, view)
        self._overlay.paint(painter, view, self.factor)
        self.surface.paint_words(painter, view)
        if self.hasFocus():
            painter.resetTransform()
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("accent"), 1.0))
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

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
        is_done = self.areas.key(event) or self._caret_keys.press(event)
        if not (is_done or self._key_of_view(event)):
            text = text_typed(event)
            if text:
                self.typed.emit(text)
            else:
                event.ignore()

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._caret_keys.release(event)
        super().keyReleaseEvent(event)

    def _key_of_view(self, event: QKeyEvent) -> bool:
        step = zoom_step(event)
        distance = scroll_distance(event, self.viewport().height())
        if step is not None:
            self.zoom_by(step) if step else self.zoom_to(1.0)
        elif distance is not None:
            self.glide.by(distance)
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + (48 if event.key() == Qt.Key.Key_Right else -48))
        elif event.key() == Qt.Key.Key_Home:
            self.leave_for(0)
            self.glide.to(0)
        elif event.key() == Qt.Key.Key_End:
            self.leave_for(self.verticalScrollBar().maximum())
            self.glide.to(self.verticalScrollBar().maximum())
        elif event.key() == Qt.Key.Key_Delete:
            self.trash_asked.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            return False
        return True

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.glide.stop()
        if not self.areas.press(event, self._overlay.chosen_mark):
            self._pointer.press(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.double_click(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.areas.move(event):
            self._pointer.move(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.areas.release(event):
            self._pointer.release(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ends.release()
        self.viewport().update()

    def _preview(self) -> None:
        self._overlay.preview = self._ends.pieces
        self.viewport().update()

    def _preview_area(self) -> None:
        self._overlay.area = self.areas.box
        if self.areas.is_on:
            self.viewport().setCursor(Qt.CursorShape.CrossCursor)
        else:
            self.viewport().unsetCursor()
        self.drawing.emit(self.areas.is_on)
        self.viewport().update()

    def _take_area(self, area: Piece, adding: bool) -> None:  # noqa: FBT001 - as it is told
        self.selecting.take_area(area, adding=adding)

    def _press_at(self, point: QPointF) -> None:
        self.selecting.clear()
        self.pressed.emit(self._overlay.marked_at(point))

    def _show_caret(self) -> None:
        box, caret = self.selecting.caret_box(), self.selecting.caret
        if box is not None and not self.seen().adjusted(0, 24, 0, -24).contains(box):
            self.ensure_seen(box)
        elif box is None and caret is not None:
            self.show_pieces((Piece(caret.page, caret.offset, caret.offset + 1),))
        if caret is not None and not self.selecting.pieces:
            self.caret_moved.emit([] if box is None else self._overlay.marked_at(box.center()))
