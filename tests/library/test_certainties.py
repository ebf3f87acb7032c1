"""Each reviewer's judgement of a claim is kept, changed, withdrawn and undone."""

import tempfile
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ketareview.domain.article import Article
from ketareview.domain.errors import (
    ClaimNotFoundError,
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
)
from ketareview.domain.ids import new_id
from ketareview.library import Library
from tests.library.papers import mark
from tests.library.rows import folded, live, stored

STEPS = st.lists(
    st.sampled_from(list(Domain)[:5]).flatmap(
        lambda domain: st.builds(
            Step, st.just(domain), st.sampled_from(CHANGES[domain]), st.sampled_from(["a", "b"])
        )
    ),
    unique_by=lambda step: step.domain,
    max_size=4,
)


def claimed(library: Library) -> UUID:
    return library.claims.add("Fast").id


def judged(library: Library, *steps: Step, start: Start = Start.RANDOMISED) -> Judgement:
    return Judgement(start, library.reviewer, steps, note="after reading all")


def test_a_judgement_is_kept_with_reasons_and_passages(library: Library, article: Article) -> None:
    claim, highlight = claimed(library), mark(library, article)
    bias = Step(Domain.RISK_OF_BIAS, -1, "Masking was guessed", highlight.id)
    few = Step(Domain.IMPRECISION, -1, "62 people")
    judgement = judged(library, bias, few)
    library.certainties.judge(claim, judgement)
    assert library.certainties.of([claim, new_id()]) == {claim: (judgement,)}
    assert judgement.certainty is Certainty.LOW


def test_judging_again_replaces_the_steps_of_before(library: Library) -> None:
    claim = claimed(library)
    library.certainties.judge(claim, judged(library, Step(Domain.INCONSISTENCY, -2, "I² 90 %")))
    again = judged(library, Step(Domain.IMPRECISION, -1, "wide"), start=Start.ROBINS_I)
    library.certainties.judge(claim, again)
    assert library.certainties.of([claim]) == {claim: (again,)}


def test_steps_that_say_nothing_are_not_kept(library: Library) -> None:
    claim = claimed(library)
    looked = Step(Domain.INDIRECTNESS, 0, "All adults with TRD")
    library.certainties.judge(claim, judged(library, Step(Domain.IMPRECISION, 0, " "), looked))
    [kept] = library.certainties.of([claim])[claim]
    assert kept.steps == (looked,)


def test_what_is_refused_changes_nothing(library: Library) -> None:
    claim = claimed(library)
    before = stored(library)
    with pytest.raises(UnexplainedStepError):
        library.certainties.judge(claim, judged(library, Step(Domain.IMPRECISION, -1, "")))
    concern = Concern((Domain.IMPRECISION,), "one study stands behind it")
    with pytest.raises(UnexplainedConcernError):
        library.certainties.judge(claim, judged(library), [concern])
    with pytest.raises(ClaimNotFoundError):
        library.certainties.judge(new_id(), judged(library))
    assert stored(library) == before


def test_two_reviewers_judge_side_by_side(library: Library) -> None:
    claim = claimed(library)
    first = judged(library, Step(Domain.IMPRECISION, -1, "few"))
    library.certainties.judge(claim, first)
    library.close()
    with Library.open(library.path, reviewer="Ben") as other:
        second = judged(other, Step(Domain.IMPRECISION, -2, "very few"))
        other.certainties.judge(claim, second)
        assert other.certainties.of([claim]) == {claim: (first, second)}
        other.certainties.withdraw(claim)
        assert other.certainties.of([claim]) == {claim: (first,)}


def test_withdrawing_is_undone_whole(library: Library) -> None:
    claim = claimed(library)
    library.certainties.judge(claim, judged(library, Step(Domain.IMPRECISION, -1, "few")))
    before = live(library)
    library.certainties.withdraw(claim)
    assert library.certainties.of([claim]) == {}
    library.history.undo()
    assert live(library) == before
    assert folded(library) == stored(library)


def test_what_may_not_stand_yet_is_kept_and_counts_for_nothing(library: Library) -> None:
    claim = claimed(library)
    steps = (Step(Domain.RISK_OF_BIAS, -1, ""), Step(Domain.IMPRECISION, 0, "a large trial"))
    library.certainties.begin(claim, steps)
    assert library.certainties.begun(claim) == steps
    assert library.certainties.of([claim]) == {}
    judgement = judged(library, Step(Domain.RISK_OF_BIAS, -1, "open"))
    library.certainties.judge(claim, judgement)
    assert library.certainties.begun(claim) == ()
    library.certainties.begin(claim, steps)
    assert library.certainties.of([claim]) == {claim: (judgement,)}
    library.history.undo()
    assert library.certainties.begun(claim) == steps
    with pytest.raises(ClaimNotFoundError):
        library.certainties.begin(new_id(), steps)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(list(Start)[:3]), STEPS), min_size=1, max_size=4))
def test_any_judgements_are_undone_one_by_one(several: list[tuple[Start, list[Step]]]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.create(Path(folder) / "j.ketareview", reviewer="Anna") as library,
    ):
        claim = claimed(library)
        states = [live(library)]
        for start, steps in several:
            library.certainties.judge(claim, judged(library, *steps, start=start))
            states.append(live(library))
        for state in reversed(states[:-1]):
            library.history.undo()
            assert live(library) == state
        for state in states[1:]:
            library.history.redo()
            assert live(library) == state
