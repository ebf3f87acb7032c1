"""The window as a reviewer uses it: with hands, on a real library."""

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ketareview.domain.errors import LibraryUnwritableError, TopicExistsError
from ketareview.domain.imports import Outcome
from ketareview.library import Library
from ketareview.ui.actions import TABLE
from ketareview.ui.article_table import ArticleTable
from ketareview.ui.banner import MessageBanner
from ketareview.ui.chooser import Chooser
from ketareview.ui.incoming.deeds import Deed
from ketareview.ui.incoming.panel import ImportPanel
from ketareview.ui.maps.table import GridTable
from ketareview.ui.places import Place, Places
from ketareview.ui.reports import ReportPage
from ketareview.ui.tabs import ReaderTabs
from ketareview.ui.topic_model import TopicModel
from ketareview.ui.topics import TopicTree
from ketareview.ui.window import MainWindow
from tests.library.papers import mark, paper, store

W = TypeVar("W", bound=QWidget)
PATIENCE = 20_000
NAMES = (
    "places",
    "topicTree",
    "articleTable",
    "searchBox",
    "importPanel",
    "readerTabs",
    "reportPreview",
    "taskPanel",
    "messageBanner",
    "evidenceMap",
)


def part(window: MainWindow, kind: type[W], name: str) -> W:
    found = window.findChild(kind, name)
    assert found is not None, name
    return found


def field_of(dialog: QWidget) -> QLineEdit:
    found = dialog.findChild(QLineEdit)
    assert found is not None
    return found


def table(window: MainWindow) -> ArticleTable:
    return part(window, ArticleTable, "articleTable")


def choose_first(window: MainWindow) -> None:
    table(window).setFocus()
    table(window).selectRow(0)


def titles(window: MainWindow) -> list[str]:
    model = table(window).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def drop(window: QWidget, *paths: Path) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    plain = (Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton)
    entering = QDragEnterEvent(QPointF(300, 300), *plain, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    dropping = QDropEvent(QPointF(300, 300), *plain, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, dropping)


def test_all_parts_have_their_promised_names(window: MainWindow) -> None:
    assert window.objectName() == "mainWindow"
    for name in NAMES:
        assert window.findChild(QWidget, name) is not None, name
    assert [action.objectName() for action in window.commands] == [entry.key for entry in TABLE]


def test_every_control_that_takes_the_focus_has_a_name(window: MainWindow) -> None:
    for widget in window.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.focusProxy() is not None:
            continue
        if widget.objectName().startswith("qt_") or widget.parent() is None:
            continue
        if isinstance(widget, QPushButton) and widget.text():
            continue
        if type(widget).__module__.startswith("ketareview") or isinstance(widget, QLineEdit):
            assert widget.accessibleName(), (type(widget), widget.objectName())


def test_no_two_actions_share_a_shortcut_in_one_place(window: MainWindow) -> None:
    shortcuts = [e.shortcut for e in TABLE if e.shortcut and not e.is_local]
    assert len(shortcuts) == len(set(shortcuts))


def test_dropped_files_come_in_and_each_has_its_result(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "broken.pdf").write_text("%PDF-1.4 nonsense", encoding="utf-8")
    drop(window, paper(tmp_path), tmp_path / "broken.pdf", tmp_path / "nothing.txt")
    panel = part(window, ImportPanel, "importPanel")
    qtbot.waitUntil(lambda: len(panel.outcomes()) == 3, timeout=PATIENCE)
    assert panel.outcomes() == [Outcome.ADDED, Outcome.FAILED, Outcome.FAILED]
    assert panel.isVisible()
    qtbot.waitUntil(lambda: len(titles(window)) == 1, timeout=PATIENCE)
    qtbot.waitUntil(
        lambda: panel.accessibleDescription() == "1 added, 2 could not be read", timeout=PATIENCE
    )


def test_a_file_that_failed_can_be_tried_again(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.import_paths([tmp_path / "okafor.txt"])
    panel = part(window, ImportPanel, "importPanel")
    qtbot.waitUntil(lambda: panel.outcomes() == [Outcome.FAILED], timeout=PATIENCE)
    paper(tmp_path)
    rows, viewport = panel.results.table.rows, panel.results.table.viewport()
    retry = rows.room_of(Deed.RETRY, panel.results.model.index(0))
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=retry.center())
    qtbot.waitUntil(lambda: panel.outcomes() == [Outcome.ADDED], timeout=PATIENCE)


def test_search_answers_as_one_types(
    window: MainWindow, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    store(library, paper(tmp_path, "a.txt", ("Masking failed in most.",)), title="Masking")
    store(library, paper(tmp_path, "b.txt", ("Relapse came late.",)), title="Relapse")
    qtbot.waitUntil(lambda: len(titles(window)) == 2, timeout=PATIENCE)
    box = part(window, QLineEdit, "searchBox")
    QTest.keyClicks(box, "mask")
    qtbot.waitUntil(lambda: titles(window) == ["Masking"], timeout=PATIENCE)
    QTest.keyClicks(box, ' "')
    problem = part(window, QLabel, "problem")
    qtbot.waitUntil(problem.isVisible, timeout=PATIENCE)
    assert "place 6" in problem.text()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(titles(window)) == 2, timeout=PATIENCE)
    assert not problem.isVisible()


def test_a_topic_shows_what_is_filed_under_it(
    window: MainWindow, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    topic = library.topics.add("Sleep")
    store(library, paper(tmp_path, "a.txt", ("One.",)), [topic.id], title="Dreams")
    store(library, paper(tmp_path, "b.txt", ("Two.",)), title="Relapse")
    tree = part(window, TopicTree, "topicTree")
    model = tree.model()
    assert isinstance(model, TopicModel)
    qtbot.waitUntil(lambda: (t := model.find(topic.id)) is not None and t.articles == 1)
    tree.choose(topic.id)
    qtbot.waitUntil(lambda: titles(window) == ["Dreams"], timeout=PATIENCE)
    places = part(window, Places, "places")
    corner = places.visualItemRect(places.item(0)).center()
    QTest.mouseClick(places.viewport(), Qt.MouseButton.LeftButton, pos=corner)
    qtbot.waitUntil(lambda: len(titles(window)) == 2, timeout=PATIENCE)


def test_a_topic_is_added_deleted_and_comes_back(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    window.commands["add-topic"].trigger()
    dialog = part(window, QWidget, "nameDialog")
    field = field_of(dialog)
    QTest.keyClicks(field, "Sleep")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Sleep" in [t.name for t in library.topics.tree()])
    tree = part(window, TopicTree, "topicTree")
    model = tree.model()
    assert isinstance(model, TopicModel)
    sleep = library.topics.find("Sleep")
    qtbot.waitUntil(lambda: model.find(sleep.id) is not None)
    tree.choose(sleep.id)
    window.commands["delete-topic"].trigger()
    qtbot.waitUntil(lambda: model.find(sleep.id) is None)
    undo = window.commands["undo"]
    qtbot.waitUntil(lambda: undo.text() == "Undo: delete topic")
    undo.trigger()
    qtbot.waitUntil(lambda: model.find(sleep.id) is not None)


def test_articles_are_deleted_and_come_back(
    window: MainWindow, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    store(library, paper(tmp_path), title="Dreams")
    qtbot.waitUntil(lambda: titles(window) == ["Dreams"], timeout=PATIENCE)
    choose_first(window)
    QTest.keyClick(table(window), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: titles(window) == [], timeout=PATIENCE)
    undo = window.commands["undo"]
    qtbot.waitUntil(lambda: undo.text() == "Undo: delete articles")
    undo.trigger()
    qtbot.waitUntil(lambda: titles(window) == ["Dreams"], timeout=PATIENCE)


def test_articles_are_sorted_by_a_click_on_the_head(
    window: MainWindow, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("b", "a", "c"):
        store(library, paper(tmp_path, f"{name}.txt", (name,)), title=name)
    qtbot.waitUntil(lambda: titles(window) == ["c", "a", "b"], timeout=PATIENCE)
    head = table(window).horizontalHeader()
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 12))
    qtbot.waitUntil(lambda: titles(window) == ["a", "b", "c"], timeout=PATIENCE)


def test_the_reference_is_copied(
    window: MainWindow, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    store(library, paper(tmp_path), title="Dreams")
    qtbot.waitUntil(lambda: titles(window) == ["Dreams"], timeout=PATIENCE)
    choose_first(window)
    clipboard = QApplication.clipboard()
    clipboard.clear()
    QTest.keySequence(table(window), QKeySequence("Ctrl+C"))
    wanted = "Okafor. (2021). Dreams. https://doi.org/10.1000/k.1"
    qtbot.waitUntil(lambda: clipboard.text() == wanted)


def test_return_opens_the_article_and_the_passage_of_the_map(
    window: MainWindow, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    article = store(library, paper(tmp_path), title="Dreams")
    mark(library, article)
    qtbot.waitUntil(lambda: titles(window) == ["Dreams"], timeout=PATIENCE)
    choose_first(window)
    QTest.keyClick(table(window), Qt.Key.Key_Return)
    tabs = part(window, ReaderTabs, "readerTabs")
    qtbot.waitUntil(lambda: tabs.reader() is not None, timeout=PATIENCE)
    window.commands["close-tab"].trigger()
    assert tabs.count() == 1
    window.show_place(Place.MAP)
    evidence = part(window, GridTable, "evidenceMap")
    qtbot.waitUntil(lambda: evidence.model().rowCount() == 1, timeout=PATIENCE)
    evidence.setCurrentIndex(evidence.model().index(0, 5))
    found = part(window, QListView, "passages")
    qtbot.waitUntil(lambda: found.model().rowCount() == 1, timeout=PATIENCE)
    found.setCurrentIndex(found.model().index(0, 0))
    QTest.keyClick(found, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tabs.count() == 2, timeout=PATIENCE)


def test_the_report_is_shown_and_saved(
    window: MainWindow, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    article = store(library, paper(tmp_path), title="Dreams")
    mark(library, article)
    window.show_place(Place.REPORTS)
    page = part(window, ReportPage, "reportPreview")
    qtbot.waitUntil(lambda: page.list.has_drawn(1), timeout=60_000)
    assert window.commands["save-report"].isEnabled()
    page.save_as(tmp_path / "report.pdf")
    qtbot.waitUntil((tmp_path / "report.pdf").exists, timeout=60_000)


def test_the_palette_finds_an_action_by_its_words(window: MainWindow, qtbot: QtBot) -> None:
    window.commands["palette"].trigger()
    palette = part(window, Chooser, "palette")
    field = field_of(palette)
    QTest.keyClicks(field, "evid")
    listed = palette.findChild(QListWidget)
    assert listed is not None
    assert listed.count() == 1
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert part(window, GridTable, "evidenceMap").isVisible()


def test_a_failed_save_stays_until_something_was_saved(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    banner = part(window, MessageBanner, "messageBanner")
    window.tell_failure(LibraryUnwritableError(path=library.path, finding="disk full"))
    assert banner.isVisible()
    window.tell_failure(TopicExistsError(name="Sleep"))
    assert "disk full" in banner.text()
    library.topics.add("Sleep")
    qtbot.waitUntil(banner.isHidden)


def test_a_bug_is_worded_and_not_shown_as_it_is(window: MainWindow) -> None:
    banner = part(window, MessageBanner, "messageBanner")
    window.tell_failure(ZeroDivisionError("secret"))
    assert "secret" not in banner.text()
    assert banner.text().startswith("Something went wrong")


@pytest.mark.parametrize("place", Place)
def test_every_place_says_what_to_do_while_it_is_empty(
    place: Place, window: MainWindow, qtbot: QtBot
) -> None:
    window.show_place(place)
    words = list(window.findChildren(QLabel, "emptySentence"))
    qtbot.waitUntil(lambda: any(label.isVisible() for label in words), timeout=PATIENCE)


def test_the_window_remembers_where_it_stood(window: MainWindow) -> None:
    window.resize(1100, 700)
    window.close()
    assert window._session.remembered.now.window
    assert window._session.remembered.now.columns["articles"]
