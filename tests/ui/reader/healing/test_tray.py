"""Reading an article in another of its files: what moves, what is asked, what lost its place."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ketareview import workflows
from ketareview.domain.article import Article
from ketareview.domain.highlight import Highlight, Piece, Tags
from ketareview.domain.imports import Draft
from ketareview.importing import read_file
from ketareview.library import Library
from ketareview.reading import passage
from ketareview.sandbox import WorkerPool
from ketareview.ui.reader import ReaderTab
from ketareview.ui.reader.healing.dialog import MoveDialog
from ketareview.ui.reader.healing.differing import marked as differing
from ketareview.ui.reader.healing.file_list import FileList
from ketareview.ui.reader.healing.offer import Offer
from ketareview.ui.reader.healing.tray import Tray
from ketareview.ui.tasks import TaskRunner
from tests.ui.reader.conftest import article_of
from tests.ui.reader.hands import Hands
from tests.ui.reader.papers import SENTENCES

Reader = Callable[[str], ReaderTab]
KEPT, LOST = f"Page 1 of the trial {SENTENCES[0]}", SENTENCES[2]
PUBLISHED = (
    f"A trial, as it was published. Page 1 of the trial {SENTENCES[0]} "
    f"Dissociation always peaked at twenty minutes. {SENTENCES[3]}"
)


def mark(library: Library, article: Article, words: str) -> Highlight:
    return workflows.mark(library, article, words, Tags("efficacy", "trial"), occurrence=1)


def attach(library: Library, article: Article, path: Path, words: str) -> str:
    path.write_text(words, encoding="utf-8")
    with WorkerPool(1) as pool:
        read = read_file(pool, path)
    [draft] = read.drafts
    assert isinstance(draft, Draft)
    batch = library.imports.begin("New file", [path])
    library.imports.attach(batch, read, draft, path, article.id)
    return read.sha256


def press(within: QWidget, words: str) -> None:
    buttons = [each for each in within.findChildren(QPushButton) if each.text() == words]
    next(each for each in buttons if each.isVisibleTo(within)).click()


def tray_of(tab: ReaderTab) -> Tray:
    found = tab.findChild(Tray, "tray")
    assert isinstance(found, Tray)
    return found


def files_of(tab: ReaderTab) -> FileList:
    found = tab.findChild(FileList, "fileList")
    assert isinstance(found, FileList)
    return found


@pytest.fixture
def lost(library: Library, tmp_path: Path) -> Highlight:
    """A highlight of the paper that is not in the file in which it is read now."""
    article = article_of(library, ".pdf")
    made = mark(library, article, LOST)
    new = attach(library, article, tmp_path / "published.txt", PUBLISHED)
    now = library.articles.get(article.id)
    workflows.carry_out(library, workflows.plan_move(library, now, new))
    return library.highlights.get(made.id)


def test_a_lost_highlight_is_in_the_tray_with_a_picture_of_where_it_was(
    reader: Reader, lost: Highlight, qtbot: QtBot
) -> None:
    assert lost.lost_in
    tab = reader("published.txt")
    tray = tray_of(tab)
    qtbot.waitUntil(tray.isVisible)
    press(tray, "▸  Lost their place: 1")
    [row] = tray.rows

    picture = row.findChild(QLabel, "oldPlace")
    assert picture is not None
    qtbot.waitUntil(picture.isVisible, timeout=20_000)

    assert not picture.pixmap().isNull()
    told = [each.text() for each in row.findChildren(QLabel)]
    assert f"“{LOST}”" in told
    assert "was on p. 1 of trial.pdf" in told


def test_it_is_put_where_its_words_are_selected(
    reader: Reader, library: Library, lost: Highlight, qtbot: QtBot
) -> None:
    tab = reader("published.txt")
    tray = tray_of(tab)
    qtbot.waitUntil(tray.isVisible)
    press(tray, "▸  Lost their place: 1")
    press(tray, "Find again…")
    hands = Hands(tab, qtbot)
    hands.drag(SENTENCES[3])
    press(tray, "Put it here")

    qtbot.waitUntil(lambda: library.highlights.get(lost.id).lost_in == "")
    assert library.highlights.get(lost.id).passage.quote == SENTENCES[3]
    qtbot.waitUntil(lambda: not tray.isVisible())


def test_it_can_stay_in_its_file_or_go(
    reader: Reader, library: Library, lost: Highlight, qtbot: QtBot
) -> None:
    tray = tray_of(reader("published.txt"))
    qtbot.waitUntil(tray.isVisible)
    press(tray, "▸  Lost their place: 1")
    press(tray, "Keep as is")
    qtbot.waitUntil(lambda: library.highlights.get(lost.id).lost_in == "")
    assert library.highlights.get(lost.id).passage == lost.passage

    library.history.undo()
    qtbot.waitUntil(tray.isVisible)
    press(tray, "Delete")
    qtbot.waitUntil(lambda: not library.highlights.of(lost.article))


def test_what_is_not_sure_is_asked(
    reader: Reader, library: Library, tmp_path: Path, qtbot: QtBot
) -> None:
    article = article_of(library, ".pdf")
    kept = mark(library, article, KEPT)
    gone = mark(library, article, LOST)
    tab = reader(".pdf")
    new = attach(library, article, tmp_path / "published.txt", PUBLISHED)
    qtbot.waitUntil(lambda: len(tab.article.sources) == 2)

    with qtbot.waitSignal(tab.outdated, timeout=10_000):
        press(files_of(tab), "Read this file")
        qtbot.waitUntil(lambda: tab.findChild(MoveDialog) is not None)
        dialog = tab.findChild(MoveDialog)
        assert isinstance(dialog, MoveDialog)
        told = " ".join(label.text() for label in dialog.findChildren(QLabel))
        assert "1 highlight moves for sure" in told
        assert LOST in told
        press(dialog, "Read this file")

    assert library.highlights.get(kept.id).passage.source == new
    assert library.highlights.get(gone.id).lost_in == new


def offer_of(tab: ReaderTab) -> Offer:
    found = tab.findChild(Offer, "offer")
    assert isinstance(found, Offer)
    return found


def test_a_file_that_holds_most_highlights_is_offered(
    reader: Reader, library: Library, tmp_path: Path, qtbot: QtBot
) -> None:
    article = article_of(library, ".pdf")
    mark(library, article, KEPT)
    mark(library, article, LOST)
    tab = reader(".pdf")
    attach(library, article, tmp_path / "published.txt", PUBLISHED)

    offer = offer_of(tab)
    qtbot.waitUntil(offer.isVisible, timeout=20_000)
    assert "“published.txt”, that holds 1 of 2 highlights for sure" in offer.words
    press(offer, "Look at them…")
    qtbot.waitUntil(lambda: tab.findChild(MoveDialog) is not None, timeout=20_000)
    assert not offer.isVisible()
    dialog = tab.findChild(MoveDialog)
    assert isinstance(dialog, MoveDialog)
    dialog.reject()


def test_a_supplement_is_not_offered(
    reader: Reader, library: Library, tmp_path: Path, tasks: TaskRunner, qtbot: QtBot
) -> None:
    article = article_of(library, ".pdf")
    mark(library, article, KEPT)
    tab = reader(".pdf")
    attach(library, article, tmp_path / "supplement.txt", "A table of doses and of nothing else.")

    qtbot.waitUntil(lambda: len(tab.article.sources) == 2)
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert not offer_of(tab).isVisible()


def test_going_to_a_highlight_of_another_file_says_where_it_is(
    reader: Reader, library: Library, tmp_path: Path, qtbot: QtBot
) -> None:
    article = article_of(library, ".pdf")
    words = "A table of doses and of nothing else."
    new = attach(library, article, tmp_path / "supplement.txt", words)
    now = library.articles.get(article.id)
    pages = library.sources.pages(new)
    there = library.highlights.add(
        now.id, passage(pages, [Piece(1, 0, 16)], new), Tags("efficacy", "trial")
    )
    tab = reader(".pdf")

    tab.show_highlight(there.id)

    offer = offer_of(tab)
    qtbot.waitUntil(offer.isVisible, timeout=20_000)
    assert "in another file of the article, “supplement.txt”" in offer.words
    with qtbot.waitSignal(tab.outdated, timeout=20_000):
        press(offer, "Read that file")


def test_going_to_a_highlight_that_lost_its_place_leads_to_the_tray(
    reader: Reader, lost: Highlight, qtbot: QtBot
) -> None:
    tab = reader("published.txt")
    tab.show_highlight(lost.id)

    offer = offer_of(tab)
    qtbot.waitUntil(offer.isVisible, timeout=20_000)
    press(offer, "Show it")
    assert tray_of(tab).is_open


def test_what_differs_is_marked() -> None:
    old, new = differing("it peaked at <b> once", "it always peaked at <b> once", "#ff0000")

    assert old == "it peaked at &lt;b&gt; once"
    assert (
        new == 'it <span style="background:#ff0000"><b>always</b></span> peaked at &lt;b&gt; once'
    )
