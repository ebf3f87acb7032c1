"""Opens papers in a real window, scrolls through a long one with a wheel, and tells the times."""

import gc
import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from ketareview.library import Library
from ketareview.pdf import Viewer
from ketareview.sandbox import WorkerPool
from ketareview.ui.page_look import Ground
from ketareview.ui.reader.page.page_view import PageView
from ketareview.ui.session import Remembered, Session
from ketareview.ui.tabs import ReaderTabs
from ketareview.ui.tasks import TaskRunner
from ketareview.ui.theme import Theme
from ketareview.ui.tidying import Tidying
from ketareview.ui.window import MainWindow
from ketareview.ui.yielding import yield_soon
from tests.screens import UNSEEN
from tests.scrolling.making import make_library
from tests.scrolling.turning import Look, Wheel
from tests.scrolling.watching import Gaps, memory, told

_SHORT, _LONG, _HIGHLIGHTS = 10, 1000, 500
_OPENINGS = 5
_SIZE = (1440, 900)


def main(arguments: Sequence[str]) -> int:
    """Measure and tell."""
    os.environ.setdefault("QT_QPA_PLATFORM", UNSEEN)
    pages = int(arguments[0]) if arguments else _LONG
    application = QApplication([])
    yield_soon()
    with TemporaryDirectory() as folder:
        # In another process, so that this one holds nothing that reading does not need.
        spawning = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(1, mp_context=spawning) as maker:
            short = maker.submit(make_library, Path(folder), _SHORT, 5).result()
            long = maker.submit(make_library, Path(folder), pages, _HIGHLIGHTS).result()
        theme = Theme("light")
        theme.pages.choose(Ground.PRINTED)
        theme.dress(application)
        with opened(long, theme) as window:
            first_pixels(window, keep=True)
            scroll(window)
        for path, count in ((short, _SHORT), (long, pages)):
            with opened(path, theme) as window:
                _tell(f"Window with a library: {memory()} MB")
                times = [first_pixels(window) for _ in range(_OPENINGS)]
                again = f"{min(times[1:]):.0f} to {max(times[1:]):.0f}, median {median(times):.0f}"
                _tell(f"{count} pages, first pixels: {times[0]:.0f} ms at first, then {again} ms")
    return 0


@contextmanager
def opened(path: Path, theme: Theme) -> Iterator[MainWindow]:
    """Open a library in a window."""
    viewer, tasks = Viewer(), TaskRunner()
    remembered = Remembered(path.parent / "settings.json")
    with Library.open(path, reviewer="A. Reviewer") as library, WorkerPool() as pool:
        window = MainWindow(Session(library, pool, viewer, tasks, theme, remembered))
        Tidying(tasks, window)
        window.resize(*_SIZE)
        window.show()
        viewer.warm().result()
        viewer.warm().result()
        pause(1500)
        yield window
        window.close()
        tasks.shut_down()
        viewer.close()
        window.deleteLater()  # the program ends with its window; here another follows
        pause(100)
        gc.collect()


def first_pixels(window: MainWindow, *, keep: bool = False) -> float:
    """Open the article, and give the milliseconds until its first page is painted sharp."""
    session = window._session
    begun = time.perf_counter()
    window.open_article(session.library.articles.all()[0])
    wait_for(lambda: page_of(window) is not None, 1)
    look = Look(page_of(window), session.viewer)
    wait_for(lambda: bool(look.painted_sharp), 1)
    taken = (look.painted_sharp[0] - begun) * 1e3
    look.end()
    pause(500)
    if not keep:
        window.commands["close-tab"].trigger()
        pause(300)
    return taken


def scroll(window: MainWindow) -> None:
    """Turn the wheel until the end of the paper."""
    view = page_of(window)
    if view is None:
        raise LookupError("pageView")
    pause(2000)
    _tell(f"Memory of the window's process, the paper open: {memory()} MB")
    gaps = Gaps(window)
    pause(3000)
    _tell("Gaps of the window's thread, at rest:\n" + told(gaps.take()))
    for name, angle, seconds in (("1 notch", 120, 15.0), ("4 notches", 480, 15.0)):
        look = Look(view, window._session.viewer)
        wheel = Wheel(view, angle, seconds)
        gaps.take()
        wheel.start()
        wait_for(partial(getattr, wheel, "has_ended"))
        page = view.surface.page_at(view.seen().top())
        _tell(f"Scrolling with {name} each 8 ms, to page {page}:\n{told(gaps.take())}")
        pause(1500)
        _tell("  " + look.told())
        _tell("Afterwards, at rest:\n" + told(gaps.take()))
        look.end()
        _tell(f"Memory of the window's process: {memory()} MB")


def page_of(window: MainWindow) -> PageView | None:
    """Find the page of the reader that is shown, once it is there."""
    tabs = window.findChild(ReaderTabs, "readerTabs")
    tab = tabs.reader() if tabs else None
    return tab.page_view if tab else None


def pause(milliseconds: int) -> None:
    """Let the window live."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for(holds: Callable[[], bool], every: int = 20) -> None:
    """Let the window live until something holds."""
    for _ in range(60_000 // every):
        if holds():
            return
        pause(every)
    raise TimeoutError


def _tell(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()
