"""Reading: marking passages, writing notes, putting the record right, writing a summary."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QTabWidget

from ketareview.domain.article import Article
from ketareview.domain.highlight import Highlight
from ketareview.ui.chooser import Chooser
from ketareview.ui.places import Place
from ketareview.ui.reader import ReaderTab
from ketareview.ui.reader.coding.note_dialog import NoteDialog
from ketareview.ui.window import MainWindow
from tests.library.papers import mark, paper, store
from tests.reliability.flows.flow import (
    Flow,
    another,
    answer,
    dialog_of,
    library_of,
    part,
    soon,
)
from tests.reliability.windows import wait_for
from tests.ui.reader.hands import Hands

_NAME = "paper"
_CTRL = Qt.KeyboardModifier.ControlModifier


class _Waiting:
    """Waits as the tests of the window do, and goes on where it waited in vain."""

    def waitUntil(self, callback: Callable[[], bool], *, timeout: int = 0) -> None:  # noqa: ARG002, N802 - as pytest-qt
        soon(callback)


def _paper(window: MainWindow) -> Article:
    """A paper with words; others may be in the trash by now."""
    library = library_of(window)
    for each in library.articles.all():
        article = library.articles.get(each)
        if article.sources[0].name.startswith(_NAME):
            return article
    texts = ["Ketamine lowered MADRS scores within days."]
    return store(library, paper(library.path.parent, f"{another(_NAME)}.txt", texts))


def _reader(window: MainWindow) -> ReaderTab:
    tab = part(window, QTabWidget, "readerTabs").currentWidget()
    assert isinstance(tab, ReaderTab)
    return tab


def _read(window: MainWindow) -> None:
    """Open the paper, and wait for its page."""
    window.open_article(_paper(window).id)
    tabs = part(window, QTabWidget, "readerTabs")
    assert wait_for(lambda: isinstance(tabs.currentWidget(), ReaderTab))
    assert wait_for(lambda: _reader(window).page_view is not None)


def _chosen(window: MainWindow) -> None:
    """Mark a passage, open the paper there, and wait until it is chosen."""
    highlight = _marked(window)
    window.open_article(highlight.article, highlight.id)
    _read(window)
    tab = _reader(window)
    view = tab.page_view
    assert view is not None
    tab.show_highlight(highlight.id)
    assert wait_for(lambda: view.chosen == highlight.id)
    view.setFocus()


def _marked(window: MainWindow) -> Highlight:
    return mark(library_of(window), _paper(window), note=another("kept"))


def _tag(window: MainWindow) -> None:
    hands = Hands(_reader(window), _Waiting())
    hands.drag("MADRS scores")
    hands.type("e5")


def _change_tags(window: MainWindow) -> None:
    Hands(_reader(window), _Waiting()).type("4")


def _change_note(window: MainWindow) -> None:
    Hands(_reader(window), _Waiting()).type("w")
    dialog = dialog_of(NoteDialog)
    if dialog is not None:
        field = part(dialog, QPlainTextEdit)
        field.setFocus()
        QTest.keyClicks(field, another("changed"))
        QTest.keyClick(field, Qt.Key.Key_Return, _CTRL)


def _delete(window: MainWindow) -> None:
    Hands(_reader(window), _Waiting()).press(Qt.Key.Key_Delete)


def _file(window: MainWindow) -> None:
    window.commands["file-under-claim"].trigger()
    answer(Chooser, "Ketamine")


def _write_title(window: MainWindow) -> None:
    side = _reader(window).side
    side.setCurrentWidget(side.record)
    title = side.record.field("title").text
    title.setFocus()
    title.selectAll()
    QTest.keyClicks(title, another("Another title"))
    QTest.keyClick(title, Qt.Key.Key_Return)


def _reporting(window: MainWindow) -> None:
    window.show_place(Place.REPORTS)
    part(window, QTabWidget, "reportTabs").setCurrentIndex(1)


def _summarise(window: MainWindow) -> None:
    field = part(window, QPlainTextEdit, "summaryField")
    field.setFocus()
    QTest.keyClicks(field, another("In brief"))
    window.setFocus()


def _trigger(key: str) -> Flow:
    return Flow(lambda window: window.commands[key].trigger(), _read)


STUDYING: dict[str, Flow] = {
    "appraise": _trigger("show-appraisal"),
    "see the study card": _trigger("show-study"),
    "tag a passage": Flow(_tag, _read),
    "change its tags": Flow(_change_tags, _chosen),
    "change its note": Flow(_change_note, _chosen),
    "delete a highlight": Flow(_delete, _chosen),
    "file under a claim": Flow(_file, _chosen),
    "put the record right": Flow(_write_title, _read),
    "write a summary": Flow(_summarise, _reporting),
}
