"""Tabs, places, topic, search and both sides come back at the next start."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from ketareview.library import Library
from ketareview.ui import arrangement
from ketareview.ui.arrangement import Arrangement, Side
from ketareview.ui.places import Place
from ketareview.ui.returning import Returning
from ketareview.ui.session import Session
from ketareview.ui.tasks import TaskRunner
from ketareview.ui.window import MainWindow
from tests.library.papers import paper, store

PATIENCE = 30_000


@contextmanager
def started(
    session: Session, tmp_path: Path, qtbot: QtBot
) -> Iterator[tuple[MainWindow, Returning]]:
    """Start the program once more with the library, and wait until all is open again."""
    tasks = TaskRunner()
    window = MainWindow(replace(session, tasks=tasks, folder=tmp_path / "kept"))
    qtbot.addWidget(window)
    returning = window.findChild(Returning)
    assert returning is not None
    with qtbot.waitSignal(returning.returned, timeout=PATIENCE):
        window.show()
    yield window, returning
    window.close()
    tasks.shut_down()


def papers(library: Library, tmp_path: Path, count: int = 3) -> list[UUID]:
    texts = (f"Paper {number} says something else." for number in range(count))
    files = [paper(tmp_path, f"{number}.txt", [text]) for number, text in enumerate(texts)]
    return [store(library, file, title=f"Paper {file.stem}").id for file in files]


def test_what_was_open_is_open_again(
    session: Session, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    first, second, third = papers(library, tmp_path)
    topic = library.topics.tree()[0].id
    path = tmp_path / "kept" / "arrangement.json"
    wanted = Arrangement(
        place=Place.CLAIMS,
        topic=topic,
        search="slow drip",
        claims="fast",
        first=Side((first, second), second),
        second=Side((third,), third),
        is_second=True,
    )
    arrangement.write(wanted, path)
    with started(session, tmp_path, qtbot) as (_, returning):
        assert returning.now() == wanted
    assert arrangement.read(path) == wanted  # closing keeps it


def test_an_article_that_is_gone_is_left_out(
    session: Session, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    first, second, third = papers(library, tmp_path)
    path = tmp_path / "kept" / "arrangement.json"
    arrangement.write(Arrangement(first=Side((first, second, third), second)), path)
    library.articles.delete([second])
    with started(session, tmp_path, qtbot) as (_, returning):
        assert returning.now().first == Side((first, third), None)


def test_what_changes_is_kept_without_closing(
    session: Session, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    [first] = papers(library, tmp_path, 1)
    path = tmp_path / "kept" / "arrangement.json"
    with started(session, tmp_path, qtbot) as (window, returning):
        window.open_article(first)
        qtbot.waitUntil(lambda: returning.now().first.articles == (first,), timeout=PATIENCE)
        window.show_place(Place.MAP)
        returning.keep()  # as the timer does every five seconds
        wanted = Arrangement(place=Place.MAP, first=Side((first,), None))
        qtbot.waitUntil(lambda: arrangement.read(path) == wanted, timeout=PATIENCE)


def test_whoever_has_gone_somewhere_already_is_not_led_away(
    session: Session, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    [first] = papers(library, tmp_path, 1)
    path = tmp_path / "kept" / "arrangement.json"
    arrangement.write(Arrangement(place=Place.CLAIMS, first=Side((first,), first)), path)
    tasks = TaskRunner()
    window = MainWindow(replace(session, tasks=tasks, folder=tmp_path / "kept"))
    qtbot.addWidget(window)
    window.show_place(Place.REPORTS)
    returning = window.findChild(Returning)
    assert returning is not None
    with qtbot.waitSignal(returning.returned, timeout=PATIENCE):
        window.show()
    assert returning.now() == Arrangement(place=Place.REPORTS, first=Side((first,), None))
    window.close()
    tasks.shut_down()


_IDS = st.none() | st.uuids()
_SIDES = st.builds(Side, st.lists(st.uuids(), max_size=4).map(tuple), _IDS)
_ARRANGEMENTS = st.builds(
    Arrangement,
    place=st.sampled_from(Place),
    topic=_IDS,
    search=st.text(max_size=50),
    claims=st.text(max_size=50),
    first=_SIDES,
    second=_SIDES,
    is_second=st.booleans(),
)


@given(_ARRANGEMENTS)
def test_it_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, wanted: Arrangement
) -> None:
    path = tmp_path_factory.mktemp("kept") / "arrangement.json"
    arrangement.write(wanted, path)
    assert arrangement.read(path) == wanted


@given(st.binary(max_size=200) | st.just(b"[" * 20_000) | st.just(b'{"place": "nowhere"}'))
def test_nonsense_is_as_at_first(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("kept") / "arrangement.json"
    path.write_bytes(content)
    assert arrangement.read(path) == Arrangement()
