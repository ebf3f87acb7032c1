"""The command palette: every action, found by its words."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ketareview.ui.actions import TABLE, Actions
from ketareview.ui.chooser import Chooser, Option
from ketareview.ui.theme import Theme


def show_palette(actions: Actions, theme: Theme, window: QWidget) -> Chooser:
    """Let the reviewer choose an action, and do it."""
    options = [_option(actions[entry.key], entry.icon) for entry in TABLE]
    options.sort(key=lambda option: not option.is_possible)
    chooser = Chooser("Type a command", options, theme, window)
    chooser.chosen.connect(_do)
    chooser.open_over(window)
    return chooser


def _option(action: QAction, icon: str) -> Option:
    return Option(
        words=action.text(),
        choice=action,
        hint=action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
        icon=icon,
        is_possible=action.isEnabled(),
    )


def _do(action: QAction) -> None:
    action.trigger()
