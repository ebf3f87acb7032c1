"""Undo and redo: by reviewer, never stuck, a batch as one, over a restart."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ketareview.domain.article import Article, ArticleStatus
from ketareview.domain.errors import (
    NothingToRedoError,
    NothingToUndoError,
    UndoRefusedError,
)
from ketareview.domain.highlight import Tags
from ketareview.domain.ids import filing_id
from ketareview.library import Library
from tests.library.papers import draft, mark, paper, read, store
from tests.library.rows import live


@contextmanager
def reopened(library: Library, reviewer: str) -> Iterator[Library]:
    """Let somebody else work with a library that is open."""
    library.close()
    with Library.open(library.path, reviewer=reviewer) as other:
        yield other


def test_a_new_library_has_nothing_to_undo(library: Library) -> None:
    assert library.history.next_undo() is None
    assert library.history.next_redo() is None
    with pytest.raises(NothingToUndoError):
        library.history.undo()
    with pytest.raises(NothingToRedoError):
        library.history.redo()
    assert library.codebooks.current().codes


def test_undo_and_redo_name_what_they_do(library: Library, article: Article) -> None:
    mark(library, article)
    assert library.history.next_undo() == "Add highlight"
    undone = library.history.undo()
    assert undone.name == "Undo: Add highlight"
    assert library.history.next_undo() == "Import papers"
    assert library.history.next_redo() == "Add highlight"
    assert library.history.redo().name == "Redo: Add highlight"
    assert library.history.next_redo() is None
    assert library.history.next_undo() == "Add highlight"


def test_history_tells_what_was_undone(library: Library, article: Article) -> None:
    mark(library, article)
    library.history.undo()
    undo, add, *_ = library.history.actions(article.id)
    assert undo.undoes == add.id
    assert add.is_undone
    assert add.reviewer == "Anna"
    assert add.changes == 1
    library.history.redo()
    redo, undo, add, *_ = library.history.actions()
    assert redo.undoes == undo.id
    assert undo.is_undone
    assert not add.is_undone


def test_doing_something_new_forgets_what_could_be_redone(
    library: Library, article: Article
) -> None:
    mark(library, article)
    library.history.undo()
    library.articles.set_status([article.id], ArticleStatus.READ)
    with pytest.raises(NothingToRedoError):
        library.history.redo()
    library.history.undo()
    assert library.history.next_redo() == "Change status"


def test_undo_goes_back_through_an_undone_and_redone_past(
    library: Library, article: Article
) -> None:
    states = [live(library)]
    for note in "abc":
        mark(library, article, note=note)
        states.append(live(library))
    for _ in range(2):
        for place in (2, 1, 0):
            library.history.undo()
            assert live(library) == states[place]
        for place in (1, 2, 3):
            library.history.redo()
            assert live(library) == states[place]


def test_undo_survives_a_restart(library: Library, article: Article) -> None:
    highlight = mark(library, article)
    library.history.undo()
    with reopened(library, "Anna") as again:
        assert again.history.next_redo() == "Add highlight"
        again.history.redo()
        assert again.highlights.of(article.id) == [highlight]
        again.history.undo()
        assert again.highlights.of(article.id) == []


def test_each_reviewer_has_her_own_undo(library: Library, article: Article) -> None:
    mark(library, article, note="Anna's")
    with reopened(library, "Ben") as bens:
        assert bens.history.next_undo() is None
        mark(bens, article, note="Ben's")
        bens.history.undo()
        assert [each.tags.note for each in bens.highlights.of(article.id)] == ["Anna's"]
        with pytest.raises(NothingToUndoError):
            bens.history.undo()
    with reopened(library, "Anna") as annas:
        assert annas.history.next_undo() == "Add highlight"


def test_an_undo_that_would_overwrite_a_later_change_is_refused_and_passed_over(
    library: Library, article: Article
) -> None:
    library.articles.set_status([article.id], ArticleStatus.READING)
    highlight = mark(library, article, note="first")
    with reopened(library, "Ben") as bens:
        bens.highlights.change(highlight.id, Tags("onset", "trial", note="Ben's"))
    with reopened(library, "Anna") as annas:
        with pytest.raises(UndoRefusedError) as caught:
            annas.history.undo()
        assert caught.value.facts["action"] == "Add highlight"
        assert caught.value.facts["kind"] == "highlight"
        assert annas.highlights.get(highlight.id).tags.note == "Ben's"
        assert annas.history.next_undo() == "Change status"
        annas.history.undo()
        assert annas.articles.get(article.id).status is ArticleStatus.TO_READ
        assert annas.history.redo().name == "Redo: Change status"
        with pytest.raises(NothingToRedoError):
            annas.history.redo()


def test_an_import_that_another_reviewer_marked_is_not_undone(
    library: Library, article: Article
) -> None:
    with reopened(library, "Ben") as bens:
        mark(bens, article)
    with reopened(library, "Anna") as annas:
        with pytest.raises(UndoRefusedError) as caught:
            annas.history.undo()
        assert caught.value.facts["kind"] == "highlight"
        assert len(annas.highlights.of(article.id)) == 1
        with pytest.raises(NothingToUndoError):
            annas.history.undo()


def test_a_redo_that_would_overwrite_a_later_change_is_refused_and_passed_over(
    library: Library, article: Article
) -> None:
    library.articles.set_status([article.id], ArticleStatus.READING)
    library.history.undo()
    with reopened(library, "Ben") as bens:
        bens.articles.set_status([article.id], ArticleStatus.READ)
    with reopened(library, "Anna") as annas:
        with pytest.raises(UndoRefusedError):
            annas.history.redo()
        assert annas.articles.get(article.id).status is ArticleStatus.READ
        assert annas.history.next_redo() is None
        assert annas.history.next_undo() == "Import papers"


def test_a_batch_is_undone_as_one(library: Library, tmp_path: Path) -> None:
    before = live(library)
    batch = library.imports.begin("Many")
    for number in range(5):
        path = paper(tmp_path, f"{number}.txt", [f"Paper {number} on ketamine."])
        found = read(path)
        library.imports.store(batch, found, draft(found), path)
    after = live(library)
    assert library.articles.count() == 5
    library.history.undo()
    assert library.articles.count() == 0
    assert library.imports.batches() == []
    assert {k: rows for k, rows in live(library).items() if k != "reviewer"} == {
        k: rows for k, rows in before.items() if k != "reviewer"
    }
    library.history.redo()
    assert live(library) == after


def test_a_batch_that_goes_on_after_it_was_undone_is_a_new_action(
    library: Library, tmp_path: Path
) -> None:
    batch = library.imports.begin("Many")
    first, second = paper(tmp_path, "1.txt", ["One."]), paper(tmp_path, "2.txt", ["Two."])
    found = read(first)
    library.imports.store(batch, found, draft(found), first)
    library.history.undo()
    found = read(second)
    library.imports.store(batch, found, draft(found), second)
    assert library.articles.count() == 1
    library.history.undo()
    assert library.articles.count() == 0


def test_filing_under_a_topic_again_after_undo_revives_the_filing(
    library: Library, article: Article
) -> None:
    topic = library.topics.find("FDA").id
    library.articles.file([article.id], topic)
    library.history.undo()
    assert library.articles.get(article.id).topics == ()
    library.articles.file([article.id], topic)
    assert library.articles.get(article.id).topics == (topic,)
    filing = str(filing_id(article.id, topic, library.reviewer.id))
    assert set(live(library)["article_filing"]) == {filing}
    library.history.undo()
    assert library.articles.get(article.id).topics == ()


def test_the_same_paper_can_be_imported_again_after_undo(library: Library, tmp_path: Path) -> None:
    path = paper(tmp_path)
    first = store(library, path)
    library.history.undo()
    assert library.imports.known(first.sources[0].sha256) is None
    second = store(library, path)
    assert library.sources.pages(second.sources[0].sha256)[0].text
    assert library.articles.all() == [second.id]


def test_search_follows_undo_and_redo(library: Library, article: Article) -> None:
    highlight = mark(library, article, note="remarkable")
    library.history.undo()
    library.history.redo()
    with library._database.driver() as connection:
        found = connection.execute(
            "SELECT highlight_id FROM highlight_index JOIN highlight_text AS t ON t.id ="
            " highlight_index.rowid WHERE highlight_index MATCH 'remarkable'"
        ).fetchall()
    assert found == [(str(highlight.id),)]
    library.highlights.change(highlight.id, Tags("efficacy", "trial", note="plain"))
    library.history.undo()
    assert library.check().ok
