"""Oxford 2011: suggestions against the table and its documents; the scale of 2009 is refused."""

import pytest

from ketareview.domain.article import ArticleKind
from ketareview.domain.errors import (
    CodeNotFoundError,
    LevelRefusedError,
    OldLevelError,
    UnexplainedLevelError,
)
from ketareview.domain.levels import (
    check_level,
    level_typed,
    levels_of,
    meaning,
    question_named,
    suggest,
)
from ketareview.domain.levels_table import DESIGN_NAMES, DESIGNS, Question
from ketareview.domain.study_fields import DESIGNS as CARD

# The cells of the table (OCEBM Levels of Evidence Working Group, "The Oxford 2011 Levels of
# Evidence", as reprinted in Br J Sports Med, table 1 of the review at highwire/markup/117566).
CELLS = [
    (Question.BENEFIT, "systematic-review", 1),
    (Question.BENEFIT, "randomised", 2),
    (Question.BENEFIT, "dramatic-effect", 2),
    (Question.BENEFIT, "non-randomised", 3),
    (Question.BENEFIT, "case-series", 4),
    (Question.BENEFIT, "case-control", 4),
    (Question.BENEFIT, "historical-control", 4),
    (Question.BENEFIT, "preclinical", 5),
    (Question.COMMON_HARMS, "systematic-review", 1),
    (Question.COMMON_HARMS, "n-of-1", 1),
    (Question.COMMON_HARMS, "randomised", 2),
    (Question.COMMON_HARMS, "cohort", 3),
    (Question.COMMON_HARMS, "case-control", 4),
    (Question.PROGNOSIS, "systematic-review", 1),
    (Question.PROGNOSIS, "inception-cohort", 2),
    (Question.PROGNOSIS, "cohort", 3),
    (Question.PROGNOSIS, "randomised", 3),  # its control arm
    (Question.PROGNOSIS, "case-series", 4),
    (Question.PROGNOSIS, "preclinical", None),
    (Question.HOW_COMMON, "random-survey", 1),
    (Question.HOW_COMMON, "systematic-review", 2),
    (Question.HOW_COMMON, "cross-sectional", 3),
    (Question.HOW_COMMON, "case-series", 4),
    (Question.HOW_COMMON, "randomised", None),
    (Question.DIAGNOSIS, "systematic-review", 1),
    (Question.DIAGNOSIS, "cross-sectional", 2),
    (Question.DIAGNOSIS, "case-control", 4),
    (Question.SCREENING, "systematic-review", 1),
    (Question.SCREENING, "randomised", 2),
]

# The Introductory Document's example: evidence on warfarin in atrial fibrillation, from a search
# that found 7 randomised trials, 366 cohorts, 234 case-control studies and case reports, is opened
# in this order: reviews of trials, single trials, and so on along the levels.
WARFARIN = ("systematic-review", "randomised", "cohort", "case-control")


@pytest.mark.parametrize(("question", "design", "level"), CELLS)
def test_designs_stand_where_the_table_has_them(
    question: Question, design: str, level: int | None
) -> None:
    assert suggest(question, ArticleKind.ARTICLE, design).level == level


def test_the_boxes_of_the_introductory_document_are_opened_in_its_order() -> None:
    found = [suggest(Question.BENEFIT, ArticleKind.ARTICLE, each).level for each in WARFARIN]
    assert found == [1, 2, 3, 4]


def test_the_kind_suggests_where_the_card_says_nothing() -> None:
    found = suggest(Question.BENEFIT, ArticleKind.TRIAL)
    assert found.level == 2
    assert found.why == (
        "Randomised trial: level 2, a randomised trial, or an observational study with a dramatic"
        " effect."
    )
    assert suggest(Question.BENEFIT, ArticleKind.TRIAL, "single-arm").level == 4


@pytest.mark.parametrize("kind", [ArticleKind.EDITORIAL, ArticleKind.WEB_PAGE, ArticleKind.REVIEW])
def test_opinion_is_outside_the_scale_as_2011_has_no_level_for_it(kind: ArticleKind) -> None:
    found = suggest(Question.BENEFIT, kind)
    assert found.level is None
    assert found.is_known


def test_nothing_is_suggested_where_the_design_is_not_known() -> None:
    found = suggest(Question.BENEFIT, ArticleKind.OBSERVATIONAL)
    assert (found.level, found.is_known, found.words) == (None, False, "nothing")


@pytest.mark.parametrize("typed", ["1a", "2B", "2b-", "4c", "level 3a"])
def test_levels_of_2009_are_refused(typed: str) -> None:
    with pytest.raises(OldLevelError):
        level_typed(Question.BENEFIT, typed)


@pytest.mark.parametrize(("typed", "level"), [("2", 2), ("Level 5", 5), ("none", None), ("", None)])
def test_levels_are_read_as_typed(typed: str, level: int | None) -> None:
    assert level_typed(Question.BENEFIT, typed) == level


@pytest.mark.parametrize("typed", ["5", "0", "A", "6", "ii"])
def test_prognosis_has_four_levels(typed: str) -> None:
    with pytest.raises(LevelRefusedError):
        level_typed(Question.PROGNOSIS, typed)


def test_another_level_than_the_designs_needs_a_reason() -> None:
    own = suggest(Question.BENEFIT, ArticleKind.TRIAL)
    check_level(2, "", own)
    check_level(3, "Imprecise: 18 people", own)
    for level in (1, 3, None):
        with pytest.raises(UnexplainedLevelError):
            check_level(level, " ", own)
    with pytest.raises(UnexplainedLevelError):
        check_level(3, "", suggest(Question.BENEFIT, ArticleKind.OBSERVATIONAL))


def test_every_level_and_question_has_words() -> None:
    for question in Question:
        assert question_named(question.label) is question
        assert all(meaning(question, level) for level in levels_of(question))
        assert set(DESIGNS[question]) <= set(DESIGN_NAMES)
        assert set(DESIGNS[question].values()) <= set(levels_of(question))
    assert question_named("common harms") is Question.COMMON_HARMS
    with pytest.raises(CodeNotFoundError):
        question_named("luck")


def test_all_designs_of_the_study_card_are_known() -> None:
    assert {each.key for each in CARD} - {"other"} <= set(DESIGN_NAMES)
