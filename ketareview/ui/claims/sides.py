"""The strongest passage for a claim beside the strongest against it."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from ketareview.domain.showing import quoted
from ketareview.ui.claims.passage_card import paint_badge
from ketareview.ui.claims.passage_model import Placed
from ketareview.ui.theme import Theme

_LONGEST = 280
_BADGE = 22


class Sides(QWidget):
    """Both sides, equally wide, whatever is on them."""

    opened = Signal(object)  # Marked

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._for = _Side("Strongest for", "for", "No passage for it is filed.", theme, self)
        self._against = _Side(
            "Strongest against", "against", "No passage against it is filed.", theme, self
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 8)
        row.setSpacing(12)
        for side in (self._for, self._against):
            side.opened.connect(self.opened)
            row.addWidget(side, 1)

    def show_sides(self, supporting: Placed | None, against: Placed | None) -> None:
        """Show these two, or say that there is none."""
        self._for.show_passage(supporting)
        self._against.show_passage(against)


class _Side(QFrame):
    opened = Signal(object)  # Marked

    def __init__(
        self, caption: str, colour: str, nothing: str, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(caption)
        self._theme = theme
        self._colour = colour
        self._nothing = nothing
        self._placed: Placed | None = None
        title = QLabel(caption, self)
        title.setObjectName("caption")
        self._badge = _Badge(theme, self)
        self._quote = QLabel(self)
        self._quote.setTextFormat(Qt.TextFormat.PlainText)
        self._quote.setWordWrap(True)
        self._whence = QPushButton(self)
        for look in ("quiet", "link"):
            self._whence.setProperty(look, True)  # noqa: FBT003 - the name of the property says it
        self._whence.clicked.connect(self._open)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch()
        head.addWidget(self._badge)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._quote, 1, alignment=Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._whence, alignment=Qt.AlignmentFlag.AlignLeft)
        theme.changed.connect(self.update)

    def show_passage(self, placed: Placed | None) -> None:
        """Show a passage, or that there is none."""
        self._placed = placed
        self._badge.setVisible(placed is not None)
        self._whence.setVisible(placed is not None)
        self._quote.setProperty("soft", placed is None)
        self._quote.style().polish(self._quote)
        if placed is None:
            self._quote.setText(self._nothing)
            return
        passage = placed.marked.highlight.passage
        self._quote.setText(quoted(passage, longest=_LONGEST))
        self._quote.setToolTip(quoted(passage))
        self._badge.show_level(placed.level)
        place = f", p. {placed.marked.place}" if placed.marked.place else ""
        self._whence.setText(f"{placed.marked.article.record.cited_as}{place}")
        self._whence.setAccessibleName(f"Open {self._whence.text()}")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(self._colour if self._placed else "line"))
        painter.drawRoundedRect(QRectF(4, 10, 3, self.height() - 20), 1.5, 1.5)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._open()

    def _open(self) -> None:
        if self._placed is not None:
            self.opened.emit(self._placed.marked)


class _Badge(QWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._level: int | None = None
        self.setFixedSize(_BADGE, _BADGE)

    def show_level(self, level: int | None) -> None:
        """Show a rung."""
        self._level = level
        told = "not checked" if level is None else str(level)
        self.setAccessibleName(f"Strength: {told}")
        self.setToolTip(f"Strength: {told}")
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        paint_badge(painter, room, self._level, self._theme)
