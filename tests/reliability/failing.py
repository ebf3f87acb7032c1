"""Fails each call to the database in turn while the window is used: nothing fails in silence."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTableView, QTreeView, QWidget

from ketareview.library import Library
from ketareview.pdf import Viewer
from ketareview.sandbox import WorkerPool
from ketareview.ui.banner import MessageBanner
from ketareview.ui.places import Place
from ketareview.ui.session import Remembered, Session
from ketareview.ui.tasks import TaskRunner
from ketareview.ui.theme import Theme
from ketareview.ui.window import MainWindow
from tests.library.papers import mark, paper, store
from tests.library.rows import folded, stored
from tests.reliability.campaign import Campaign, Outcome
from tests.reliability.faults import KINDS, Fault, faulty_connections

Flow = Callable[[MainWindow], None]
_QUIET = 30  # milliseconds without work after which a flow has ended
_MOST = 12  # calls of a flow that are failed, one after the other


def _command(key: str) -> Flow:
    """Choose the first article, and do what an action does."""

    def do(window: MainWindow) -> None:
        _choose(window)
        window.commands[key].trigger()

    return do


def _choose(window: MainWindow) -> None:
    table = window.findChild(QTableView, "articleTable")
    assert table is not None
    table.setFocus()
    table.selectRow(0)


def _place(place: Place) -> Flow:
    def do(window: MainWindow) -> None:
        window.show_place(Place.LIBRARY)
        window.show_place(place)

    return do


def _open(window: MainWindow) -> None:
    table = window.findChild(QTableView, "articleTable")
    assert table is not None
    _choose(window)
    QTest.keyClick(table, Qt.Key.Key_Return)


def _search(window: MainWindow) -> None:
    field = window.findChild(QLineEdit, "searchBox")
    assert field is not None
    field.clear()
    QTest.keyClicks(field, "ketamine")


def _import(window: MainWindow) -> None:
    folder = window._session.library.path.parent
    name = f"new-{len(list(folder.glob('new-*')))}.txt"
    window.import_paths([paper(folder, name, [f"Esketamine helped, said {name}.", "Once."])])


def _choose_topic(window: MainWindow) -> None:
    tree = window.findChild(QTreeView, "topicTree")
    assert tree is not None
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Down)


FLOWS: dict[str, Flow] = {
    "mark as being read": _command("mark-reading"),
    "mark as read": _command("mark-read"),
    "mark as to read": _command("mark-to-read"),
    "import": _import,
    "undo": _command("undo"),
    "redo": _command("redo"),
    "search": _search,
    "see the map": _place(Place.MAP),
    "see claims": _place(Place.CLAIMS),
    "see reports": _place(Place.REPORTS),
    "open an article": _open,
    "copy a reference": _command("copy-articles"),
    "see imports": _command("show-imports"),
    "see warnings": _command("show-warnings"),
    "find duplicates": _command("find-duplicates"),
    "appraise": _command("show-appraisal"),
    "see the study card": _command("show-study"),
    "choose a topic": _choose_topic,
    "see the library": _place(Place.LIBRARY),
    "delete articles": _command("delete-articles"),
}


def run(folder: Path, points: int) -> Outcome:
    """Each point fails one call of one flow."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    lost: list[str] = []
    told = fired = 0
    with faulty_connections() as fault, _window(folder) as window:
        for number in range(points):
            name = list(FLOWS)[number % len(FLOWS)]
            call = 1 + number // len(FLOWS) % _MOST
            fault.arm(call, KINDS[number % len(KINDS)])
            amiss = _tried(window, FLOWS[name], fault)
            fired += fault.has_fired
            told += fault.has_fired and not amiss
            lost += [f"{name}, call {call}: {each}" for each in amiss]
    seen = f"{fired} times calls failed, {told} times it was told"
    words = f"{len(FLOWS)} flows: {', '.join(FLOWS)}; {seen}"
    return Outcome(points, fired, tuple(lost), words)


def _tried(window: MainWindow, flow: Flow, fault: Fault) -> list[str]:
    banner = window.findChild(MessageBanner)
    assert banner is not None
    banner.hide()
    library = window._session.library
    before, seen = stored(library), _labels(window)
    flow(window)
    _settle(window)
    fault.disarm()
    amiss = []
    if fault.has_fired and not banner.isVisible() and not _tells(_labels(window) - seen):
        now = stored(library)
        amiss.append(f"not told; {'nothing' if now == before else 'something'} was saved")
    if folded(library) != stored(library):
        amiss.append("the journal tells otherwise")
    return amiss


def _labels(window: MainWindow) -> set[str]:
    """List what stands on all windows that are seen."""
    shown = [window, *QApplication.topLevelWidgets()]
    labels = (label for each in shown for label in each.findChildren(QLabel))
    return {label.text() for label in labels if label.isVisible()}


def _tells(words: set[str]) -> bool:
    """Whether words that were not there before speak of a failure."""
    return any("disk" in each or "written" in each for each in words)


def _settle(window: MainWindow) -> None:
    """Let everything end that the flow has begun."""
    quiet = 0
    while quiet < 2:
        QTest.qWait(_QUIET)
        quiet = 0 if window._session.tasks.is_busy else quiet + 1


@contextmanager
def _window(folder: Path) -> Iterator[MainWindow]:
    app = QApplication.instance() or QApplication([])
    with Library.create(folder / "kept.ketareview", reviewer="Anna") as library:
        for number in range(3):
            name = f"paper-{number}.txt"
            texts = [f"Ketamine lowered MADRS scores within {number} days.", "No more."]
            mark(library, store(library, paper(folder, name, texts)), note="kept")
        theme, tasks, viewer = Theme("light"), TaskRunner(), Viewer(1)
        remembered = Remembered(folder / "settings.json")
        with WorkerPool(1) as pool:
            window = MainWindow(Session(library, pool, viewer, tasks, theme, remembered))
            window.show()
            _settle(window)
            try:
                yield window
            finally:
                _close(window, app)
        viewer.close()


def _close(window: QWidget, app: QCoreApplication) -> None:
    window.close()
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


CAMPAIGN = Campaign(
    "failing calls",
    "while the window is used, the calls to the database fail from the first, the second and so "
    "on, as on a full or broken disk; it must be told, and what is there must fit the journal",
    points=240,
    few=20,
    run=run,
)
