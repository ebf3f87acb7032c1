"""A closed reader is freed with all that was on it."""

import gc
from weakref import ref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from ketareview.domain.highlight import Piece
from ketareview.library import Library
from ketareview.ui.tasks import TaskRunner
from tests.ui.reader.conftest import Reader
from tests.ui.reader.hands import Hands


@pytest.mark.parametrize("ending", [".pdf", ".html"])
def test_a_reader_with_highlights_that_were_chosen_is_freed(
    library: Library, reader: Reader, tasks: TaskRunner, qtbot: QtBot, ending: str
) -> None:
    left = _used_and_closed(Hands(reader(ending), qtbot), library, tasks, qtbot)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [name for name, part in left.items() if part() is not None] == []


def _used_and_closed(
    hands: Hands, library: Library, tasks: TaskRunner, qtbot: QtBot
) -> dict[str, ref[QObject]]:
    hands.points("Ketamine")
    hands.view.selecting.take((Piece(1, 0, 40),))
    hands.type("e5")
    qtbot.waitUntil(lambda: bool(library.highlights.of(hands.tab.article.id)))
    (made,) = library.highlights.of(hands.tab.article.id)
    hands.tab.show_highlight(made.id)
    qtbot.waitUntil(lambda: hands.view.chosen == made.id)
    hands.type("+")
    qtbot.waitUntil(lambda: not tasks.is_busy)
    parts: dict[str, QObject] = {
        "tab": hands.tab,
        "desk": hands.desk,
        "page": hands.view,
        "list": hands.cards,
    }
    hands.tab.close_reader()
    hands.tab.hide()
    hands.tab.deleteLater()
    return {name: ref(part) for name, part in parts.items()}
