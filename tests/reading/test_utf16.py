"""Offsets go both ways."""

from hypothesis import given
from hypothesis import strategies as st

from ketareview.reading.utf16 import Utf16


@given(st.text(st.sampled_from("a\u00e9\U0001d6fc\U0001f9e0"), max_size=12))
def test_units_and_code_points_agree_with_the_encoding(text: str) -> None:
    units = Utf16(text)
    for offset in range(len(text) + 1):
        expected = len(text[:offset].encode("utf-16-le")) // 2
        assert units.units(offset) == expected
        assert units.code_points(expected) == offset


def test_the_middle_of_a_pair_is_its_start() -> None:
    assert Utf16("a\U0001d6fcb").code_points(2) == 1
