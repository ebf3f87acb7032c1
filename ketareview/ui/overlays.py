"""Panels that lie over a corner of the window and stand in nobody's way."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QWidget
from typing_extensions import override

from ketareview.ui.theme import Theme

_MARGIN = 16
_GAP = 8
_EDGES = QSize(2 * _MARGIN, 2 * _MARGIN)


class Corner(QObject):
    """Keeps panels above each other at the lower right of an area."""

    def __init__(self, area: QWidget, theme: Theme) -> None:
        super().__init__(area)
        self._area = area
        self._theme = theme
        self._panels: list[QWidget] = []
        self._shadows: list[QGraphicsDropShadowEffect] = []
        area.installEventFilter(self)
        theme.changed.connect(self._draw)

    def add(self, panel: QWidget) -> None:
        """Place a panel above those that are there already."""
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        shadow = QGraphicsDropShadowEffect(panel)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 4)
        panel.setGraphicsEffect(shadow)
        self._shadows.append(shadow)
        self._panels.append(panel)
        panel.installEventFilter(self)
        self._draw()

    @Slot(bool)
    def calm(self, is_calm: bool) -> None:  # noqa: FBT001 - a signal gives it so
        """Go without shadows while much changes: each change paints a whole panel anew for them."""
        for shadow in self._shadows:
            shadow.setEnabled(not is_calm)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (
            QEvent.Type.Resize,
            QEvent.Type.Show,
            QEvent.Type.Hide,
            QEvent.Type.LayoutRequest,
        ):
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        bottom = self._area.height() - _MARGIN
        for panel in self._panels:
            if panel.isHidden():
                continue
            wanted = panel.sizeHint().boundedTo(self._area.size() - _EDGES)
            width = min(max(wanted.width(), panel.minimumWidth()), panel.maximumWidth())
            height = min(max(wanted.height(), panel.minimumHeight()), panel.maximumHeight())
            bottom -= height
            panel.setGeometry(self._area.width() - width - _MARGIN, bottom, width, height)
            panel.raise_()
            bottom -= _GAP

    def _draw(self) -> None:
        colour = QColor(self._theme.colour("shadow"))
        colour.setAlpha(40 if not self._theme.is_dark else 120)
        for shadow in self._shadows:
            shadow.setColor(colour)
