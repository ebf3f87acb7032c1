"""The four main actions, as a reviewer does them: papers in, read and mark, order, report."""

import json
from pathlib import Path
from typing import TypeVar

import pypdf
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from ketareview import resources
from ketareview.domain.highlight import Highlight
from ketareview.ui.places import Place
from ketareview.ui.reader import ReaderTab
from ketareview.ui.reports import ReportPage
from ketareview.ui.window import MainWindow
from tests.stories.conftest import Opened
from tests.ui.reader.hands import Hands

ARTICLES = resources.path("demo", "articles")
PATIENCE = 30_000
Kind = TypeVar("Kind", bound=QWidget)


def part(window: QWidget, kind: type[Kind], name: str) -> Kind:
    found = window.findChild(kind, name)
    assert found is not None, name
    return found


def drop(window: MainWindow, *paths: Path) -> None:
    """Drop files in the middle of the window, as a file manager does."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    middle = QPoint(window.width() // 2, window.height() // 2)
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    plain = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPointF(middle), copy, carried, left, plain))
    QApplication.sendEvent(window, QDropEvent(QPointF(middle), copy, carried, left, plain))


def import_by_drop(window: MainWindow, qtbot: QtBot, *names: str) -> None:
    table = part(window, QTableView, "articleTable")
    before = window._session.library.articles.count()
    drop(window, *(ARTICLES / name for name in names))
    qtbot.waitUntil(
        lambda: window._session.library.articles.count() == before + len(names), timeout=PATIENCE
    )
    qtbot.waitUntil(lambda: table.model().rowCount() == before + len(names), timeout=PATIENCE)


def read(window: MainWindow, qtbot: QtBot) -> Hands:
    """Open the first article of the table with the keyboard."""
    table = part(window, QTableView, "articleTable")
    table.setFocus()
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    tabs = part(window, QTabWidget, "readerTabs")
    qtbot.waitUntil(lambda: isinstance(tabs.currentWidget(), ReaderTab), timeout=PATIENCE)
    tab = tabs.currentWidget()
    assert isinstance(tab, ReaderTab)
    qtbot.waitUntil(lambda: tab.page_view is not None, timeout=PATIENCE)
    return Hands(tab, qtbot)


def marked(window: MainWindow) -> list[Highlight]:
    library = window._session.library
    return [each for article in library.articles.all() for each in library.highlights.of(article)]


def wait_for_marked(window: MainWindow, qtbot: QtBot, number: int) -> None:
    qtbot.waitUntil(lambda: len(marked(window)) == number, timeout=PATIENCE)


def do(window: MainWindow, qtbot: QtBot, command: str) -> None:
    qtbot.waitUntil(window.commands[command].isEnabled, timeout=PATIENCE)
    window.commands[command].trigger()


def test_papers_are_dropped_and_each_is_told(
    open_window: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 and no more")
    import_by_drop(window, qtbot, "okafor-2021.pdf", "brightpath-clinic.html")
    drop(window, broken, ARTICLES / "okafor-2021.pdf")
    imports = window._session.library.imports

    def counted() -> int:
        return sum(sum(each.counts.values()) for each in imports.batches())

    qtbot.waitUntil(lambda: counted() == 4, timeout=PATIENCE)
    outcomes = sorted(
        result.outcome.value for each in imports.batches() for result in imports.results(each.id)
    )
    assert outcomes == ["added", "added", "duplicate", "failed"]
    qtbot.waitUntil(part(window, QWidget, "importPanel").isVisible, timeout=PATIENCE)


def test_two_keystrokes_mark_a_passage_and_undo_takes_it_back(
    open_window: Opened, qtbot: QtBot
) -> None:
    window = open_window()
    import_by_drop(window, qtbot, "okafor-2021.pdf")
    hands = read(window, qtbot)
    hands.drag("Adults aged 21 to 70")
    hands.type("e5")
    wait_for_marked(window, qtbot, 1)
    (made,) = marked(window)
    assert made.passage.quote == "Adults aged 21 to 70"
    assert (made.tags.claim_type, made.tags.strength) == ("efficacy", "trial")
    do(window, qtbot, "undo")
    wait_for_marked(window, qtbot, 0)
    do(window, qtbot, "redo")
    wait_for_marked(window, qtbot, 1)
    assert marked(window)[0].id == made.id


def test_what_was_marked_is_there_the_next_morning(open_window: Opened, qtbot: QtBot) -> None:
    window = open_window()
    import_by_drop(window, qtbot, "interview-with-r.txt")
    hands = read(window, qtbot)
    hands.drag("It did not last")
    hands.type("d1")
    wait_for_marked(window, qtbot, 1)
    window = open_window()
    assert [each.passage.quote for each in marked(window)] == ["It did not last"]
    do(window, qtbot, "undo")
    wait_for_marked(window, qtbot, 0)


def test_a_topic_report_is_made_and_saved(
    open_window: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    import_by_drop(window, qtbot, "prefrontal-synapses-in-mice.md")
    hands = read(window, qtbot)
    hands.drag("Blocking BDNF")
    hands.type("m2")
    wait_for_marked(window, qtbot, 1)
    window.show_place(Place.REPORTS)
    preview = part(window, ReportPage, "reportPreview")
    qtbot.waitUntil(lambda: preview.list.has_drawn(1), timeout=PATIENCE)
    path = tmp_path / "report.pdf"
    preview.save_as(path)
    qtbot.waitUntil(path.exists, timeout=PATIENCE)
    evidence = json.loads(pypdf.PdfReader(path).attachments["evidence.json"][0])
    assert [each["quote"] for each in evidence["quotations"]] == ["Blocking BDNF"]
