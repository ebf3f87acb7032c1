"""A file is written whole, or what was there stays."""

from pathlib import Path

import pytest

from ketareview.domain.errors import UnwritableFileError
from ketareview.files import free_names, whole, write_whole


def test_a_file_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    for words in (b"before", b"after"):
        write_whole(words, path)
    assert path.read_bytes() == b"after"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("fault", [ValueError, OSError])
def test_what_was_there_stays_when_writing_fails(tmp_path: Path, fault: type[Exception]) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"before")
    with pytest.raises((ValueError, UnwritableFileError)):
        _write_half(path, fault)
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_where_nothing_may_be_written_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFileError):
        write_whole(b"words", tmp_path / "no folder" / "report.txt")


def test_a_link_in_its_way_leads_nowhere(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_bytes(b"another's")
    path = tmp_path / "report.txt"
    (tmp_path / ".report.txt.new").symlink_to(other)
    write_whole(b"words", path)
    assert not path.is_symlink()
    assert (path.read_bytes(), other.read_bytes()) == (b"words", b"another's")


def test_one_that_is_not_kept_is_whole_too(tmp_path: Path) -> None:
    path = tmp_path / "for now.pdf"
    with whole(path, is_kept=False) as file:
        file.write(b"words")
    assert path.read_bytes() == b"words"


def _write_half(path: Path, fault: type[Exception]) -> None:
    with whole(path) as file:
        file.write(b"half")
        raise fault


def test_the_first_name_that_nothing_has_is_given(tmp_path: Path) -> None:
    for name in ("a", "a 2"):
        (tmp_path / name).touch()
    (tmp_path / "a 3").symlink_to("nowhere")
    assert next(free_names(lambda again: tmp_path / f"a{again}")).name == "a 4"
    assert next(free_names(lambda again: tmp_path / f"a{again}", " ({})")).name == "a (2)"
