"""Each instrument's own rule for its overall judgement, and what is asked of a reviewer's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketareview.domain.appraisal import (
    OVERALL,
    Answer,
    Appraisal,
    Instrument,
    check_answer,
    gathered,
)
from ketareview.domain.errors import CodeNotFoundError, UnexplainedAnswerError
from ketareview.domain.highlight import Reviewer
from ketareview.domain.ids import new_id
from ketareview.library.evidence.appraisals import instrument_named, instruments

ANNA = Reviewer(new_id(), "Anna")
ARTICLE = new_id()
ROB, ROBINS, AMSTAR, LAY = instruments()
CRITICAL = {"2", "4", "7", "9", "11", "13", "15"}


def all_best(instrument: Instrument, **other: str) -> dict[str, str]:
    best = {item.key: item.answers[-1 if item.is_reversed else 0].key for item in instrument.items}
    return best | {key.removeprefix("item"): answer for key, answer in other.items()}


def overall(instrument: Instrument, **other: str) -> str:
    found = instrument.judged(all_best(instrument, **other))
    assert found is not None
    return found.key


def test_the_instruments_have_their_official_items() -> None:
    assert [len(each.items) for each in instruments()] == [5, 7, 16, 7]
    assert {item.key for item in AMSTAR.items if item.is_critical} == CRITICAL
    assert [choice.key for choice in ROB.overall] == ["low", "some-concerns", "high"]
    assert all(each.citation for each in instruments())


def test_rob_2_takes_the_worst_domain() -> None:
    # Sterne et al. 2019, table 1: low if all are low, high if one is high.
    assert overall(ROB) == "low"
    assert overall(ROB, item3="some-concerns") == "some-concerns"
    assert overall(ROB, item3="some-concerns", item5="high") == "high"


def test_robins_i_takes_the_worst_domain_and_missing_information_before_serious() -> None:
    # Sterne et al. 2016, table 2: no information where nothing is serious and a domain lacks it.
    assert overall(ROBINS) == "low"
    assert overall(ROBINS, item1="moderate") == "moderate"
    assert overall(ROBINS, item1="moderate", item5="no-information") == "no-information"
    assert overall(ROBINS, item1="serious", item5="no-information") == "serious"
    assert overall(ROBINS, item1="serious", item7="critical") == "critical"


def test_amstar_2_counts_critical_flaws_and_weaknesses() -> None:
    # Shea et al. 2017, box 2: rating overall confidence in the results of the review.
    assert overall(AMSTAR) == "high"
    assert overall(AMSTAR, item3="no") == "high"
    assert overall(AMSTAR, item3="no", item10="no") == "moderate"
    assert overall(AMSTAR, item7="no") == "low"
    assert overall(AMSTAR, item7="no", item3="no", item10="no") == "low"
    assert overall(AMSTAR, item7="no", item2="no") == "critically-low"
    assert overall(AMSTAR, item2="partial-yes", item11="no-meta-analysis") == "high"


def test_a_lay_source_that_sells_or_names_no_sources_is_weaker() -> None:
    assert overall(LAY) == "well-founded"
    assert overall(LAY, sells="yes", risks="no") == "mostly-founded"
    assert overall(LAY, **{"sources-linked": "no"}) == "weakly-founded"
    assert overall(LAY, **{"sources-linked": "no", "sources-agree": "unclear"}) == "unfounded"


@given(st.sampled_from(instruments()), st.data())
def test_nothing_is_judged_before_all_is_answered(
    instrument: Instrument, data: st.DataObject
) -> None:
    missing = data.draw(st.sampled_from(instrument.items))
    answers = all_best(instrument)
    assert instrument.judged(answers) == instrument.overall[0]
    del answers[missing.key]
    assert instrument.judged(answers) is None


def test_items_and_answers_are_found_as_typed() -> None:
    assert instrument_named("RoB 2") is ROB
    assert AMSTAR.item("Search").key == "4"
    assert AMSTAR.answer("4", "Partial yes").key == "partial-yes"
    for wrong in (lambda: AMSTAR.item("17"), lambda: AMSTAR.answer("1", "partial-yes")):
        with pytest.raises(CodeNotFoundError):
            wrong()
    with pytest.raises(CodeNotFoundError):
        instrument_named("Jadad")


def test_an_overall_judgement_of_ones_own_needs_a_reason_and_holds() -> None:
    with pytest.raises(UnexplainedAnswerError):
        check_answer(ROB, OVERALL, "")
    check_answer(ROB, "1", "")
    answers = [Answer(ARTICLE, "rob-2", item.key, "some-concerns", "", ANNA) for item in ROB.items]
    own = Answer(ARTICLE, "rob-2", OVERALL, "high", "Concerns in all", ANNA)
    [found] = gathered(instruments(), [own, *answers])
    assert [each.item for each in found.answers] == ["1", "2", "3", "4", "5", OVERALL]
    assert found.computed is not None
    assert found.overall is not None
    assert (found.computed.key, found.overall.key) == ("some-concerns", "high")
    assert found.unexplained == ("1", "2", "3", "4", "5")


@pytest.mark.parametrize(
    ("instrument", "answer", "is_adverse"),
    [
        (ROB, "some-concerns", False),
        (ROB, "high", True),
        (ROBINS, "moderate", False),
        (ROBINS, "no-information", False),
        (ROBINS, "serious", True),
        (AMSTAR, "moderate", False),
        (AMSTAR, "low", False),
        (AMSTAR, "critically-low", True),
    ],
)
def test_high_risk_is_told_from_lesser_doubts(
    instrument: Instrument, answer: str, *, is_adverse: bool
) -> None:
    own = Answer(ARTICLE, instrument.key, OVERALL, answer, "so", ANNA)
    assert Appraisal(instrument, ANNA, (own,)).is_adverse is is_adverse


def test_favourable_answers_need_no_reason() -> None:
    good = Answer(ARTICLE, "lay-source", "sells", "no", "", ANNA)
    bad = Answer(ARTICLE, "lay-source", "risks", "no", " ", ANNA)
    appraisal = Appraisal(LAY, ANNA, (good, bad))
    assert appraisal.unexplained == ("risks",)
    assert appraisal.answered == 2
    assert appraisal.overall is None
