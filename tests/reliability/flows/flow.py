"""A flow, and the hands that all flows share."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QTableView, QWidget

from ketareview.library import Library
from ketareview.ui.naming import NameDialog
from ketareview.ui.window import MainWindow

Kind = TypeVar("Kind", bound=QObject)
Dialog = TypeVar("Dialog", bound=QDialog)
_TURN, _TURNS = 20, 150  # milliseconds, and how many of them one waits for what may never come
_numbers = count(1)


def _nothing(_window: MainWindow) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Flow:
    """What is done while calls fail, and what must stand ready before."""

    do: Callable[[MainWindow], None]
    ready: Callable[[MainWindow], None] = _nothing


def library_of(window: MainWindow) -> Library:
    """The library that the window shows."""
    return window._session.library


def part(window: QWidget, kind: type[Kind], name: str = "") -> Kind:
    """Find a part of the window, which is always there."""
    found = window.findChild(kind, name) if name else window.findChild(kind)
    assert found is not None, name or kind
    return found


def soon(holds: Callable[[], object]) -> bool:
    """Wait some seconds until something holds: what fails may never come."""
    for _ in range(_TURNS):
        if holds():
            return True
        QTest.qWait(_TURN)
    return False


def another(word: str) -> str:
    """Give a name that nothing has."""
    return f"{word} {next(_numbers)}"


def command(key: str) -> Flow:
    """Choose the first article, and do what an action does."""

    def do(window: MainWindow) -> None:
        choose_article(window)
        window.commands[key].trigger()

    return Flow(do)


def choose_article(window: MainWindow, row: int = 0) -> None:
    """Go to an article of the table."""
    table = part(window, QTableView, "articleTable")
    table.setFocus()
    table.selectRow(row)


def dialog_of(kind: type[Dialog]) -> Dialog | None:
    """Wait for a small window of a kind."""
    found: list[Dialog] = []

    def is_there() -> bool:
        tops = QApplication.topLevelWidgets()
        found[:] = [each for each in tops if isinstance(each, kind) and each.isVisible()]
        return bool(found)

    return found[0] if soon(is_there) else None


def answer(kind: type[QDialog], words: str) -> None:
    """Type words into the field of a dialog, and Enter."""
    dialog = dialog_of(kind)
    field = dialog.findChild(QLineEdit) if dialog else None
    if field is not None:
        QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Return)


def name(words: str) -> None:
    """Give a name to what is new."""
    answer(NameDialog, words)
