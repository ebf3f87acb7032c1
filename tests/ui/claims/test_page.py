"""The place of claims, with hands: choosing, filing, stances, merging, splitting, undo."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ketareview.domain.article import Article
from ketareview.domain.claim import Claim
from ketareview.domain.highlight import Highlight, Tags
from ketareview.library import Library
from ketareview.ui.chooser import Chooser
from ketareview.ui.claims.carrying import carried, carry
from ketareview.ui.claims.model import Order
from ketareview.ui.claims.page import ClaimPage
from ketareview.ui.naming import NameDialog
from ketareview.ui.places import Place
from ketareview.ui.toast import Toast
from ketareview.ui.window import MainWindow
from tests.library.papers import paper, passage, store

PATIENCE = 20_000
LOWERS = "Ketamine lowers MADRS scores within a day"


@pytest.fixture
def article(library: Library, tmp_path: Path) -> Article:
    return store(library, paper(tmp_path))


@pytest.fixture
def marks(library: Library, article: Article) -> list[Highlight]:
    """Whole first sentence, and two words that share little with any claim."""
    places = ((0, 43, "supports"), (0, 8, "supports"), (9, 16, "contradicts"))
    return [
        library.highlights.add(
            article.id, passage(article, start, end), Tags("efficacy", "trial", stance)
        )
        for start, end, stance in places
    ]


@pytest.fixture
def claim(library: Library, marks: list[Highlight]) -> Claim:
    return library.claims.add(LOWERS, highlights=[each.id for each in marks[1:]])


@pytest.fixture
def page(claim: Claim, window: MainWindow, qtbot: QtBot) -> ClaimPage:
    """The place of claims, with the only claim shown."""
    window.show_place(Place.CLAIMS)
    found = window.findChild(ClaimPage)
    assert found is not None
    qtbot.waitUntil(lambda: found.detail.claim == claim.id, timeout=PATIENCE)
    return found


@dataclass(frozen=True, slots=True)
class Hands:
    """A reviewer at the place of claims: what she sees, and what the library keeps."""

    page: ClaimPage
    claim: Claim
    marks: list[Highlight]
    library: Library
    window: MainWindow
    qtbot: QtBot

    def stances(self) -> dict[UUID, str]:
        return stances(self.library, self.claim)

    def wait(self, is_so: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(is_so, timeout=PATIENCE)

    def choose_passage(self, number: int) -> None:
        """Go to a passage, as soon as it is there."""
        passages, wanted = self.page.detail.passages, self.marks[number].id
        self.wait(lambda: passages.row_of(wanted) is not None)
        row = passages.row_of(wanted)
        assert row is not None
        self.page.detail.list.setFocus()
        self.page.detail.list.setCurrentIndex(passages.index(row))


@pytest.fixture
def hands(  # noqa: PLR0913, PLR0917 - a fixture is asked for all that it joins
    page: ClaimPage,
    claim: Claim,
    marks: list[Highlight],
    library: Library,
    window: MainWindow,
    qtbot: QtBot,
) -> Hands:
    return Hands(page, claim, marks, library, window, qtbot)


def stances(library: Library, claim: Claim) -> dict[UUID, str]:
    return {each.highlight: each.stance for each in library.claims.filed([claim.id])}


def type_name(window: MainWindow, words: str, qtbot: QtBot) -> None:
    dialog: list[NameDialog] = []

    def is_there() -> bool:
        dialog[:] = window.findChildren(NameDialog)
        return bool(dialog)

    qtbot.waitUntil(is_there, timeout=PATIENCE)
    field = dialog[0].findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)


def in_chooser(window: MainWindow, work: Callable[[QWidget], None], qtbot: QtBot) -> None:
    choosers: list[Chooser] = []

    def is_there() -> bool:
        choosers[:] = [each for each in window.findChildren(Chooser) if each.isVisible()]
        return bool(choosers)

    qtbot.waitUntil(is_there, timeout=PATIENCE)
    field = choosers[0].findChild(QLineEdit)
    assert field is not None
    work(field)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_an_empty_place_says_what_a_claim_is_and_offers_to_make_one(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    window.show_place(Place.CLAIMS)
    page = window.findChild(ClaimPage)
    assert page is not None
    button = next(
        each
        for each in page.findChildren(QPushButton)
        if each.isVisible() and each.text().startswith("New claim")
    )

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    type_name(window, LOWERS, qtbot)

    qtbot.waitUntil(lambda: len(library.claims.all()) == 1, timeout=PATIENCE)
    qtbot.waitUntil(lambda: len(page.model.lines) == 1, timeout=PATIENCE)
    assert page.list.objectName() == "claimList"


def test_the_list_tells_the_balance_and_the_sources(hands: Hands) -> None:
    line = hands.page.model.lines[0]
    assert line.counts == {"supports": 1, "contradicts": 1}
    hands.wait(lambda: hands.page.model.lines[0].sources is not None)
    told = hands.page.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "1 for · 1 against" in told


@pytest.mark.parametrize(
    ("key", "stance"),
    [("-", "contradicts"), ("=", "no-difference"), ("~", "qualifies"), (".", "mentions")],
)
def test_a_key_changes_the_stance_toward_the_claim_only(
    hands: Hands, key: str, stance: str
) -> None:
    hands.choose_passage(1)

    QTest.keyClicks(hands.page.detail.list, key)

    hands.wait(lambda: hands.stances()[hands.marks[1].id] == stance)
    assert hands.library.highlights.get(hands.marks[1].id).tags.stance == "supports"


def test_delete_takes_a_passage_out_of_the_claim_and_undo_puts_it_back(hands: Hands) -> None:
    hands.choose_passage(1)

    QTest.keyClick(hands.page.detail.list, Qt.Key.Key_Delete)

    hands.wait(lambda: hands.marks[1].id not in hands.stances())
    toast = hands.window.findChild(Toast)
    assert toast is not None
    hands.wait(lambda: "removed" in toast.text())
    undo = next(each for each in toast.findChildren(QPushButton) if each.text() == "Undo")
    hands.wait(hands.window.commands["undo"].isEnabled)
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    hands.wait(lambda: hands.marks[1].id in hands.stances())


def test_enter_opens_the_page_of_a_passage(hands: Hands) -> None:
    hands.choose_passage(1)

    with hands.qtbot.waitSignal(hands.page.passage_asked) as told:
        QTest.keyClick(hands.page.detail.list, Qt.Key.Key_Return)

    assert told.args == [hands.marks[1].article, hands.marks[1].id]


def test_a_passage_that_may_belong_is_proposed_with_a_reason_and_filed_by_a_key(
    hands: Hands,
) -> None:
    hands.choose_passage(0)
    [row] = hands.page.detail.list.picked()
    assert row.is_proposed
    assert "MADRS scores" in row.reason

    QTest.keyClicks(hands.page.detail.list, "+")

    hands.wait(lambda: hands.marks[0].id in hands.stances())


def test_the_statement_and_the_note_are_written_in_place(hands: Hands) -> None:
    hands.page.detail.statement.setFocus()
    hands.page.detail.statement.selectAll()
    QTest.keyClicks(hands.page.detail.statement, "It lowers them")
    QTest.keyClick(hands.page.detail.statement, Qt.Key.Key_Return)
    hands.wait(lambda: hands.library.claims.get(hands.claim.id).statement == "It lowers them")

    hands.page.detail.tabs.setCurrentIndex(3)
    hands.page.detail.note.setFocus()
    QTest.keyClicks(hands.page.detail.note, "Why")
    hands.page.list.setFocus()
    hands.wait(lambda: hands.library.claims.get(hands.claim.id).note == "Why")


def test_an_emptied_statement_and_escape_leave_it_as_it_was(hands: Hands) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        hands.page.detail.statement.setFocus()
        hands.page.detail.statement.selectAll()
        QTest.keyClick(hands.page.detail.statement, Qt.Key.Key_Delete)
        QTest.keyClick(hands.page.detail.statement, key)
        assert hands.page.detail.statement.toPlainText() == LOWERS
    assert hands.library.claims.get(hands.claim.id) == hands.claim


def test_passages_are_dropped_on_a_claim(hands: Hands) -> None:
    place = hands.page.list.visualRect(hands.page.list.model().index(0, 0)).center()
    dragged = carry([hands.marks[0].id])  # the event does not keep it
    event = QDropEvent(
        QPointF(place),
        Qt.DropAction.CopyAction,
        dragged,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

    hands.page.list.dropEvent(event)

    hands.wait(lambda: hands.marks[0].id in hands.stances())


def test_highlights_beside_a_page_can_be_carried_to_a_claim(hands: Hands) -> None:
    marked = hands.marks[0]
    hands.window.open_article(marked.article, marked.id)
    hands.wait(lambda: hands.window._panes.reader() is not None)
    reader = hands.window._panes.reader()
    assert reader is not None
    cards = reader.side.list.cards
    hands.wait(lambda: len(cards.selectedIndexes()) == 1)

    index = cards.selectedIndexes()[0]

    assert cards.model().flags(index) & Qt.ItemFlag.ItemIsDragEnabled
    assert carried(cards.model().mimeData([index])) == [marked.id]


def test_filtering_and_ordering(hands: Hands) -> None:
    hands.library.claims.add("A clinic's advertisement")
    hands.wait(lambda: len(hands.page.model.lines) == 2)
    shown = hands.page.list.model()
    assert [shown.index(row, 0).data() for row in range(2)] == [LOWERS, "A clinic's advertisement"]

    order = next(
        each for each in hands.page.findChildren(QComboBox) if "Order" in each.accessibleName()
    )
    order.setCurrentText(Order.STATEMENT.value)
    assert shown.index(0, 0).data() == "A clinic's advertisement"
    box = next(
        each for each in hands.page.findChildren(QLineEdit) if "Filter" in each.accessibleName()
    )
    QTest.keyClicks(box, "madrs LOWER")
    assert shown.rowCount() == 1
    QTest.keyClicks(box, "zzz")
    assert shown.rowCount() == 0


def test_contradictions_under_no_claim_stand_side_by_side(hands: Hands) -> None:
    library, topic = hands.library, hands.library.topics.find("PTSD").id
    for each in hands.marks[1:]:
        library.highlights.change(each.id, replace(each.tags, topics=(topic,)))
    library.claims.delete([hands.claim.id])
    hands.wait(lambda: not hands.page.model.lines)
    library.claims.add("Another claim")
    hands.wait(lambda: len(hands.page.model.lines) == 1)

    hands.window.commands["show-opposed"].trigger()

    shown = hands.page.detail.opposed
    hands.wait(shown.isVisible)
    told = [str(shown.model().index(row, 0).data()) for row in range(3)]
    assert told[0] == "PTSD · Efficacy: 1 for, 1 against"
    shown.selectAll()
    assert set(hands.page.picked_passages()) == {each.id for each in hands.marks[1:]}
    hands.window.commands["new-claim"].trigger()
    type_name(hands.window, "It works", hands.qtbot)
    hands.wait(lambda: len(library.claims.all()) == 2)


def test_claims_are_merged_under_the_statement_that_is_kept(hands: Hands) -> None:
    hands.library.claims.add("It does", highlights=[hands.marks[0].id])
    hands.wait(lambda: len(hands.page.model.lines) == 2)
    hands.page.list.setFocus()
    hands.page.list.selectAll()

    hands.window.commands["merge-claims"].trigger()
    in_chooser(hands.window, lambda field: QTest.keyClicks(field, "MADRS"), hands.qtbot)

    hands.wait(lambda: len(hands.library.claims.all()) == 1)
    assert set(hands.stances()) == {each.id for each in hands.marks}


def test_passages_are_split_off(hands: Hands) -> None:
    hands.choose_passage(2)

    hands.window.commands["split-claim"].trigger()
    type_name(hands.window, "Only in some", hands.qtbot)

    hands.wait(lambda: len(hands.library.claims.all()) == 2)
    assert set(hands.stances()) == {hands.marks[1].id}


def test_claims_go_to_another_topic_and_to_the_trash(hands: Hands) -> None:
    hands.page.list.setFocus()
    QTest.keyClick(hands.page.list, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    in_chooser(hands.window, lambda field: QTest.keyClicks(field, "PTSD"), hands.qtbot)
    topic = hands.library.topics.find("PTSD").id
    hands.wait(lambda: hands.library.claims.get(hands.claim.id).topic == topic)

    hands.wait(lambda: bool(hands.page.picked()))
    hands.page.list.setFocus()
    QTest.keyClick(hands.page.list, Qt.Key.Key_Delete)
    hands.wait(lambda: not hands.library.claims.all())


def test_claims_step_past_their_neighbours(hands: Hands) -> None:
    other = hands.library.claims.add("Second")
    hands.wait(lambda: len(hands.page.model.lines) == 2)
    hands.page.list.choose(hands.claim.id)
    hands.page.list.setFocus()

    QTest.keyClick(hands.page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    hands.wait(
        lambda: [each.id for each in hands.library.claims.all()] == [other.id, hands.claim.id]
    )
    hands.wait(
        lambda: [each.claim.id for each in hands.page.model.lines] == [other.id, hands.claim.id]
    )
    hands.page.list.choose(hands.claim.id)
    QTest.keyClick(hands.page.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    hands.wait(
        lambda: [each.id for each in hands.library.claims.all()] == [hands.claim.id, other.id]
    )


def test_claims_are_copied_with_their_counts(hands: Hands) -> None:
    hands.page.list.setFocus()
    QTest.keyClick(hands.page.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text().startswith(f"{LOWERS}\n1 for · 1 against")


def test_filing_without_a_selection_says_what_to_select(hands: Hands) -> None:
    hands.page.detail.list.clearSelection()
    hands.window.commands["file-under-claim"].trigger()

    toast = hands.window.findChild(Toast)
    assert toast is not None
    assert toast.text().startswith("Select highlights")


def test_highlights_beside_a_page_are_filed_with_the_likeliest_claim_first(
    claim: Claim,
    marks: list[Highlight],
    library: Library,
    window: MainWindow,
    qtbot: QtBot,
) -> None:
    library.claims.add("A clinic's advertisement")
    window.open_article(marks[0].article, marks[0].id)

    def is_picked() -> bool:
        reader = window._panes.reader()
        return reader is not None and [each.id for each in reader.side.list.picked()] == [
            marks[0].id
        ]

    qtbot.waitUntil(is_picked, timeout=PATIENCE)
    window.commands["file-under-claim"].trigger()
    in_chooser(window, lambda _field: None, qtbot)

    qtbot.waitUntil(lambda: marks[0].id in stances(library, claim), timeout=PATIENCE)


def test_a_new_claim_takes_the_highlights_selected_and_their_topic(
    article: Article, library: Library, window: MainWindow, qtbot: QtBot
) -> None:
    topic = library.topics.find("PTSD").id
    tags = Tags("efficacy", "trial", topics=(topic,))
    highlight = library.highlights.add(article.id, passage(article), tags)
    window.open_article(article.id, highlight.id)

    def is_picked() -> bool:
        reader = window._panes.reader()
        return reader is not None and bool(reader.side.list.picked())

    qtbot.waitUntil(is_picked, timeout=PATIENCE)
    window.commands["new-claim"].trigger()
    type_name(window, LOWERS, qtbot)

    qtbot.waitUntil(lambda: bool(library.claims.all()), timeout=PATIENCE)
    [claim] = library.claims.all()
    assert claim.topic == topic
    assert stances(library, claim) == {highlight.id: "supports"}


def test_every_control_has_a_name(hands: Hands) -> None:
    for kind in (QLineEdit, QComboBox):
        for each in hands.page.findChildren(kind):
            if each.isVisible() and not isinstance(each.parent(), QComboBox):
                assert each.accessibleName(), each
    assert QApplication.focusWidget() is not None
