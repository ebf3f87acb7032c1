"""The small buttons of the tag card: letters of claim types, rungs of the ladder, words."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from ketareview.domain.codebook import Code
from ketareview.ui import fonts
from ketareview.ui.theme import Theme

_BADGE = 20
_GAP = 7
_ROW = 26

_SHOWN_SIGNS = {"-": "\N{MINUS SIGN}", ".": "\N{MIDDLE DOT}"}


class Choice(QAbstractButton):
    """A button that never takes the focus from the page; `typed` is the key it stands for."""

    pointed = Signal(bool)  # whether the mouse is on it now

    def __init__(self, text: str, typed: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self.typed = typed
        self.theme = theme
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{text}, key {typed}")
        self.words = fonts.font(12)

    @override
    def nextCheckState(self) -> None:
        """Leave the check to the card, which shows what the tags really are."""

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.pointed.emit(True)  # noqa: FBT003 - a signal has no names

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(False)  # noqa: FBT003 - a signal has no names

    @override
    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.words).horizontalAdvance(self.text()) + 16, _ROW)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter)
        painter.setPen(self.theme.colour("ink" if self.isChecked() else "soft"))
        painter.setFont(self.words)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    def paint_ground(self, painter: QPainter) -> None:
        """Paint the ground that tells chosen and pointed at."""
        if not (self.isChecked() or self.underMouse()):
            return
        ground = self.theme.colour("chosen" if self.isChecked() else "hover")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()), 6.0, 6.0)


class ClaimChoice(Choice):
    """A claim type: its letter on its colour, and its name."""

    def __init__(self, code: Code, theme: Theme, parent: QWidget) -> None:
        super().__init__(code.label, code.sign, theme, parent)
        self.setToolTip(_told(code))
        self._colour = QColor(code.colour)

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.words).horizontalAdvance(self.text())
        return QSize(4 + _BADGE + _GAP + words + 8, _ROW)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter)
        badge = QRectF(4.0, (self.height() - _BADGE) / 2, _BADGE, _BADGE)
        paint_badge(painter, badge, self._colour, self.typed)
        words = self.rect().adjusted(4 + _BADGE + _GAP, 0, 0, 0)
        painter.setFont(self.words)
        painter.setPen(self.theme.colour("ink"))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()


class StrengthChoice(Choice):
    """A rung of the ladder, its digit on its blue; unchecked is an empty frame."""

    def __init__(self, code: Code, theme: Theme, parent: QWidget) -> None:
        super().__init__(code.sign, code.sign, theme, parent)
        self.setToolTip(_told(code))
        self.setAccessibleName(f"{code.label}, key {code.sign}")
        self._level = code.level
        self.words = fonts.font(12, is_strong=True)

    @override
    def sizeHint(self) -> QSize:
        return QSize(44, 28)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5)
        painter.setFont(self.words)
        paint_rung(painter, box, self._level, self.text(), self.theme)
        if self.isChecked() or self.underMouse():
            width = 2.0 if self.isChecked() else 1.0
            painter.setPen(QPen(self.theme.colour("accent"), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-1.5, -1.5, 1.5, 1.5), 6.0, 6.0)
        painter.end()


def paint_badge(painter: QPainter, box: QRectF, colour: QColor, letter: str) -> None:
    """Paint a white letter on a claim type's colour."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(box, 4.0, 4.0)
    painter.setFont(fonts.font(round(box.height() * 0.6), is_strong=True))
    painter.setPen(QColor("white"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)


def paint_rung(painter: QPainter, box: QRectF, level: int | None, sign: str, theme: Theme) -> None:
    """Paint a rung of the ladder with its digit."""
    painter.setPen(QPen(theme.colour("frame" if level is None else "line"), 1.0))
    painter.setBrush(theme.strength_colour(level))
    painter.drawRoundedRect(box, 4.0, 4.0)
    painter.setPen(theme.strength_ink(level))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, sign)


def shown_sign(code: Code) -> str:
    """The sign as it is set rather than typed: a true minus, a raised dot."""
    return _SHOWN_SIGNS.get(code.sign, code.sign)


def _told(code: Code) -> str:
    parts = (code.label, code.definition, f"Not when: {code.not_when}" if code.not_when else "")
    return "\n".join(part for part in parts if part)
