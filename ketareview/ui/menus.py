"""The menu bar, made from the table of actions, and menus that come up where one points."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ketareview.ui.actions import Actions, Menu

_ONE_OF = (
    ("theme-system", "theme-light", "theme-dark"),
    ("pages-printed", "pages-sepia", "pages-dark"),
)
_BEFORE_LINE = {
    "find-duplicates",
    "save-map",
    "work-on-copy",
    "paste",
    "go-reports",
    "previous-tab",
    "show-outline",
    "fit-width",
    "theme-dark",
    "open-article",
    "mark-read",
    "unfile-articles",
    "delete-topic",
    "report-topic",
    "show-opposed",
    "merge-claims",
    "delete-claims",
}


def fill(bar: QMenuBar, actions: Actions) -> None:
    """Put every action into its menu."""
    for menu in Menu:
        shown = bar.addMenu(menu.value)
        for action in actions.of(menu):
            shown.addAction(action)
            if action.objectName() in _BEFORE_LINE:
                shown.addSeparator()
    for keys in _ONE_OF:
        group = QActionGroup(bar)
        for key in keys:
            group.addAction(actions[key])


def pop_up(actions: Iterable[QAction | None], place: QPoint, over: QWidget) -> None:
    """Offer actions at a place of the screen; None is a line."""
    menu = QMenu(over)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for action in actions:
        menu.addSeparator() if action is None else menu.addAction(action)
    menu.popup(place)
