"""An article opens where it was read last, also when the program was killed."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from ketareview.library import Library
from ketareview.pdf import Viewer
from ketareview.ui.reader import ReaderTab
from ketareview.ui.reader.page.scrolled import Stand
from ketareview.ui.reader.page.surface import Hold
from ketareview.ui.reader.way.keeping import Keeping
from ketareview.ui.reader.way.positions import Position, Positions
from ketareview.ui.tasks import TaskRunner
from ketareview.ui.theme import Theme
from tests.ui.reader.conftest import article_of

_ARTICLE, _SOURCE = UUID(int=7), "ab" * 32


def position(part: float = 0.25, factor: float | None = 1.5) -> Position:
    return Position(Stand(Hold(3, part), 0.125), factor)


@pytest.mark.parametrize("factor", [1.5, None])
def test_a_position_comes_back_from_the_file(tmp_path: Path, factor: float | None) -> None:
    path = tmp_path / "new" / "positions.json"
    positions = Positions(path)
    positions.note(_ARTICLE, _SOURCE, position(factor=factor))
    positions.write()
    assert Positions(path).of(_ARTICLE, _SOURCE) == position(factor=factor)
    assert Positions(path).of(_ARTICLE, "cd" * 32) is None
    assert [each.name for each in path.parent.iterdir()] == ["positions.json"]


@given(st.text() | st.recursive(st.none() | st.integers() | st.floats(), st.lists).map(repr))
def test_a_broken_file_is_no_position(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    path = tmp_path_factory.mktemp("broken") / "positions.json"
    path.write_text(f'{{"{_ARTICLE} {_SOURCE}": {words}}}', encoding="utf-8", errors="replace")
    found = Positions(path).of(_ARTICLE, _SOURCE)
    assert found is None or isinstance(found, Position)


def test_the_oldest_positions_make_room(tmp_path: Path) -> None:
    positions = Positions(tmp_path / "positions.json")
    every = [uuid4() for _ in range(2_001)]
    for article in every:
        positions.note(article, _SOURCE, position())
    assert positions.of(every[0], _SOURCE) is None
    assert positions.of(every[-1], _SOURCE) == position()


def open_tab(
    library: Library, viewer: Viewer, tasks: TaskRunner, positions: Positions, qtbot: QtBot
) -> ReaderTab:
    article = article_of(library, ".pdf")
    tab = ReaderTab(library, viewer, article, library.codebooks.current(), Theme("light"), tasks)
    Keeping(tab, positions, tasks)
    qtbot.addWidget(tab, before_close_func=lambda closing: closing.close_reader())
    tab.resize(1100, 700)
    tab.show()
    qtbot.waitUntil(lambda: tab.page_view is not None, timeout=30_000)
    return tab


def test_an_article_opens_where_and_as_large_as_it_was_read(
    library: Library, viewer: Viewer, tasks: TaskRunner, tmp_path: Path, qtbot: QtBot
) -> None:
    """The first tab is not closed: what counts is what the file says while one reads."""
    path = tmp_path / "positions.json"
    view = open_tab(library, viewer, tasks, Positions(path), qtbot).page_view
    assert view is not None
    view.zoom_to(1.25)
    view.go_to_page(3)
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 77)
    qtbot.waitUntil(path.exists, timeout=10_000)
    again = open_tab(library, viewer, tasks, Positions(path), qtbot).page_view
    assert again is not None
    qtbot.waitUntil(lambda: again.stand == view.stand)
    assert again.factor == pytest.approx(1.25)
    assert not again.is_fitted


def test_a_page_that_filled_the_width_does_so_again(
    library: Library, viewer: Viewer, tasks: TaskRunner, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "positions.json"
    view = open_tab(library, viewer, tasks, Positions(path), qtbot).page_view
    assert view is not None
    view.go_to_page(2)
    qtbot.waitUntil(path.exists, timeout=10_000)
    again = open_tab(library, viewer, tasks, Positions(path), qtbot).page_view
    assert again is not None
    assert again.is_fitted
    qtbot.waitUntil(lambda: again.surface.page_at(again.seen().center().y()) == 2)
