"""The library that was used last comes back at the next start."""

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ketareview import settings
from ketareview.domain.errors import LibraryGoneError
from ketareview.ui.safety.choosing import open_or_choose
from ketareview.ui.safety.last_library import keep_for_next_start
from ketareview.ui.session import Remembered
from ketareview.ui.tasks import TaskRunner
from tests.ui.safety.away.hand import Hand
from tests.ui.started import started


def library_of(home: Path, *words: str) -> Path:
    """Start the program, close its window, and tell which library it had open."""
    return Path(started(home, *words)[0])


@pytest.fixture
def remembered(tmp_path: Path) -> Remembered:
    return Remembered(tmp_path / "config" / "settings.json")


@pytest.fixture
def kept(remembered: Remembered, tmp_path: Path) -> Remembered:
    """What is remembered after another library than the usual one was opened."""
    keep_for_next_start(tmp_path / "other.ketareview", remembered, tmp_path / "usual.ketareview")
    return remembered


def again(tmp_path: Path) -> settings.Settings:
    return settings.load(tmp_path / "config" / "settings.json")


def test_the_program_comes_back_to_it(tmp_path: Path) -> None:
    other = tmp_path / "other.ketareview"
    usual = library_of(tmp_path)
    assert usual.name == "library.ketareview"
    assert library_of(tmp_path, "--library", str(other)) == other
    assert library_of(tmp_path) == other
    assert library_of(tmp_path, "--library", str(usual)) == usual
    assert library_of(tmp_path) == usual


def test_another_library_is_kept(kept: Remembered, tmp_path: Path) -> None:
    assert again(tmp_path).library == str(tmp_path / "other.ketareview")


def test_the_usual_library_needs_no_name(kept: Remembered, tmp_path: Path) -> None:
    usual = tmp_path / "usual.ketareview"
    keep_for_next_start(usual, kept, usual)
    assert not again(tmp_path).library


@pytest.mark.parametrize("name", ["sample.ketareview", "\udcff.ketareview"])
def test_the_sample_and_what_cannot_be_written_down_take_no_place(
    name: str, kept: Remembered, tmp_path: Path
) -> None:
    keep_for_next_start(tmp_path / name, kept, tmp_path / "usual.ketareview")
    assert again(tmp_path).library == str(tmp_path / "other.ketareview")


def test_a_window_that_stayed_open_does_not_take_it_back(kept: Remembered, tmp_path: Path) -> None:
    earlier = Remembered(tmp_path / "config" / "settings.json")
    later = tmp_path / "later.ketareview"
    keep_for_next_start(later, kept, tmp_path / "usual.ketareview")
    earlier.change(lambda now: replace(now, theme="dark"))
    assert again(tmp_path) == settings.Settings(theme="dark", library=str(later))


def test_what_a_full_disk_refused_is_written_with_the_next_change(
    kept: Remembered, tmp_path: Path
) -> None:
    folder = tmp_path / "config"
    folder.rename(tmp_path / "away")
    folder.write_text("in the way", encoding="utf-8")
    with pytest.raises(OSError, match="exists"):
        kept.change(lambda now: replace(now, theme="dark"))
    folder.unlink()
    (tmp_path / "away").rename(folder)
    kept.change(lambda now: replace(now, paper="letter"))
    assert (again(tmp_path).theme, again(tmp_path).paper) == ("dark", "letter")


def test_one_that_is_gone_is_not_made_anew_unasked(
    kept: Remembered, tmp_path: Path, tasks: TaskRunner, qtbot: QtBot
) -> None:
    hand = Hand("Quit")
    with ExitStack() as stack, pytest.raises(LibraryGoneError):
        open_or_choose(tmp_path / "other.ketareview", "Anna", tasks, kept, stack)
    assert hand.is_done
    assert not (tmp_path / "other.ketareview").exists()
