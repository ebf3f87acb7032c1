"""Icons are drawings in `resources/icons`: 24 units square, lines 1.5 px wide but in the emblem."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from ketareview import resources
from ketareview.settings import private_folder

_SIDE = 20
_RATIOS = (1, 2, 3)
_EMBLEM = "ketareview"
_EMBLEM_SIDES = (16, 24, 32, 48, 64, 128, 256)
"""Pixels, as desktops ask for it: in title bars, lists of windows, docks."""


def icon(name: str, colour: QColor, faded: QColor) -> QIcon:
    """Draw an icon in a colour, and in the faded one for what cannot be done now."""
    made = QIcon()
    for ratio in _RATIOS:
        made.addPixmap(picture(name, colour, _SIDE, ratio), QIcon.Mode.Normal)
        made.addPixmap(picture(name, faded, _SIDE, ratio), QIcon.Mode.Disabled)
    return made


def emblem() -> QIcon:
    """Draw what desktops know the program by, in colours of its own."""
    made = QIcon()
    for side in _EMBLEM_SIDES:
        made.addPixmap(picture(_EMBLEM, QColor(), side))
    return made


def picture(name: str, colour: QColor, side: int, ratio: float = 1) -> QPixmap:
    """Draw an icon of `side` pixels, with `ratio` device pixels in each; drawn once, then kept."""
    key = f"{name} {colour.name()} {side} {ratio}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    renderer = QSvgRenderer(QByteArray(_tinted(name, colour)))
    drawn = QPixmap(QSize(side, side) * ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, side * ratio, side * ratio))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


def write(names: Iterable[str], colour: QColor, ending: str) -> Path:
    """Write icons as files, which is all that a stylesheet can show, and name their folder."""
    folder = private_folder() / "icons"
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / f"{name}-{ending}.svg").write_bytes(_tinted(name, colour))
    return folder


def _tinted(name: str, colour: QColor) -> bytes:
    return _drawing(name).replace("currentColor", colour.name()).encode()


@cache
def _drawing(name: str) -> str:
    return resources.text("icons", f"{name}.svg")
