"""Passages of claims, with hands: filed, dropped, proposed, their stance, split off."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ketareview.domain.article import Article
from ketareview.domain.claim import Claim
from ketareview.domain.highlight import Highlight, Tags
from ketareview.library import Library
from ketareview.ui.claims.carrying import carried, carry
from ketareview.ui.claims.passage_model import WHENCE, ClaimPassages, Placed
from ketareview.ui.toast import Toast
from ketareview.ui.window import MainWindow
from ketareview.workflows.gathering import gather
from tests.library.papers import passage
from tests.ui.claims.hands import LOWERS, PATIENCE, Hands, in_chooser, stances, type_name


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


def test_a_passage_that_reviewers_differ_over_stands_under_both_headings(
    library: Library, article: Article, qtbot: QtBot
) -> None:
    del qtbot  # the model needs its application
    parent = QObject()
    model, codebook = ClaimPassages(parent), library.codebooks.current()
    highlight = library.highlights.add(
        article.id, passage(article, 0, 8), Tags("efficacy", "trial")
    )
    [marked] = gather(library, [highlight])

    model.show([Placed(marked, "supports", None), Placed(marked, "qualifies", None)], codebook)

    assert [row.heading for row in model.rows if row.heading] == ["For  1", "Qualifying  1"]
    told = [model.index(row).data(WHENCE) for row in (1, 3)]
    assert all(each.startswith("reviewers differ · ") for each in told)


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
    quotes = [label.text() for label in hands.page.detail.apart.sides.findChildren(QLabel)]
    assert [words for words in told[1:] if words in quotes] == told[1:]
    shown.selectAll()
    assert set(hands.page.picked_passages()) == {each.id for each in hands.marks[1:]}
    hands.window.commands["new-claim"].trigger()
    type_name(hands.window, "It works", hands.qtbot)
    hands.wait(lambda: len(library.claims.all()) == 2)


def test_passages_are_split_off(hands: Hands) -> None:
    hands.choose_passage(2)

    hands.window.commands["split-claim"].trigger()
    type_name(hands.window, "Only in some", hands.qtbot)

    hands.wait(lambda: len(hands.library.claims.all()) == 2)
    assert set(hands.stances()) == {hands.marks[1].id}


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
