"""The ground on which papers are read: as printed, sepia, or dark."""

from enum import StrEnum
from functools import cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QImage, QPainter

from ketareview import resources


class Ground(StrEnum):
    """The grounds there are; reflowed text takes the window's own where it is "printed"."""

    PRINTED = "printed"
    SEPIA = "sepia"
    DARK = "dark"


class PageLook(QObject):
    """The ground that is chosen, for every paper that is open; `changed` tells of another."""

    changed = Signal()

    def __init__(self, ground: Ground = Ground.PRINTED, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ground = ground

    def choose(self, ground: Ground) -> None:
        """Take another ground."""
        if ground is not self.ground:
            self.ground = ground
            self.changed.emit()

    def colour(self, name: str) -> QColor | None:
        """Give `sheet`, `ink`, `soft` or `line`; as printed there is none but the paper's own."""
        if self.ground is Ground.PRINTED:
            return None
        return QColor(_table()[self.ground.value][name])


def laid_on(image: QImage, ground: Ground) -> QImage:
    """Lay the picture of a white page on a ground; may be called in any thread."""
    if ground is Ground.PRINTED:
        return image
    if ground is Ground.DARK:
        image.invertPixels()
    modes = QPainter.CompositionMode
    painter = QPainter(image)
    is_dark = ground is Ground.DARK
    painter.setCompositionMode(
        modes.CompositionMode_Screen if is_dark else modes.CompositionMode_Multiply
    )
    painter.fillRect(image.rect(), QColor(_table()[ground.value]["sheet"]))
    painter.end()
    return image


@cache
def _table() -> dict[str, dict[str, str]]:
    return resources.table("themes", "pages.toml")
