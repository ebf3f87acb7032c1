"""A page is called the same in the page box, on small pages, in the list and in reports."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ketareview import workflows
from ketareview.domain.highlight import Piece, Tags
from ketareview.library import Library
from ketareview.reading import passage
from ketareview.ui.reader.beside.highlight_model import HighlightModel
from ketareview.ui.reader.way.thumbnails import Thumbnails
from tests.ui.reader.conftest import Reader
from tests.ui.reader.hands import Hands


@pytest.mark.parametrize("page", [1, 2, 4])
def test_a_page_has_one_name_everywhere(
    reader: Reader, library: Library, qtbot: QtBot, page: int
) -> None:
    hands = Hands(reader(".pdf"), qtbot)
    article = hands.tab.article
    sha256 = article.sources[0].sha256
    stored = library.sources.pages(sha256)
    made = library.highlights.add(
        article.id, passage(stored, [Piece(page, 0, 20)], sha256), Tags("efficacy", "trial")
    )
    label = f"S-{'i' * page if page < 4 else 'iv'}"
    assert stored[page - 1].label == label
    marked = workflows.gather(library, library.highlights.of(article.id))
    assert marked[0].place == label
    hands.view.go_to_page(page)
    box = hands.tab.findChild(QLineEdit, "pageBox")
    pages = hands.tab.findChild(Thumbnails, "thumbnails")
    shown = hands.tab.findChild(HighlightModel)
    assert isinstance(box, QLineEdit)
    assert pages is not None
    assert shown is not None
    assert box.text() == label
    assert pages.model().index(page - 1, 0).data() == label
    qtbot.waitUntil(lambda: f"p. {label} " in told(shown), timeout=10_000)
    assert made is not None


def told(shown: HighlightModel) -> str:
    """All that the list says."""
    return " ".join(shown.told(highlight) for highlight in shown.rows)


def test_the_page_box_takes_printed_labels_and_plain_numbers(reader: Reader, qtbot: QtBot) -> None:
    hands = Hands(reader(".pdf"), qtbot)
    box = hands.tab.findChild(QLineEdit, "pageBox")
    assert isinstance(box, QLineEdit)
    for typed, page in (("S-iii", 3), ("2", 2)):
        box.setFocus()
        box.selectAll()
        QTest.keyClicks(box, typed)
        QTest.keyClick(box, Qt.Key.Key_Return)
        assert hands.view.surface.page_at(hands.view.seen().center().y()) == page
