"""Which keys scroll, zoom and move the caret; the letters that tag are in `keys`."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from ketareview.ui.reader.caret import Move

_K = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_META = Qt.KeyboardModifier.MetaModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier

_MOVES = {
    (_K.Key_Left, False): Move.LEFT,
    (_K.Key_Right, False): Move.RIGHT,
    (_K.Key_Left, True): Move.WORD_LEFT,
    (_K.Key_Right, True): Move.WORD_RIGHT,
    (_K.Key_Up, False): Move.UP,
    (_K.Key_Down, False): Move.DOWN,
    (_K.Key_Home, False): Move.LINE_START,
    (_K.Key_End, False): Move.LINE_END,
}


def text_typed(event: QKeyEvent) -> str:
    """The printable text of a key, or nothing; Ctrl and Alt together write (AltGr)."""
    modifiers = event.modifiers()
    alone = bool(modifiers & _CTRL) != bool(modifiers & _ALT) or bool(modifiers & _META)
    text = event.text()
    return text if text.isprintable() and not text.isspace() and not alone else ""


def caret_move(event: QKeyEvent) -> Move | None:
    """The move of the caret that a key asks for."""
    return _MOVES.get((_K(event.key()), bool(event.modifiers() & _CTRL)))


def is_extending(event: QKeyEvent) -> bool:
    """Whether what is passed is to be selected."""
    return bool(event.modifiers() & _SHIFT)


def zoom_step(event: QKeyEvent) -> int | None:
    """1 for larger, -1 for smaller, 0 for the size on paper, None for other keys."""
    if event.matches(QKeySequence.StandardKey.ZoomIn):
        return 1
    if event.matches(QKeySequence.StandardKey.ZoomOut):
        return -1
    if not event.modifiers() & _CTRL:
        return None
    steps = {_K.Key_Plus: 1, _K.Key_Equal: 1, _K.Key_Minus: -1, _K.Key_0: 0}
    return steps.get(_K(event.key()))


def scroll_distance(event: QKeyEvent, page: int) -> int | None:
    """Pixels to scroll for a key, in a view of `page` pixels; None for other keys."""
    step, screen = 48, max(page - 48, 48)
    backwards = is_extending(event)
    distances: dict[int, Callable[[], int]] = {
        _K.Key_Up: lambda: -step,
        _K.Key_Down: lambda: step,
        _K.Key_PageUp: lambda: -screen,
        _K.Key_PageDown: lambda: screen,
        _K.Key_Space: lambda: -screen if backwards else screen,
    }
    found = distances.get(event.key())
    return found() if found else None
