"""Frames what something would be dropped on, and says what that will do."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ketareview.ui import fonts
from ketareview.ui.theme import Theme

_EDGE = 8
_LARGE = 160  # pixels; in what is as high the words stand inside
_NARROW = 320  # beside what is narrower they hide nothing that lies below
_PILL = 36
_PADDING = 18
_TINT = 24  # of 255


class DropOverlay(QWidget):
    """Lies over the window while something is dragged, and lets all events through."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("dropOverlay")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._theme = theme
        self._window = window
        self._room = QRect()
        self._words = ""
        self._is_refused = False
        self.hide()

    @property
    def words(self) -> str:
        """What is said."""
        return self._words

    def show_over(self, room: QRect, words: str, *, is_refused: bool) -> None:
        """Frame `room`, a part of the window."""
        self._room, self._words, self._is_refused = room, words, is_refused
        self.setAccessibleName(words)
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = _EDGE if self._room.height() >= _LARGE else 0
        frame = QRectF(self._room).adjusted(edge + 1, edge + 1, -edge - 1, -edge - 1)
        tint = QColor(self._colour())
        tint.setAlpha(_TINT)
        painter.setPen(QPen(self._colour(), 2, Qt.PenStyle.DashLine))
        painter.setBrush(tint)
        painter.drawRoundedRect(frame, 8.0, 8.0)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        font = fonts.font(14, is_strong=True)
        metrics = QFontMetrics(font)
        most = self.width() - 4 * _PADDING
        words = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, most)
        width = metrics.horizontalAdvance(words) + 2 * _PADDING
        pill = self._placed(QRect(0, 0, width, _PILL))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour())
        painter.drawRoundedRect(QRectF(pill), _PILL / 2, _PILL / 2)
        painter.setFont(font)
        painter.setPen(self._theme.colour("on_accent"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)

    def _placed(self, pill: QRect) -> QRect:
        """Put the words into the middle of what is large, beside or below what is small."""
        pill.moveCenter(self._room.center())
        if self._room.width() < _NARROW:
            pill.moveLeft(self._room.right() + _EDGE)
        elif self._room.height() < _LARGE:
            pill.moveTop(self._room.bottom() + _EDGE)
            if pill.bottom() > self.height() - _EDGE:
                pill.moveBottom(self._room.top() - _EDGE)
        pill.moveLeft(max(_EDGE, min(pill.left(), self.width() - pill.width() - _EDGE)))
        return pill

    def _colour(self) -> QColor:
        return self._theme.colour("warning" if self._is_refused else "accent")
