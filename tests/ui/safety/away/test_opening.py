"""A library that lies elsewhere is opened with the windows and questions that it takes."""

from pathlib import Path

import pytest

from ketareview.domain.away import LibraryOpenThereError, Standing
from ketareview.domain.errors import LibraryInUseError
from ketareview.library import occupancy
from ketareview.ui.safety.away.opening import open_library
from ketareview.ui.safety.instead import Choice, Instead
from ketareview.ui.tasks import TaskRunner
from ketareview.workflows.away import Opened, Wish, finish
from tests.ui.safety.away.hand import Hand
from tests.workflows.away.desk import Desk, added_by, libraries_in


def opened(desk: Desk, place: Path, tasks: TaskRunner) -> Opened | None:
    return open_library(Wish(place, "Anna", desk.copies), tasks)


def closed(found: Opened | None) -> None:
    assert found is not None
    assert found.copy is not None
    found.library.close()
    finish(found.copy)


def both_changed(desk: Desk, place: Path) -> None:
    desk.open(place)
    desk.add("Mine")
    desk.die()
    added_by("Ben", place, "Theirs")


def test_a_copy_is_opened_without_a_question(desk: Desk, place: Path, tasks: TaskRunner) -> None:
    for standing in (Standing.FRESH, Standing.KEPT):
        found = opened(desk, place, tasks)
        assert found is not None
        assert found.standing is standing
        assert found.place_name == "Dropbox"
        closed(found)


@pytest.mark.parametrize(
    ("words", "name"), [("Open my copy", "Mine"), ("Open the other one", "Theirs")]
)
def test_where_both_were_changed_one_is_chosen(
    desk: Desk, place: Path, tasks: TaskRunner, words: str, name: str
) -> None:
    both_changed(desk, place)
    hand = Hand(words)
    found = opened(desk, place, tasks)
    assert hand.is_done
    assert found is not None
    assert found.library.topics.find(name).name == name
    closed(found)


def test_where_nothing_is_chosen_all_stays_as_it_is(
    desk: Desk, place: Path, tasks: TaskRunner
) -> None:
    both_changed(desk, place)
    before = place.read_bytes()
    hand = Hand("Quit")
    assert opened(desk, place, tasks) is None
    assert hand.is_done
    assert place.read_bytes() == before
    looked = desk.look(place)
    assert looked.standing is Standing.BOTH
    assert looked.copy is not None
    looked.copy.release()


def test_a_second_window_is_refused_and_the_first_goes_on(
    desk: Desk, place: Path, tasks: TaskRunner
) -> None:
    first = opened(desk, place, tasks)
    with pytest.raises(LibraryInUseError):
        opened(desk, place, tasks)
    closed(first)
    assert libraries_in(place.parent) == [place]


def test_somebody_elsewhere_is_told_and_a_copy_offered(
    desk: Desk, place: Path, tasks: TaskRunner
) -> None:
    sign = '{"holder": "Ben (LAPTOP-7)", "since": "2026-05-01 10:42+02:00", "process": 1}'
    occupancy.beside(place).write_text(sign, encoding="utf-8")
    with pytest.raises(LibraryOpenThereError) as refused:
        opened(desk, place, tasks)
    hand = Hand("Work on a copy")
    box = Instead(refused.value)
    box.exec()
    assert box.choice() is Choice.COPY
    since = occupancy.read(place)["since"]
    assert f"Ben (LAPTOP-7), since {since}" in hand.said[0]
    closed(open_library(Wish(place, "Anna", desk.copies, is_alone=True), tasks))
    assert not occupancy.beside(place).exists()
