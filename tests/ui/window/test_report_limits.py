"""The group "Only" of a report: what is chosen there limits the pages, and templates keep it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ketareview.domain.reporting import ReportOptions
from ketareview.library import Library
from ketareview.ui.empty import EmptyPlace
from ketareview.ui.places import Place
from ketareview.ui.reports import ReportPage
from ketareview.ui.reports.only import Only
from ketareview.ui.reports.rung_box import RungBox
from ketareview.ui.reports.several import SeveralBox
from ketareview.ui.window import MainWindow
from tests.library.papers import mark, paper, store
from tests.ui.window.test_window import part

PATIENCE = 60_000


@pytest.fixture
def page(window: MainWindow, library: Library, qtbot: QtBot, tmp_path: Path) -> ReportPage:
    article = store(library, paper(tmp_path), title="Dreams")
    mark(library, article)
    window.show_place(Place.REPORTS)
    found = part(window, ReportPage, "reportPreview")
    qtbot.waitUntil(lambda: found.list.has_drawn(1), timeout=PATIENCE)
    qtbot.waitUntil(lambda: found.contents.only.low.count() > 1, timeout=PATIENCE)
    return found


@pytest.fixture
def only(page: ReportPage) -> Only:
    return page.contents.only


def chosen(page: ReportPage) -> ReportOptions:
    return page.contents.options


def press(box: SeveralBox, *keys: Qt.Key) -> None:
    """Open a box and go through its menu by keyboard."""
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    for key in keys:
        QTest.keyClick(box.menu, key)
    QTest.keyClick(box.menu, Qt.Key.Key_Escape)


def pick(box: RungBox, steps: int) -> None:
    """Go down in a box with the arrow."""
    box.setFocus()
    for _ in range(steps):
        QTest.keyClick(box, Qt.Key.Key_Down)


def test_several_are_chosen_while_the_menu_stays_open(page: ReportPage, only: Only) -> None:
    press(only.types, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Return)

    assert chosen(page).claim_types == ("efficacy", "outcome")
    assert only.types.currentText() == "Efficacy, Outcome without comparison"

    press(only.types, Qt.Key.Key_Return)
    assert chosen(page).claim_types == ()
    assert only.types.currentText() == "Any"


def test_strengths_go_from_one_rung_to_another(page: ReportPage, only: Only) -> None:
    pick(only.low, 5)
    assert chosen(page).strengths == ("controlled", "trial", "review")

    pick(only.high, 4)
    assert chosen(page).strengths == ("uncontrolled", "controlled")  # either way round


def test_a_query_limits_the_report_as_soon_as_it_makes_sense(
    page: ReportPage, only: Only, qtbot: QtBot
) -> None:
    only.query.setFocus()
    QTest.keyClicks(only.query, "note:")
    QTest.keyClick(only.query, Qt.Key.Key_Return)
    assert only.query.accessibleDescription()
    assert chosen(page).query == "note"

    QTest.keyClicks(only.query, "sleep")
    assert not only.query.accessibleDescription()
    assert chosen(page).query == "note:sleep"


def test_a_query_for_a_topic_that_is_not_there_is_told_below_it(
    only: Only, page: ReportPage, qtbot: QtBot
) -> None:
    only.query.setFocus()
    QTest.keyClicks(only.query, "topic:nowhere")

    qtbot.waitUntil(lambda: "nowhere" in only.query.accessibleDescription(), timeout=PATIENCE)
    only.query.clear()
    assert not only.query.accessibleDescription()


def test_filters_that_nothing_fits_are_named_as_the_reason(
    page: ReportPage, only: Only, qtbot: QtBot
) -> None:
    only.query.setFocus()
    QTest.keyClicks(only.query, "zebra")

    empty = page.findChild(EmptyPlace)
    assert isinstance(empty, EmptyPlace)
    qtbot.waitUntil(empty.isVisible, timeout=PATIENCE)
    only.query.clear()
    qtbot.waitUntil(page.list.isVisible, timeout=PATIENCE)


def test_a_template_brings_its_filters(page: ReportPage, only: Only) -> None:
    options = replace(
        ReportOptions(),
        claim_types=("onset", "of-another-codebook"),
        strengths=("preclinical", "uncontrolled"),
        stances=("contradicts",),
        reviewers=("B. Reviewer",),
        query="sleep",
    )
    page.contents.show_options(options)

    assert chosen(page) == options
    assert only.types.currentText() == "Onset, of-another-codebook"
    assert (only.low.level, only.high.level) == (2, 3)
    assert only.query.text() == "sleep"
    assert only.reviewers.isVisibleTo(page)
    press(only.stances, Qt.Key.Key_Return)
    assert chosen(page) == replace(options, stances=(), sections=chosen(page).sections)


def test_one_who_reads_alone_is_not_asked_for_reviewers(only: Only) -> None:
    assert not only.reviewers.isVisible()
    assert only.types.isVisible()
