"""Uses the real window with private words, and ends as it is told to.

`python -m tests.reliability.private_use LIBRARY crash|kill|quit FOLDER WORD …`
"""

import faulthandler
import os
import signal
import sys
import threading
import time
import traceback
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView

from ketareview.domain.highlight import Tags
from ketareview.ui import starting
from ketareview.ui.exporting import Exporting
from ketareview.ui.window import MainWindow
from ketareview.workflows import mark
from tests.reliability.flows.flow import library_of, name, part
from tests.reliability.windows import settle, wait_for

_LOOK = 0.05  # seconds
_SLIPPED = 9


def main() -> None:
    """Open the program, and use it as soon as its window is there."""
    library, end, folder, *words = sys.argv[1:]
    threading.Thread(target=_wait, args=(end, Path(folder), words), daemon=True).start()
    sys.exit(starting.run(Path(library), "Anna"))


def _wait(end: str, folder: Path, words: list[str]) -> None:
    """Hand over to the window's thread."""
    while (app := QApplication.instance()) is None or not _windows():
        time.sleep(_LOOK)
    QTimer.singleShot(0, app, lambda: _try(_windows()[0], end, folder, words))


def _windows() -> list[MainWindow]:
    tops = QApplication.topLevelWidgets() if QApplication.instance() else []
    return [each for each in tops if isinstance(each, MainWindow) and each.isVisible()]


def _try(window: MainWindow, end: str, folder: Path, words: list[str]) -> None:
    """End with an exit code of its own where a hand slips: it is no fault of the program's."""
    try:
        _use(window, end, folder, words)
    except Exception:  # noqa: BLE001 - whatever it is, it is told, and the program ends
        traceback.print_exc()
        os._exit(_SLIPPED)


def _use(window: MainWindow, end: str, folder: Path, words: list[str]) -> None:
    """Import, mark, note, search, name; let things fail; end."""
    library = library_of(window)
    papers = sorted(folder.iterdir())
    window.import_paths([*papers, folder / f"{words[0]}.pdf"])
    wait_for(library.imports.batches)
    settle(window)
    for article, word in zip(library.articles.all(), words, strict=False):
        tags = Tags("efficacy", "trial", note=word)
        mark(library, library.articles.get(article), "of ketamine", tags)
    for word in words:
        _search(window, word)
    window.commands["add-topic"].trigger()
    name(words[-1])
    part(window, Exporting).save_to("articles", folder / words[0] / "gone" / "a.ris")
    window._session.tasks.start("Fail", lambda _: _fail(words[0]))
    settle(window)
    QTimer.singleShot(0, window, lambda: _fail(words[-1]))
    with suppress(ValueError):  # Qt for Python may hand it on to whoever waits
        QTest.qWait(200)
    {
        "crash": faulthandler._sigabrt,  # type: ignore[attr-defined] # private, and there
        "kill": lambda: os.kill(os.getpid(), signal.SIGKILL),
        "quit": window.close,
    }[end]()


def _search(window: MainWindow, word: str) -> None:
    field = part(window, QLineEdit, "searchBox")
    field.clear()
    QTest.keyClicks(field, word)
    settle(window)
    part(window, QTableView, "articleTable").selectRow(0)


def _fail(word: str) -> None:
    raise ValueError(word)


if __name__ == "__main__":
    main()
