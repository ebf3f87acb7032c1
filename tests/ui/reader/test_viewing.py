"""A paper is scrolled, zoomed, searched and described with real events."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QTabWidget
from pytestqt.qtbot import QtBot

from ketareview.domain.article import Article
from ketareview.domain.highlight import Piece, Tags
from ketareview.library import Library
from ketareview.pdf import Viewer
from ketareview.reading import passage
from ketareview.ui.reader import ReaderTab
from ketareview.ui.reader.beside.record_panel import RecordPanel
from ketareview.ui.reader.coding.tag_panel import TagPanel
from ketareview.ui.reader.find_bar import FindBar
from ketareview.ui.tasks import TaskRunner
from ketareview.ui.theme import Theme
from tests.ui.reader.conftest import Reader, article_of
from tests.ui.reader.hands import Hands
from tests.ui.reader.papers import PAGE_WIDTH, SENTENCES

_CTRL = Qt.KeyboardModifier.ControlModifier
_PIXELS_PER_POINT = 96 / 72


@pytest.fixture
def paper(reader: Reader, qtbot: QtBot) -> Hands:
    return Hands(reader(".pdf"), qtbot)


def mark_stored(library: Library, article: Article, words: str, page: int = 1) -> None:
    """Store a highlight as another window would."""
    sha256 = article.sources[0].sha256
    pages = library.sources.pages(sha256)
    start = pages[page - 1].text.index(words)
    found = passage(pages, [Piece(page, start, start + len(words))], sha256)
    library.highlights.add(article.id, found, Tags("efficacy", "trial"))


def open_tab(library: Library, viewer: Viewer, tasks: TaskRunner, qtbot: QtBot) -> ReaderTab:
    """Open the paper of a library that the test has opened itself."""
    article = article_of(library, ".pdf")
    codebook = library.codebooks.current()
    tab = ReaderTab(library, viewer, article, codebook, Theme("light"), tasks)
    qtbot.addWidget(tab, before_close_func=lambda closing: closing.close_reader())
    tab.resize(1100, 700)
    tab.show()
    qtbot.waitUntil(lambda: tab.page_view is not None, timeout=30_000)
    return tab


def turn_wheel(hands: Hands, at: QPoint, angle: int, modifiers: Qt.KeyboardModifier) -> None:
    viewport = hands.view.viewport()
    event = QWheelEvent(
        QPointF(at),
        QPointF(viewport.mapToGlobal(at)),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - as Qt takes it
    )
    QCoreApplication.sendEvent(viewport, event)


def colour_at(hands: Hands, words: str) -> QColor:
    """The colour just beside the last letter's middle, where a tint shows."""
    piece = hands.piece(words)
    box = hands.view.surface.boxes(piece)[0]
    point = (box.topLeft() + QPointF(3.0, 1.5) - hands.view.seen().topLeft()).toPoint()
    return hands.view.viewport().grab().toImage().pixelColor(point)


def test_the_page_comes_as_sharp_as_it_is_shown(paper: Hands, qtbot: QtBot) -> None:
    """Sharp letters go from white to black in two pixels; those shown too large take more."""

    def steepest() -> int:
        begin, end = paper.points("lowered the")
        image = paper.view.viewport().grab().toImage()
        row = [image.pixelColor(x, begin.y()).lightness() for x in range(begin.x(), end.x())]
        return max(abs(one - other) for one, other in zip(row, row[2:], strict=False))

    paper.view.zoom_to(3.0)
    qtbot.waitUntil(lambda: steepest() > 230, timeout=20_000)


def test_ctrl_and_the_wheel_zoom_about_the_pointer(paper: Hands) -> None:
    point, _ = paper.points(SENTENCES[2])
    before = paper.view.factor
    turn_wheel(paper, point, 120, _CTRL)
    after, _ = paper.points(SENTENCES[2])
    assert paper.view.factor > before
    assert (after - point).manhattanLength() <= 3


def test_zoom_keys_and_fitting_the_width(paper: Hands) -> None:
    paper.press(Qt.Key.Key_0, _CTRL)
    assert paper.view.factor == 1.0
    paper.press(Qt.Key.Key_Plus, _CTRL)
    assert paper.view.factor > 1.0
    paper.press(Qt.Key.Key_Minus, _CTRL)
    assert paper.view.factor == pytest.approx(1.0)
    paper.view.fit_width()
    shown = PAGE_WIDTH * _PIXELS_PER_POINT * paper.view.factor
    assert shown == pytest.approx(paper.view.viewport().width() - 48, abs=1)


def test_the_place_read_stays_when_the_window_changes(paper: Hands, qtbot: QtBot) -> None:
    paper.view.go_to_page(2)
    before = paper.view.surface.hold(paper.view.seen().top())
    paper.tab.resize(800, 500)
    after = paper.view.surface.hold(paper.view.seen().top())
    assert after.index == before.index
    assert after.part == pytest.approx(before.part, abs=0.01)


def test_keys_scroll_to_the_ends(paper: Hands, qtbot: QtBot) -> None:
    bar = paper.view.verticalScrollBar()
    paper.press(Qt.Key.Key_End)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    paper.press(Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: bar.value() < bar.maximum())
    paper.press(Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: bar.value() == 0)


def test_the_page_box_goes_to_a_page(paper: Hands) -> None:
    box = paper.tab.findChild(QLineEdit, "pageBox")
    assert isinstance(box, QLineEdit)
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "3")
    QTest.keyClick(box, Qt.Key.Key_Return)
    view = paper.view
    assert view.surface.page_at(view.seen().center().y()) == 3
    assert box.text() == "3"


def test_words_are_found_and_stepped_through(paper: Hands, qtbot: QtBot) -> None:
    bar = paper.tab.findChild(FindBar)
    assert bar is not None
    paper.desk.open_find()
    field = bar.findChild(QLineEdit)
    count = bar.findChild(QLabel)
    assert isinstance(field, QLineEdit)
    assert isinstance(count, QLabel)
    QTest.keyClicks(field, "dissociation peaked")
    qtbot.waitUntil(lambda: count.text() == "1 of 3")
    paper.desk.step_find(1)
    paper.desk.step_find(1)
    assert count.text() == "3 of 3"
    view = paper.view
    assert view.surface.page_at(view.seen().center().y()) == 3
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_a_highlight_is_painted_after_it_is_stored(
    paper: Hands, library: Library, qtbot: QtBot
) -> None:
    paper.points(SENTENCES[0])
    qtbot.waitUntil(lambda: colour_at(paper, SENTENCES[0]) == QColor("white"))
    mark_stored(library, paper.tab.article, SENTENCES[0])
    qtbot.waitUntil(lambda: colour_at(paper, SENTENCES[0]).saturation() > 10)


def test_anothers_highlight_is_not_tinted_until_it_is_shown(
    filled: Path, viewer: Viewer, tasks: TaskRunner, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "shared.ketareview"
    shutil.copy(filled, path)
    with Library.open(path, reviewer="B. Reviewer") as theirs:
        mark_stored(theirs, article_of(theirs, ".pdf"), SENTENCES[0])
    with Library.open(path, reviewer="A. Reviewer") as library:
        hands = Hands(open_tab(library, viewer, tasks, qtbot), qtbot)
        hands.points(SENTENCES[0])
        box = hands.tab.findChild(QComboBox, "othersBox")
        assert isinstance(box, QComboBox)
        qtbot.waitUntil(box.isVisible)
        qtbot.waitUntil(lambda: colour_at(hands, SENTENCES[0]) == QColor("white"))
        QTest.keyClick(box, Qt.Key.Key_Down)
        qtbot.waitUntil(lambda: colour_at(hands, SENTENCES[0]).saturation() > 10)  # it fades in
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert hands.cards.model().rowCount() == 0
        assert hands.view.marks == ()
        QTest.keyClick(box, Qt.Key.Key_Up)
        hands.type("j-")
        assert hands.view.chosen is not None
        assert library.highlights.of(hands.tab.article.id)[0].tags.stance == "supports"
        hands.tab.close_reader()
        tasks.shut_down()


def test_a_highlight_asked_for_early_is_shown_when_it_is_there(
    library: Library, viewer: Viewer, tasks: TaskRunner, qtbot: QtBot
) -> None:
    article = article_of(library, ".pdf")
    tab = ReaderTab(library, viewer, article, library.codebooks.current(), Theme("light"), tasks)
    qtbot.addWidget(tab, before_close_func=lambda closing: closing.close_reader())
    mark_stored(library, article, SENTENCES[3], page=3)
    tab.show_highlight(library.highlights.of(article.id)[0].id)
    tab.resize(1100, 700)
    tab.show()

    def is_shown() -> bool:
        view = tab.page_view
        return view is not None and view.surface.page_at(view.seen().center().y()) == 3

    qtbot.waitUntil(is_shown, timeout=20_000)


def test_the_ends_of_the_chosen_highlight_can_be_dragged(
    paper: Hands, library: Library, qtbot: QtBot
) -> None:
    mark_stored(library, paper.tab.article, "Ketamine lowered")
    made = library.highlights.of(paper.tab.article.id)[0]
    paper.points("Ketamine lowered")
    paper.tab.show_highlight(made.id)
    qtbot.waitUntil(lambda: paper.view.chosen == made.id)
    box = paper.view.surface.boxes(made.passage.pieces[0])[0]
    end = QPointF(box.right(), box.center().y()) - paper.view.seen().topLeft()
    _, goal = paper.points(SENTENCES[0])
    paper.pull(end.toPoint(), goal)
    qtbot.waitUntil(
        lambda: library.highlights.get(made.id).passage.quote.startswith(SENTENCES[0][:-1])
    )


def test_tags_are_changed_in_the_panel(paper: Hands, library: Library, qtbot: QtBot) -> None:
    mark_stored(library, paper.tab.article, SENTENCES[0])
    made = library.highlights.of(paper.tab.article.id)[0]
    paper.tab.show_highlight(made.id)
    panel = paper.tab.findChild(TagPanel, "tagPanel")
    assert isinstance(panel, TagPanel)
    qtbot.waitUntil(panel.isVisible)
    stance = next(b for b in panel.findChildren(QComboBox) if b.accessibleName() == "Stance")
    stance.setFocus()
    QTest.keyClick(stance, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: library.highlights.get(made.id).tags.stance == "contradicts")
    notes = panel.findChildren(QPlainTextEdit)
    note = next(each for each in notes if each.accessibleName() == "Note to this highlight")
    note.setFocus()
    QTest.keyClicks(note, "Small trial.")
    paper.view.setFocus()
    qtbot.waitUntil(lambda: library.highlights.get(made.id).tags.note == "Small trial.")
    assert library.highlights.get(made.id).tags.stance == "contradicts"


def test_the_record_is_changed_beside_the_page(
    paper: Hands, library: Library, qtbot: QtBot
) -> None:
    side = paper.tab.findChild(QTabWidget, "sideTabs")
    assert isinstance(side, QTabWidget)
    side.setCurrentIndex(1)
    panel = side.findChild(RecordPanel)
    assert panel is not None
    with qtbot.waitSignal(paper.tab.title_changed):
        for name, words in (("authors", "Okafor, Ada; A Society"), ("year", "2021")):
            field = panel.field(name).text
            field.setFocus()
            field.selectAll()
            QTest.keyClicks(field, words)
            QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: paper.tab.title() == "Okafor and A Society 2021")
    record = library.articles.get(paper.tab.article.id).record
    assert (record.authors[0].given, record.authors[1].literal) == ("Ada", "A Society")


def test_an_article_without_a_file_says_what_to_do(
    library: Library, viewer: Viewer, tasks: TaskRunner, qtbot: QtBot
) -> None:
    article = replace(article_of(library, ".pdf"), sources=())
    tab = ReaderTab(library, viewer, article, library.codebooks.current(), Theme("dark"), tasks)
    qtbot.addWidget(tab, before_close_func=lambda closing: closing.close_reader())
    assert any("Drop its PDF" in label.text() for label in tab.findChildren(QLabel))
