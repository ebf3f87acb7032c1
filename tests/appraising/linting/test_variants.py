"""Ways of writing that databases and other countries have, as the rules meet them."""

from decimal import Decimal

import pytest

from ketareview.appraising.linting.numbers import with_commas
from tests.appraising.linting.entries import Entry


def warned(rule: str, **fields: str) -> bool:
    return rule in Entry(rule, 1, is_fault=True, also=frozenset(), fields=fields).warnings()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("55,4 % and 41,25 mg", ["55.4", "41.25"]),
        ("1,200 people, of 10,000", []),
        ("[4,7,9] or 0.5,6", []),
    ],
)
def test_a_comma_may_stand_before_decimals(text: str, numbers: list[str]) -> None:
    assert list(with_commas(text)) == [Decimal(each) for each in numbers]


def test_a_note_may_write_a_point_where_the_paper_has_a_comma() -> None:
    quote = "Response was 55,4 % with ketamine."
    assert not warned("number-not-in-quote", quote=quote, note="55.4 % responded")
    assert warned("number-not-in-quote", quote=quote, note="54.5 % responded")


@pytest.mark.parametrize(
    ("title", "is_retracted"),
    [
        ("Six infusions (Retracted article. See vol. 12, pg. 34, 2015)", True),
        ("Six infusions [RETRACTED]", True),
        ("Six infusions (withdrawn).", True),
        ("Why papers are retracted (a survey)", False),
        ("What is cited (retracted or corrected)", False),
    ],
)
def test_databases_say_behind_a_title_that_it_was_retracted(
    title: str, *, is_retracted: bool
) -> None:
    assert warned("retracted-quoted", quote="Scores fell.", title=title) is is_retracted


@pytest.mark.parametrize(
    "heading",
    ["Rationale", "1. Rationale and aims", "Einleitung", "Hintergrund und Ziele", "2 Einführung"],
)
def test_introductions_have_other_names_too(heading: str) -> None:
    assert warned("own-data-introduction", quote="Ketamine is fast.", heading=heading)


@pytest.mark.parametrize("heading", ["Rationale for the dose", "Einleitungsphase", "Results"])
def test_other_headings_are_no_introductions(heading: str) -> None:
    assert not warned("own-data-introduction", quote="Ketamine is fast.", heading=heading)


@pytest.mark.parametrize(
    ("topic", "is_wrong"),
    [("Death by suicide", True), ("Suicide attempts", False), ("Suicidal ideation", False)],
)
def test_suicidality_is_no_death(topic: str, *, is_wrong: bool) -> None:
    found = Entry(
        "suicidality-merged",
        1,
        is_fault=is_wrong,
        also=frozenset(),
        fields={"quote": "Suicidality fell within a day.", "topics": [topic]},
    ).warnings()
    assert ("suicidality-merged" in found) is is_wrong


@pytest.mark.parametrize(
    "quote",
    [
        "Ketamine and midazolam were indistinguishable at day 7.",
        "Scores were similar on ketamine and midazolam.",
        "The groups were similar on MADRS at day 7.",
        "Ketamine and midazolam did equally well at one week.",
    ],
)
def test_alike_is_no_difference(quote: str) -> None:
    assert warned("contradicts-no-difference", quote=quote, stance="contradicts")


@pytest.mark.parametrize(
    "quote",
    [
        "Blinding failed: the drugs were indistinguishable, but scores were higher on saline.",
        "Groups were similar at baseline, and worse after ketamine.",
        "Similar doses were harmful.",
    ],
)
def test_alike_in_something_else_is_none(quote: str) -> None:
    assert not warned("contradicts-no-difference", quote=quote, stance="contradicts")
