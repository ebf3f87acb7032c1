"""Suggestions of a claim for a passage: what is shared, what weighs, and why."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketareview.appraising.suggesting import Suggesting
from ketareview.domain.ids import new_id

IDEATION, PAIN, RELAPSE, SCALE = (new_id() for _ in range(4))
CLAIMS = (
    (IDEATION, "A single infusion lowers suicidal ideation within 24 hours"),
    (PAIN, "Infusions relieve neuropathic pain for 12 weeks"),
    (RELAPSE, "Maintenance treatment delays relapse"),
    (SCALE, "Scores on the MADRS fall more than with midazolam"),
)


def suggested(passage: str) -> list[UUID]:
    return [each.claim for each in Suggesting(CLAIMS).of(passage)]


@pytest.mark.parametrize(
    ("passage", "claim"),
    [
        ("Suicidal ideation was reduced 24 h after the infusion.", IDEATION),
        ("Suicidality and ideations fell after one infusion", IDEATION),
        ("Neuropathic pain was relieved in most patients.", PAIN),
        ("Time to relapse was longer with maintenance treatment", RELAPSE),
        ("MADRS total scores fell by 8 points; midazolam: 3.", SCALE),
        ("sui\u00adcidal\nideation after an infu-\nsion", IDEATION),
    ],
)
def test_a_passage_is_suggested_the_claim_it_speaks_of(passage: str, claim: UUID) -> None:
    assert suggested(passage)[:1] == [claim]


@pytest.mark.parametrize(
    "passage",
    [
        "",
        "The authors thank all patients.",
        "It was used within those that were compared with the other one",
        "Blood pressure rose after the infusion.",
    ],
)
def test_a_passage_that_shares_next_to_nothing_is_suggested_none(passage: str) -> None:
    assert suggested(passage) == []


def test_the_reason_names_what_is_shared_in_the_claim_s_words() -> None:
    [found] = Suggesting(CLAIMS).of("Twenty-four hours (24 h) after infusion: ideation, suicidal.")

    assert found.reason == "shares: infusion, suicidal ideation, 24 hours"


def test_scales_and_figures_weigh_more_than_words() -> None:
    scale, word = new_id(), new_id()
    suggesting = Suggesting([(word, "Symptoms fell with ketamine"), (scale, "LSAS fell 20 %")])

    found = suggesting.of("Symptoms fell: LSAS by 20 %.")

    assert [each.claim for each in found] == [scale, word]
    assert found[0].shared == ("LSAS fell", "20%")


def test_a_long_claim_asks_for_no_more_words_than_a_shorter_one() -> None:
    long = new_id()
    words = "In adults who did not recover after two courses of antidepressants a single infusion "
    words += "of ketamine lowers the scores of suicidal ideation that patients tell themselves "
    words += "more than midazolam does for a week at least whatever was taken before"

    [found] = Suggesting([(long, words), *CLAIMS[1:]]).of(
        "Scores of suicidal ideation fell in both groups and did not differ at any time."
    )

    assert found.claim == long
    assert "suicidal ideation" in found.reason


def test_a_word_of_most_claims_does_not_count_as_shared() -> None:
    claims = [(new_id(), f"Ketamine {what}") for what in ("relieves pain", "delays relapse")]
    claims += [(new_id(), f"Ketamine {what}") for what in ("lowers ideation", "raises pressure")]

    assert Suggesting(claims).of("Ketamine was given for pain.") == ()


def test_words_of_all_claims_tell_less_than_rare_ones() -> None:
    common = [(new_id(), f"Ketamine improves {what}") for what in ("sleep", "memory", "pain")]
    suggesting = Suggesting(common)

    [found, *_] = suggesting.of("Memory tests improved with ketamine.")

    assert found.claim == common[1][0]


def test_without_claims_nothing_is_suggested() -> None:
    assert Suggesting([]).of("Suicidal ideation") == ()


@given(st.lists(st.text(max_size=40), max_size=4), st.text(max_size=60))
def test_any_text_is_borne_and_likeness_is_a_part(statements: list[str], passage: str) -> None:
    suggesting = Suggesting([(new_id(), each) for each in statements])

    for found in suggesting.of(passage):
        assert 0 < found.likeness <= 1 + 1e-9
        assert found.shared
    for statement in statements:
        for found in suggesting.of(statement):
            assert found.shared
