"""Levels and appraisals are kept, withdrawn, undone, and carried over when articles unite."""

from pathlib import Path

import pytest

from ketareview.domain.appraisal import OVERALL
from ketareview.domain.article import Article
from ketareview.domain.errors import (
    ArticleNotFoundError,
    BatchInUseError,
    CodeNotFoundError,
    UnexplainedAnswerError,
)
from ketareview.domain.ids import new_id
from ketareview.domain.levels_table import Question
from ketareview.library import Library
from tests.library.papers import mark, paper, store
from tests.library.rows import folded, live, stored


def levels(library: Library, article: Article) -> list[tuple[str, int | None, str]]:
    found = library.levels.of([article.id]).get(article.id, ())
    return [(each.question.value, each.level, each.reason) for each in found]


def answers(library: Library, article: Article) -> list[tuple[str, str, str, str]]:
    return [
        (each.instrument, each.item, each.judgement, each.reason)
        for appraisal in library.appraisals.of([article.id]).get(article.id, ())
        for each in appraisal.answers
    ]


def test_levels_stand_by_question_and_are_undone(library: Library, article: Article) -> None:
    library.levels.set(article.id, Question.PROGNOSIS, 3, "Control arm")
    library.levels.set(article.id, Question.BENEFIT, 2, "")
    before = live(library)
    library.levels.set(article.id, Question.BENEFIT, 3, " few ")
    assert levels(library, article) == [("benefit", 3, "few"), ("prognosis", 3, "Control arm")]
    library.levels.withdraw(article.id, Question.BENEFIT)
    assert levels(library, article) == [("prognosis", 3, "Control arm")]
    library.history.undo()
    library.history.undo()
    assert live(library) == before
    assert folded(library) == stored(library)


def test_answers_stand_by_item_with_reason_and_passage(library: Library, article: Article) -> None:
    highlight = mark(library, article)
    library.appraisals.answer(article.id, "rob-2", "4", "high", "36.8 % guessed", highlight.id)
    library.appraisals.answer(article.id, "RoB 2", "Randomisation", "Low risk")
    [appraisal] = library.appraisals.of([article.id])[article.id]
    assert [each.item for each in appraisal.answers] == ["1", "4"]
    assert appraisal.answers[1].highlight == highlight.id
    before = live(library)
    library.appraisals.withdraw(article.id, "rob-2")
    assert answers(library, article) == []
    library.history.undo()
    assert live(library) == before
    assert folded(library) == stored(library)


def test_what_is_refused_changes_nothing(library: Library, article: Article) -> None:
    before = stored(library)
    with pytest.raises(UnexplainedAnswerError):
        library.appraisals.answer(article.id, "rob-2", OVERALL, "high")
    with pytest.raises(CodeNotFoundError):
        library.appraisals.answer(article.id, "rob-2", "1", "serious")
    with pytest.raises(ArticleNotFoundError):
        library.appraisals.answer(new_id(), "rob-2", "1", "low")
    with pytest.raises(ArticleNotFoundError):
        library.levels.set(new_id(), Question.BENEFIT, 2, "")
    assert stored(library) == before


def test_united_articles_keep_all_that_was_judged_and_part_again(
    library: Library, tmp_path: Path
) -> None:
    kept = store(library, paper(tmp_path, "a.txt", ["Ketamine lowered scores."]))
    twin = store(library, paper(tmp_path, "b.txt", ["Ketamine did not."]))
    third = store(library, paper(tmp_path, "c.txt", ["Nobody knows."]))
    library.levels.set(kept.id, Question.BENEFIT, 2, "")
    library.levels.set(twin.id, Question.BENEFIT, 3, "18 people")
    library.levels.set(twin.id, Question.PROGNOSIS, 3, "")
    library.appraisals.answer(kept.id, "rob-2", "1", "low", "Sealed")
    library.appraisals.answer(twin.id, "rob-2", "1", "high", "Open list")
    library.appraisals.answer(twin.id, "rob-2", "2", "high", "Open label")
    library.appraisals.answer(third.id, "rob-2", "2", "low", "")
    before = live(library)

    library.articles.merge(kept.id, [twin.id, third.id])

    of_other = "Of the article that became one with this:"
    assert levels(library, kept) == [
        ("benefit", 2, f"{of_other} level 3: 18 people"),
        ("prognosis", 3, ""),
    ]
    found = answers(library, kept)
    assert found[0] == ("rob-2", "1", "low", f"Sealed\n{of_other} high: Open list")
    assert found[1][:2] == ("rob-2", "2")
    assert {found[1][2], "high", "low"} == {"high", "low"}
    assert "Open label" in found[1][3]
    assert levels(library, twin) == []
    assert folded(library) == stored(library)
    library.history.undo()
    assert live(library) == before


def test_the_same_judgement_of_both_is_told_once(library: Library, tmp_path: Path) -> None:
    kept = store(library, paper(tmp_path, "a.txt", ["Ketamine lowered scores."]))
    twin = store(library, paper(tmp_path, "b.txt", ["Ketamine did not."]))
    for each in (kept, twin):
        library.levels.set(each.id, Question.BENEFIT, 2, "Randomised")
    library.articles.merge(kept.id, [twin.id])
    assert levels(library, kept) == [("benefit", 2, "Randomised")]


def test_an_import_is_not_undone_over_what_was_judged_since(
    library: Library, article: Article
) -> None:
    [batch] = library.imports.batches()
    library.levels.set(article.id, Question.BENEFIT, 2, "")
    with pytest.raises(BatchInUseError):
        library.imports.undo(batch.id)
