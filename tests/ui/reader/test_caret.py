"""The caret goes through a real paper by letters, words, lines, sentences and pages."""

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ketareview.domain.highlight import Highlight, Piece
from ketareview.library import Library
from ketareview.ui.reader.page.caret import Move, caret_box, moved
from ketareview.ui.reader.page.edges import Way
from ketareview.ui.reader.page.selecting import Place
from ketareview.ui.reader.page.surface import Surface
from tests.ui.reader.conftest import Reader
from tests.ui.reader.hands import Hands
from tests.ui.reader.papers import SENTENCES
from tests.ui.reader.two_lines import TwoLines

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_K = Qt.Key


@pytest.fixture
def paper(reader: Reader, qtbot: QtBot) -> Hands:
    """A paper with the caret before the first of its sentences."""
    hands = Hands(reader(".pdf"), qtbot)
    hands.points(SENTENCES[0])
    hands.view.setFocus()
    hands.press(_K.Key_F7)
    hands.view.selecting.put_caret(Place(1, hands.piece(SENTENCES[0]).start))
    return hands


def caret(hands: Hands) -> Place:
    place = hands.view.selecting.caret
    assert place is not None
    return place


def at(hands: Hands) -> str:
    """What stands behind the caret, up to the end of its line."""
    place = caret(hands)
    return hands.view.surface.text_of(place.page)[place.offset :].split("\n", maxsplit=1)[0]


def highlights(library: Library, hands: Hands) -> list[Highlight]:
    return library.highlights.of(hands.tab.article.id)


def test_letters_words_and_lines(paper: Hands) -> None:
    paper.press(_K.Key_Right)
    assert at(paper) == SENTENCES[0][1:]
    paper.press(_K.Key_Right, _CTRL)
    assert at(paper).startswith("lowered")
    paper.press(_K.Key_Left, _CTRL)
    assert at(paper) == SENTENCES[0]
    paper.press(_K.Key_End)
    assert at(paper) == ""
    paper.press(_K.Key_Down)
    paper.press(_K.Key_Down)
    paper.press(_K.Key_Home)
    assert at(paper) == SENTENCES[2]
    paper.press(_K.Key_Up)
    assert at(paper) == SENTENCES[1]


def test_sentences_and_the_next_page_past_its_header(paper: Hands, qtbot: QtBot) -> None:
    paper.points(SENTENCES[0], page=2)
    for sentence in SENTENCES[1:]:
        paper.type(")")
        assert at(paper) == sentence
    paper.type(")")
    assert caret(paper).page == 2
    assert at(paper) == SENTENCES[0]
    paper.type("(")
    assert (caret(paper).page, at(paper)) == (1, SENTENCES[3])


def test_down_from_the_last_line_goes_to_the_next_page(paper: Hands) -> None:
    paper.points(SENTENCES[0], page=2)
    for _ in SENTENCES:
        paper.press(_K.Key_Down)
    assert (caret(paper).page, at(paper)) == (2, SENTENCES[0])
    paper.press(_K.Key_Up)
    assert (caret(paper).page, at(paper)) == (1, SENTENCES[3])


def test_the_ends_of_the_text_and_a_screen(paper: Hands, qtbot: QtBot) -> None:
    paper.press(_K.Key_End, _CTRL)
    end = caret(paper)
    assert end.page == 3
    paper.points(SENTENCES[3], page=3)
    paper.press(_K.Key_PageUp)
    assert caret(paper) < end
    paper.press(_K.Key_Home, _CTRL)
    assert caret(paper).page == 1


def test_enter_takes_the_sentence_and_then_the_paragraph(paper: Hands) -> None:
    paper.press(_K.Key_Return)
    assert paper.selected() == [SENTENCES[0]]
    paper.press(_K.Key_Return, _SHIFT)
    assert paper.selected() == ["\n".join(SENTENCES[:2])]
    paper.press(_K.Key_Escape)
    paper.press(_K.Key_Space)
    paper.press(_K.Key_Space)
    assert len(paper.selected()[0]) > len(SENTENCES[0])


def test_shift_goes_on_from_the_end_of_what_is_selected(paper: Hands) -> None:
    paper.press(_K.Key_Return)
    paper.press(_K.Key_Right, _SHIFT | _CTRL)
    paper.press(_K.Key_Right, _SHIFT | _CTRL)
    assert paper.selected() == [f"{SENTENCES[0]}\nDissociation"]


def test_a_piece_is_kept_while_the_caret_goes_on(paper: Hands) -> None:
    paper.press(_K.Key_Return)
    paper.type("&))")
    paper.press(_K.Key_Return)
    assert paper.selected() == [SENTENCES[0], SENTENCES[2]]


def test_brackets_move_the_ends_of_a_selection(paper: Hands) -> None:
    paper.press(_K.Key_Return)
    paper.type("[[}")
    assert paper.selected() == [" ".join(SENTENCES[0].split()[1:-1])]
    paper.type("]]{")
    assert paper.selected() == [SENTENCES[0]]


def test_a_selection_over_a_page_break_leaves_out_the_header(paper: Hands, qtbot: QtBot) -> None:
    paper.points(SENTENCES[0], page=2)
    paper.type(")))")
    for _ in range(2):
        paper.press(_K.Key_Return, _SHIFT)
    assert paper.selected() == [SENTENCES[3], SENTENCES[0]]


def test_the_highlight_under_the_caret_takes_keys(
    paper: Hands, library: Library, qtbot: QtBot
) -> None:
    paper.press(_K.Key_Return)
    paper.type("e5")
    qtbot.waitUntil(lambda: len(paper.view.marks) == 1)
    paper.type("))")
    visited = [paper.view.chosen]
    paper.type("((")
    paper.press(_K.Key_Right, _CTRL)
    visited.append(paper.view.chosen)
    assert visited == [None, highlights(library, paper)[0].id]
    paper.type("3")
    qtbot.waitUntil(lambda: highlights(library, paper)[0].tags.strength != "trial")


def test_an_end_moves_once_while_its_key_repeats(
    paper: Hands, library: Library, qtbot: QtBot
) -> None:
    paper.press(_K.Key_Return)
    paper.type("e5")
    qtbot.waitUntil(lambda: len(paper.view.marks) == 1)
    for _ in range(3):
        QTest.keyPress(paper.view, _K.Key_BracketLeft)
    assert highlights(library, paper)[0].passage.quote == SENTENCES[0]
    QTest.keyRelease(paper.view, _K.Key_BracketLeft)
    expected = " ".join(SENTENCES[0].split()[:-2])
    qtbot.waitUntil(lambda: highlights(library, paper)[0].passage.quote == expected)
    library.history.undo()
    assert highlights(library, paper)[0].passage.quote == SENTENCES[0]


def test_the_caret_comes_back_where_it_was(paper: Hands) -> None:
    paper.type("))")
    place = caret(paper)
    paper.press(_K.Key_F7)
    assert paper.view.selecting.caret is None
    paper.press(_K.Key_F7)
    assert caret(paper) == place
    paper.drag(SENTENCES[3])
    paper.press(_K.Key_F7)
    paper.press(_K.Key_F7)
    piece: Piece = paper.piece(SENTENCES[3])
    assert caret(paper) == Place(1, piece.end)


@pytest.fixture
def web_page(reader: Reader, qtbot: QtBot) -> Hands:
    """Reflowed text with the caret before its first sentence."""
    hands = Hands(reader(".html"), qtbot)
    hands.points(SENTENCES[0])
    hands.view.setFocus()
    hands.press(_K.Key_F7)
    hands.view.selecting.put_caret(Place(1, hands.piece(SENTENCES[0]).start))
    return hands


def test_reflowed_text_is_gone_through_by_sentence_and_paragraph(web_page: Hands) -> None:
    web_page.type(")")
    assert at(web_page).startswith(SENTENCES[1])
    web_page.press(_K.Key_Down, _CTRL)
    assert at(web_page) == SENTENCES[0]
    web_page.press(_K.Key_Return)
    assert web_page.selected() == [SENTENCES[0]]
    web_page.press(_K.Key_Up, _CTRL)
    assert at(web_page).startswith(" ".join(SENTENCES[:2]))


def test_in_text_from_right_to_left_the_left_arrow_goes_forward() -> None:
    line = cast("Surface", TwoLines(Way.LEFT))
    assert moved(line, Place(1, 0), Move.LEFT) == Place(1, 1)
    assert moved(line, Place(1, 1), Move.RIGHT) == Place(1, 0)
    assert moved(line, Place(1, 0), Move.WORD_LEFT) == Place(1, 4)
    assert moved(line, Place(1, 4), Move.WORD_RIGHT) == Place(1, 0)
    assert moved(line, Place(1, 0), Move.LINE_END) == Place(1, 7)
    first, last = caret_box(line, Place(1, 0)), caret_box(line, Place(1, 7))
    assert first is not None
    assert last is not None
    assert (first.left(), last.left()) == (200.0, 130.0)
