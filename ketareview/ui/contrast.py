"""How well two colours can be told apart (WCAG 2.2, contrast ratio), and how to make them so."""

from collections.abc import Iterable

from PySide6.QtGui import QColor

TEXT = 4.5
"""The least ratio between text and its ground."""

SHAPES = 3.0
"""The least ratio between bars, frames or icons and their ground."""

_STEP = 0.005


def contrast(one: QColor, other: QColor) -> float:
    """The ratio of two colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def legible(colour: QColor, grounds: Iterable[QColor], ratio: float, towards: QColor) -> QColor:
    """Mix a colour with `towards` as little as is needed to reach the ratio on every ground."""
    every = tuple(grounds)
    share = 0.0
    mixed = colour
    while share < 1.0 and min(contrast(mixed, ground) for ground in every) < ratio:
        share += _STEP
        mixed = _mixed(colour, towards, min(share, 1.0))
    return mixed


def _luminance(colour: QColor) -> float:
    red, green, blue = (
        _linear(share) for share in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 - sRGB (IEC 61966-2-1)


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    kept = 1.0 - share
    return QColor.fromRgbF(
        one.redF() * kept + other.redF() * share,
        one.greenF() * kept + other.greenF() * share,
        one.blueF() * kept + other.blueF() * share,
    )
