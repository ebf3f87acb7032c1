"""Cells that a spreadsheet would run, also one that cuts them elsewhere."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketareview.domain.spreadsheets import defused, restored

_RUN = re.compile("[ \xa0]*[=+\\-@\uff1d\uff0b\uff0d\uff20]")
TEXT = st.text(st.sampled_from("a=+-@;\t\r\n' \xa0\uff1d,\""), max_size=12)


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("=1", "'=1"),
        (" +1", "' +1"),
        ("'a", "''a"),
        (";=1", ";'=1"),
        ("a; -1", "a;' -1"),
        ("a;'b", "a;''b"),
        ("a\t@b", "a\t'@b"),
        ("a\n=b", "a\n'=b"),
        ("a; b\n\nc = d", "a; b\n\nc = d"),
        ("van 't Hoff; 't Hart", "van 't Hoff; 't Hart"),
    ],
)
def test_an_apostrophe_stands_where_a_formula_could_begin(words: str, written: str) -> None:
    assert defused(words) == written


@given(TEXT)
def test_nothing_runs_however_it_is_cut_and_the_words_come_back(words: str) -> None:
    cell = defused(words)

    assert not any(_RUN.match(part) for part in re.split("[;\t\r\n]", cell))
    assert restored(cell) == words
