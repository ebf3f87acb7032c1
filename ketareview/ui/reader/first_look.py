"""How large the first page of a paper will be, before its view is there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollBar, QWidget

from ketareview.pdf import Glance
from ketareview.ui.reader.page.geometry import MARGIN
from ketareview.ui.reader.page.pdf_surface import PIXELS_PER_POINT
from ketareview.ui.reader.way.ticks import WIDTH


class FirstLook:
    """Where an article begins, and the room that it gets; a guess that fails costs a moment."""

    def __init__(self, room: QWidget) -> None:
        self._room = room
        self.page = 1
        self.factor: float | None = None
        """Without one, the page fills the width."""

    def glance(self) -> Glance:
        """Ask for a picture as the view will want it."""
        ratio = self._room.devicePixelRatioF()
        if self.factor is not None:
            return Glance(self.page, scale=self.factor * PIXELS_PER_POINT * ratio)
        view = self._room.width() - WIDTH - self._width_of_bar()
        return Glance(self.page, across=max(view - 2 * MARGIN, 1.0) * ratio)

    def _width_of_bar(self) -> int:
        bar = QScrollBar(Qt.Orientation.Vertical, self._room)  # the theme says how wide they are
        width = bar.sizeHint().width()
        bar.deleteLater()
        return width
