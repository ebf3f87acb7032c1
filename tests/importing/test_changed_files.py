"""A file that is written to while it is read is told, however its times look."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from ketareview.domain.article import Record
from ketareview.domain.errors import ChangedFileError
from ketareview.domain.imports import Draft, Wishes
from ketareview.importing import worker
from ketareview.importing.importer import Importer

LONG_AGO = 1_500_000_000
ASKED: Mapping[str, object] = {"password": "", "columns": {}, "first": 1}


class _Meddling:
    """Reads nothing, and writes into the file meanwhile; the times of the file are as `times`."""

    name = "Meddling"
    media_types: tuple[str, ...] = ("text/plain",)
    rank = 0
    is_paper = True

    def __init__(self, content: bytes, times: int | None) -> None:
        self._content = content
        self._times = times

    def recognises(self, path: Path) -> bool:
        return path.exists()

    def read(self, path: Path, wishes: Wishes) -> Sequence[Draft]:
        assert not wishes.password
        path.write_bytes(self._content)
        if self._times is not None:
            os.utime(path, (self._times, self._times))
        return (Draft(Record(title="A title"), {}),)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.txt"
    path.write_bytes(b"before")
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


def _read(path: Path, importer: Importer, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    monkeypatch.setattr(worker, "in_turn", lambda: (importer,))
    return worker.read({**ASKED, "path": str(path)})


@pytest.mark.parametrize("times", [None, LONG_AGO])
def test_a_file_that_is_written_to_meanwhile_is_told(
    paper: Path, times: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ChangedFileError):
        _read(paper, _Meddling(b"behind", times), monkeypatch)


def test_one_that_was_written_just_before_is_not_trusted(
    paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper.write_bytes(b"before")

    with pytest.raises(ChangedFileError):
        _read(paper, _Meddling(b"behind", None), monkeypatch)


def test_one_that_holds_the_same_as_before_is_read(
    paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _read(paper, _Meddling(b"before", None), monkeypatch)["size"] == len(b"before")
