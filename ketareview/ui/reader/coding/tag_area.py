"""The tags of the chosen highlight in a room that scrolls where there is too little."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from ketareview.ui.reader.coding.tag_panel import TagPanel

_LEAST = 180  # pixels
_SEEN_BY_PARENT = {QEvent.Type.ShowToParent: True, QEvent.Type.HideToParent: False}


class TagArea(QScrollArea):
    """As high as the tags are, if there is room; there when they are."""

    def __init__(self, panel: TagPanel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setMinimumHeight(_LEAST)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._panel = panel
        self.setWidget(panel)
        panel.installEventFilter(self)
        self.hide()

    @override
    def sizeHint(self) -> QSize:
        return self._panel.sizeHint()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._panel and event.type() in _SEEN_BY_PARENT:
            self.setVisible(_SEEN_BY_PARENT[event.type()])
        elif watched is self._panel and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
