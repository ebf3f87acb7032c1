"""Study cards are kept value by value, with their words, and go with their article."""

from dataclasses import replace
from pathlib import Path

import pytest

from ketareview.domain.article import Article
from ketareview.domain.errors import (
    ArticleNotFoundError,
    BatchInUseError,
    StudyFieldNotFoundError,
    StudyValueNotFoundError,
    StudyValueRefusedError,
)
from ketareview.domain.ids import new_id
from ketareview.library import Library
from tests.library.papers import paper, passage, store
from tests.library.rows import folded, live, stored


def told(library: Library, article: Article) -> list[tuple[str, int, str]]:
    """List what stands on a card."""
    return [(each.field, each.place, each.value) for each in library.studies.of(article.id)]


def test_a_value_is_kept_with_the_words_behind_it(library: Library, article: Article) -> None:
    words = replace(passage(article), before="a", after="b")
    made = library.studies.set(article.id, "agent", 1, "Racemic ketamine", words)
    assert (made.value, made.passage, made.reviewer) == ("racemic", words, library.reviewer)
    assert library.studies.of(article.id) == [made]
    assert library.studies.many([article.id]) == {article.id: [made]}
    assert library.studies.all() == [made.id]


def test_writing_a_field_again_replaces_its_value(library: Library, article: Article) -> None:
    library.studies.set(article.id, "randomised", 0, "34", passage(article))
    again = library.studies.set(article.id, "randomised", 0, "35")
    assert library.studies.of(article.id) == [again]
    library.history.undo()
    [before] = library.studies.of(article.id)
    assert (before.value, before.passage) == ("34", passage(article))


def test_several_values_are_one_step_to_undo(library: Library, article: Article) -> None:
    library.studies.set_all(
        article.id, [("agent", 1, "racemic", None), ("dose", 1, "0.5 mg/kg", passage(article))]
    )
    assert len(library.studies.of(article.id)) == 2
    library.history.undo()
    assert not library.studies.of(article.id)
    assert folded(library) == stored(library)


def test_a_field_is_cleared_and_undo_brings_it_back(library: Library, article: Article) -> None:
    made = library.studies.set(article.id, "country", 0, "Ireland")
    library.studies.clear(article.id, "country", 0)
    assert not library.studies.of(article.id)
    with pytest.raises(StudyValueNotFoundError):
        library.studies.clear(article.id, "country", 0)
    library.history.undo()
    assert library.studies.of(article.id) == [made]


def test_nonsense_is_refused_and_nothing_written(library: Library, article: Article) -> None:
    with pytest.raises(StudyFieldNotFoundError):
        library.studies.set(article.id, "colour", 0, "red")
    with pytest.raises(StudyValueRefusedError):
        library.studies.set(article.id, "randomised", 1, "34")
    with pytest.raises(ArticleNotFoundError):
        library.studies.set(new_id(), "randomised", 0, "34")
    wrong = replace(passage(article), source="0" * 64)
    with pytest.raises(ArticleNotFoundError):
        library.studies.set(article.id, "randomised", 0, "34", wrong)
    assert not library.studies.all()


def test_each_reviewer_has_values_of_her_own(library: Library, article: Article) -> None:
    library.studies.set(article.id, "n", 1, "34")
    library.close()
    with Library.open(library.path, reviewer="Boris") as other:
        other.studies.set(article.id, "n", 1, "33")
        assert [(each.value, each.reviewer.name) for each in other.studies.of(article.id)] == [
            ("34", "Anna"),
            ("33", "Boris"),
        ]
        other.studies.clear(article.id, "n", 1, library.reviewer.id)
        assert [each.value for each in other.studies.of(article.id)] == ["33"]


def test_words_that_are_not_in_the_source_are_found(library: Library, article: Article) -> None:
    right = library.studies.set(article.id, "agent", 1, "ketamine", passage(article))
    without = library.studies.set(article.id, "country", 0, "Ireland")
    assert library.studies.quote_ok([right.id, without.id]) == {right.id: True}
    assert library.check().ok
    assert library.check().study_values == 2
    changed = replace(passage(article), quote="ketamine")
    wrong = library.studies.set(article.id, "agent", 1, "ketamine", changed)
    assert library.studies.quote_ok([wrong.id]) == {wrong.id: False}
    [problem] = library.check().problems
    assert problem.code == "wrong-study-quotation"
    assert problem.facts["quote"] == "ketamine"
    library.articles.delete([article.id])
    assert library.check().ok


def test_an_import_with_a_filled_card_is_not_taken_back(library: Library, article: Article) -> None:
    batch = library.imports.batches()[0].id
    library.studies.set(article.id, "country", 0, "Ireland")
    with pytest.raises(BatchInUseError):
        library.imports.undo(batch)
    library.studies.clear(article.id, "country", 0)
    library.imports.undo(batch)


def test_a_merge_carries_the_values_over_and_undo_parts_them(
    library: Library, article: Article, tmp_path: Path
) -> None:
    other = store(library, paper(tmp_path, "other.txt", ["Ketamine lowered it too."]))
    words = passage(other)
    library.studies.set(article.id, "country", 0, "Ireland")
    library.studies.set(article.id, "agent", 1, "racemic")
    library.studies.set_all(
        other.id,
        [
            ("country", 0, "France", None),
            ("randomised", 0, "34", words),
            ("agent", 1, "esketamine", words),
            ("dose", 1, "56 mg", None),
            ("agent", 2, "racemic", words),
            ("n", 2, "17", None),
        ],
    )
    before = live(library)

    library.articles.merge(article.id, [other.id])

    assert told(library, article) == [
        *[("randomised", 0, "34"), ("country", 0, "Ireland")],
        *[("agent", 1, "racemic"), ("n", 1, "17")],
        *[("agent", 2, "esketamine"), ("dose", 2, "56 mg")],
    ]
    carried = {each.field: each.passage for each in library.studies.of(article.id)}
    assert carried["randomised"] == words
    assert library.check().ok
    library.history.undo()
    assert live(library) == before
    assert folded(library) == stored(library)


def test_where_both_say_the_same_the_one_with_words_is_kept(
    library: Library, article: Article, tmp_path: Path
) -> None:
    other = store(library, paper(tmp_path, "other.txt", ["Ketamine lowered it too."]))
    library.studies.set(article.id, "agent", 1, "racemic")
    library.studies.set(other.id, "agent", 1, "racemic", passage(other))
    library.articles.merge(article.id, [other.id])
    [kept] = library.studies.of(article.id)
    assert kept.passage == passage(other)
