"""Which keys scroll, zoom and move the caret; the letters that tag are in `keys`."""

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from ketareview.ui.reader.page.caret import Move

_K = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_META = Qt.KeyboardModifier.MetaModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier

_MOVES = {
    (_K.Key_PageUp, False): Move.SCREEN_UP,
    (_K.Key_PageDown, False): Move.SCREEN_DOWN,
    (_K.Key_Up, True): Move.PARAGRAPH_BACK,
    (_K.Key_Down, True): Move.PARAGRAPH_ON,
    (_K.Key_Home, True): Move.TEXT_START,
    (_K.Key_End, True): Move.TEXT_END,
    (_K.Key_Left, False): Move.LEFT,
    (_K.Key_Right, False): Move.RIGHT,
    (_K.Key_Left, True): Move.WORD_LEFT,
    (_K.Key_Right, True): Move.WORD_RIGHT,
    (_K.Key_Up, False): Move.UP,
    (_K.Key_Down, False): Move.DOWN,
    (_K.Key_Home, False): Move.LINE_START,
    (_K.Key_End, False): Move.LINE_END,
}


_SENTENCES = {"(": Move.SENTENCE_BACK, ")": Move.SENTENCE_ON}
_ENTER = (_K.Key_Return, _K.Key_Enter, _K.Key_Space)
_KEEP = "&"


class CaretCommand(Enum):
    """What a key does with the caret besides moving it."""

    SWITCH = auto()
    TAKE = auto()  # the sentence at the caret; again: its paragraph
    TAKE_NEXT = auto()  # the next sentence too
    KEEP = auto()  # what is selected, as a piece of the passage


def text_typed(event: QKeyEvent) -> str:
    """The printable text of a key, or nothing; Ctrl and Alt together write (AltGr)."""
    modifiers = event.modifiers()
    alone = bool(modifiers & _CTRL) != bool(modifiers & _ALT) or bool(modifiers & _META)
    text = event.text()
    return text if text.isprintable() and not text.isspace() and not alone else ""


def caret_move(event: QKeyEvent) -> Move | None:
    """The move of the caret that a key asks for."""
    sentence = _SENTENCES.get(text_typed(event))
    if sentence is not None or event.modifiers() & (_ALT | _META):
        return sentence
    return _MOVES.get((_K(event.key()), bool(event.modifiers() & _CTRL)))


def caret_command(event: QKeyEvent) -> CaretCommand | None:
    """The command that a key gives to the caret."""
    if event.key() == _K.Key_F7:
        return CaretCommand.SWITCH
    if text_typed(event) == _KEEP:
        return CaretCommand.KEEP
    if event.key() not in _ENTER or event.modifiers() & (_CTRL | _ALT | _META):
        return None
    return CaretCommand.TAKE_NEXT if is_extending(event) else CaretCommand.TAKE


def is_extending(event: QKeyEvent) -> bool:
    """Whether what is passed is to be selected; brackets need Shift on many keyboards."""
    return bool(event.modifiers() & _SHIFT) and text_typed(event) not in _SENTENCES


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
