"""The list of results: filtered, measured as it is seen, and used by hand and by key."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ketareview.domain.imports import ImportResult, Outcome, Reason
from ketareview.ui.incoming.deeds import Deed, as_text, deeds_of
from ketareview.ui.incoming.result_model import ResultModel
from ketareview.ui.incoming.result_row import HEIGHT
from ketareview.ui.incoming.results import Results
from ketareview.ui.tasks import TaskRunner
from ketareview.ui.theme import Theme
from tests.ui.incoming.results import added, duplicate, failed

MANY = 100_000
_TOLD = QAbstractItemModelTester.FailureReportingMode.Warning  # which fails a test


@pytest.fixture
def results(theme: Theme, tasks: TaskRunner, qtbot: QtBot) -> Iterator[Results]:
    area = QWidget()
    area.resize(480, 300)
    made = Results(theme, tasks, area)
    made.resize(480, 300)
    qtbot.addWidget(area)
    area.show()
    yield made
    area.close()


def titles(model: ResultModel) -> list[str]:
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def chips(results: Results) -> dict[str, QPushButton]:
    shown = (each for each in results.findChildren(QPushButton) if each.isVisible())
    return {each.text().split()[0]: each for each in shown}


def test_the_model_keeps_qts_rules() -> None:
    model = ResultModel()
    QAbstractItemModelTester(model, _TOLD)
    model.add([added("a"), failed("b"), duplicate("c")])
    model.show_only(Outcome.FAILED)
    model.add([failed("d"), added("e")])
    assert titles(model) == ["b.pdf", "d.pdf"]
    model.add([added("b")])
    assert titles(model) == ["d.pdf"]
    model.show_only(None)
    assert titles(model) == ["About a", "About b", "About c", "d.pdf", "About e"]
    model.clear()
    assert titles(model) == []


def test_what_is_tried_again_takes_the_place_of_its_failure() -> None:
    model = ResultModel()
    model.add([failed("a"), added("b"), failed("c", record=7)])
    assert model.failed() == ["/papers/a.pdf", "/papers/c.pdf"]
    model.add([added("a"), added("c", record=7)])
    assert titles(model) == ["About a", "About b", "About c"]
    assert model.failed() == []
    assert dict(model.counts()) == {Outcome.ADDED: 3, Outcome.FAILED: 0}


def test_a_file_that_fails_and_comes_in_at_once_has_one_row() -> None:
    model = ResultModel()
    model.add([failed("a"), added("a")])
    assert titles(model) == ["About a"]


def test_locked_files_are_known() -> None:
    model = ResultModel()
    model.add([failed("a", "encrypted-file"), failed("b"), failed("c", "wrong-password")])
    assert model.locked() == ["/papers/a.pdf", "/papers/c.pdf"]


@pytest.mark.parametrize(
    ("result", "offered"),
    [
        (added("a"), (Deed.SHOW,)),
        (duplicate("a"), (Deed.SHOW, Deed.MERGE)),
        (failed("a"), (Deed.RETRY,)),
        (failed("a", "encrypted-file"), (Deed.PASSWORD, Deed.RETRY)),
        (failed("a", "unknown-columns"), (Deed.COLUMNS, Deed.RETRY)),
        (ImportResult("a.ris", Outcome.DUPLICATE, 3), ()),
    ],
)
def test_each_result_offers_what_makes_sense(
    result: ImportResult, offered: tuple[Deed, ...]
) -> None:
    assert deeds_of(result) == offered


def test_results_as_text_are_a_line_each_whatever_a_title_holds() -> None:
    odd = ImportResult("/a\tb.ris", Outcome.ADDED, 2, title="Two\nlines\tand a tab")
    lines = as_text([odd, failed("c")]).split("\n")
    assert lines[0] == "added\tTwo lines and a tab\t/a b.ris (2)\t"
    assert lines[1].startswith("could not be read\tc.pdf\t/papers/c.pdf\tThe file is empty")


def test_chips_filter_by_outcome(results: Results) -> None:
    results.add([added("a"), failed("b"), failed("c")])
    assert sorted(chips(results)) == ["Added", "All", "Could"]
    QTest.mouseClick(chips(results)["Could"], Qt.MouseButton.LeftButton)
    assert titles(results.model) == ["b.pdf", "c.pdf"]
    assert "2" in chips(results)["Could"].text()
    QTest.mouseClick(chips(results)["All"], Qt.MouseButton.LeftButton)
    assert len(titles(results.model)) == 3


def test_what_was_filtered_for_and_came_in_shows_all_again(results: Results) -> None:
    results.add([added("a"), failed("b")])
    results.show_only(Outcome.FAILED)
    results.add([added("b")])
    assert titles(results.model) == ["About a", "About b"]


def test_a_click_on_a_word_asks_for_it(results: Results, qtbot: QtBot) -> None:
    results.add([failed("a"), added("b")])
    table = results.table
    room = table.rows.room_of(Deed.RETRY, results.model.index(0))
    with qtbot.waitSignal(results.asked) as told:
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=room.center())
    assert told.args[0] == Deed.RETRY
    assert told.args[1] == results.model.result(0)


def test_return_does_what_a_row_offers_first(results: Results, qtbot: QtBot) -> None:
    results.add([failed("a", "encrypted-file")])
    results.table.setFocus()
    results.table.selectRow(0)
    with qtbot.waitSignal(results.asked) as told:
        QTest.keyClick(results.table, Qt.Key.Key_Return)
    assert told.args[0] == Deed.PASSWORD


def test_the_menu_of_a_row_offers_all_of_it(results: Results, qtbot: QtBot) -> None:
    results.add([duplicate("a")])
    results.table.selectRow(0)
    place = QPoint(20, 10)
    by_key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, place)
    QApplication.sendEvent(results.table.viewport(), by_key)
    menu = results.table.findChild(QMenu)
    assert menu is not None
    assert [each.text() for each in menu.actions() if each.text()] == ["Show", "Merge …", "Copy"]
    with qtbot.waitSignal(results.asked) as told:
        menu.actions()[1].trigger()
    assert told.args[0] == Deed.MERGE
    menu.close()


def test_what_is_shown_is_copied(results: Results, qtbot: QtBot) -> None:
    results.add([added("a"), failed("b"), failed("c")])
    results.show_only(Outcome.FAILED)
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    results.table.setFocus()
    QTest.keySequence(results.table, QKeySequence(QKeySequence.StandardKey.Copy))
    qtbot.waitUntil(lambda: clipboard.text().count("\n") == 1)
    assert "About a" not in clipboard.text()


def test_rows_are_as_high_as_their_words(results: Results, qtbot: QtBot) -> None:
    notices = (Reason("left-out-page-furniture"), Reason("left-out-forms"))
    told = ImportResult("/a.html", Outcome.ADDED, title="A", notices=notices)
    results.add([added("a"), told, failed("b", "unsupported-file")])
    table = results.table
    qtbot.waitUntil(lambda: table.rowHeight(2) > HEIGHT + 30)
    assert table.rowHeight(0) == HEIGHT
    assert table.rowHeight(1) > HEIGHT + 30
    lines_before = table.rowHeight(2)
    results.resize(900, 300)
    qtbot.waitUntil(lambda: table.rowHeight(2) < lines_before)


def test_only_rows_that_are_seen_are_measured(results: Results, qtbot: QtBot) -> None:
    results.add([failed(str(number), "unsupported-file", number) for number in range(MANY)])
    table = results.table
    seen = table.verticalHeader().length
    qtbot.waitUntil(lambda: table.rowHeight(MANY - 1) > HEIGHT)
    assert seen() < MANY * HEIGHT + 10_000
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum() // 2)
    qtbot.waitUntil(lambda: table.rowHeight(table.rowAt(20)) > HEIGHT)
    assert len(titles(results.model)) == MANY


def test_every_row_says_all_of_it(results: Results) -> None:
    results.add([failed("a")])
    spoken = str(results.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("a.pdf. could not be read. The file is empty")
