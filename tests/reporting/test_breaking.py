"""Where lines of a report may end."""

from hypothesis import given
from hypothesis import strategies as st

from ketareview.reporting.breaking import parts


@given(st.text(st.sampled_from("ab-/\u2013 ")))
def test_cutting_loses_nothing(words: str) -> None:
    assert "".join(parts(words)) == words


def test_words_with_hyphens_stay_whole() -> None:
    assert parts("an open-label trial") == ["an ", "open-label", " trial"]


def test_endless_words_may_end_anywhere() -> None:
    assert parts("x" * 80) == ["x" * 36, "", "x" * 36, "", "x" * 8]
    assert parts("y" * 36) == ["y" * 36]


def test_chinese_ends_lines_by_its_own_rules() -> None:
    assert parts("\u6297\u6291" * 40) == ["\u6297\u6291" * 40]
