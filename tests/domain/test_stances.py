"""The one rule of what is contested."""

import pytest

from ketareview.domain.stances import OPPOSED, is_contested


@pytest.mark.parametrize(
    ("stances", "is_so"),
    [
        ((), False),
        (("supports",), False),
        (("supports", "contradicts"), True),
        (("supports", "no-difference"), True),
        (("contradicts", "no-difference"), False),
        (("supports", "qualifies", "mentions"), False),
    ],
)
def test_support_is_contested_by_what_contradicts_or_found_no_difference(
    stances: tuple[str, ...],
    is_so: bool,  # noqa: FBT001 - a case
) -> None:
    assert is_contested(stances) is is_so


def test_who_speaks_against_another_is_spoken_against_by_it() -> None:
    assert all(one in OPPOSED[other] for one, others in OPPOSED.items() for other in others)
