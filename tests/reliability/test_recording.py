"""A call that the simulated disk does not know is named, not passed over."""

import pytest

from tests.reliability.recording import UnknownCallError, _Reader


def hexed(words: str) -> str:
    return "".join(f"\\x{each:02x}" for each in words.encode())


def test_an_unknown_call_is_told_with_what_it_was_given() -> None:
    line = f'truncate("{hexed("/home/anna/work/kept.ketareview")}", 8192) = 0'

    with pytest.raises(UnknownCallError, match=r"truncate.*kept\.ketareview.*8192"):
        list(_Reader("/home/anna/work").events(iter([line])))


def test_a_call_elsewhere_is_passed_over() -> None:
    line = f'truncate("{hexed("/home/anna/other")}", 8192) = 0'

    assert list(_Reader("/home/anna/work").events(iter([line]))) == []
