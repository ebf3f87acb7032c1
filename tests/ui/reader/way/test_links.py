"""Links are shown, previewed and followed, and nothing outside is opened unasked."""

from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from ketareview.ui.reader.way.addresses import AddressBox
from ketareview.ui.reader.way.links import Links
from ketareview.ui.reader.way.preview import PreviewCard
from tests.ui.reader.conftest import Reader
from tests.ui.reader.hands import Hands

_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def paper(reader: Reader, qtbot: QtBot) -> Hands:
    """The paper on its first page, once its links and references are known."""
    hands = Hands(reader(".pdf"), qtbot)
    hands.points("As shown before")
    point, _ = hands.points("the results")
    finding = links_of(hands).finding
    surface_point = hands.view.seen().topLeft() + point.toPointF()
    qtbot.waitUntil(lambda: finding.mentions is not None, timeout=20_000)
    qtbot.waitUntil(lambda: finding.at(surface_point) is not None, timeout=20_000)
    return hands


def links_of(hands: Hands) -> Links:
    found = hands.view.findChild(Links)
    assert isinstance(found, Links)
    return found


def card_of(hands: Hands) -> PreviewCard:
    card = hands.tab.findChild(PreviewCard, "previewCard")
    assert card is not None
    return card


def within(hands: Hands, words: str, part: str, page: int = 1) -> QPoint:
    """A point of the viewport in the first letter of `part` of some words."""
    piece = hands.piece(words, page)
    text = hands.view.surface.text_of(page)
    at = text.index(part, piece.start)
    box = hands.view.surface.boxes(type(piece)(page, at, at + 1))[0]
    return (box.center() - hands.view.seen().topLeft()).toPoint()


def test_a_link_of_the_file_leads_to_its_place_and_back_leads_back(
    paper: Hands, qtbot: QtBot
) -> None:
    point, _ = paper.points("the results")
    QTest.mouseClick(paper.view.viewport(), _LEFT, pos=point)
    qtbot.waitUntil(lambda: paper.view.verticalScrollBar().value() > 500)
    page = paper.view.surface.page_at(paper.view.seen().center().y())
    assert "Results" in paper.view.surface.text_of(page)


def test_a_number_in_brackets_shows_its_reference_on_hovering(paper: Hands, qtbot: QtBot) -> None:
    card = card_of(paper)
    QTest.mouseMove(paper.view.viewport(), within(paper, "before [2]", "2"))
    qtbot.waitUntil(card.isVisible, timeout=20_000)
    assert card.words.startswith("[2] Berman C, Okafor D.")
    assert card.words.endswith("2010; 2: 10-19.")
    assert paper.view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(paper.view.viewport(), QPoint(2, 2))
    qtbot.waitUntil(lambda: not card.isVisible())


def test_a_click_on_a_number_goes_to_the_reference(paper: Hands, qtbot: QtBot) -> None:
    QTest.mouseClick(paper.view.viewport(), _LEFT, pos=within(paper, "differ [1, 3]", "3"))
    last = paper.view.surface.last_page()
    qtbot.waitUntil(lambda: paper.view.surface.page_at(paper.view.seen().center().y()) == last)


@pytest.mark.parametrize(("words", "part"), [("in Fig. 1", "Fig"), ("and Table 1", "Table")])
def test_a_figure_is_shown_as_a_picture(paper: Hands, qtbot: QtBot, words: str, part: str) -> None:
    card = card_of(paper)
    QTest.mouseMove(paper.view.viewport(), within(paper, words, part))
    qtbot.waitUntil(card.isVisible, timeout=20_000)
    assert card.has_picture
    shown = card.grab().toImage()
    is_blue = [
        shown.pixelColor(x, y).blue() > 150 > shown.pixelColor(x, y).red() + 60
        for x in range(0, shown.width(), 4)
        for y in range(0, shown.height(), 4)
    ]
    assert any(is_blue) == (part == "Fig")


def test_ctrl_enter_follows_the_link_under_the_caret(paper: Hands, qtbot: QtBot) -> None:
    paper.press(Qt.Key.Key_F7)
    text = paper.view.surface.text_of(1)
    wanted = text.index("Table 1")
    for _ in range(2000):
        caret = paper.view.selecting.caret
        assert caret is not None
        if caret.offset == wanted:
            break
        is_line_above = text.count("\n", caret.offset, wanted) > 0
        paper.press(Qt.Key.Key_Down if is_line_above else Qt.Key.Key_Right)
        if caret.offset > wanted:
            paper.press(Qt.Key.Key_Left)
            paper.press(Qt.Key.Key_Left)
    card = card_of(paper)
    qtbot.waitUntil(card.isVisible, timeout=20_000)
    paper.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: paper.view.verticalScrollBar().value() > 500)


class Opener(QObject):
    """Stands for the browser."""

    opened = Signal(QUrl)

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.emit(url)


@pytest.fixture
def browser(qtbot: QtBot) -> Iterator[list[str]]:
    asked: list[str] = []
    opener = Opener()
    opener.opened.connect(lambda url: asked.append(url.toString()))
    QDesktopServices.setUrlHandler("https", opener, "take")  # type: ignore[arg-type] # stubs: bytes
    yield asked
    QDesktopServices.unsetUrlHandler("https")


def ask(hands: Hands, qtbot: QtBot) -> AddressBox:
    """Click on the link that leads out."""
    point, _ = hands.points("The protocol")
    QTest.mouseClick(hands.view.viewport(), _LEFT, pos=point)
    qtbot.waitUntil(lambda: hands.tab.findChild(AddressBox) is not None)
    return cast("AddressBox", hands.tab.findChild(AddressBox))


def button(box: AddressBox, words: str) -> QAbstractButton:
    return next(each for each in box.buttons() if words in each.text().replace("&", ""))


def test_an_address_is_shown_and_opened_only_when_that_is_asked_for(
    paper: Hands, browser: list[str], qtbot: QtBot
) -> None:
    box = ask(paper, qtbot)
    assert "https://example.org/protocol" in box.text()
    assert box.defaultButton() is box.escapeButton()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert browser == []
    qtbot.waitUntil(lambda: paper.tab.findChild(AddressBox) is None)
    QTest.mouseClick(button(ask(paper, qtbot), "Open in browser"), _LEFT)
    assert browser == ["https://example.org/protocol"]


def test_an_address_can_be_copied_instead(paper: Hands, browser: list[str], qtbot: QtBot) -> None:
    QTest.mouseClick(button(ask(paper, qtbot), "Copy"), _LEFT)
    assert QGuiApplication.clipboard().text() == "https://example.org/protocol"
    assert browser == []


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "javascript:alert(1)", "smb://host/share", "calc.exe", "<b>x"]
)
def test_what_is_no_web_address_cannot_be_opened(qtbot: QtBot, paper: Hands, address: str) -> None:
    box = AddressBox(address, paper.tab)
    qtbot.addWidget(box)
    assert not any("Open" in each.text() for each in box.buttons())


def test_names_that_look_like_others_are_shown_as_what_they_are(qtbot: QtBot, paper: Hands) -> None:
    box = AddressBox("https://\u0440\u0430ypal.com/", paper.tab)
    qtbot.addWidget(box)
    assert "xn--" in box.text()


def test_a_selection_begins_on_a_link_as_anywhere(paper: Hands) -> None:
    before = paper.view.verticalScrollBar().value()
    paper.drag("the results and Table")
    assert paper.selected()[0].startswith("the results and Table")
    assert paper.view.verticalScrollBar().value() == before
