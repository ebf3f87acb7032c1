"""Types into a field of a real window and tells of each letter; it is there to be killed.

`python -m tests.ui.staying.typist LIBRARY FOLDER note|claim-note|reason|summary WORDS`
"""

import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTabWidget

from ketareview.domain.grade import Domain
from ketareview.library import Library
from ketareview.pdf import Viewer
from ketareview.sandbox import WorkerPool
from ketareview.ui.claims.page import ClaimPage
from ketareview.ui.places import Place
from ketareview.ui.session import Remembered, Session
from ketareview.ui.tasks import TaskRunner
from ketareview.ui.theme import Theme
from ketareview.ui.window import MainWindow
from tests.screens import UNSEEN

_PATIENCE = 600  # turns of 50 ms
_BEAT = 15  # milliseconds between two letters: faster than anybody types


def main() -> None:
    """Write a line for each letter: the clock, how many there are, and what others took.

    Both times in milliseconds; the last is how long threads of this process have waited for a
    processor that other programs had.
    """
    path, folder, where, words = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]
    os.environ.setdefault("QT_QPA_PLATFORM", UNSEEN)
    application = QApplication([])
    tasks, theme = TaskRunner(), Theme("light")
    with Library.open(path, reviewer="A. Reviewer") as library, WorkerPool(1) as pool:
        remembered = Remembered(folder / "settings.json")
        parts = (library, pool, Viewer(), tasks, theme, remembered)
        window = MainWindow(Session(*parts, folder=folder))
        window.show()
        window.activateWindow()
        field = _FIELDS[where](window, library)
        field.setFocus()
        _wait(lambda: application.focusWidget() is field)
        for number, letter in enumerate(words, start=1):
            QTest.keyClicks(field, letter)
            told = time.monotonic_ns() // 1_000_000
            print(told, number, _waited(), flush=True)  # noqa: T201 - told to the test
            _rest(_BEAT)
        _wait(lambda: False)


def _waited() -> int:
    """Sum up what the system says of each thread; nothing where it says nothing."""
    waited = 0
    for told in Path("/proc/self/task").glob("*/schedstat"):
        with suppress(OSError):  # a thread may end meanwhile
            waited += int(told.read_text(encoding="ascii").split()[1])
    return waited // 1_000_000


def _note(window: MainWindow, library: Library) -> QPlainTextEdit:
    [highlight] = library.highlights.many(library.highlights.all())
    window.open_article(highlight.article, highlight.id)
    return _named(window, "Note to this highlight")


def _claim_note(window: MainWindow, _library: Library) -> QPlainTextEdit:
    page = _claims(window)
    page.detail.tabs.setCurrentIndex(page.detail.tabs.count() - 1)
    return page.detail.note


def _reason(window: MainWindow, _library: Library) -> QPlainTextEdit:
    page = _claims(window)
    page.detail.tabs.setCurrentIndex(1)
    row = page.detail.grade.rows[Domain.IMPRECISION]
    _wait(row.reason.isVisible)
    _wait(page.detail.grade.isEnabled)
    return row.reason


def _summary(window: MainWindow, _library: Library) -> QPlainTextEdit:
    window.show_place(Place.REPORTS)
    tabs = window.findChild(QTabWidget, "reportTabs")
    if tabs is not None:
        tabs.setCurrentIndex(1)
    return _named(window, "Summary")


def _claims(window: MainWindow) -> ClaimPage:
    window.show_place(Place.CLAIMS)
    page = window.findChild(ClaimPage)
    if page is None:
        raise LookupError
    _wait(lambda: page.detail.claim is not None)
    return page


def _named(window: MainWindow, name: str) -> QPlainTextEdit:
    def found() -> list[QPlainTextEdit]:
        fields = window.findChildren(QPlainTextEdit)
        return [each for each in fields if each.accessibleName() == name and each.isVisible()]

    _wait(lambda: bool(found()))
    return found()[0]


def _wait(is_so: Callable[[], bool]) -> None:
    for _ in range(_PATIENCE):
        if is_so():
            return
        _rest(50)
    raise TimeoutError


def _rest(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


_FIELDS: dict[str, Callable[[MainWindow, Library], QPlainTextEdit]] = {
    "note": _note,
    "claim-note": _claim_note,
    "reason": _reason,
    "summary": _summary,
}

if __name__ == "__main__":
    main()
