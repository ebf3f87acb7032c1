"""Words are shown the same whichever way is taken."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from ketareview.domain.showing import printed

SIGNS = st.text(st.sampled_from("ab \n\t\u200b\u00ad\u00a0\u2028\x1c\x07-é\u0301\U0001d456"))


@given(st.text() | SIGNS)
def test_nothing_invisible_is_shown_and_white_space_is_single(words: str) -> None:
    shown = printed(words)
    assert not [c for c in shown if unicodedata.category(c) in {"Cf", "Cc", "Cs"}]
    assert shown == " ".join(shown.split())
    assert printed(shown) == shown


@given(SIGNS)
def test_an_invisible_sign_changes_nothing_else(words: str) -> None:
    assert printed(f"{words}\u200b") == printed(words)
