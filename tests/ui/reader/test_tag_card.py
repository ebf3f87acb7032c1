"""The card tells what codes mean, and does not cover what is selected."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ketareview.domain.codebook import Codebook, Scheme
from ketareview.library import Library
from ketareview.ui.reader.coding.keys import Draft
from ketareview.ui.reader.coding.tag_card import TagCard, explained
from ketareview.ui.theme import Theme

ROOM = QRect(0, 0, 900, 760)


@pytest.fixture
def codebook(library: Library) -> Codebook:
    return library.codebooks.current()


@pytest.fixture
def card(codebook: Codebook, qtbot: QtBot, qapp: QApplication) -> Iterator[TagCard]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(ROOM.size())
    window.show()
    yield TagCard(codebook, Theme("light"), window)
    window.close()


def words(card: TagCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel, "hint")]


def test_the_code_that_was_typed_is_explained(card: TagCard, codebook: Codebook) -> None:
    card.show_draft(Draft("supports", "none"), str)
    assert "saves" in words(card)[0]
    card.show_draft(Draft("supports", "none", claim_type="efficacy"), str)
    assert words(card) == [explained(codebook.code(Scheme.CLAIM_TYPE, "efficacy"))]
    card.show_draft(Draft("supports", "none", strength="trial"), str)
    assert words(card) == [explained(codebook.code(Scheme.STRENGTH, "trial"))]


def test_the_code_pointed_at_is_explained_for_as_long(card: TagCard, codebook: Codebook) -> None:
    card.show_draft(Draft("supports", "none", claim_type="efficacy"), str)
    onset = next(each for each in card.choices() if each.typed == "n")
    onset.pointed.emit(True)  # noqa: FBT003 - a signal has no names
    assert words(card) == [explained(codebook.code(Scheme.CLAIM_TYPE, "onset"))]
    onset.pointed.emit(False)  # noqa: FBT003 - a signal has no names
    assert words(card) == [explained(codebook.code(Scheme.CLAIM_TYPE, "efficacy"))]


@pytest.mark.parametrize("top", [40, 330, 390, 700])
def test_the_card_does_not_cover_what_is_selected(card: TagCard, top: int) -> None:
    selected = QRect(100, top, 300, 30)
    card.show_at(selected, ROOM)
    ground = card.geometry().adjusted(10, 10, -10, -10)
    assert not ground.intersects(selected)
    assert ROOM.contains(card.geometry())
