"""A library that somebody else has open is copied between two changes, and only looked at."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ketareview import settings
from ketareview.domain.errors import (
    DamagedLibraryError,
    LibraryInUseError,
    OnlyToReadError,
)
from ketareview.domain.progress import silent
from ketareview.library import Library, copy_to_look
from ketareview.library.safety import looking
from ketareview.workflows import looked_at
from tests.library.papers import paper, store

_HOLD = """
import sys
from pathlib import Path
from ketareview.library import Library
with Library.open(Path(sys.argv[1]), reviewer="Ben") as library:
    print("open", flush=True)
    for line in sys.stdin:
        library.topics.add(line.strip())
        print("saved", flush=True)
"""

_LOOK = """
import sys
from pathlib import Path
from ketareview.workflows import looked_at
with looked_at(Path(sys.argv[1]), Path(sys.argv[2]), reviewer="Ben"):
    print("open", flush=True)
    sys.stdin.read()
"""


class Holder:
    """Another process that has the library open, and adds topics to it."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def add(self, topic: str) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{topic}\n")
        self.process.stdin.flush()
        assert self.process.stdout.readline() == "saved\n"


@contextmanager
def held(path: Path) -> Iterator[Holder]:
    """Let another process have the library open."""
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    try:
        yield Holder(process)
    finally:
        process.stdin.close()
        process.wait()
        process.stdout.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Library.create(tmp_path / "review.ketareview", reviewer="Anna") as library:
        store(library, paper(tmp_path))
    return tmp_path / "review.ketareview"


def test_who_has_it_open_is_told(path: Path) -> None:
    with held(path), pytest.raises(LibraryInUseError) as refused:
        Library.open(path, reviewer="Anna")
    assert refused.value.facts["holder"].startswith("Ben (")
    assert refused.value.facts["since"] != "?"


def test_it_is_looked_at_as_it_was_saved_last(path: Path, tmp_path: Path) -> None:
    with held(path) as holder:
        holder.add("Sleep")
        with looked_at(path, tmp_path / "cache", reviewer="Anna") as library:
            assert library.is_only_to_read
            assert library.topics.find("Sleep").name == "Sleep"
            assert library.articles.count() == 1
            holder.add("Mood")  # the lock of the other is not lost by looking
            with pytest.raises(LibraryInUseError):
                Library.open(path, reviewer="Anna")
    assert list((tmp_path / "cache").iterdir()) == []
    with Library.open(path, reviewer="Anna") as after:
        assert after.topics.find("Mood").name == "Mood"
        assert after.check().ok


def test_a_killed_program_leaves_its_copy_until_the_next_start(path: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    with subprocess.Popen(
        [sys.executable, "-c", _LOOK, str(path), str(cache)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        settings.sweep(cache)
        assert list(cache.rglob("*.ketareview"))
        process.kill()
    assert list(cache.rglob("*.ketareview"))
    settings.sweep(cache)
    assert not list(cache.iterdir())


def test_nothing_can_be_changed_in_it(path: Path, tmp_path: Path) -> None:
    with looked_at(path, tmp_path / "cache", reviewer="Anna") as library:
        for change in (
            lambda: library.topics.add("Refused"),
            lambda: library.articles.delete(library.articles.all()),
            library.compact,
            library.repair,
        ):
            with pytest.raises(OnlyToReadError):
                change()
        assert library.check().ok


def test_a_library_that_cannot_be_written_is_looked_at(path: Path, tmp_path: Path) -> None:
    path.chmod(0o444)
    with looked_at(path, tmp_path / "cache", reviewer="Anna") as library:
        assert library.articles.count() == 1
    path.chmod(0o644)


def test_a_file_that_changes_all_the_time_is_not_copied(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "_TRIES", 2)
    monkeypatch.setattr(looking, "_PAUSE", 0)
    path.with_name(f"{path.name}-journal").write_bytes(b"a change is under way")
    with pytest.raises(LibraryInUseError):
        copy_to_look(path, tmp_path / "copy", silent)
    assert not (tmp_path / "copy").exists()


def test_a_copy_during_which_something_changed_does_not_count(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "_TRIES", 2)
    monkeypatch.setattr(looking, "_PAUSE", 0)

    def change(done: int, _total: int) -> None:
        if done == 1:
            with path.open("ab") as file:
                file.write(bytes(8192))

    with pytest.raises(LibraryInUseError):
        copy_to_look(path, tmp_path / "copy", change)
    assert not (tmp_path / "copy").exists()


def test_damage_that_nobody_makes_now_is_told(path: Path, tmp_path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[8192 * 3 : 8192 * 9] = bytes(8192 * 6)
    path.write_bytes(content)
    with pytest.raises((DamagedLibraryError, LibraryInUseError)):
        copy_to_look(path, tmp_path / "copy", silent)
