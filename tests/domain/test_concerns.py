"""What of the evidence High would have to answer."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from ketareview.domain.claim import Claim
from ketareview.domain.concerns import concerns, suggested_start
from ketareview.domain.grade import Domain, Start
from ketareview.domain.highlight import Highlight, Passage, Reviewer, Tags
from ketareview.domain.ids import new_id
from ketareview.domain.ledger import Standing, Weighed, Work
from ketareview.domain.modifier import Modifier

ANNA = Reviewer(new_id(), "Anna")
NOW = datetime(2026, 11, 21, tzinfo=UTC)


def weighed(stance: str = "supports", level: int | None = 5) -> Weighed:
    passage = Passage("0" * 64, (), "Scores fell.")
    tags = Tags("efficacy", "trial", stance)
    return Weighed(Highlight(new_id(), new_id(), passage, tags, ANNA, NOW, NOW), stance, level)


def standing(*passages: Weighed, works: int = 0) -> Standing:
    claim = Claim(new_id(), "Fast", None, 0, "", ANNA, NOW, NOW)
    behind = tuple(Work(str(number), "", new_id(), (), ()) for number in range(works))
    return Standing(claim, passages, behind)


def said(of: Weighed, *keys: str) -> dict[UUID, tuple[Modifier, ...]]:
    return {of.highlight.id: tuple(Modifier(of.highlight.id, key, "so", ANNA.id) for key in keys)}


def test_modifiers_become_concerns_in_their_domains() -> None:
    one = weighed()
    keys = ("masking-broken", "indirect", "spin", "large-effect", "corrected")
    found = concerns(standing(one), said(one, *keys))
    assert [each.domains[0] for each in found] == [
        Domain.RISK_OF_BIAS,
        Domain.INDIRECTNESS,
        Domain.PUBLICATION_BIAS,
    ]
    assert found[0].highlights == (one.highlight.id,)


def test_a_passage_that_only_mentions_raises_no_concern() -> None:
    aside = weighed("mentions")
    [found] = concerns(standing(aside), said(aside, "masking-broken"))
    assert found.why == "no study in people stands behind it"


def test_passages_on_both_sides_are_inconsistent() -> None:
    [found] = concerns(standing(weighed(), weighed("no-difference")), {})
    assert found.domains == (Domain.INCONSISTENCY,)
    assert concerns(standing(weighed(), weighed("qualifies")), {}) == ()


@pytest.mark.parametrize("level", [None, 0, 1, 2])
def test_what_no_study_in_people_says_asks_for_bias_or_indirectness(level: int | None) -> None:
    for bare in (standing(), standing(weighed(level=level))):
        [found] = concerns(bare, {})
        assert found.domains == (Domain.RISK_OF_BIAS, Domain.INDIRECTNESS)


def test_what_no_trial_says_asks_for_bias() -> None:
    [found] = concerns(standing(weighed(level=3), weighed(level=4)), {})
    assert found.domains == (Domain.RISK_OF_BIAS,)
    assert concerns(standing(weighed(level=3), weighed(level=5)), {}) == ()


def test_one_study_is_imprecise_unless_it_is_known_to_be_large() -> None:
    single = standing(weighed(), works=1)
    study = single.works[0].article
    assert study is not None
    [unknown] = concerns(single, {})
    [small] = concerns(single, {}, {study: 62})
    assert unknown.domains == small.domains == (Domain.IMPRECISION,)
    assert small.why.endswith("with 62 people")
    assert concerns(single, {}, {study: 403}) == ()


def test_a_systematic_review_is_not_one_small_study() -> None:
    review = weighed(level=6)
    bare = standing(review)
    work = Work("doi:10.1/x", "", review.highlight.article, (), (review.highlight.id,))
    assert concerns(replace(bare, works=(work,)), {}) == ()
    trial = weighed(level=5)
    work = Work("doi:10.1/x", "", trial.highlight.article, (), (trial.highlight.id,))
    assert concerns(replace(standing(trial), works=(work,)), {}) != ()


def test_several_studies_are_imprecise_where_all_numbers_are_known_and_few() -> None:
    two = standing(weighed(), weighed(), works=2)
    first, second = (work.article for work in two.works)
    assert first
    assert second
    assert concerns(two, {}, {first: 62}) == ()
    assert concerns(two, {}, {first: 300, second: 100}) == ()
    [few] = concerns(two, {}, {first: 62, second: 40})
    assert few.domains == (Domain.IMPRECISION,)


def test_the_start_is_suggested_from_the_best_design() -> None:
    assert suggested_start(standing(weighed(level=3), weighed(level=6))) is Start.RANDOMISED
    assert suggested_start(standing(weighed(level=4), weighed(level=None))) is Start.OBSERVATIONAL
    assert suggested_start(standing(weighed(level=1))) is Start.NO_STUDIES
    assert suggested_start(standing(weighed("mentions", level=5))) is Start.NO_STUDIES


def test_an_article_at_high_risk_of_bias_is_a_concern() -> None:
    one, other = weighed(), weighed()
    biased = {one.highlight.article: "RoB 2 comes to “High risk”"}
    [found] = concerns(standing(one, other), {}, biased=biased)
    assert (found.domains, found.highlights) == ((Domain.RISK_OF_BIAS,), (one.highlight.id,))
