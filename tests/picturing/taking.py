"""Takes pictures of every screen.

Light and dark, at 100 % and 200 %, empty and with the sample library, and each page of the sample
report. Look at them: no test can.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QTabWidget, QWidget

from ketareview import workflows
from ketareview.library import Library
from ketareview.pdf import Viewer
from ketareview.sandbox import WorkerPool
from ketareview.ui.places import Place
from ketareview.ui.reports import ReportPage
from ketareview.ui.session import Remembered, Session
from ketareview.ui.tabs import ReaderTabs
from ketareview.ui.tasks import TaskRunner
from ketareview.ui.theme import Theme
from ketareview.ui.window import MainWindow
from tests.picturing.backups import BackupPictures
from tests.picturing.camera import double_click, part, rest, save, wait_for
from tests.picturing.claims import Claims
from tests.picturing.healing import Healing, make_moving_library
from tests.picturing.imports import Imports
from tests.picturing.judging import Judging
from tests.picturing.reading import Reading
from tests.picturing.safety import SafetyPictures
from tests.picturing.staying import StayingPictures
from tests.picturing.study import Studying
from tests.picturing.warnings import WarningPictures
from tests.picturing.way import GettingAbout, make_library
from tests.screens import UNSEEN

W = TypeVar("W", bound=QWidget)

SCALES = (1, 2)
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SIZE = (1440, 900)
PATIENCE = 30_000


def main() -> int:
    """Take all pictures, one process for each scale, for Qt takes it at the start."""
    if len(sys.argv) == 2:
        for scale in SCALES:
            environment = {**os.environ, "QT_SCALE_FACTOR": str(scale)}
            environment.setdefault("QT_QPA_PLATFORM", UNSEEN)
            command = [sys.executable, "-m", "tests.pictures", sys.argv[1], str(scale)]
            subprocess.run(command, check=True, env=environment)
        return 0
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    with TemporaryDirectory() as folder:
        sample = workflows.demo(Path(folder) / "demo").library
        empty = Path(folder) / "empty.ketareview"
        Library.create(empty, reviewer="A. Reviewer").close()
        way = Path(folder) / "way.ketareview"
        make_library(way)
        for theme in THEMES:
            look = Theme(theme)
            look.dress(application)
            name = f"{theme}-{100 * int(sys.argv[2])}"
            with opened(empty, look) as window:
                take_empty(window, out, name)
            with opened(way, look) as window:
                GettingAbout(window).take(out, name)
            moving = Path(folder) / f"moving-{theme}.ketareview"
            make_moving_library(moving)
            with opened(moving, look) as window:
                Healing(window).take(out, name)
            with opened(sample, look) as window:
                take_full(window, out, name)
    return 0


@contextmanager
def opened(path: Path, theme: Theme) -> Iterator[MainWindow]:
    """Open a library in a window."""
    viewer, tasks = Viewer(), TaskRunner()
    remembered = Remembered(path.parent / "settings.json")
    with Library.open(path, reviewer="A. Reviewer") as library, WorkerPool() as pool:
        window = MainWindow(Session(library, pool, viewer, tasks, theme, remembered))
        window.resize(*SIZE)
        window.show()
        rest()
        try:
            yield window
        finally:
            window.close()
            tasks.shut_down()
            viewer.close()


def take_empty(window: MainWindow, out: Path, name: str) -> None:
    """Every place, with nothing in it."""
    for place in Place:
        window.show_place(place)
        rest(600)
        save(window, out / f"empty-{place}-{name}.png")
    window.show_place(Place.LIBRARY)


def take_full(window: MainWindow, out: Path, name: str) -> None:
    """Every screen with the sample library."""
    table = part(window, QWidget, "articleTable")
    save(window, out / f"library-{name}.png")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    rest()
    save(window, out / f"library-selected-{name}.png")
    take_search(window, out, name)
    window.show_place(Place.MAP)
    rest(600)
    evidence = part(window, QWidget, "evidenceMap")
    evidence.setFocus()
    QTest.keyClick(evidence, Qt.Key.Key_Down)
    for _ in range(5):
        QTest.keyClick(evidence, Qt.Key.Key_Right)
    rest()
    save(window, out / f"map-{name}.png")
    Claims(window).take(out, name)
    window.show_place(Place.REPORTS)
    wait_for(lambda: part(window, ReportPage, "reportPreview").list.has_drawn(1))
    rest(1000)
    save(window, out / f"report-{name}.png")
    part(window, QTabWidget, "reportTabs").setCurrentIndex(1)
    rest()
    save(window, out / f"report-summary-{name}.png")
    if name == "light-200":
        take_pages(window, out)
    StayingPictures(window).take(out, name)
    take_palette(window, out, name)
    Imports(window).take(out, name)
    take_reader(window, out, name)
    Reading(window).take(out, name)
    WarningPictures(window).take(out, name)
    Judging(window).take(out, name)
    Studying(window).take(out, name)
    BackupPictures(window).take(out, name)
    SafetyPictures(window).take(out, name)


def take_pages(window: MainWindow, out: Path) -> None:
    """Each page of the sample report, by itself."""
    pages = part(window, ReportPage, "reportPreview").list
    for number in range(1, pages.pages + 1):
        pages.go_to(number)
        wait_for(partial(pages.has_drawn, number))
        rest(1000)  # it is blurred first
        picture = pages.picture(number)
        if picture is None or not picture.save(str(out / f"report-page-{number}.png")):
            raise OSError(out)


def take_search(window: MainWindow, out: Path, name: str) -> None:
    """A search, and one that cannot be understood."""
    box = part(window, QWidget, "searchBox")
    QTest.keyClicks(box, "ketamine -clinic")
    rest(400)
    save(window, out / f"search-{name}.png")
    QTest.keyClicks(box, ' "masking')
    rest(400)
    save(window, out / f"search-problem-{name}.png")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    rest(400)


def take_palette(window: MainWindow, out: Path, name: str) -> None:
    """The commands and the shortcuts, as they lie over the window."""
    for key in ("palette", "shortcuts"):
        window.commands[key].trigger()
        rest()
        shown = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if shown is not None:
            save(shown, out / f"{key}-{name}.png")
            shown.close()
        rest()


def take_reader(window: MainWindow, out: Path, name: str) -> None:
    """A paper and a page of the web, with what is marked in them and with a selection."""
    library, tabs = window._session.library, part(window, ReaderTabs, "readerTabs")
    for wanted in ("pdf", "html"):
        lines = library.articles.lines(library.articles.all()).values()
        line = next(line for line in lines if wanted in line.media_type)
        window.open_article(line.id)
        wait_for(lambda: tabs.reader() is not None)
        rest(2500)
        save(window, out / f"reader-{wanted}-{name}.png")
        view = part(tabs.currentWidget(), QAbstractScrollArea, "pageView")
        double_click(view.viewport(), QPoint(view.width() // 2 - 120, view.height() // 2))
        rest(400)
        save(window, out / f"reader-{wanted}-selected-{name}.png")
        beside = part(tabs.currentWidget(), QTabWidget, "sideTabs")
        beside.setCurrentIndex(1)
        rest(200)
        save(window, out / f"reader-{wanted}-record-{name}.png")
        window.commands["close-tab"].trigger()
