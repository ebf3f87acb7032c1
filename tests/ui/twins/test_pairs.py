"""Pairs side by side, judged by a letter."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ketareview.domain.article import ArticleKind
from ketareview.domain.identity import Pair, Sureness
from ketareview.ui.theme import Theme
from ketareview.ui.twins.comparison import compare
from ketareview.ui.twins.pair_list import PairModel, deeds
from ketareview.ui.twins.pairs_page import PairsPage
from ketareview.ui.twins.side_by_side import SideBySide
from ketareview.workflows import Merging
from tests.ui.twins.pairs import article, pair

_TOLD = QAbstractItemModelTester.FailureReportingMode.Warning  # which fails a test
ONE = article("Sleep and ketamine", year=2020, journal="J Sleep", extra={"pmcid": "PMC1"})
OTHER = article("Sleep and Ketamine.", year=2021, journal="Journal of Sleep", doi="10.1000/1")
THIRD = article("Dreams", kind=ArticleKind.TRIAL)
ARTICLES = {each.id: each for each in (ONE, OTHER, THIRD)}
PAIRS = [pair(ONE, OTHER), pair(ONE, THIRD), pair(OTHER, THIRD, Sureness.VERSION)]


def merging(pair: Pair) -> Merging:
    return Merging(pair.first, (pair.second,), 1, 3, 0, ("doi",))


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> Iterator[PairsPage]:
    area = QWidget()
    area.resize(1000, 600)
    made = PairsPage(theme, "Look at each.", "There is none.", area)
    made.resize(1000, 600)
    qtbot.addWidget(area)
    area.show()
    area.activateWindow()
    made.looked_at.connect(lambda each: made.show_plan(each, merging(each)))
    made.show_pairs(PAIRS, ARTICLES)
    made.list.setFocus()
    yield made
    area.close()


def test_only_what_counts_differs() -> None:
    lines = {line.label: line for line in compare(ONE, OTHER)}
    assert not lines["Title"].differs
    assert lines["Year"].differs
    assert lines["Journal"].differs
    assert not lines["DOI"].differs  # the other one is silent
    assert lines["PMCID"].first == "PMC1"
    assert "Volume" not in lines


def test_differences_bear_a_sign_and_not_a_colour_alone(page: PairsPage) -> None:
    sides = page.findChild(SideBySide)
    assert sides is not None
    assert sides.differing() == ["Year", "Journal"]
    assert sides.model().headerData(1, Qt.Orientation.Horizontal) == "Kept"


def test_the_model_keeps_qts_rules() -> None:
    model = PairModel()
    QAbstractItemModelTester(model, _TOLD)
    model.show(PAIRS, ARTICLES)
    model.remove([PAIRS[1]])
    assert list(model.pairs()) == [PAIRS[0], PAIRS[2]]
    model.remove(PAIRS)
    assert model.rowCount() == 0
    model.show(PAIRS, {ONE.id: ONE, OTHER.id: OTHER})
    assert list(model.pairs()) == PAIRS[:1]


def test_letters_go_through_the_pairs_and_judge_them(page: PairsPage, qtbot: QtBot) -> None:
    assert page.current() == PAIRS[0]
    QTest.keyClick(page.list, Qt.Key.Key_J)
    assert page.current() == PAIRS[1]
    with qtbot.waitSignal(page.different_asked) as told:
        QTest.keyClick(page.list, Qt.Key.Key_D)
    assert told.args == [PAIRS[1]]
    page.settle([PAIRS[1]])
    assert page.current() == PAIRS[2]
    with qtbot.waitSignal(page.versions_asked) as told:
        QTest.keyClick(page.list, Qt.Key.Key_V)
    assert told.args == [PAIRS[2]]
    QTest.keyClick(page.list, Qt.Key.Key_K)
    with qtbot.waitSignal(page.merge_asked) as told:
        QTest.keyClick(page.list, Qt.Key.Key_M)
    assert told.args == [PAIRS[0], merging(PAIRS[0])]


def test_all_are_merged_at_once(page: PairsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.all_asked):
        QTest.mouseClick(page.all, Qt.MouseButton.LeftButton)


def test_what_a_merge_will_do_is_said(page: PairsPage) -> None:
    words = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "goes into the left one; 1 file, 3 highlights move with it; filled in: DOI." in words
    both = (merging(PAIRS[0]), merging(PAIRS[1]))
    assert deeds(*both) == "2 records go into 2 others; 2 files, 6 highlights move with it."


def test_the_other_one_can_be_kept(page: PairsPage, qtbot: QtBot) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_S)
    sides = page.findChild(SideBySide)
    assert sides is not None
    shown = sides.item(0, 1)
    assert shown is not None
    assert shown.text() == "Sleep and Ketamine."
    with qtbot.waitSignal(page.merge_asked) as told:
        QTest.keyClick(page.list, Qt.Key.Key_M)
    assert (told.args[1].kept, told.args[1].others) == (OTHER.id, (ONE.id,))


def test_the_pair_that_is_looked_at_stays_when_pairs_are_found_anew(page: PairsPage) -> None:
    page.step(1)
    page.show_pairs(PAIRS[1:], ARTICLES)
    assert page.current() == PAIRS[1]
    page.show_pairs(PAIRS[:1], ARTICLES)
    assert page.current() == PAIRS[0]


def test_when_there_is_none_it_says_so(page: PairsPage) -> None:
    page.settle(PAIRS)
    words = page.findChild(QLabel, "emptySentence")
    assert words is not None
    assert words.isVisible()
    assert words.text() == "There is none."


def test_every_button_tells_what_it_does(page: PairsPage) -> None:
    for button in page.findChildren(QPushButton):
        assert button is page.all or ": " in button.accessibleName()
