"""Duplicates in the window: found, merged, told apart, linked, and undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from ketareview import workflows
from ketareview.library import Library
from ketareview.ui.article_table import ArticleTable
from ketareview.ui.session import Session
from ketareview.ui.twins.dialog import TwinsDialog
from ketareview.ui.window import MainWindow

PATIENCE = 30_000
TITLE = "Ketamine for depression in adults: a randomised trial of one infusion"
RECORD = """@article{{one{number},
  title = {{{title}}}, author = {{Okafor, Ngozi and Haas, Jan}}, year = {year},
  journal = {{Journal of Sleep}}, volume = 12, pages = {{100--110}}, doi = {{{doi}}}{more}
}}
"""
CERTAIN = ((TITLE, 2021, "10.1000/a.1", ""), (TITLE.upper(), 2021, "10.1000/a.1", ", note = {x}"))
PROBABLE = (
    ("Sleep after esketamine in adults with bipolar depression", 2020, "", ""),
    ("Sleep after esketamine in adult patients with bipolar depression", 2020, "", ""),
)


@pytest.fixture
def dialog(
    window: MainWindow, session: Session, tmp_path: Path, qtbot: QtBot
) -> Iterator[TwinsDialog]:
    """The duplicates of a library with one certain and one probable pair."""
    for number, (title, year, doi, more) in enumerate((*CERTAIN, *PROBABLE)):
        path = tmp_path / f"search {number}.bib"
        words = RECORD.format(number=number, title=title, year=year, doi=doi, more=more)
        path.write_text(words, encoding="utf-8")
        workflows.add_papers(session.library, session.pool, [path])
    window.commands["find-duplicates"].trigger()
    made = window.findChild(TwinsDialog)
    assert made is not None
    qtbot.waitUntil(lambda: bool(made.certain.model.pairs()), timeout=PATIENCE)
    qtbot.waitUntil(lambda: bool(made.probable.model.pairs()), timeout=PATIENCE)
    made.activateWindow()
    yield made
    made.close()


def test_certain_ones_are_merged_at_once_and_it_is_undone(
    dialog: TwinsDialog, window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    assert dialog.certain.all.text() == "Merge all 1"
    QTest.mouseClick(dialog.certain.all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: library.articles.count() == 3, timeout=PATIENCE)
    assert not dialog.certain.model.pairs()
    undo = window.commands["undo"]
    qtbot.waitUntil(lambda: "merge" in undo.text(), timeout=PATIENCE)
    undo.trigger()
    qtbot.waitUntil(lambda: library.articles.count() == 4, timeout=PATIENCE)
    qtbot.waitUntil(lambda: len(dialog.certain.model.pairs()) == 1, timeout=PATIENCE)


def test_those_that_are_different_are_never_shown_again(
    dialog: TwinsDialog, library: Library, qtbot: QtBot
) -> None:
    page = dialog.probable
    page.show()
    page.list.setFocus()
    pair = page.current()
    assert pair is not None
    page.different_asked.emit(pair)
    qtbot.waitUntil(lambda: len(library.relations.all()) == 1, timeout=PATIENCE)
    dialog.look()
    bar = dialog.findChild(QProgressBar)
    assert bar is not None
    qtbot.waitUntil(bar.isHidden, timeout=PATIENCE)
    assert not page.model.pairs()


def test_versions_are_linked_and_listed_apart(
    dialog: TwinsDialog, library: Library, qtbot: QtBot
) -> None:
    pair = dialog.probable.current()
    assert pair is not None
    dialog.probable.versions_asked.emit(pair)
    qtbot.waitUntil(lambda: len(dialog.linked.model.pairs()) == 1, timeout=PATIENCE)
    assert not dialog.probable.model.pairs()
    assert library.articles.count() == 4


def test_the_duplicates_of_one_article(
    dialog: TwinsDialog, window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    pair = dialog.probable.current()
    assert pair is not None
    table = window.findChild(ArticleTable)
    assert table is not None
    qtbot.waitUntil(lambda: table.model().rowCount() == 4, timeout=PATIENCE)
    table.select(pair.first)
    window.commands["find-twins"].trigger()
    qtbot.waitUntil(lambda: not dialog.certain.model.pairs(), timeout=PATIENCE)
    assert list(dialog.probable.model.pairs()) == [pair]
    dialog.show_only(None)
    assert dialog.certain.model.pairs()
