"""The letters of the window: Inter, which ships with the program, or the system's own sans."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from ketareview import resources

BASE = 13
"""Pixels of ordinary text; 11 soft labels, 12 secondary, 16 titles, 22 titles of pages."""

_FAMILY = "Inter"


@cache
def family() -> str:
    """Load the shipped letters, and name their family; empty where they cannot be had."""
    loaded: set[str] = set()
    for path in sorted(resources.path("fonts").glob(f"{_FAMILY}*.[ot]tf")):
        number = QFontDatabase.addApplicationFont(str(path))
        if number >= 0:
            loaded.update(QFontDatabase.applicationFontFamilies(number))
    return _FAMILY if _FAMILY in loaded else next(iter(sorted(loaded)), "")


def font(pixels: int = BASE, *, is_strong: bool = False) -> QFont:
    """Make a font of a size in pixels, with figures of one width, so that numbers line up."""
    return QFont(_made(QFont().toString(), pixels, is_strong))


@cache
def _made(_base: str, pixels: int, is_strong: bool) -> QFont:  # noqa: FBT001 - a key of the cache
    made = QFont()
    if family():
        made.setFamilies([family(), *made.families()])
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made
