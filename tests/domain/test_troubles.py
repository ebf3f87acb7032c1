"""Errors are told by kinds and places, never with the reviewer's words."""

import faulthandler
import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketareview.domain.troubles import told, told_of_fault, without_words

SECRET = st.text(st.characters(categories=["Lu", "Ll", "Nd", "Zs"]), min_size=1, max_size=40).map(
    lambda words: f"Ωmega {words} 7Q"
)


def failing(title: str) -> BaseException:
    """An error with the title in its words, caused by another one of the program's own."""
    try:
        fail(title)
    except ValueError as error:
        error.add_note(title)
        return error
    raise AssertionError


def fail(title: str) -> None:
    try:
        (Path("/home") / title / "library.ketareview").read_text(encoding="utf-8")
    except OSError as error:
        raise ValueError(title) from error


@given(SECRET)
def test_what_is_told_names_kinds_and_places_only(title: str) -> None:
    words = told(failing(title))
    assert words.splitlines()[0] == "ValueError"
    assert "FileNotFoundError" in words
    assert " fail" in words
    assert title not in words
    assert "home" not in words
    assert "Ωmega" not in words


@given(SECRET)
def test_lines_of_a_dump_that_are_not_its_own_are_left_out(title: str) -> None:
    dump = (
        f"Fatal Python error: Segmentation fault\n{title}\n\n"
        "Current thread 0x00007f6f80b15740 (most recent call first):\n"
        f'  File "/home/{title}/ketareview/ui/tabs.py", line 12 in open_article\n'
        f'  File "/home/{title}.py", line 3 in main\n'
        f"Extension modules: {title} (total: 1)\n"
    )
    words = told_of_fault(dump)
    assert "Segmentation fault" in words
    assert "ketareview/ui/tabs.py:12 open_article" in words
    assert "elsewhere:3 main" in words
    assert "Ωmega" not in words


def test_what_faulthandler_writes_is_understood(tmp_path: Path) -> None:
    with (tmp_path / "dump").open("w+") as file:
        faulthandler.dump_traceback(file)
        file.seek(0)
        words = told_of_fault(file.read())
    assert "test_what_faulthandler_writes_is_understood" in words


def test_a_log_holds_no_words_of_an_error(tmp_path: Path) -> None:
    path = tmp_path / "log"
    recording = logging.FileHandler(path, encoding="utf-8")
    recording.addFilter(without_words)
    log = logging.getLogger("apart")
    log.propagate = False
    log.addHandler(recording)
    log.error("Failed: %s", "Open article", exc_info=failing("Slow drip"))
    log.error("Nothing more")
    log.removeHandler(recording)
    recording.close()
    written = path.read_text(encoding="utf-8")
    assert "Open article" in written
    assert "ValueError" in written
    assert "Slow drip" not in written


def test_an_error_without_a_place_is_told(caplog: pytest.LogCaptureFixture) -> None:
    assert told(ZeroDivisionError("x")) == "ZeroDivisionError"
    assert not caplog.records
