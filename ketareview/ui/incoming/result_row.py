"""How a result is drawn: its title, what became of it, why, and what can be done about it."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView
from typing_extensions import override

from ketareview.domain.imports import ImportResult, Outcome
from ketareview.ui import fonts, icons
from ketareview.ui.incoming.deeds import Deed, deeds_of, fate, remarks, title
from ketareview.ui.incoming.result_model import RESULT, Index
from ketareview.ui.item_painter import ROUND, ItemPainter
from ketareview.ui.theme import Theme

HEIGHT: Final = 44
"""Pixels of a row whose result needs no explanation."""

_LEFT = 8
_TOP = 5
_ICON = 16
_TEXT = _LEFT + _ICON + 8
_LINE = 17
_GAP = 14
_SMALL = 12
_MOST_LINES = 8
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop

_PICTURES = {
    Outcome.ADDED: ("check", "good"),
    Outcome.DUPLICATE: ("copy", "soft"),
    Outcome.ATTACHED: ("attach", "accent"),
    Outcome.FAILED: ("warning", "bad"),
}


class ResultRow(ItemPainter):
    """Paints results; titles and names come from outside and are never taken for markup."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(theme, view)
        self.pointed: tuple[int, Deed] | None = None

    def height(self, result: ImportResult, width: int) -> int:
        """Measure how high a row of `width` pixels must be for all its words."""
        return HEIGHT + sum(self._measured(words, width) + 2 for words in remarks(result))

    def deed_at(self, place: QPoint, index: QModelIndex) -> Deed | None:
        """Tell which of a row's words that do something are at a place."""
        row = self._view.visualRect(index)
        rooms = self._rooms(row, index.data(RESULT))
        return next((deed for deed, room in rooms if room.contains(place)), None)

    def room_of(self, deed: Deed, index: QModelIndex) -> QRect:
        """Tell where on the screen a row offers something."""
        row = self._view.visualRect(index)
        return dict(self._rooms(row, index.data(RESULT))).get(deed, QRect())

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, self.height(index.data(RESULT), width))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        result: ImportResult = index.data(RESULT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
        self.lay_ground(painter, option, ground, ROUND)
        name, colour = _PICTURES[result.outcome]
        drawn = icons.picture(
            name, self._theme.colour(colour), _ICON, self._view.devicePixelRatioF()
        )
        painter.drawPixmap(option.rect.left() + _LEFT, option.rect.top() + _TOP + 2, drawn)
        right = self._paint_deeds(painter, option.rect, index.row(), result)
        self._paint_words(painter, option.rect, right, result)
        painter.restore()

    def _paint_deeds(self, painter: QPainter, row: QRect, number: int, result: ImportResult) -> int:
        """Paint the words that do something; returns where they begin."""
        begin = row.right() - _LEFT
        painter.setPen(self._theme.colour("accent"))
        for deed, room in self._rooms(row, result):
            font = fonts.font(_SMALL)
            font.setUnderline(self.pointed == (number, deed))
            painter.setFont(font)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, deed.value)
            begin = min(begin, room.left())
        return begin

    def _paint_words(self, painter: QPainter, row: QRect, right: int, result: ImportResult) -> None:
        left, top = row.left() + _TEXT, row.top() + _TOP
        painter.setFont(fonts.font())
        painter.setPen(self._theme.colour("ink"))
        room = QRect(left, top, max(right - left - 8, 0), _LINE + 2)
        words = title(result).replace("\n", " ")
        elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided)
        painter.setFont(fonts.font(_SMALL))
        is_bad = result.outcome is Outcome.FAILED
        painter.setPen(self._theme.colour("bad" if is_bad else "soft"))
        width = row.width() - _TEXT - _LEFT
        below = QRect(left, top + _LINE + 1, width, _LINE)
        shown = painter.fontMetrics().elidedText(fate(result), Qt.TextElideMode.ElideMiddle, width)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setPen(self._theme.colour("soft"))
        y = below.bottom() + 2
        for remark in remarks(result):
            height = self._measured(remark, row.width())
            painter.drawText(QRect(left, y, width, height), _WRAPPED, remark)
            y += height + 2

    def _rooms(self, row: QRect, result: ImportResult) -> Iterator[tuple[Deed, QRect]]:
        metrics = QFontMetrics(fonts.font(_SMALL))
        right = row.right() - _LEFT
        for deed in reversed(deeds_of(result)):
            width = metrics.horizontalAdvance(deed.value) + 2
            yield deed, QRect(right - width, row.top() + _TOP - 1, width, _LINE + 4)
            right -= width + _GAP

    def _measured(self, words: str, width: int) -> int:
        metrics = QFontMetrics(fonts.font(_SMALL))
        room = QRect(0, 0, max(width - _TEXT - _LEFT, 80), 10_000)
        return min(
            metrics.boundingRect(room, _WRAPPED, words).height(),
            _MOST_LINES * metrics.lineSpacing(),
        )
