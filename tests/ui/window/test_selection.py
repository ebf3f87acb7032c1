"""What is selected in the table stays so, whatever comes in and whichever key is held."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ketareview.library import Library
from ketareview.ui.article_table import ArticleTable
from ketareview.ui.library_page import LibraryPage
from ketareview.ui.window import MainWindow
from tests.library.papers import paper, store

Show = Callable[..., list[UUID]]

PATIENCE = 30_000


@pytest.fixture
def page(window: MainWindow) -> LibraryPage:
    found = window.findChild(LibraryPage)
    assert found is not None
    return found


@pytest.fixture
def show(page: LibraryPage, library: Library, tmp_path: Path, qtbot: QtBot) -> Show:
    def shown(*names: str) -> list[UUID]:
        files = [paper(tmp_path, f"{name}.txt", [f"{name} acts."]) for name in names]
        made = [store(library, file, title=file.stem).id for file in files]
        count = page.model.rowCount() + len(made)
        page.refresh()
        qtbot.waitUntil(lambda: page.model.rowCount() == count, timeout=PATIENCE)
        return made

    return shown


def held(table: ArticleTable) -> None:
    """Click elsewhere with Shift held down, and keep holding it."""
    QTest.mouseClick(QLineEdit(table), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier)


def test_shift_tab_into_the_table_selects_a_row(page: LibraryPage, show: Show) -> None:
    [article] = show("Alpha")
    held(page.table)
    page.table.setFocus(Qt.FocusReason.BacktabFocusReason)
    assert page.table.hasFocus()
    assert page.selected() == [article]


def test_an_article_is_found_while_shift_is_held(page: LibraryPage, show: Show) -> None:
    _, second = show("Alpha", "Beta")
    held(page.table)
    page.show_article(second)
    assert page.selected() == [second]


def test_all_that_is_selected_stays_so_when_more_comes_in(page: LibraryPage, show: Show) -> None:
    made = show("Alpha", "Beta", "Gamma", "Delta")
    chosen = {made[0], made[1], made[3]}
    page.table.select_again(chosen)
    assert set(page.selected()) == chosen
    show("Aleph", "Epsilon")
    assert set(page.selected()) == chosen
    assert page.table.currentIndex().isValid()
