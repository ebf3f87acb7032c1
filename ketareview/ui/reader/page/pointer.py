"""What the mouse does on a page: select, add a piece, choose a highlight."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from ketareview.domain.highlight import Piece
from ketareview.ui.reader.page.ends import Ends
from ketareview.ui.reader.page.overlay import Overlay
from ketareview.ui.reader.page.selecting import Grain
from ketareview.ui.reader.page.selecting_model import Selecting
from ketareview.ui.reader.page.surface import Surface

_SCROLL_EVERY = 30  # milliseconds, while a drag is held beyond the view


class Pointer(QObject):
    """Turns presses and drags into a selection: by word, or by letter with Ctrl."""

    pressed = Signal(QPointF)  # a place of the surface, pressed and let go without a drag

    def __init__(
        self,
        view: QAbstractScrollArea,
        surface: Surface,
        selecting: Selecting,
        ends: Ends,
        overlay: Overlay,
    ) -> None:
        super().__init__(view)
        self._ends = ends
        self._overlay = overlay
        self._view = view
        self._surface = surface
        self._selecting = selecting
        self.is_link: Callable[[QPointF], bool] = _is_none
        self._start: QPoint | None = None
        self._is_dragging = False
        self._double_at: QPoint | None = None
        self._last = QPoint()
        self._scroll = QTimer(self, interval=_SCROLL_EVERY)
        self._scroll.timeout.connect(self._scroll_on)
        self._double = QTimer(self, singleShot=True, interval=QApplication.doubleClickInterval())

    @property
    def is_dragging(self) -> bool:
        """Whether a selection is in the making."""
        return self._is_dragging

    def press(self, event: QMouseEvent) -> None:
        """Take an end of the chosen highlight, or begin; a third press takes the sentence."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        if self._ends.press(self._on_surface(point), self._overlay.chosen_mark):
            return
        self._start = point
        self._is_dragging = False
        if self._double.isActive() and self._is_near(self._double_at):
            self._double.stop()
            self._begin(self._start, Grain.SENTENCE, event.modifiers())

    def double_click(self, event: QMouseEvent) -> None:
        """Take the word; a drag goes on by word."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._start = self._double_at = event.position().toPoint()
            self._begin(self._start, Grain.WORD, event.modifiers())
            self._double.start()

    def move(self, event: QMouseEvent) -> None:
        """Grow the selection, once the mouse has moved far enough to be a drag."""
        self._last = event.position().toPoint()
        grain = Grain.WORD
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            grain = Grain.LETTER
        if self._ends.is_held:
            self._ends.move(self._on_surface(self._last), grain)
        elif self._start is None:
            self._show_cursor(self._on_surface(self._last))
        else:
            self._drag(self._start, grain, event.modifiers())

    def release(self, event: QMouseEvent) -> None:
        """End; a press without a drag chooses what stands there, but for one with Shift."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._ends.is_held:
            self._let_go(event)
            return
        was_press = self._start is not None and not self._is_dragging
        self._start = None
        self._is_dragging = False
        self._scroll.stop()
        is_adding = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if not was_press:
            self._selecting.changed.emit()
        elif not is_adding:
            self.pressed.emit(self._on_surface(event.position().toPoint()))

    def _let_go(self, event: QMouseEvent) -> None:
        """Let go of an end; one that was not pulled was pressed as the words around it are."""
        was_pulled = bool(self._ends.pieces)
        self._ends.release()
        if not was_pulled:
            self.pressed.emit(self._on_surface(event.position().toPoint()))

    def _drag(self, start: QPoint, grain: Grain, modifiers: Qt.KeyboardModifier) -> None:
        far = (self._last - start).manhattanLength() >= QApplication.startDragDistance()
        if not self._is_dragging and far:
            self._begin(start, grain, modifiers)
        if self._is_dragging:
            self._reach()
            self._scroll_at_edges()

    def _show_cursor(self, point: QPointF) -> None:
        shape = Qt.CursorShape.ArrowCursor
        if self._ends.is_at(point, self._overlay.chosen_mark):
            shape = Qt.CursorShape.SizeHorCursor
        elif self.is_link(point):
            shape = Qt.CursorShape.PointingHandCursor
        elif self._is_over_words(point):
            shape = Qt.CursorShape.IBeamCursor
        self._view.viewport().setCursor(shape)

    def _is_over_words(self, point: QPointF) -> bool:
        place = self._surface.place_at(point)
        if place is None:
            return False
        letter = self._surface.boxes(Piece(place.page, place.offset, place.offset + 1))
        return any(box.adjusted(-8, -4, 8, 4).contains(point) for box in letter)

    def _begin(self, point: QPoint, grain: Grain, modifiers: Qt.KeyboardModifier) -> None:
        place = self._surface.place_at(self._on_surface(point))
        if place is not None:
            self._is_dragging = True
            adding = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
            self._selecting.begin(place, grain, adding=adding)

    def _reach(self) -> None:
        place = self._surface.place_at(self._on_surface(self._last))
        if place is not None:
            self._selecting.reach(place)

    def _is_near(self, point: QPoint | None) -> bool:
        if point is None or self._start is None:
            return False
        return (self._start - point).manhattanLength() < QApplication.startDragDistance()

    def _scroll_at_edges(self) -> None:
        height = self._view.viewport().height()
        if 0 <= self._last.y() < height:
            self._scroll.stop()
        elif not self._scroll.isActive():
            self._scroll.start()

    def _scroll_on(self) -> None:
        height = self._view.viewport().height()
        beyond = self._last.y() if self._last.y() < 0 else max(self._last.y() - height, 0)
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + beyond // 2)
        self._reach()

    def _on_surface(self, point: QPoint) -> QPointF:
        across = self._view.horizontalScrollBar().value()
        down = self._view.verticalScrollBar().value()
        return QPointF(point) + QPointF(across, down)


def _is_none(_point: QPointF) -> bool:
    return False
