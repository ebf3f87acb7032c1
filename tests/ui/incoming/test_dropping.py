"""Dropping: what is taken, from whom, on what, and what is said of it before."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QMimeData, QPoint, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ketareview.ui.incoming.carried import glance, take
from ketareview.ui.incoming.drop_overlay import DropOverlay
from ketareview.ui.incoming.dropping import Dropping, Target
from ketareview.ui.incoming.orders import Order
from ketareview.ui.theme import Theme
from tests.ui.incoming.hands import addresses, drag, drop, files, leave, words

HERE = QPoint(30, 30)
BELOW = QPoint(30, 250)


@pytest.fixture
def area(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(600, 400)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


@pytest.fixture
def dropping(area: QWidget, theme: Theme) -> Dropping:
    return Dropping(area, theme)


def said(area: QWidget) -> str:
    overlay = area.findChild(DropOverlay)
    assert overlay is not None
    return overlay.words if overlay.isVisible() else ""


def test_files_are_promised_and_ordered(
    area: QWidget, dropping: Dropping, qtbot: QtBot, tmp_path: Path
) -> None:
    one, folder = tmp_path / "a.pdf", tmp_path / "folder"
    folder.mkdir()
    assert drag(area, files(one, folder), HERE)
    assert said(area) == "Import 1 file and 1 folder"
    leave(area)
    assert said(area) == ""
    with qtbot.waitSignal(dropping.dropped) as told:
        drop(area, files(one, folder), HERE)
    assert told.args == [Order((one, folder))]
    assert said(area) == ""


def test_what_lies_under_the_hand_is_named(
    area: QWidget, dropping: Dropping, qtbot: QtBot, tmp_path: Path
) -> None:
    lower = QWidget(area)
    lower.setGeometry(100, 100, 400, 300)
    lower.show()
    topic, article = uuid4(), uuid4()

    def find(place: QPoint) -> Target | None:
        if place.y() > 200:
            return Target(QRect(0, 200, 400, 28), topic=topic, name="Sleep")
        if place.y() > 100:
            return Target(QRect(0, 100, 400, 28), article=article, name="Dreams")
        return None

    dropping.watch(lower, find)
    carried = files(tmp_path / "a.pdf", tmp_path / "b.pdf")
    drag(lower, carried, BELOW)
    assert said(area) == "Import 2 files under “Sleep”"
    drag(lower, carried, QPoint(30, 150))
    assert said(area) == "Attach 2 files to “Dreams”"
    drag(lower, carried, HERE)
    assert said(area) == "Import 2 files"
    with qtbot.waitSignal(dropping.dropped) as told:
        drop(lower, carried, QPoint(30, 150))
    assert told.args[0].article == article
    with qtbot.waitSignal(dropping.dropped) as told:
        drop(lower, carried, BELOW)
    assert told.args[0].topics == (topic,)


def test_links_are_refused_with_a_sentence_and_nothing_is_fetched(
    area: QWidget, dropping: Dropping, qtbot: QtBot
) -> None:
    carried = addresses("https://example.org/paper.pdf")
    drag(area, carried, HERE)
    assert said(area) == "Links are not fetched. Save it as a file and drop that."
    with qtbot.waitSignal(dropping.refused) as told, qtbot.assertNotEmitted(dropping.dropped):
        drop(area, carried, HERE)
    assert told.args[0].facts == {"count": "1"}


def test_of_links_and_files_the_files_are_taken(
    area: QWidget, dropping: Dropping, qtbot: QtBot, tmp_path: Path
) -> None:
    carried = addresses("ftp://example.org/a.pdf", (tmp_path / "b.pdf").as_uri())
    drag(area, carried, HERE)
    assert said(area) == "Import 1 file; 1 link is not fetched"
    with qtbot.waitSignals([dropping.refused, dropping.dropped]):
        drop(area, carried, HERE)


def test_words_selected_in_a_browser_come_as_html(
    area: QWidget, dropping: Dropping, qtbot: QtBot
) -> None:
    carried = words("Masking failed.", "<p>Masking <b>failed</b>.</p>")
    drag(area, carried, HERE)
    assert said(area) == "Import the words selected"
    with qtbot.waitSignal(dropping.dropped) as told:
        drop(area, carried, HERE)
    order: Order = told.args[0]
    assert order.is_html
    assert "<b>failed</b>" in order.words


@pytest.mark.parametrize("written", ["https://example.org/x", " HTTP://example.org \n"])
def test_an_address_as_words_is_a_link(written: str) -> None:
    carried, taken, _ = take(words(written))
    assert carried.links == 1
    assert carried.is_refused
    assert taken == ""


def test_an_address_of_a_file_as_words_is_a_file(tmp_path: Path) -> None:
    carried, _, _ = take(words((tmp_path / "a b.pdf").as_uri()))
    assert carried.files == (tmp_path / "a b.pdf",)


def test_a_link_dragged_from_firefox_is_known(tmp_path: Path) -> None:
    carried = QMimeData()
    written = f"{(tmp_path / 'a.pdf').as_uri()}\nA paper\nhttps://example.org/\nA site"
    carried.setData("text/x-moz-url", written.encode("utf-16-le"))
    seen = glance(carried)
    assert seen.files == (tmp_path / "a.pdf",)
    assert seen.links == 1


def test_empty_words_are_nothing(area: QWidget, dropping: Dropping, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(dropping.dropped), qtbot.assertNotEmitted(dropping.refused):
        dropping.paste(words(" \n "))


def test_what_is_dragged_within_the_program_is_left_alone(
    area: QWidget, dropping: Dropping
) -> None:
    carried = QMimeData()
    carried.setData("application/x-ketareview-articles", b"")
    assert not drag(area, carried, HERE)
    assert said(area) == ""


def test_what_is_on_the_clipboard_is_taken_likewise(
    dropping: Dropping, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(dropping.dropped) as told:
        dropping.paste(files(tmp_path / "a.pdf"))
    assert told.args[0].paths == (tmp_path / "a.pdf",)
