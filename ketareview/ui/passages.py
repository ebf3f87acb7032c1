"""Passages as a list: the words, whose they are, and what was said of them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from typing_extensions import override

from ketareview.domain.codebook import Code, Codebook, Scheme
from ketareview.domain.showing import quoted
from ketareview.ui import fonts
from ketareview.ui.item_painter import ROUNDER, ItemPainter
from ketareview.workflows import Marked

Index = QModelIndex | QPersistentModelIndex

MARKED = Qt.ItemDataRole.UserRole
CLAIM = Qt.ItemDataRole.UserRole + 1
WHENCE = Qt.ItemDataRole.UserRole + 2
_NOWHERE: Final = QModelIndex()
_MARGIN = 16
_PADDING = 12
_MOST_LINES = 3


class PassageModel(QAbstractListModel):
    """Shows passages with their articles."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._codebook = Codebook("", "", ())
        self._passages: list[Marked] = []

    def know(self, codebook: Codebook) -> None:
        """Take the codebook by which the passages are tagged."""
        self._codebook = codebook

    def show(self, passages: Sequence[Marked]) -> None:
        """Show these."""
        self.beginResetModel()
        self._passages = list(passages)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._passages)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        marked = self._passages[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return quoted(marked.highlight.passage)
            case _ if role == MARKED:
                return marked
            case _ if role == CLAIM:
                tags = marked.highlight.tags
                return self._codebook.code(Scheme.CLAIM_TYPE, tags.claim_type)
            case _ if role == WHENCE:
                return self._whence(marked)
        return None

    def _whence(self, marked: Marked) -> str:
        tags = marked.highlight.tags
        stance = self._codebook.code(Scheme.STANCE, tags.stance).label
        basis = self._codebook.code(Scheme.BASIS, tags.basis).label
        page = f"p. {marked.place}" if marked.place else ""
        checked = "" if marked.quote_ok else "does not match its source"
        parts = (marked.article.record.cited_as, page, stance, basis, checked)
        return " · ".join(part for part in parts if part)


class PassageDelegate(ItemPainter):
    """A card with the bar of its claim type at the left."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics = QFontMetrics(fonts.font())
        width = self._view.viewport().width() - 2 * (_MARGIN + _PADDING)
        words = metrics.boundingRect(
            QRect(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap, str(index.data())
        )
        height = min(words.height(), _MOST_LINES * metrics.lineSpacing())
        return QSize(0, height + 2 * _PADDING + 28)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(option.rect).adjusted(_MARGIN, 4, -_MARGIN, -4)
        self.lay_ground(painter, option, card, ROUNDER, idle="window", hovered="window")
        claim: Code = index.data(CLAIM)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.claim_colour(claim))
        painter.drawRoundedRect(
            QRectF(card.left(), card.top() + 6, 3, card.height() - 12), 1.5, 1.5
        )
        self._paint_words(painter, card, index)
        painter.restore()

    def _paint_words(self, painter: QPainter, card: QRectF, index: Index) -> None:
        room = card.adjusted(_PADDING, 8, -_PADDING, -8).toRect()
        painter.setFont(fonts.font())
        painter.setPen(self._theme.colour("ink"))
        line = painter.fontMetrics().lineSpacing()
        words = room.adjusted(0, 0, 0, -20)
        painter.setClipRect(words.adjusted(0, 0, 0, 2 - words.height() % line))
        painter.drawText(words, Qt.TextFlag.TextWordWrap, str(index.data()))
        painter.setClipping(False)
        painter.setFont(fonts.font(12))
        painter.setPen(self._theme.colour("soft"))
        whence = painter.fontMetrics().elidedText(
            str(index.data(WHENCE)), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, whence)
