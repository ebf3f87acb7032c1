"""An article as it is appraised: its levels with what its design suggests, and its instruments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ketareview.domain.appraisal import Appraisal, Instrument
from ketareview.domain.article import Article
from ketareview.domain.levels import Level, Suggestion, check_level, level_typed, suggest
from ketareview.domain.levels_table import Question
from ketareview.library.evidence.appraisals import instruments

if TYPE_CHECKING:
    from ketareview.library import Library


@dataclass(frozen=True, slots=True)
class Appraised:
    """What was judged of an article, by everybody, and what its design suggests."""

    article: Article
    levels: tuple[Level, ...]
    suggestions: dict[Question, Suggestion]
    appraisals: tuple[Appraisal, ...]

    @property
    def offered(self) -> tuple[Instrument, ...]:
        """All instruments, those for this kind of document first."""
        kind = self.article.record.kind
        return tuple(sorted(instruments(), key=lambda each: kind not in each.kinds))


def appraised(library: Library, article: Article) -> Appraised:
    """Gather what was judged of an article."""
    return Appraised(
        article,
        library.levels.of([article.id]).get(article.id, ()),
        suggestions(library, article),
        library.appraisals.of([article.id]).get(article.id, ()),
    )


def suggestions(library: Library, article: Article) -> dict[Question, Suggestion]:
    """Suggest a level for each question, from the study card's design or the article's kind."""
    designs = [value for value in library.studies.of(article.id) if value.field == "design"]
    designs.sort(key=lambda value: value.reviewer.id != library.reviewer.id)
    design = designs[0].value if designs else ""
    return {each: suggest(each, article.record.kind, design) for each in Question}


def set_level(
    library: Library, article: Article, question: Question, typed: str, reason: str
) -> int | None:
    """Keep the level that was typed for a question.

    Raises:
        OldLevelError: it is of the scale of 2009.
        LevelRefusedError: the table has no such level for the question.
        UnexplainedLevelError: it is not the design's own and has no reason.
        ArticleNotFoundError: the article is gone.
    """
    level = level_typed(question, typed)
    check_level(level, reason, suggestions(library, article)[question])
    library.levels.set(article.id, question, level, reason)
    return level
