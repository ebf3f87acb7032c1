"""A library that is gone or damaged at the start: a backup takes its place, or nothing does."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ketareview import settings
from ketareview.domain.errors import DamagedLibraryError, ForeignFileError, LibraryGoneError
from ketareview.library import Library
from ketareview.ui.backups.backup_choice import BackupChoice
from ketareview.ui.safety.choosing import open_or_choose
from ketareview.ui.safety.instead import Instead
from ketareview.ui.session import Remembered
from ketareview.ui.tasks import TaskRunner
from tests.ui.safety.away.hand import Hand

RESTORE = "Restore a backup …"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    return settings.folders().backups


@pytest.fixture
def path(tmp_path: Path, home: Path) -> Path:
    """A library that was backed up with a topic in it."""
    with Library.create(tmp_path / "review.ketareview", reviewer="Anna") as library:
        library.topics.add("Kept")
        library.backups.add(home)
    return library.path


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as made:
        yield made


def topics(path: Path, tasks: TaskRunner, stack: ExitStack) -> set[str]:
    remembered = Remembered(settings.folders().settings)
    opened = open_or_choose(path, "Anna", tasks, remembered, stack)
    assert opened is not None
    assert opened.library.path == path
    return {each.name for each in opened.library.topics.tree()}


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[8192 * 2 : 8192 * 6] = bytes(8192 * 4)
    path.write_bytes(content)


def test_a_new_library_needs_no_question(
    tmp_path: Path, tasks: TaskRunner, stack: ExitStack
) -> None:
    assert topics(tmp_path / "new.ketareview", tasks, stack)


def test_a_library_that_is_gone_is_not_made_anew_unasked(
    path: Path, tasks: TaskRunner, stack: ExitStack
) -> None:
    path.unlink()
    hand = Hand("Quit")
    with pytest.raises(LibraryGoneError):
        topics(path, tasks, stack)
    assert "There is no library" in hand.said[0]
    assert not path.exists()
    hand = Hand("Make a new library")
    assert "Kept" not in topics(path, tasks, stack)
    assert hand.is_done


@pytest.mark.parametrize("lose", [Path.unlink, damage])
def test_a_backup_takes_its_place(
    path: Path, tasks: TaskRunner, stack: ExitStack, lose: object
) -> None:
    assert callable(lose)
    lose(path)
    hand = Hand(RESTORE, "Restore")
    assert "Kept" in topics(path, tasks, stack)
    assert hand.is_done


def test_whoever_changes_her_mind_is_asked_again(
    path: Path, tasks: TaskRunner, stack: ExitStack
) -> None:
    damage(path)
    before = path.read_bytes()
    hand = Hand(RESTORE, "Cancel", "Quit")
    with pytest.raises(DamagedLibraryError):
        topics(path, tasks, stack)
    assert hand.is_done
    assert path.read_bytes() == before


def test_a_backup_that_is_broken_is_told(
    path: Path, home: Path, tasks: TaskRunner, stack: ExitStack
) -> None:
    damage(path)
    [backup] = home.glob("*.ketabackup")
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 0xFF
    backup.write_bytes(content)
    hand = Hand(RESTORE, "Restore", "Quit")
    with pytest.raises(DamagedLibraryError):
        topics(path, tasks, stack)
    assert "cannot be used as a backup" in hand.said[-1]


def test_no_other_file_makes_way(tmp_path: Path, qtbot: QtBot) -> None:
    for name, may_be_restored in (("paper.pdf", False), ("empty.ketareview", True)):
        box = Instead(ForeignFileError(path=tmp_path / name))
        qtbot.addWidget(box)
        assert (RESTORE in [each.text() for each in box.buttons()]) is may_be_restored


def test_backups_may_lie_in_another_folder(
    path: Path, home: Path, tmp_path: Path, tasks: TaskRunner, qtbot: QtBot
) -> None:
    choice = BackupChoice(tmp_path / "none", tasks)
    qtbot.addWidget(choice)
    words = choice.findChild(QLabel)
    assert words is not None
    qtbot.waitUntil(lambda: "no backups" in words.text())
    assert not choice.restore.isEnabled()
    choice.look_into(home)
    qtbot.waitUntil(choice.restore.isEnabled)
    assert choice.list.count() == 1
    choice.restore.click()
    assert choice.chosen is not None
    assert choice.chosen.path.parent == home
    assert path.exists()
