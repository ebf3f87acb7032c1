"""Words are selected and tagged on a page with real events, and land in a real library."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ketareview.domain.highlight import Highlight, Piece
from ketareview.library import Library
from ketareview.ui.reader import ReaderTab
from ketareview.ui.reader.coding.tag_card import TagCard
from tests.ui.reader.conftest import Reader
from tests.ui.reader.hands import Hands
from tests.ui.reader.papers import ITALICS, SENTENCES

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier


def highlights(library: Library, tab: ReaderTab) -> list[Highlight]:
    return library.highlights.of(tab.article.id)


@pytest.fixture
def paper(reader: Reader, qtbot: QtBot) -> Hands:
    return Hands(reader(".pdf"), qtbot)


@pytest.fixture
def web_page(reader: Reader, qtbot: QtBot) -> Hands:
    return Hands(reader(".html"), qtbot)


def mark(hands: Hands, words: str, keys: str, library: Library, qtbot: QtBot) -> Highlight:
    before = len(highlights(library, hands.tab))
    hands.drag(words)
    hands.type(keys)
    qtbot.waitUntil(lambda: hands.cards.model().rowCount() == before + 1)
    return next(each for each in highlights(library, hands.tab) if words in each.passage.quote)


def test_two_keys_save_the_words_that_were_dragged_over(
    paper: Hands, library: Library, qtbot: QtBot
) -> None:
    made = mark(paper, SENTENCES[0], "e5", library, qtbot)
    assert made.passage.quote == SENTENCES[0]
    assert (made.tags.claim_type, made.tags.strength) == ("efficacy", "trial")
    assert library.highlights.quote_ok([made.id])[made.id]
    qtbot.waitUntil(lambda: paper.view.selecting.pieces == ())


def test_a_drag_grows_by_word_and_with_ctrl_by_letter(paper: Hands) -> None:
    paper.drag("mine lowered the sco")
    assert paper.selected() == ["Ketamine lowered the scores"]
    paper.drag("mine lowered the sco", modifiers=_CTRL)
    assert paper.selected() == ["mine lowered the sco"]


def test_two_clicks_take_the_word_and_three_the_sentence(paper: Hands) -> None:
    paper.click("peaked", times=2)
    assert paper.selected() == ["peaked"]
    paper.click("Blood", times=3)
    assert [words.strip() for words in paper.selected()] == [SENTENCES[2]]


def test_a_drag_with_shift_adds_a_piece(paper: Hands, library: Library, qtbot: QtBot) -> None:
    paper.drag(SENTENCES[0])
    paper.drag(SENTENCES[2], modifiers=_SHIFT)
    paper.type("s3")
    qtbot.waitUntil(lambda: len(highlights(library, paper.tab)) == 1)
    (made,) = highlights(library, paper.tab)
    assert made.passage.quote == f"{SENTENCES[0]}\n{SENTENCES[2]}"


def test_clicks_with_shift_keep_what_is_selected_and_add_a_word_or_sentence(paper: Hands) -> None:
    paper.drag(SENTENCES[0])
    paper.click("peaked", modifiers=_SHIFT)
    assert paper.selected() == [SENTENCES[0]]
    paper.click("peaked", times=2, modifiers=_SHIFT)
    assert paper.selected() == [SENTENCES[0], "peaked"]
    paper.click("Blood", times=3, modifiers=_SHIFT)
    assert paper.selected() == [SENTENCES[0], "peaked", SENTENCES[2]]


def test_the_caret_marks_without_a_mouse(paper: Hands, library: Library, qtbot: QtBot) -> None:
    paper.points(SENTENCES[0])
    paper.press(Qt.Key.Key_F7)
    caret = paper.view.selecting.caret
    assert caret is not None
    paper.press(Qt.Key.Key_Home)
    paper.press(Qt.Key.Key_End, _SHIFT)
    line = paper.selected()[0]
    assert line in paper.view.surface.text_of(1)
    paper.press(Qt.Key.Key_Left, _SHIFT | _CTRL)
    assert len(paper.selected()[0]) < len(line)
    paper.type("n?")
    qtbot.waitUntil(lambda: len(highlights(library, paper.tab)) == 1)


def test_the_card_shows_the_draft_and_keeps_the_focus_on_the_page(
    paper: Hands, qtbot: QtBot
) -> None:
    card = paper.tab.findChild(TagCard, "tagCard")
    assert card is not None
    assert not card.isVisible()
    paper.view.setFocus()
    paper.drag(SENTENCES[1])
    assert card.isVisible()
    assert paper.tab.rect().contains(card.geometry())
    qtbot.waitUntil(lambda: QApplication.focusWidget() is paper.view)
    paper.press(Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_a_click_on_the_card_types_its_key(paper: Hands, library: Library, qtbot: QtBot) -> None:
    paper.drag(SENTENCES[1])
    paper.type("s")
    card = paper.tab.findChild(TagCard, "tagCard")
    assert card is not None
    rung = next(each for each in card.choices() if each.typed == "4")
    QTest.mouseClick(rung, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(highlights(library, paper.tab)) == 1)
    assert highlights(library, paper.tab)[0].tags.strength == "controlled"


def test_h_repeats_the_last_tags(paper: Hands, library: Library, qtbot: QtBot) -> None:
    one = mark(paper, SENTENCES[0], "/m2", library, qtbot)
    other = mark(paper, SENTENCES[3], "h", library, qtbot)
    assert other.tags == one.tags


def test_a_chosen_highlight_takes_keys_and_goes_to_the_trash(
    paper: Hands, library: Library, qtbot: QtBot
) -> None:
    made = mark(paper, SENTENCES[0], "e5", library, qtbot)
    paper.click(SENTENCES[3])
    paper.click(SENTENCES[0])
    paper.type("-")
    qtbot.waitUntil(lambda: library.highlights.get(made.id).tags.stance == "contradicts")
    qtbot.waitUntil(lambda: "contradicts" in str(shown(paper, 0)))
    paper.press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: paper.cards.model().rowCount() == 0)
    assert highlights(library, paper.tab) == []


def test_what_undo_brings_back_is_shown_again(paper: Hands, library: Library, qtbot: QtBot) -> None:
    mark(paper, SENTENCES[0], "e5", library, qtbot)
    library.history.undo()
    qtbot.waitUntil(lambda: paper.cards.model().rowCount() == 0)
    library.history.redo()
    qtbot.waitUntil(lambda: paper.cards.model().rowCount() == 1)


def test_j_and_k_go_through_the_highlights_and_i_round_those_that_overlap(
    paper: Hands, library: Library, qtbot: QtBot
) -> None:
    mark(paper, SENTENCES[0], "e5", library, qtbot)
    mark(paper, SENTENCES[2], "s3", library, qtbot)
    mark(paper, "pressure rose", "q1", library, qtbot)
    paper.press(Qt.Key.Key_Escape)
    rows = []
    for key in "jjjkki":
        paper.type(key)
        rows.append(paper.cards.currentIndex().row())
    assert rows == [0, 1, 2, 1, 0, 0]
    paper.type("ji")
    assert paper.cards.currentIndex().row() == 2


def test_a_card_chosen_in_the_list_scrolls_the_page(
    paper: Hands, library: Library, qtbot: QtBot
) -> None:
    mark(paper, SENTENCES[0], "e5", library, qtbot)
    paper.press(Qt.Key.Key_End)
    bar = paper.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    index = paper.cards.model().index(0, 0)
    point = paper.cards.visualRect(index).center()
    viewport = paper.cards.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=point)
    qtbot.waitUntil(lambda: bar.value() < bar.maximum() / 2)


def test_reflowed_text_is_quoted_code_point_by_code_point(
    web_page: Hands, library: Library, qtbot: QtBot
) -> None:
    made = mark(web_page, ITALICS, "b0", library, qtbot)
    assert made.passage.quote == ITALICS
    assert made.tags.basis == "none"
    assert library.highlights.quote_ok([made.id])[made.id]


def test_a_selection_may_run_over_blocks_of_reflowed_text(
    web_page: Hands, library: Library, qtbot: QtBot
) -> None:
    text = web_page.view.surface.text_of(1)
    start = text.index(ITALICS)
    item = text.index(SENTENCES[1], start)
    words = text[start : item + len(SENTENCES[1])]
    assert words.count("\n") >= 2
    made = mark(web_page, words, "f1", library, qtbot)
    assert made.passage.pieces == (Piece(1, start, start + len(words)),)


def shown(hands: Hands, row: int) -> object:
    index = hands.cards.model().index(row, 0)
    return hands.cards.model().data(index, Qt.ItemDataRole.AccessibleTextRole)


def test_a_drag_over_a_page_break_leaves_out_what_stands_between(
    paper: Hands, library: Library, qtbot: QtBot
) -> None:
    paper.view.zoom_to(0.5)
    begin, _ = paper.points(SENTENCES[3])
    _, end = paper.points(SENTENCES[0], page=2)
    paper.pull(begin, end)
    assert paper.selected() == [SENTENCES[3], SENTENCES[0]]
    paper.type("e5")
    qtbot.waitUntil(lambda: len(highlights(library, paper.tab)) == 1)
    (made,) = highlights(library, paper.tab)
    assert made.passage.quote == f"{SENTENCES[3]}\n{SENTENCES[0]}"
    assert [piece.page for piece in made.passage.pieces] == [1, 2]
