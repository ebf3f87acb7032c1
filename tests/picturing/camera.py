"""What everything that takes pictures of a window does with it."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ketareview.library import Library
from ketareview.ui.reader import ReaderTab
from ketareview.ui.tabs import ReaderTabs
from ketareview.ui.window import MainWindow

W = TypeVar("W", bound=QWidget)

PATIENCE = 30_000


class Pictures(ABC):
    """Some screens of one window; whoever takes them leaves the library as it was."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._library: Library = window._session.library

    @abstractmethod
    def take(self, out: Path, name: str) -> None:
        """Write each as `out`/SCREEN-`name`.png."""

    def _shoot(self, path: Path, widget: QWidget | None = None, pause: int = 250) -> None:
        """Let the window come to rest, and write what it or a widget shows."""
        rest(pause)
        save(widget or self._window, path)

    def _part(self, kind: type[W], name: str = "") -> W:
        """Wait until a part of the window is there."""
        wait_for(lambda: bool(named(self._window, kind, name)))
        return part(self._window, kind, name)

    def _open(self, words: str) -> ReaderTab:
        """Open the first article of which title or kind of file holds the words; wait for it."""
        lines = self._library.articles.lines(self._library.articles.all()).values()
        line = next(each for each in lines if words in f"{each.title} {each.media_type}")
        self._window.open_article(line.id)
        tabs = self._part(ReaderTabs, "readerTabs")
        wait_for(lambda: getattr(tabs.reader(), "page_view", None) is not None)
        rest(1500)
        tab = tabs.reader()
        if tab is None:
            raise LookupError(words)
        return tab


def part(room: QWidget, kind: type[W], name: str = "") -> W:
    """Find a part of a window by its kind and its promised name."""
    found = named(room, kind, name)
    if not found:
        raise LookupError(name or kind.__name__)
    return found[0]


def named(room: QWidget, kind: type[W], name: str = "") -> list[W]:
    """List the parts of a kind, or only those that have the name."""
    return room.findChildren(kind, name) if name else room.findChildren(kind)


def double_click(widget: QWidget, place: QPoint) -> None:
    """Choose a word as a hand does."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=place)


def save(widget: QWidget, path: Path) -> None:
    """Write what a widget shows."""
    if not widget.grab().save(str(path)):
        raise OSError(path)


def rest(milliseconds: int = 250) -> None:
    """Let the window work."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for(is_so: Callable[[], bool]) -> None:
    """Let the window work until something is so."""
    for _ in range(PATIENCE // 50):
        if is_so():
            return
        rest(50)
    raise TimeoutError
