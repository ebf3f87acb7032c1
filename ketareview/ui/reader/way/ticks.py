"""The strip beside the scroll bar: where in the article highlights and places found stand."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from ketareview.domain.highlight import Piece
from ketareview.ui.reader.page.page_view import PageView
from ketareview.ui.reader.page.painting import lifted
from ketareview.ui.theme import Theme

WIDTH = 12
_HIGH = 2.0
_NEAR = 5.0  # pixels within which a press takes a tick
_SLICE = 60  # ticks placed in one go: 2 ms
_SETTLING = 60  # milliseconds for which sizes must rest
_REFINING = 400  # milliseconds for which letters must have come
_FAINT = 0.4


@dataclass(frozen=True, slots=True)
class Tick:
    """A line at a `part` of the strip's height."""

    part: float
    piece: Piece
    colour: QColor
    is_found: bool = False


class Ticks(QWidget):
    """Highlights at the left in the colours of their claim types, places found at the right."""

    asked = Signal(object)  # Piece

    def __init__(
        self, view: PageView, labels: tuple[str, ...], theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("ticks")
        self.setAccessibleName("Highlights and places found, by where they stand")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._view = view
        self._theme = theme
        self._marked: list[Tick] = []
        self._found: list[Tick] = []
        self._placing: Iterator[Tick] = iter(())
        self._placed: list[Tick] = []
        self._shown: tuple[object, object] = ((), ())
        self._labels = labels
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._place_some)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLING)
        self._settling.timeout.connect(self._place_all)
        view.overlaid.connect(self._take)
        view.surface.resized.connect(self._settle)
        view.surface.repaint.connect(self._refine)
        theme.changed.connect(self._place_all)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """What is shown: highlights, then places found."""
        return (*self._marked, *self._found)

    @property
    def current(self) -> Tick | None:
        """The tick of the place found that is shown now."""
        at = self._view.current_found
        return self._found[at] if 0 <= at < len(self._found) else None

    def shut(self) -> None:
        """Place nothing any more."""
        self._idle.stop()
        self._settling.stop()
        self._view.surface.resized.disconnect(self._settle)
        self._view.surface.repaint.disconnect(self._refine)

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 100)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("window"))
        half = self.width() / 2
        for tick in self._marked:
            painter.fillRect(self._box(tick, 1.0, half - 1.5), tick.colour)
        usual = self._theme.colour("found").darker(100 if self._theme.is_dark else 135)
        # Many places stand at one height: each height is painted once.
        for tick in {round(self._y(each)): each for each in self._found}.values():
            painter.fillRect(self._box(tick, half + 0.5, half - 1.5), usual)
        if self.current is not None:
            box = self._box(self.current, 1.0, self.width() - 2.0)
            painter.fillRect(box.adjusted(0.0, -1.0, 0.0, 1.0), self._theme.colour("accent"))
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        tick = self._tick_at(event.position().y())
        if event.button() == Qt.MouseButton.LeftButton and tick is not None:
            self.asked.emit(tick.piece)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tick = self._tick_at(event.pos().y())
            QToolTip.showText(event.globalPos(), self._words(tick) if tick else "", self)
            return True
        return super().event(event)

    def _words(self, tick: Tick) -> str:
        page = tick.piece.page
        what = "Place found" if tick.is_found else "Highlight"
        return f"{what}, p. {self._labels[page - 1]}" if page <= len(self._labels) else what

    def _tick_at(self, y: float) -> Tick | None:
        nearest = min(self.ticks, key=lambda tick: abs(self._y(tick) - y), default=None)
        return nearest if nearest and abs(self._y(nearest) - y) <= _NEAR else None

    def _y(self, tick: Tick) -> float:
        return tick.part * self.height()

    def _box(self, tick: Tick, left: float, width: float) -> QRectF:
        return QRectF(left, self._y(tick) - _HIGH / 2, width, _HIGH)

    def _take(self) -> None:
        """Place others; where only another place is the current one, all stay as they are."""
        if self._shown == (self._view.marks, self._view.found) and not self._idle.isActive():
            self.update()
        else:
            self._place_all()

    def _refine(self) -> None:
        """Place all anew by the letters that have come, once no more come."""
        if not (self._settling.isActive() and self._settling.interval() == _SETTLING):
            self._settling.start(_REFINING)

    def _settle(self) -> None:
        self._settling.start(_SETTLING)

    def _place_all(self) -> None:
        """Begin anew; what is shown stays until the new places are known."""
        self._shown = self._view.marks, self._view.found
        self._placing = self._marked_and_found()
        self._placed = []
        self._place_some()

    def _place_some(self) -> None:
        for _ in range(_SLICE):
            tick = next(self._placing, None)
            if tick is None:
                self._idle.stop()
                self._marked = [each for each in self._placed if not each.is_found]
                self._found = [each for each in self._placed if each.is_found]
                self.update()
                return
            self._placed.append(tick)
        self._idle.start()

    def _marked_and_found(self) -> Iterator[Tick]:
        for mark in self._view.marks:
            colour = self._line(mark.colour)
            if not mark.is_own:
                colour.setAlphaF(_FAINT)
            if mark.pieces:
                yield Tick(self._part(mark.pieces[0]), mark.pieces[0], colour)
        colour = self._theme.colour("found")
        for pieces in self._view.found:
            yield Tick(self._part(pieces[0]), pieces[0], colour, is_found=True)

    def _line(self, colour: QColor) -> QColor:
        return lifted(colour, 0.62) if self._theme.is_dark else QColor(colour)

    def _part(self, piece: Piece) -> float:
        surface = self._view.surface
        return surface.top_of_target(piece) / max(surface.size().height(), 1.0)
