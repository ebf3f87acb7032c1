"""Claims in a report: both sides, what they rest on, and what changed since an earlier one."""

import json
from dataclasses import replace
from typing import Any

import pytest

from ketareview.domain.article import ArticleKind, Author
from ketareview.domain.claim import Claim
from ketareview.domain.errors import UnreadableFileError
from ketareview.domain.grade import Domain, Judgement, Start, Step
from ketareview.domain.highlight import Highlight
from ketareview.domain.ids import fixed_id
from ketareview.domain.ledger import Standing, Weighed, Work
from ketareview.domain.reporting import PassageOrder, ReportOptions
from ketareview.domain.study import StudyValue
from ketareview.reporting import Material, Report, changes_since, compose, earlier_report, words
from ketareview.reporting.evidence import encoded
from ketareview.reporting.prose import Run
from tests.reporting.sample import ANNA, MADE, TOPIC, article, highlight, material, only

TRIAL = article("Okafor", kind=ArticleKind.TRIAL, journal="Sample J")
REVIEW = article("Haas", kind=ArticleKind.SYSTEMATIC_REVIEW)
PAGE = article("Brightpath", kind=ArticleKind.WEB_PAGE)
FOR = highlight(TRIAL, "Scores fell by 9 points.")
AGAINST = highlight(REVIEW, "No more by day 14.", strength="review", stance="contradicts")
BARE = highlight(PAGE, "Nine of ten feel better.", strength="none-cited")


def weighed(each: Highlight, level: int | None) -> Weighed:
    return Weighed(each, each.tags.stance, level)


def standing(
    *passages: Weighed, works: tuple[Work, ...] = (), judgements: tuple[Judgement, ...] = ()
) -> Standing:
    claim = Claim(fixed_id("claim"), "It works within a day", TOPIC, 0, "", ANNA, MADE, MADE)
    return Standing(claim, passages, works, judgements=judgements)


def about(*standings: Standing) -> Material:
    marked = tuple({w.highlight.id: w.highlight for s in standings for w in s.weighed}.values())
    made = material(*marked, articles=(TRIAL, REVIEW, PAGE))
    return replace(made, standings=standings)


def works(*passages: Highlight) -> tuple[Work, ...]:
    return (
        Work(
            "article:okafor",
            "Okafor 2021",
            TRIAL.id,
            tuple(dict.fromkeys(each.article for each in passages)),
            tuple(each.id for each in passages),
        ),
    )


def test_the_best_of_both_sides_stands_with_a_claim() -> None:
    report = compose(about(standing(weighed(AGAINST, 6), weighed(FOR, 5), weighed(BARE, 0))))
    [claim] = report.claims
    by_number = {each.number: each.id for each in report.quotations}

    assert by_number[claim.strongest_for or 0] == FOR.id
    assert by_number[claim.strongest_against or 0] == AGAINST.id
    assert claim.is_contested
    assert [(one.stance, one.count) for one in claim.sides] == [("supports", 2), ("contradicts", 1)]
    assert report.contradictions[0].claim == 1


def test_passages_that_reviewers_differ_over_are_named() -> None:
    twice = (weighed(FOR, 5), Weighed(FOR, "contradicts", 5))
    [claim] = compose(about(standing(*twice, weighed(BARE, 0)))).claims

    assert claim.told.endswith("reviewers differ over passage 1")
    assert [(one.stance, one.count) for one in claim.sides] == [("supports", 2), ("contradicts", 1)]


def test_without_a_counter_passage_it_says_among_how_many_articles() -> None:
    [claim] = compose(about(standing(weighed(FOR, 5)))).claims

    assert claim.strongest_against is None
    assert claim.none_against == "none found among 3 articles read"


def test_documents_that_rest_on_one_work_count_once_and_it_says_so() -> None:
    made = about(standing(weighed(FOR, 5), weighed(BARE, 0), works=works(FOR, BARE)))
    [claim] = compose(made).claims

    assert "one independent source" in claim.told
    assert claim.works_told == "Okafor 2021 (2), repeated by one further document (1)"


def test_the_arithmetic_of_certainty_is_told_with_its_reasons() -> None:
    judged = Judgement(Start.RANDOMISED, ANNA, (Step(Domain.IMPRECISION, -1, "62 people", FOR.id),))
    report = compose(about(standing(weighed(FOR, 5), judgements=(judged,))))
    [entry] = report.claims[0].judgements

    assert entry.certainty == "moderate"
    assert "1 (imprecision)" in entry.arithmetic
    assert entry.steps[0].passage == 1
    assert "Imprecision: 62 people" in report.findings[0].comments
    assert report.readers[0].told.endswith("Judged the certainty of one claim.")


def test_a_study_card_stands_with_its_words_and_whether_they_match() -> None:
    passage = FOR.passage
    values = (
        StudyValue(TRIAL.id, "randomised", 0, "40", passage, ANNA, MADE),
        StudyValue(TRIAL.id, "result", 1, "-9", passage, ANNA, MADE),
    )
    made = about(standing(weighed(FOR, 5), works=works(FOR)))
    made = replace(made, studies={TRIAL.id: values})
    good = replace(made, quote_ok={**made.quote_ok, values[0].id: True})
    [row] = compose(good).studies

    assert [(cell.value, cell.is_checked) for cell in row.cells] == [("40", True), ("-9", False)]
    report = compose(good)
    assert "Okafor 2021: result" in report.left_out[-1].items
    assert report.findings[0].studies.startswith("40 participants")
    assert report.findings[0].results == ()
    tied = compose(replace(good, tied={fixed_id("claim"): (values[1].id,)}))
    [result] = tied.findings[0].results
    assert (result.source, result.result, result.told) == (1, "-9", "\u22129")


def runs(text: str) -> list[Run]:
    [block] = compose(replace(about(standing(weighed(FOR, 5))), summary=text)).prose
    return list(block.runs)


def test_a_summary_cites_passages_and_claims_by_their_ids() -> None:
    claim = fixed_id("claim")
    found = runs(
        f"So **it** is [[h:{str(FOR.id)[:8]}]], [[c:{str(claim)[:8]}]] and [[h:00000000]]."
    )

    assert [(run.text, run.passage, run.claim) for run in found] == [
        ("So ", None, None),
        ("it", None, None),
        (" is ", None, None),
        ("(Okafor 2021)", 1, None),
        (", ", None, None),
        ("(claim 1)", None, 1),
        (" and ", None, None),
        ("[no longer in this report]", None, None),
        (".", None, None),
    ]
    assert found[1].is_strong


@pytest.mark.parametrize(
    "text", ["a * b * c", "#5 of 7", "x_1 and x_2", "[a](javascript:b)", "<b>", "`code`", "$x$"]
)
def test_what_is_no_markdown_of_ours_is_printed_as_typed(text: str) -> None:
    assert "".join(run.text for run in runs(text)) == text


def test_blocks_are_told_apart() -> None:
    text = "# One\nTwo\nthree\n\n- four\n- five\n1. six\n> Scores fell\n> by 9"
    prose = compose(replace(about(standing(weighed(FOR, 5))), summary=text)).prose

    assert [(block.kind, block.text) for block in prose] == [
        ("heading", "One"),
        ("paragraph", "Two three"),
        ("bullet", "four"),
        ("bullet", "five"),
        ("numbered", "six"),
        ("quotation", "Scores fell by 9"),
    ]


CITED = f"[[h:{str(FOR.id)[:8]}]]"
OTHER = f"[[h:{str(AGAINST.id)[:8]}]]"


@pytest.mark.parametrize(
    ("quoted", "is_said"),
    [
        ("Scores fell by 9 points.", True),
        (f"\u201cScores fell by 9 points.\u201d {CITED}", True),
        (f"**Scores** [\u2026] 9 points {CITED}", True),
        (CITED, True),
        ("Scores fell by 6 points.", False),
        ("scores fell by 9 points.", False),
        ("9 points \u2026 Scores fell", False),
        (f"Scores fell by 9 points. {OTHER}", False),
    ],
)
def test_what_the_summary_quotes_is_compared_with_the_passages(
    quoted: str, *, is_said: bool
) -> None:
    made = about(standing(weighed(FOR, 5), weighed(AGAINST, 6)))
    report = compose(replace(made, summary=f"> {quoted}"))
    assert bool(report.prose[0].struck) is not is_said
    assert any("The summary" in item for one in report.left_out for item in one.items) != is_said


def test_a_passage_that_does_not_match_bears_out_no_quotation_in_the_summary() -> None:
    made = replace(about(standing(weighed(FOR, 5))), summary="> Scores fell")
    assert compose(replace(made, quote_ok={FOR.id: False})).prose[0].struck


def test_passages_stand_in_the_order_that_is_asked_for() -> None:
    later = replace(FOR, created=MADE.replace(year=2027))
    made = material(later, AGAINST, BARE, articles=(TRIAL, REVIEW, PAGE))

    def first(order: PassageOrder) -> str:
        return compose(replace(made, options=ReportOptions(order=order))).quotations[0].cited_as

    assert first(PassageOrder.STRENGTH) == "Haas 2021"
    assert first(PassageOrder.SOURCE) == "Brightpath 2021"
    assert (
        compose(replace(made, options=ReportOptions(order=PassageOrder.DATE)))
        .quotations[-1]
        .cited_as
        == "Okafor 2021"
    )


def kinds(report: Report, since: Report) -> list[tuple[str, str]]:
    earlier = earlier_report(json.loads(encoded(since)), "old.pdf")
    return [(each.kind, each.words) for each in changes_since(report, earlier).entries]


def test_what_changed_is_told_and_what_did_not_is_not() -> None:
    before = compose(about(standing(weighed(FOR, 5))))
    assert kinds(before, before) == []

    rerated = replace(FOR, tags=replace(FOR.tags, strength="review"))
    after = compose(about(standing(weighed(rerated, 6), weighed(AGAINST, 6))))
    told = dict(kinds(after, before))

    assert set(told) == {"turned", "new-article", "rerated", "new-passages"}
    assert told["turned"].endswith("it leant toward it, now to neither side")
    assert "trial before, review now" in told["rerated"]
    gone = dict(kinds(before, after))
    assert gone["gone-article"] == "No longer quoted: About Haas"
    assert gone["gone-passages"] == "One passage is gone."


@pytest.mark.parametrize("table", [{}, {"sources": 1}, {"head": {}, "sources": [], "groups": []}])
def test_what_is_no_report_is_refused(table: dict[str, Any]) -> None:
    with pytest.raises(UnreadableFileError):
        earlier_report(table, "old.json")


def test_every_word_of_another_language_can_be_missing() -> None:
    assert words("xx")("section.claims") == "Claims"
    assert words().counted("claim.works", 2) == "2 independent sources"


def test_nothing_of_a_claim_is_lost_in_the_evidence() -> None:
    report = compose(about(standing(weighed(FOR, 5), weighed(AGAINST, 6))))
    [claim] = json.loads(encoded(report))["claims"]
    assert len(claim["passages"]) == len(report.quotations)


def test_authors_without_family_names_do_no_harm() -> None:
    where = article("x", authors=(Author(literal="A Group"),))
    assert compose(only("words")).bibliography == ()
    assert compose(material(highlight(where, "words"), articles=(where,))).sources[0].number == 1
