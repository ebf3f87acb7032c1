"""The kind that a text speaks for is offered beside its record, taken with a key, and undone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ketareview.domain.article import ArticleKind
from ketareview.library import Library
from ketareview.ui.reader import ReaderTab
from ketareview.ui.reader.beside.kind_offer import KindOffer
from ketareview.ui.reader.coding.altering import Altering
from tests.library.papers import paper, store
from tests.ui.reader.conftest import Reader

PATIENCE = 30_000
TRIAL = "In this double-blind, randomised, placebo-controlled trial 84 patients were randomised."


@pytest.fixture
def tab(reader: Reader, library: Library, tmp_path: Path) -> ReaderTab:
    store(library, paper(tmp_path, "own.txt", ("Methods", TRIAL)))
    return reader("own.txt")


@pytest.fixture
def offer(tab: ReaderTab, qtbot: QtBot) -> KindOffer:
    tab.side.setCurrentWidget(tab.side.record)
    found = tab.side.record.kind_offer
    qtbot.waitUntil(found.isVisible, timeout=PATIENCE)
    return found


def kind(library: Library, tab: ReaderTab) -> ArticleKind:
    return library.articles.get(tab.article.id).record.kind


def test_it_is_taken_with_a_key_and_undone(
    offer: KindOffer, tab: ReaderTab, library: Library, qtbot: QtBot
) -> None:
    before = kind(library, tab)
    assert offer.use.accessibleName() == "Use as kind: trial"
    assert "“randomised”" in offer.use.toolTip()
    offer.use.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(offer.use, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: kind(library, tab) is ArticleKind.TRIAL, timeout=PATIENCE)
    qtbot.waitUntil(offer.isHidden, timeout=PATIENCE)

    library.history.undo()
    assert kind(library, tab) is before
    qtbot.waitUntil(offer.isVisible, timeout=PATIENCE)


def test_nothing_is_offered_where_the_reviewer_chose(
    offer: KindOffer, tab: ReaderTab, library: Library, qtbot: QtBot
) -> None:
    Altering(library).record(tab.article.id, {"kind": ArticleKind.EDITORIAL})
    qtbot.waitUntil(offer.isHidden, timeout=PATIENCE)
    assert kind(library, tab) is ArticleKind.EDITORIAL


def test_a_text_that_speaks_for_nothing_offers_nothing(
    reader: Reader, library: Library, tmp_path: Path, qtbot: QtBot
) -> None:
    store(library, paper(tmp_path, "plain.txt", ("Some words.",)))
    tab = reader("plain.txt")
    with qtbot.waitSignal(tab.side.record.seen):
        tab.side.setCurrentWidget(tab.side.record)
    qtbot.waitUntil(lambda: not tab.side.record.kind_offer.isVisible())
