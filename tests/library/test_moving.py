"""Highlights move to another file of their article, and back."""

from dataclasses import replace
from pathlib import Path

import pytest

from ketareview.domain.article import Article
from ketareview.domain.errors import SourceNotFoundError
from ketareview.domain.highlight import Passage, Piece
from ketareview.domain.moving import Move
from ketareview.library import Library
from tests.library.papers import draft, mark, paper, read, store

NEW = ("In brief.\nKetamine lowered MADRS scores within a day.", "No difference at all.")


@pytest.fixture
def article(library: Library, tmp_path: Path) -> Article:
    return store(library, paper(tmp_path))


def attach(library: Library, article: Article, folder: Path) -> str:
    """Give an article a second file, and tell its hash."""
    path = paper(folder, "published.txt", NEW)
    batch = library.imports.begin("New file", [path])
    found = read(path)
    library.imports.attach(batch, found, draft(found), path, article.id)
    library.imports.finish(batch)
    return found.sha256


def moved(before: Passage, sha256: str) -> Passage:
    return replace(before, source=sha256, pieces=(Piece(1, 10, 18),), before="In brief.\n")


def test_a_move_changes_places_and_the_file_that_is_read_in_one_step(
    library: Library, article: Article, tmp_path: Path
) -> None:
    one, other = mark(library, article), mark(library, article)
    new = attach(library, article, tmp_path)
    old = article.sources[0].sha256
    assert [each.sha256 for each in library.articles.get(article.id).sources] == [old, new]

    count = library.moving.read_in(
        article.id,
        new,
        [
            Move(one.id, one.passage, moved(one.passage, new), 0.93),
            Move(other.id, other.passage),
        ],
    )

    assert count == 1
    assert library.articles.get(article.id).sources[0].sha256 == new
    there = library.highlights.get(one.id)
    assert (there.passage, there.confidence) == (moved(one.passage, new), 0.93)
    lost = library.highlights.get(other.id)
    assert (lost.passage, lost.lost_in) == (other.passage, new)
    assert all(library.highlights.quote_ok([one.id, other.id]).values())
    assert library.moving.before(one.id) == one.passage
    assert library.moving.before(other.id) is None

    library.history.undo()

    assert library.highlights.of(article.id) == [one, other]
    assert library.articles.get(article.id).sources[0].sha256 == old
    library.history.redo()
    assert library.highlights.get(one.id) == there


def test_a_highlight_changed_since_the_plan_stays(
    library: Library, article: Article, tmp_path: Path
) -> None:
    one = mark(library, article)
    new = attach(library, article, tmp_path)
    wider = replace(one.passage, pieces=(Piece(1, 0, 16),), quote="Ketamine lowered")
    library.highlights.change_passage(one.id, wider)

    plan = [Move(one.id, one.passage, moved(one.passage, new), 1.0)]

    assert library.moving.read_in(article.id, new, plan) == 0
    assert library.highlights.get(one.id).passage == wider


def test_a_lost_highlight_is_put_where_it_was_found_again(
    library: Library, article: Article, tmp_path: Path
) -> None:
    one, other = mark(library, article), mark(library, article)
    new = attach(library, article, tmp_path)
    library.moving.read_in(article.id, new, [Move(each.id, each.passage) for each in (one, other)])

    library.moving.place(one.id, moved(one.passage, new))
    library.moving.keep([other.id])

    found = library.highlights.get(one.id)
    assert (found.passage.source, found.lost_in, found.confidence) == (new, "", None)
    assert library.highlights.get(other.id).lost_in == ""
    assert library.moving.before(one.id) == one.passage


def test_what_moved_unsurely_is_confirmed(
    library: Library, article: Article, tmp_path: Path
) -> None:
    one = mark(library, article)
    new = attach(library, article, tmp_path)
    plan = [Move(one.id, one.passage, moved(one.passage, new), 0.9)]
    library.moving.read_in(article.id, new, plan)

    library.moving.confirm([one.id])

    assert library.highlights.get(one.id).confidence == 1.0


def test_an_article_is_read_only_in_files_of_its_own(library: Library, article: Article) -> None:
    with pytest.raises(SourceNotFoundError):
        library.moving.read_in(article.id, "0" * 64)
