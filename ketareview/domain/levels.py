"""Oxford CEBM levels of 2011: where a document stands for one question, 1 to 5, never as of 2009.

OCEBM Levels of Evidence Working Group, "The Oxford 2011 Levels of Evidence"; Howick et al., "The
2011 Oxford CEBM Levels of Evidence (Introductory Document)". The wording is ours.
"""

import re
from dataclasses import dataclass
from uuid import UUID

from ketareview.domain.article import ArticleKind
from ketareview.domain.errors import (
    CodeNotFoundError,
    LevelRefusedError,
    OldLevelError,
    UnexplainedLevelError,
)
from ketareview.domain.highlight import Reviewer
from ketareview.domain.ids import fixed_id
from ketareview.domain.levels_table import DESIGN_NAMES, DESIGNS, MEANINGS, Question

OUTSIDE = "outside the scale"

_OLD = re.compile(r"[1-5][a-c][-+\u2212]?", re.IGNORECASE)
_NONE = {"", "-", "none", "n/a", "na", "not applicable", OUTSIDE}

_OF_KIND = {
    ArticleKind.TRIAL: "randomised",
    ArticleKind.SYSTEMATIC_REVIEW: "systematic-review",
    ArticleKind.REVIEW: "review",
    ArticleKind.GUIDELINE: "guideline",
    ArticleKind.CASE_REPORT: "case-report",
    ArticleKind.PRECLINICAL: "preclinical",
    ArticleKind.EDITORIAL: "opinion",
    ArticleKind.WEB_PAGE: "opinion",
}

FOOTNOTE = (
    "A level may be lowered for poor quality, imprecision, indirectness, inconsistency between "
    "studies or a tiny effect, and raised for a large one; a systematic review is generally "
    "preferred to a single study."
)


@dataclass(frozen=True, slots=True)
class Level:
    """One reviewer's level of an article for a question; None says that it is outside the scale."""

    article: UUID
    question: Question
    level: int | None
    reason: str
    reviewer: Reviewer


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The level that a design has, and why; without a design there is nothing to suggest."""

    level: int | None
    why: str
    is_known: bool = True

    @property
    def words(self) -> str:
        """What is suggested, as it stands in a sentence."""
        return level_words(self.level) if self.is_known else "nothing"


def suggest(question: Question, kind: ArticleKind, design: str = "") -> Suggestion:
    """Suggest a level from the study card's design, else from the article's kind.

    Footnotes lower or raise a level by judgement only, so they are never applied here.
    """
    known = design if design in DESIGN_NAMES else _OF_KIND.get(kind, "")
    if not known:
        told = "The design is not known. Say it on the study card, or look the study up below."
        return Suggestion(None, told, is_known=False)
    name = DESIGN_NAMES[known]
    level = DESIGNS[question].get(known)
    if level is None:
        return Suggestion(None, f"{name}: not in the table for “{question.label}”.")
    return Suggestion(level, f"{name}: level {level}, {meaning(question, level)}.")


def meaning(question: Question, level: int | None) -> str:
    """What a level stands for, in our words."""
    return OUTSIDE if level is None else MEANINGS[question][level - 1]


def levels_of(question: Question) -> tuple[int, ...]:
    """List the levels that the table has for a question."""
    return tuple(range(1, len(MEANINGS[question]) + 1))


def level_words(level: int | None) -> str:
    """Name a level: `level 2`, or that there is none."""
    return OUTSIDE if level is None else f"level {level}"


def level_typed(question: Question, typed: str) -> int | None:
    """Read a level as it is typed; None for one outside the scale.

    Raises:
        OldLevelError: it is of the scale of 2009, like `1a`.
        LevelRefusedError: the table has no such level for the question.
    """
    words = typed.strip().casefold().removeprefix("level").strip()
    if words in _NONE:
        return None
    if _OLD.fullmatch(words):
        raise OldLevelError(typed=typed.strip())
    if words in {str(level) for level in levels_of(question)}:
        return int(words)
    known = ", ".join([*map(str, levels_of(question)), "none"])
    raise LevelRefusedError(typed=typed.strip(), question=question.label, known=known)


def check_level(level: int | None, reason: str, suggestion: Suggestion) -> None:
    """Make sure that a level other than the design's own has a reason.

    Raises:
        UnexplainedLevelError: it has none.
    """
    is_own = suggestion.is_known and level == suggestion.level
    if not is_own and not reason.strip():
        raise UnexplainedLevelError(level=level_words(level), suggested=suggestion.words)


def question_named(typed: str) -> Question:
    """Find a question by its key or its words.

    Raises:
        CodeNotFoundError: there is none.
    """
    wanted = "-".join(typed.casefold().split())
    for question in Question:
        if wanted in {question.value, "-".join(question.label.casefold().split())}:
            return question
    raise CodeNotFoundError(
        scheme="question of Oxford 2011", typed=typed, known=", ".join(Question)
    )


def level_id(article: UUID, question: Question, reviewer: UUID) -> UUID:
    """Name one reviewer's level of an article for a question."""
    return fixed_id("level", str(article), question.value, str(reviewer))
