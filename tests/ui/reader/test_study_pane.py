"""The study card beside the page: gone through, taken, typed and tied with the keyboard."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ketareview.domain.highlight import Piece
from ketareview.domain.study import StudyValue
from ketareview.domain.study_fields import Scope
from ketareview.library import Library
from ketareview.ui.reader import ReaderTab
from ketareview.ui.reader.beside.study_pane import StudyPane
from ketareview.ui.reader.beside.study_rows import FieldLine, HeadingLine, MoreLine, OfferLine
from ketareview.ui.tasks import TaskRunner
from tests.ui.reader.conftest import Reader

Keys = Qt.Key


@pytest.fixture
def tab(reader: Reader) -> ReaderTab:
    return reader("pdf")


@pytest.fixture
def pane(tab: ReaderTab, library: Library, tasks: TaskRunner, qtbot: QtBot) -> Iterator[StudyPane]:
    parts = (library, tab.article.id, tasks, tab.theme)
    made = StudyPane(*parts, lambda: tab.desk, tab.side)
    tab.side.addTab(made, "Study")
    tab.side.setCurrentWidget(made)
    qtbot.waitUntil(lambda: any(isinstance(each, OfferLine) for each in made.model.lines))
    made.list.setFocus()
    yield made
    made.shut()


def values(library: Library, tab: ReaderTab) -> dict[tuple[str, int], StudyValue]:
    return {(each.field, each.place): each for each in library.studies.of(tab.article.id)}


def go_to(pane: StudyPane, field: str, place: int) -> None:
    """Go down to a field, key by key."""
    row = pane.model.row_of(field, place)
    QTest.keyClick(pane.list, Keys.Key_Home)
    while pane.list.currentIndex().row() < row:
        QTest.keyClick(pane.list, Keys.Key_Down)


def is_written(pane: StudyPane) -> bool:
    """Whether the field that one is at has a value."""
    return isinstance(pane.list.line, FieldLine) and pane.list.line.value is not None


def first_offer(pane: StudyPane) -> OfferLine:
    """Go down to the first proposal."""
    QTest.keyClick(pane.list, Keys.Key_Home)
    while not isinstance(pane.list.line, OfferLine):
        QTest.keyClick(pane.list, Keys.Key_Down)
    return pane.list.line


def test_the_card_lists_all_fields_and_keeps_nothing_by_itself(
    pane: StudyPane, library: Library, tab: ReaderTab
) -> None:
    headings = [each.words for each in pane.model.lines if isinstance(each, HeadingLine)]
    assert headings[:3] == ["Study", "Arm 1", "Arm 2"]
    QTest.keyClick(pane.list, Keys.Key_End)
    for _ in pane.model.lines:
        QTest.keyClick(pane.list, Keys.Key_Up)
    assert not values(library, tab)


def test_going_to_a_proposal_shows_its_words_and_enter_takes_it(
    pane: StudyPane, library: Library, tab: ReaderTab, qtbot: QtBot
) -> None:
    offer = first_offer(pane).offer
    assert tab.desk is not None
    assert tab.desk.view.found == (offer.passage.pieces,)
    QTest.keyClick(pane.list, Keys.Key_Return)
    qtbot.waitUntil(lambda: bool(values(library, tab)))
    taken = values(library, tab)[offer.field, offer.place]
    assert (taken.value, taken.passage) == (offer.value, offer.passage)
    row = pane.model.row_of(offer.field, offer.place)

    def is_shown() -> bool:
        line = pane.model.lines[row]
        return isinstance(line, FieldLine) and line.value == taken

    qtbot.waitUntil(is_shown)
    assert not isinstance(pane.model.lines[row + 1], OfferLine)
    assert pane.list.currentIndex().row() == row


def test_a_value_is_typed_and_cleared(
    pane: StudyPane, library: Library, tab: ReaderTab, qtbot: QtBot
) -> None:
    go_to(pane, "country", 0)
    QTest.keyClick(pane.list, Keys.Key_Return)
    assert pane.editor.words.hasFocus()
    QTest.keyClicks(pane.editor.words, "Ireland")
    QTest.keyClick(pane.editor.words, Keys.Key_Return)
    qtbot.waitUntil(lambda: ("country", 0) in values(library, tab))
    assert values(library, tab)["country", 0].passage is None
    assert pane.list.hasFocus()
    qtbot.waitUntil(lambda: is_written(pane))
    QTest.keyClick(pane.list, Keys.Key_Delete)
    qtbot.waitUntil(lambda: not values(library, tab))
    library.history.undo()
    qtbot.waitUntil(lambda: is_written(pane))
    assert pane.editor.words.text() == "Ireland"


def test_nonsense_is_told_and_not_kept(pane: StudyPane, library: Library, tab: ReaderTab) -> None:
    go_to(pane, "randomised", 0)
    QTest.keyClick(pane.list, Keys.Key_Return)
    pane.editor.words.clear()
    QTest.keyClicks(pane.editor.words, "many")
    QTest.keyClick(pane.editor.words, Keys.Key_Return)
    assert "whole number" in pane.editor.told
    assert pane.editor.words.hasFocus()
    assert not values(library, tab)
    QTest.keyClick(pane.editor.words, Keys.Key_Escape)
    assert pane.list.hasFocus()


def test_a_value_is_tied_to_the_words_selected(
    pane: StudyPane, library: Library, tab: ReaderTab, qtbot: QtBot
) -> None:
    go_to(pane, "population", 0)
    pane.tie()
    assert "Select" in pane.editor.told
    assert tab.desk is not None
    tab.desk.view.selecting.take((Piece(1, 0, 12),))
    pane.list.setFocus()
    pane.tie()
    qtbot.waitUntil(lambda: ("population", 0) in values(library, tab))
    made = values(library, tab)["population", 0]
    assert made.passage is not None
    assert made.value == " ".join(made.passage.quote.split())


def test_words_that_stand_no_more_are_flagged(
    pane: StudyPane, library: Library, tab: ReaderTab, qtbot: QtBot
) -> None:
    offer = first_offer(pane).offer
    other = replace(offer.passage, quote="other words")
    library.studies.set(tab.article.id, offer.field, offer.place, offer.value, other)

    def is_flagged() -> bool:
        row = pane.model.row_of(offer.field, offer.place)
        line = pane.model.lines[row]
        return isinstance(line, FieldLine) and line.is_wrong and "not in the source" in line.spoken

    qtbot.waitUntil(is_flagged)


def test_an_arm_is_added(pane: StudyPane) -> None:
    arms = sum(
        isinstance(each, FieldLine) and each.field.key == "dose" for each in pane.model.lines
    )
    row = next(
        number
        for number, each in enumerate(pane.model.lines)
        if isinstance(each, MoreLine) and each.scope is Scope.ARM
    )
    pane.list.go_to(row)
    QTest.keyClick(pane.list, Keys.Key_Return)
    assert pane.model.row_of("dose", arms + 1) > row
