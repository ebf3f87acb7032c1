"""A claim is judged with its evidence in view: modifiers, both sides, how many took part."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from ketareview.domain.article import Article, ArticleKind
from ketareview.domain.errors import OldLevelError, UnexplainedConcernError, UnexplainedLevelError
from ketareview.domain.grade import Certainty, Domain, Judgement, Start, Step
from ketareview.domain.highlight import Highlight, Tags
from ketareview.domain.levels_table import Question
from ketareview.library import Library
from ketareview.workflows.appraising import appraised, set_level
from ketareview.workflows.grading import grading, judge, revised
from tests.library.papers import paper, passage, store


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "review.ketareview", reviewer="Anna") as made:
        yield made


@pytest.fixture
def article(library: Library, tmp_path: Path) -> Article:
    return store(library, paper(tmp_path))


@pytest.fixture
def highlight(library: Library, article: Article) -> Highlight:
    tags = Tags("efficacy", "trial", basis="own-data")
    return library.highlights.add(article.id, passage(article), tags)


@pytest.fixture
def claim(library: Library, highlight: Highlight) -> UUID:
    made = library.claims.add("Ketamine works within a day").id
    library.claims.file(made, [highlight.id])
    return made


def asked(library: Library, claim: UUID) -> list[Domain]:
    return [concern.domains[0] for concern in grading(library, claim).concerns]


def test_one_trial_is_a_concern_until_its_card_names_enough_people(
    library: Library, article: Article, claim: UUID
) -> None:
    assert asked(library, claim) == [Domain.IMPRECISION]
    library.studies.set(article.id, "randomised", 0, "65")
    library.studies.set(article.id, "analysed", 0, "62")
    [concern] = grading(library, claim).concerns
    assert concern.why == "one study stands behind it, with 62 people"
    library.studies.set(article.id, "analysed", 0, "403")
    assert asked(library, claim) == []


def test_modifiers_and_the_other_side_are_concerns(
    library: Library, article: Article, highlight: Highlight, claim: UUID
) -> None:
    tags = Tags("efficacy", "trial", "no-difference", "own-data")
    other = library.highlights.add(article.id, passage(article, 0, 13, 2), tags)
    library.claims.file(claim, [other.id])
    library.modifiers.set(highlight.id, {"high-attrition": "a third left"})
    assert asked(library, claim) == [
        Domain.RISK_OF_BIAS,
        Domain.INCONSISTENCY,
        Domain.IMPRECISION,
    ]


def test_an_article_that_an_instrument_found_biased_is_a_concern(
    library: Library, article: Article, claim: UUID
) -> None:
    library.appraisals.answer(article.id, "rob-2", "overall", "high", "Everybody knew")
    assert asked(library, claim) == [Domain.RISK_OF_BIAS, Domain.IMPRECISION]
    [first, _] = grading(library, claim).concerns
    assert first.why == "RoB 2 comes to “High risk”"


def test_high_waits_for_the_concerns_of_the_evidence_as_it_is_now(
    library: Library, claim: UUID
) -> None:
    judgement = Judgement(Start.RANDOMISED, library.reviewer)
    with pytest.raises(UnexplainedConcernError):
        judge(library, claim, judgement)
    answer = Step(Domain.IMPRECISION, 0, "A narrow interval all the same")
    seen = judge(library, claim, revised(grading(library, claim), library, None, [answer]))
    assert seen.standing.certainty is Certainty.HIGH
    assert seen.own is not None
    assert seen.others == ()


def test_revising_keeps_what_was_judged_of_other_domains(library: Library, claim: UUID) -> None:
    first = Step(Domain.IMPRECISION, -1, "few")
    judge(library, claim, Judgement(Start.RANDOMISED, library.reviewer, (first,), "Note"))
    second = Step(Domain.RISK_OF_BIAS, -1, "open")
    found = revised(grading(library, claim), library, Start.ROBINS_I, [second])
    assert found == Judgement(Start.ROBINS_I, library.reviewer, (second, first), "Note")


def test_the_study_cards_design_suggests_the_level(library: Library, article: Article) -> None:
    found = appraised(library, article)
    assert not found.suggestions[Question.BENEFIT].is_known
    library.studies.set(article.id, "design", 0, "case-series")
    assert appraised(library, article).suggestions[Question.BENEFIT].level == 4
    assert set_level(library, article, Question.BENEFIT, "4", "") == 4
    with pytest.raises(UnexplainedLevelError):
        set_level(library, article, Question.BENEFIT, "2", "")
    with pytest.raises(OldLevelError):
        set_level(library, article, Question.BENEFIT, "1a", "As the paper says")
    [level] = appraised(library, article).levels
    assert level.level == 4


def test_the_instrument_for_the_kind_of_document_is_offered_first(
    library: Library, article: Article
) -> None:
    for kind, first in (
        (ArticleKind.TRIAL, "rob-2"),
        (ArticleKind.OBSERVATIONAL, "robins-i"),
        (ArticleKind.SYSTEMATIC_REVIEW, "amstar-2"),
        (ArticleKind.WEB_PAGE, "lay-source"),
    ):
        record = library.articles.get(article.id).record
        library.articles.change(article.id, replace(record, kind=kind))
        offered = appraised(library, library.articles.get(article.id)).offered
        assert [each.key for each in offered][:1] == [first]
        assert len(offered) == 4
