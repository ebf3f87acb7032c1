"""A disk that is full where the copy is made, or where it is to be saved back."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ketareview.domain.away import NotCopiedError
from ketareview.domain.errors import LibraryUnwritableError
from ketareview.workflows import away
from tests.workflows.away.desk import Desk, libraries_in, topics_in

if sys.platform == "win32":
    pytest.skip("no limit on the size of files there", allow_module_level=True)

import resource


@contextmanager
def full_after(size: int) -> Iterator[None]:
    """Let no file of this process grow over a size; the system refuses as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.95])
def test_the_file_at_the_place_stays_whole_and_nothing_is_left(
    place: Path, desk: Desk, share: float
) -> None:
    opened = desk.open(place)
    desk.add("Mine")
    opened.library.close()
    desk.opened = None
    before = place.read_bytes()
    assert opened.copy is not None
    with full_after(int(len(before) * share)), pytest.raises((LibraryUnwritableError, OSError)):
        away.finish(opened.copy)
    opened.copy.release()
    assert place.read_bytes() == before
    assert libraries_in(place.parent) == [place]
    assert not list(place.parent.glob("~*"))
    desk.visit(place)
    assert "Mine" in topics_in(place)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_where_there_is_no_room_for_a_copy_the_file_itself_is_opened(
    place: Path, desk: Desk, share: float
) -> None:
    with full_after(int(place.stat().st_size * share)):
        opened = desk.open(place)
        assert opened.library.path == place
        assert isinstance(opened.trouble, NotCopiedError)
    desk.add("Mine")
    desk.close()
    assert "Mine" in topics_in(place)
    assert libraries_in(desk.copies) == []
    assert not [each for each in desk.copies.iterdir() if each.is_dir()]
