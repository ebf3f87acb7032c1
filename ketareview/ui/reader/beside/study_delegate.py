"""How a study card's lines look: label and value, and proposals softly below."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from typing_extensions import override

from ketareview.ui import fonts
from ketareview.ui.item_painter import ItemPainter
from ketareview.ui.reader.beside.study_model import LINE
from ketareview.ui.reader.beside.study_rows import (
    FieldLine,
    HeadingLine,
    Line,
    MoreLine,
    OfferLine,
    OtherLine,
)

_LABEL = 0.38  # of the width
_SIDE = 10
_BAR = 3
_INDENT = 14
_HEIGHT = 26
_HEADING = 34
_EMPTY = "\N{EN DASH}"
_MOST_VALUE = 0.55  # of a proposal's width, where its quotation needs the rest
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_LOW = int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)

Index = QModelIndex | QPersistentModelIndex


class StudyDelegate(ItemPainter):
    """Paints a line; each is one line high."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, _HEADING if isinstance(index.data(LINE), HeadingLine) else _HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        self._paint_ground(painter, rect, option.state)
        room = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        if isinstance(line, HeadingLine):
            painter.setFont(fonts.font(12, is_strong=True))
            self._draw(painter, room.adjusted(0, 0, 0, -6), line.words, "soft", _LOW)
        elif isinstance(line, FieldLine):
            self._paint_field(painter, room, line)
        elif isinstance(line, OfferLine):
            self._paint_offer(painter, room, line)
        else:
            self._paint_plain(painter, room, line)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        if not state & QStyle.StateFlag.State_Selected:
            return
        ground = QRectF(rect).adjusted(2.5, 0.5, -2.5, -0.5)
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(self._theme.colour("accent")) if has_focus else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("chosen"))
        painter.drawRoundedRect(ground, 5.0, 5.0)

    def _paint_field(self, painter: QPainter, room: QRect, line: FieldLine) -> None:
        label = QRect(room)
        label.setWidth(round(room.width() * _LABEL))
        painter.setFont(fonts.font(12))
        self._draw(painter, label, line.field.label, "soft")
        value = room.adjusted(label.width() + 6, 0, 0, 0)
        if line.is_wrong:
            value = self._paint_sign(painter, value, "≠", "bad")
        elif line.passage is not None:
            value = self._paint_sign(painter, value, "“”", "good")
        painter.setFont(fonts.font(13, is_strong=line.value is not None))
        self._draw(painter, value, line.words or _EMPTY, "ink" if line.value else "soft")

    def _paint_sign(self, painter: QPainter, room: QRect, sign: str, colour: str) -> QRect:
        """Say at the right edge whether words stand behind a value."""
        font = fonts.font(12, is_strong=True)
        painter.setFont(font)
        width = QFontMetrics(font).horizontalAdvance(sign)
        at = QRect(room.right() - width, room.top(), width + 1, room.height())
        self._draw(painter, at, sign, colour)
        return room.adjusted(0, 0, -width - 6, 0)

    def _paint_offer(self, painter: QPainter, room: QRect, line: OfferLine) -> None:
        bar = QRectF(room.left() + 2, room.top() + 5, _BAR, room.height() - 10)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(bar, 1.5, 1.5)
        inner = room.adjusted(_INDENT, 0, 0, 0)
        font = fonts.font(12)
        metrics = QFontMetrics(font)
        quote = f"“{line.quote}”"
        if line.words.casefold() == line.quote.casefold():  # it would stand there twice
            painter.setFont(font)
            self._draw(painter, inner, quote, "accent")
            return
        needed = metrics.horizontalAdvance(line.words)
        spare = inner.width() - metrics.horizontalAdvance(quote) - 8
        width = min(needed, max(spare, round(inner.width() * _MOST_VALUE)))
        painter.setFont(font)
        value = QRect(inner.left(), inner.top(), width + 1, inner.height())
        self._draw(painter, value, line.words, "accent")
        self._draw(painter, inner.adjusted(width + 8, 0, 0, 0), quote, "soft")

    def _paint_plain(self, painter: QPainter, room: QRect, line: OtherLine | MoreLine) -> None:
        painter.setFont(fonts.font(12))
        is_more = isinstance(line, MoreLine)
        words = f"+ {line.words}" if is_more else line.words
        self._draw(painter, room.adjusted(0 if is_more else _INDENT, 0, 0, 0), words, "soft")

    def _draw(
        self, painter: QPainter, room: QRect, words: str, colour: str, flags: int = _LEFT
    ) -> None:
        font: QFont = painter.font()
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(self._theme.colour(colour))
        painter.drawText(room, flags, shown)
