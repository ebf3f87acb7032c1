"""Words as they are shown on one line."""

import pytest

from ketareview.domain.showing import printed


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("keta\u00ad\nmine was\ngiven", "ketamine was given"),
        ("placebo-\ncontrolled", "placebo-controlled"),
        ("pre- and post", "pre- and post"),
        ("a\u200bb \u202e c\u0007", "ab c"),
        ("  5\u00a0%  ", "5 %"),
    ],
)
def test_line_ends_are_joined_and_invisible_signs_left_out(stored: str, shown: str) -> None:
    assert printed(stored) == shown
