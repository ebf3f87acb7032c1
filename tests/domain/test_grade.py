"""GRADE's arithmetic against worked examples, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketareview.domain.errors import (
    CodeNotFoundError,
    RatingUpRefusedError,
    StepRefusedError,
    UnexplainedConcernError,
    UnexplainedStepError,
)
from ketareview.domain.grade import (
    CHANGES,
    Certainty,
    Concern,
    Domain,
    Judgement,
    Start,
    Step,
    domain_named,
    start_named,
)
from ketareview.domain.highlight import Reviewer
from ketareview.domain.ids import fixed_id

ANNA = Reviewer(fixed_id("reviewer", "Anna"), "Anna")
ORDER = (Certainty.VERY_LOW, Certainty.LOW, Certainty.MODERATE, Certainty.HIGH)

BIAS, INDIRECT = Domain.RISK_OF_BIAS, Domain.INDIRECTNESS
UNEVEN, IMPRECISE = Domain.INCONSISTENCY, Domain.IMPRECISION

# From the literature: what was judged, the start, the steps, and the certainty that came out.
EXAMPLES = [
    # Cochrane Handbook, example of a Summary of findings table (5.1: figure 11.5.a; 6: table
    # 14.1.a), from Clarke et al., CD004002: compression stockings on long flights.
    ("symptomless thrombosis", Start.RANDOMISED, {}, Certainty.HIGH),
    ("superficial thrombosis", Start.RANDOMISED, {IMPRECISE: -1}, Certainty.MODERATE),
    ("oedema, not masked", Start.RANDOMISED, {BIAS: -1, INDIRECT: -1}, Certainty.LOW),
    # Dean et al., CD011612.pub3 (2021), summary of findings 2, ketamine against midazolam at a day:
    # three reasons for response, two for remission, one for leaving. Which domains they are is told
    # in the table's notes; the sum is the same for any.
    ("response", Start.RANDOMISED, {BIAS: -1, UNEVEN: -1, IMPRECISE: -1}, Certainty.VERY_LOW),
    ("remission", Start.RANDOMISED, {UNEVEN: -1, IMPRECISE: -1}, Certainty.LOW),
    ("leaving early", Start.RANDOMISED, {IMPRECISE: -2}, Certainty.LOW),
    # GRADE guidelines 9 (J Clin Epidemiol 2011;64:1311): a two-fold risk may raise by one, a
    # five-fold risk by two. GRADE Handbook 5.2.1: sleeping prone and infant death, odds ratio 4.1
    # (Gilbert et al., Int J Epidemiol 2005;34:874); warfarin in mechanical valves, risk ratio 0.17.
    ("sleeping position", Start.OBSERVATIONAL, {Domain.LARGE_EFFECT: 1}, Certainty.MODERATE),
    ("warfarin in valves", Start.OBSERVATIONAL, {Domain.LARGE_EFFECT: 2}, Certainty.HIGH),
    # Bed sharing (Int J Pediatr 2014;468538, table 4): 14 observational studies of infant death,
    # and 8 of breastfeeding with a large effect; both came out very low.
    ("bed sharing", Start.OBSERVATIONAL, {BIAS: -1, INDIRECT: -1}, Certainty.VERY_LOW),
    (
        "breastfeeding",
        Start.OBSERVATIONAL,
        {BIAS: -1, UNEVEN: -1, INDIRECT: -1, Domain.LARGE_EFFECT: 1},
        Certainty.VERY_LOW,
    ),
    # GRADE guidelines 18 (J Clin Epidemiol 2019;111:105): with ROBINS-I observational studies
    # start high, and bias from confounding generally takes two levels.
    ("ROBINS-I, confounded", Start.ROBINS_I, {BIAS: -2}, Certainty.LOW),
    # What a body of evidence may come down to, in each number of steps: Balshem et al., GRADE
    # guidelines 3 (J Clin Epidemiol 2011;64:401), table 2.
    ("one step", Start.RANDOMISED, {Domain.PUBLICATION_BIAS: -1}, Certainty.MODERATE),
    ("very serious", Start.RANDOMISED, {UNEVEN: -2}, Certainty.LOW),
    ("three steps", Start.RANDOMISED, {UNEVEN: -2, IMPRECISE: -1}, Certainty.VERY_LOW),
    ("below the scale", Start.RANDOMISED, {BIAS: -2, UNEVEN: -2}, Certainty.VERY_LOW),
    ("gradient", Start.OBSERVATIONAL, {Domain.DOSE_RESPONSE: 1}, Certainty.MODERATE),
    ("confounders", Start.OBSERVATIONAL, {Domain.CONFOUNDING: 1}, Certainty.MODERATE),
    ("no studies", Start.NO_STUDIES, {}, Certainty.NO_STUDIES),
]


def judged(start: Start, steps: dict[Domain, int], reason: str = "as read") -> Judgement:
    return Judgement(start, ANNA, tuple(Step(d, change, reason) for d, change in steps.items()))


@pytest.mark.parametrize(("of", "start", "steps", "certainty"), EXAMPLES)
def test_worked_examples_come_out_as_published(
    of: str, start: Start, steps: dict[Domain, int], certainty: Certainty
) -> None:
    judgement = judged(start, steps)
    judgement.check()
    assert judgement.certainty is certainty, of


def test_the_arithmetic_is_told() -> None:
    steps = {BIAS: -1, IMPRECISE: -1}
    told = judged(Start.RANDOMISED, steps).arithmetic
    minus = "\N{MINUS SIGN}"
    assert told == f"High {minus} 1 (risk of bias) {minus} 1 (imprecision) = Low"
    told = judged(Start.OBSERVATIONAL, {Domain.LARGE_EFFECT: 2, IMPRECISE: 0}).arithmetic
    assert told == "Low + 2 (large effect) = High"
    assert judged(Start.NO_STUDIES, {}).arithmetic == "No included studies"


@pytest.mark.parametrize("start", [Start.RANDOMISED, Start.NO_STUDIES])
def test_only_observational_studies_are_rated_up(start: Start) -> None:
    judgement = judged(start, {Domain.LARGE_EFFECT: 1, IMPRECISE: 0})
    with pytest.raises(RatingUpRefusedError):
        judgement.check()
    assert judgement.certainty is judged(start, {}).certainty


def test_a_step_needs_a_reason() -> None:
    judgement = judged(Start.RANDOMISED, {BIAS: -1}, reason="  ")
    assert judgement.unexplained == (BIAS,)
    with pytest.raises(UnexplainedStepError):
        judgement.check()
    judged(Start.RANDOMISED, {BIAS: 0}, reason="").check()


def test_high_is_refused_while_a_concern_is_unexplained() -> None:
    concern = Concern((Domain.PUBLICATION_BIAS, BIAS), "reporting is selective")
    with pytest.raises(UnexplainedConcernError) as refused:
        judged(Start.RANDOMISED, {UNEVEN: 0}).check([concern])
    assert refused.value.facts["domains"] == "publication bias or risk of bias"
    with pytest.raises(UnexplainedConcernError):
        judged(Start.RANDOMISED, {BIAS: 0}, reason="").check([concern])


def test_a_concern_is_answered_by_a_reason_that_it_does_not_weigh() -> None:
    concern = Concern((Domain.PUBLICATION_BIAS, BIAS), "reporting is selective")
    judgement = judged(Start.RANDOMISED, {BIAS: 0}, reason="All outcomes of the protocol are there")
    judgement.check([concern])
    assert judgement.certainty is Certainty.HIGH


def test_below_high_nothing_need_be_answered() -> None:
    judged(Start.RANDOMISED, {BIAS: -1}).check([Concern((IMPRECISE,), "one study")])


def test_a_domain_allows_its_own_steps_only() -> None:
    with pytest.raises(StepRefusedError) as refused:
        Step(Domain.DOSE_RESPONSE, 2, "steep")
    assert refused.value.facts["known"] == "0, +1"
    with pytest.raises(StepRefusedError):
        Step(BIAS, 1, "none")


@given(
    st.sampled_from(list(Start)),
    st.dictionaries(st.sampled_from(list(Domain)), st.sampled_from([-2, -1, 0, 1, 2])),
)
def test_steps_down_never_raise_and_steps_up_never_lower(
    start: Start, wanted: dict[Domain, int]
) -> None:
    steps = {domain: change for domain, change in wanted.items() if change in CHANGES[domain]}
    certainty = judged(start, steps).certainty
    if start is Start.NO_STUDIES:
        assert certainty is Certainty.NO_STUDIES
        return
    bare = ORDER.index(judged(start, {}).certainty)
    down = {domain: change for domain, change in steps.items() if change < 0}
    lowest = ORDER.index(judged(start, down).certainty)
    assert lowest <= bare
    assert lowest <= ORDER.index(certainty)


def test_domains_and_starts_are_found_as_typed() -> None:
    assert domain_named("Risk of bias") is BIAS
    assert domain_named("imprecision") is IMPRECISE
    assert start_named("ROBINS-I") is Start.ROBINS_I
    with pytest.raises(CodeNotFoundError):
        domain_named("luck")
    with pytest.raises(CodeNotFoundError):
        start_named("luck")
