"""A result is tied to a claim by its outcome's words only where both speak of the same."""

import pytest

from ketareview.appraising.tying import is_named

WITHIN_A_DAY = "A single infusion of ketamine lowers depression scores within 24 hours"


@pytest.mark.parametrize(
    ("scale", "time", "said"),
    [
        ("madrs", "24 hours", (WITHIN_A_DAY,)),
        ("madrs", "day 1", (WITHIN_A_DAY,)),
        ("Depression score", "4 h", (WITHIN_A_DAY,)),
        ("madrs", "", ("MADRS scores fall",)),
        ("bss", "day 1", ("Ketamine lowers it", "Suicidal ideation")),
        ("pain", "day 7", ("Pain is lower on day 7",)),
        ("pain", "1 week", ("Pain is lower on day 7",)),
        ("Urinary symptoms", "", ("A urinary symptom is common",)),
        ("relapse", "16 weeks", ("Esketamine twice a week prevents relapse",)),
        ("response", "day 14", ("The response is gone within two weeks",)),
    ],
)
def test_it_is_where_the_outcome_is_named(scale: str, time: str, said: tuple[str, ...]) -> None:
    assert is_named(scale, time, said)


@pytest.mark.parametrize(
    ("scale", "time", "said"),
    [
        ("madrs", "24 hours", ("Ketamine lowers suicidal ideation", "Suicidal ideation")),
        ("madrs", "24 hours", ("Repeated doses keep depression away",)),
        ("madrs", "24 hours", ("It is cheap", "Treatment-resistant depression")),
        ("madrs", "day 7", (WITHIN_A_DAY,)),
        ("madrs", "", (WITHIN_A_DAY,)),
        ("bss", "24 hours", ("Ketamine prevents suicide", "Death by suicide")),
        ("Depression score, against midazolam", "24 hours", (WITHIN_A_DAY,)),
        ("pain", "day 3", ("Pain is lower on day 7",)),
        ("", "24 hours", (WITHIN_A_DAY,)),
        ("", "", ("",)),
    ],
)
def test_it_is_not_where_something_else_is_meant(
    scale: str, time: str, said: tuple[str, ...]
) -> None:
    assert not is_named(scale, time, said)
