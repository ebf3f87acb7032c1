"""What is seen of highlights on a page: overlaps, areas, lost places, other reviewers' ones."""

from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from ketareview.domain.geometry import Rect
from ketareview.domain.highlight import Highlight, Passage, Piece, Tags
from ketareview.domain.query import parse
from ketareview.library import Library
from ketareview.ui.page_look import Ground
from ketareview.ui.reader import ReaderTab
from ketareview.ui.reader.beside.against import AgainstPanel
from ketareview.ui.reader.page.bars import bars_of
from tests.ui.reader.conftest import Reader
from tests.ui.reader.hands import Hands
from tests.ui.reader.papers import SENTENCES

_SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def paper(reader: Reader, qtbot: QtBot) -> Hands:
    return Hands(reader(".pdf"), qtbot)


def stored(library: Library, tab: ReaderTab, *pieces: Piece, words: str = "") -> Highlight:
    """Store a passage as another window would; its words are not looked up."""
    source = tab.article.sources[0].sha256
    found = Passage(source, pieces, words)
    return library.highlights.add(tab.article.id, found, Tags("efficacy", "trial"))


def shows(hands: Hands, count: int, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: hands.cards.model().rowCount() == count)


def test_a_passage_that_lost_its_place_is_listed_and_chosen(
    paper: Hands, library: Library, qtbot: QtBot
) -> None:
    lost = stored(library, paper.tab, words="words that are not there")
    shows(paper, 1, qtbot)
    paper.tab.show_highlight(lost.id)
    qtbot.waitUntil(lambda: paper.view.chosen == lost.id)
    paper.press(Qt.Key.Key_I)
    paper.press(Qt.Key.Key_J)
    assert paper.view.chosen == lost.id


def test_overlapping_areas_are_gone_through_with_one_key(
    paper: Hands, library: Library, qtbot: QtBot
) -> None:
    one = stored(library, paper.tab, Piece(1, box=Rect(60, 60, 200, 100)))
    other = stored(library, paper.tab, Piece(1, box=Rect(100, 80, 200, 100)))
    apart = stored(library, paper.tab, Piece(1, box=Rect(60, 400, 200, 100)))
    shows(paper, 3, qtbot)
    paper.tab.show_highlight(one.id)
    qtbot.waitUntil(lambda: paper.view.chosen == one.id)
    seen = []
    for _ in range(2):
        paper.press(Qt.Key.Key_I)
        seen.append(paper.view.chosen)
    assert seen == [other.id, one.id]
    assert apart.id not in seen


def corner_of(hands: Hands, left: float, top: float) -> QPoint:
    """The point of the viewport that lies so many points from the first page's corner."""
    (box,) = hands.view.surface.boxes(Piece(1, box=Rect(left, top, 1, 1)))
    return (box.topLeft() - hands.view.seen().topLeft()).toPoint()


def test_a_box_is_drawn_and_tagged(paper: Hands, library: Library, qtbot: QtBot) -> None:
    paper.view.areas.switch()
    paper.pull(corner_of(paper, 80, 90), corner_of(paper, 300, 200))
    assert not paper.view.areas.is_on
    paper.type("s4")
    shows(paper, 1, qtbot)
    (made,) = library.highlights.of(paper.tab.article.id)
    (piece,) = made.passage.pieces
    assert piece.box is not None
    assert (piece.page, made.passage.quote, made.passage.after) == (1, "", "")
    sides = (piece.box.left, piece.box.top, piece.box.right, piece.box.bottom)
    assert sides == pytest.approx((80, 90, 300, 200), abs=1)


def test_a_box_is_drawn_by_keys_alone(paper: Hands, library: Library, qtbot: QtBot) -> None:
    paper.view.areas.switch()
    paper.press(Qt.Key.Key_Down)
    before = paper.view.areas.box
    assert before is not None
    paper.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    paper.press(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    after = paper.view.areas.box
    assert after is not None
    assert after.top() > before.top()
    assert after.width() > before.width()
    paper.press(Qt.Key.Key_Return)
    paper.type("e5")
    shows(paper, 1, qtbot)


def test_a_box_ends_at_the_edge_of_its_page(paper: Hands) -> None:
    paper.view.areas.switch()
    paper.pull(corner_of(paper, 80, 90), corner_of(paper, -300, 200))
    (piece,) = paper.view.selecting.pieces
    assert piece.box is not None
    assert piece.box.left == 0


def test_escape_leaves_drawing_and_a_slip_draws_nothing(paper: Hands) -> None:
    paper.view.areas.switch()
    paper.pull(corner_of(paper, 80, 90), corner_of(paper, 82, 91))
    assert paper.view.selecting.pieces == ()
    assert paper.view.areas.is_on
    paper.press(Qt.Key.Key_Escape)
    assert not paper.view.areas.is_on


def test_a_box_takes_another_size_at_its_corner(
    paper: Hands, library: Library, qtbot: QtBot
) -> None:
    made = stored(library, paper.tab, Piece(1, box=Rect(80, 90, 200, 100)))
    shows(paper, 1, qtbot)
    paper.tab.show_highlight(made.id)
    qtbot.waitUntil(lambda: paper.view.chosen == made.id)
    paper.pull(corner_of(paper, 280, 190), corner_of(paper, 320, 260))

    def box() -> Rect | None:
        return library.highlights.get(made.id).passage.pieces[0].box

    qtbot.waitUntil(lambda: box() != Rect(80, 90, 200, 100))
    found = box()
    assert found is not None
    sides = (found.left, found.top, found.right, found.bottom)
    assert sides == pytest.approx((80, 90, 320, 260), abs=1)


def test_reflowed_text_has_no_boxes(reader: Reader, qtbot: QtBot) -> None:
    page = Hands(reader(".html"), qtbot)
    page.view.areas.switch()
    assert not page.view.areas.is_on


def against(hands: Hands) -> AgainstPanel:
    found = hands.tab.findChild(AgainstPanel, "againstPanel")
    assert isinstance(found, AgainstPanel)
    return found


@pytest.mark.parametrize("stance", ["contradicts", "no-difference"])
def test_a_contradiction_is_marked_and_a_step_away(
    paper: Hands, library: Library, qtbot: QtBot, stance: str
) -> None:
    topic = library.topics.add("Ideation").id
    other = next(each for each in library.articles.all() if each != paper.tab.article.id)
    source = library.articles.get(other).sources[0].sha256
    mine = stored(library, paper.tab, Piece(1, 0, 20))
    library.highlights.change(mine.id, Tags("efficacy", "trial", "supports", topics=(topic,)))
    theirs = library.highlights.add(
        other,
        Passage(source, (Piece(1, 0, 20),), ""),
        Tags("efficacy", "review", stance, topics=(topic,)),
    )
    qtbot.waitUntil(lambda: any(mark.is_contested for mark in paper.view.marks))
    paper.tab.show_highlight(mine.id)
    qtbot.waitUntil(against(paper).isVisible)
    line = against(paper).findChild(QToolButton)
    assert isinstance(line, QToolButton)
    with qtbot.waitSignal(paper.tab.passage_asked) as told:
        QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert told.args == [other, theirs.id]
    library.highlights.delete([theirs.id])
    qtbot.waitUntil(lambda: not any(mark.is_contested for mark in paper.view.marks))
    qtbot.waitUntil(lambda: not against(paper).isVisible())


def overlapping(paper: Hands, library: Library, qtbot: QtBot) -> tuple[Highlight, Highlight]:
    """Mark a sentence, and a word in it."""
    sentence = paper.piece(SENTENCES[0])
    word = Piece(1, sentence.start, sentence.start + 8)
    long, short = stored(library, paper.tab, sentence), stored(library, paper.tab, word)
    shows(paper, 2, qtbot)
    return long, short


def chosen_by_presses(paper: Hands, qtbot: QtBot) -> list[UUID | None]:
    chosen = []
    for _ in range(3):
        paper.click(SENTENCES[0])
        qtbot.wait(QApplication.doubleClickInterval() + 50)
        chosen.append(paper.view.chosen)
    return chosen


def test_each_press_on_an_overlap_takes_the_next_highlight(
    paper: Hands, library: Library, qtbot: QtBot
) -> None:
    long, short = overlapping(paper, library, qtbot)
    assert chosen_by_presses(paper, qtbot) == [short.id, long.id, short.id]


def test_a_press_on_an_end_that_is_not_pulled_takes_the_next_highlight(
    paper: Hands, library: Library, qtbot: QtBot
) -> None:
    long, short = overlapping(paper, library, qtbot)
    paper.view.zoom_to(0.4)
    assert chosen_by_presses(paper, qtbot) == [short.id, long.id, short.id]


def test_a_bar_is_pressed_beside_the_words(paper: Hands, library: Library, qtbot: QtBot) -> None:
    piece = paper.piece(SENTENCES[0])
    made = stored(library, paper.tab, piece)
    shows(paper, 1, qtbot)
    paper.points(SENTENCES[0])
    paper.view.viewport().repaint()
    (bar,) = bars_of(paper.view.surface, paper.view.marks, 1.0)
    spot = (bar.strips[0].center() - paper.view.seen().topLeft()).toPoint()
    QTest.mouseClick(paper.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert paper.view.chosen == made.id


def test_bars_of_overlapping_highlights_stand_apart(
    paper: Hands, library: Library, qtbot: QtBot
) -> None:
    piece = paper.piece(SENTENCES[0])
    for cut in (0, 5, 10):
        stored(library, paper.tab, Piece(1, piece.start, piece.end - cut))
    shows(paper, 3, qtbot)
    paper.points(SENTENCES[0])
    strips = [bar.strips for bar in bars_of(paper.view.surface, paper.view.marks, 1.0)]
    assert len({round(each[0].left()) for each in strips}) == 3


@pytest.mark.parametrize("ending", [".pdf", ".html"])
def test_pages_are_laid_on_the_ground_that_is_chosen(
    reader: Reader, qtbot: QtBot, ending: str
) -> None:
    hands = Hands(reader(ending), qtbot)
    look = hands.tab.theme.pages
    hands.points(SENTENCES[0])
    for ground in (Ground.DARK, Ground.SEPIA):
        look.choose(ground)
        sheet = look.colour("sheet")
        assert sheet is not None
        spot = hands.view.viewport().rect().center()
        qtbot.waitUntil(lambda: near(hands, spot, sheet))  # noqa: B023 - waited for here
        assert hands.view.surface.is_dark is (ground is Ground.DARK)


def near(hands: Hands, spot: QPoint, colour: QColor) -> bool:
    """Whether most of a little square has this colour, whatever words stand there."""
    picture = hands.view.viewport().grab(QRect(spot - QPoint(60, 30), QSize(120, 60))).toImage()
    points = [(x, y) for x in range(0, 120, 4) for y in range(0, 60, 4)]
    there = [picture.pixelColor(x, y) for x, y in points]
    alike = [abs(each.lightness() - colour.lightness()) < 4 for each in there]
    return sum(alike) > len(points) / 2


def test_bars_of_passages_that_meet_on_a_line_share_it(
    paper: Hands, library: Library, qtbot: QtBot
) -> None:
    text = paper.view.surface.text_of(1)
    middle = text.index("\n", len(text) // 2) + 12
    stored(library, paper.tab, Piece(1, 0, middle))
    stored(library, paper.tab, Piece(1, middle, len(text)))
    shows(paper, 2, qtbot)
    paper.points(text[middle - 5 : middle])
    above, below = (bar.strips for bar in bars_of(paper.view.surface, paper.view.marks, 1.0))
    assert above[-1].left() == pytest.approx(below[0].left(), abs=1)
    assert above[-1].bottom() < below[0].top()


def test_what_a_picture_says_is_typed_found_and_kept(
    paper: Hands, library: Library, qtbot: QtBot
) -> None:
    made = stored(library, paper.tab, Piece(1, box=Rect(80, 90, 200, 100)))
    shows(paper, 1, qtbot)
    paper.tab.show_highlight(made.id)
    qtbot.waitUntil(lambda: paper.view.chosen == made.id)
    fields = paper.tab.findChildren(QPlainTextEdit)
    field = next(each for each in fields if each.accessibleName().startswith("Words typed"))
    qtbot.waitUntil(field.isVisible)
    field.setFocus()
    QTest.keyClicks(field, "Remission 31 %")
    paper.view.setFocus()

    def typed() -> str:
        return library.highlights.get(made.id).passage.transcription

    qtbot.waitUntil(lambda: typed() == "Remission 31 %")
    assert library.search.highlights(parse("remission")) == [made.id]
    qtbot.waitUntil(lambda: "Remission" in str(paper.cards.model().index(0, 0).data(_SPOKEN)))
    library.highlights.change_passage(made.id, Passage(made.passage.source, (Piece(2, 0, 5),), ""))
    assert typed() == "Remission 31 %"
    library.history.undo()
    library.history.undo()
    assert not typed()
