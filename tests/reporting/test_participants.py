"""Nobody is counted twice in the summary of findings, as far as that is known."""

from dataclasses import replace
from uuid import UUID

import pytest

from ketareview.domain.article import Article
from ketareview.domain.highlight import Highlight
from ketareview.domain.ids import fixed_id
from ketareview.domain.ledger import Standing, Work
from ketareview.domain.study import StudyValue
from ketareview.reporting import Report, compose
from ketareview.reporting.formats import rendered
from tests.reporting.sample import ANNA, MADE, article, highlight, material
from tests.reporting.test_concluding import standing, weighed

FIRST, SECOND, REVIEW, OTHER = map(article, ("First", "Second", "Review", "Other"))


def passage(where: Article, basis: str = "own-data") -> Highlight:
    made = highlight(where, f"Words of {where.record.title}.")
    return replace(made, tags=replace(made.tags, basis=basis))


def work(where: Article, *passages: Highlight) -> Work:
    articles = tuple(dict.fromkeys(each.article for each in passages))
    return Work(
        f"article:{where.id}",
        where.record.cited_as,
        where.id,
        articles,
        tuple(each.id for each in passages),
    )


def report(people: dict[UUID, int], within: dict[UUID, frozenset[UUID]], claim: Standing) -> Report:
    marked = tuple(each.highlight for each in claim.weighed)
    made = material(*marked, articles=(FIRST, SECOND, REVIEW, OTHER))
    studies = {
        where: (StudyValue(where, "analysed", 0, str(count), None, ANNA, MADE),)
        for where, count in people.items()
    }
    return compose(replace(made, standings=(claim,), studies=studies, within=within))


def of(*articles: Article) -> Standing:
    passages = [passage(each) for each in articles]
    works = tuple(work(each, one) for each, one in zip(articles, passages, strict=True))
    return standing(*(weighed(each, 5) for each in passages), works=works)


def test_works_that_know_nothing_of_each_other_are_added() -> None:
    made = report({FIRST.id: 40, SECOND.id: 30}, {}, of(FIRST, SECOND))
    assert made.findings[0].studies == "70 participants; 2 independent sources"
    assert made.findings[0].footnotes == ()


@pytest.mark.parametrize("trial", [40, 900])
def test_a_trial_is_not_added_to_a_review_that_names_it(trial: int) -> None:
    people = {FIRST.id: trial, SECOND.id: 30, REVIEW.id: 200}
    made = report(people, {REVIEW.id: frozenset({FIRST.id})}, of(FIRST, SECOND, REVIEW))
    [row] = made.findings

    assert row.studies == "230 participants\u2020; 3 independent sources"
    [footnote] = row.footnotes
    assert footnote.startswith("The participants of First 2021 (1) are not added: Review 2021 (2)")
    for ending in (".html", ".md"):
        assert "The participants of First 2021" in rendered(made, ending).decode()


def test_of_two_reviews_of_the_same_trials_the_greater_is_counted() -> None:
    both = frozenset({FIRST.id})
    people = {REVIEW.id: 200, OTHER.id: 300}
    made = report(people, {REVIEW.id: both, OTHER.id: both}, of(REVIEW, OTHER))
    assert made.findings[0].studies == "300 participants\u2020; 2 independent sources"
    assert made.findings[0].footnotes[0].startswith("The participants of Review 2021")


def test_two_reports_of_one_trial_count_once() -> None:
    one, other = passage(FIRST), passage(SECOND)
    claim = standing(weighed(one, 5), weighed(other, 5), works=(work(FIRST, one, other),))
    made = report({FIRST.id: 40, SECOND.id: 38}, {}, claim)
    assert made.findings[0].studies == "40 participants; one independent source"


def test_who_cites_a_work_does_not_add_participants_of_its_own() -> None:
    one, citing = passage(FIRST), passage(SECOND, "cited")
    claim = standing(weighed(one, 5), weighed(citing, 5), works=(work(FIRST, one, citing),))
    made = report({FIRST.id: 40, SECOND.id: 500}, {}, claim)
    assert made.findings[0].studies == "40 participants; one independent source"


def test_works_without_a_number_are_told() -> None:
    made = report({FIRST.id: 40}, {}, of(FIRST, SECOND))
    assert made.findings[0].studies == (
        "40 participants in the one study that says so; 2 independent sources"
    )
    assert made.findings[0].claim == 1
    assert fixed_id("claim") == made.claims[0].id
