"""Highlights go along when an article is read in another of its files."""

from pathlib import Path
from uuid import UUID

import pytest

from ketareview import workflows
from ketareview.domain.article import Article
from ketareview.domain.errors import AttachmentNotFoundError
from ketareview.domain.highlight import Highlight, Tags
from ketareview.domain.imports import ImportResult
from ketareview.library import Library
from ketareview.sandbox import WorkerPool
from ketareview.workflows import Manner, carry_out, file_named, plan_move

PAPER = """Depression is common and half of all patients stay ill after two treatments.

Ketamine hydrochloride 0.5 mg/kg was given to 44 adults over 40 minutes.

Scores fell by 12.3 points and the effect did not last beyond one week.
"""
DOSE = "Ketamine hydrochloride 0.5 mg/kg was given to 44 adults over 40 minutes."
EFFECT = "the effect did not last beyond one week"


def take(
    library: Library, pool: WorkerPool, path: Path, words: str, article: UUID | None = None
) -> ImportResult:
    path.write_text(words, encoding="utf-8")
    results: list[ImportResult] = []
    workflows.add_papers(library, pool, [path], Manner(article=article), told=results.append)
    [result] = results
    return result


@pytest.fixture
def article(library: Library, pool: WorkerPool, tmp_path: Path) -> Article:
    result = take(library, pool, tmp_path / "preprint.txt", PAPER)
    assert result.article_id is not None
    return library.articles.get(result.article_id)


@pytest.fixture
def marked(library: Library, article: Article) -> list[Highlight]:
    tags = Tags("efficacy", "trial")
    return [workflows.mark(library, article, words, tags) for words in (DOSE, EFFECT)]


def codes(result: ImportResult) -> list[str]:
    return [notice.code for notice in result.notices]


def test_highlights_follow_to_a_file_that_says_the_same(
    library: Library, pool: WorkerPool, article: Article, marked: list[Highlight], tmp_path: Path
) -> None:
    words = "A Journal\n\n" + PAPER.replace("\n\n", " ")
    result = take(library, pool, tmp_path / "published.txt", words, article.id)

    assert codes(result) == ["moved-highlights"]
    now = library.articles.get(article.id)
    assert now.sources[0].name == "published.txt"
    there = library.highlights.of(article.id)
    assert {each.passage.source for each in there} == {now.sources[0].sha256}
    assert [each.confidence for each in there] == [1.0, 1.0]
    assert all(library.highlights.quote_ok([each.id for each in there]).values())

    library.imports.undo(library.imports.batches()[0].id)

    assert library.highlights.of(article.id) == marked
    assert [each.name for each in library.articles.get(article.id).sources] == ["preprint.txt"]


def test_nothing_moves_by_itself_when_a_word_differs(
    library: Library, pool: WorkerPool, article: Article, marked: list[Highlight], tmp_path: Path
) -> None:
    changed = PAPER.replace("did not last", "did last")
    result = take(library, pool, tmp_path / "published.txt", changed, article.id)

    assert codes(result) == ["waiting-highlights"]
    assert library.highlights.of(article.id) == marked
    now = library.articles.get(article.id)
    assert now.sources[0].name == "preprint.txt"

    plan = plan_move(library, now, now.sources[1].sha256)
    assert [move.highlight for move in plan.sure] == [marked[0].id]
    assert [move.highlight for move in plan.lost] == [marked[1].id]
    assert carry_out(library, plan) == 1

    one, other = (library.highlights.get(each.id) for each in marked)
    assert one.passage.source == plan.source
    assert (other.passage, other.lost_in) == (marked[1].passage, plan.source)

    back = library.articles.get(article.id)
    assert carry_out(library, plan_move(library, back, now.sources[0].sha256)) == 1
    assert [each.passage for each in library.highlights.of(article.id)] == [
        each.passage for each in marked
    ]
    assert not any(each.lost_in for each in library.highlights.of(article.id))


def test_a_likely_place_counts_as_lost_where_it_is_refused(
    library: Library, pool: WorkerPool, article: Article, marked: list[Highlight], tmp_path: Path
) -> None:
    edited = PAPER.replace("hydrochloride", "hydrochloride (racemic)")
    take(library, pool, tmp_path / "published.txt", edited, article.id)
    now = library.articles.get(article.id)
    plan = plan_move(library, now, now.sources[1].sha256)
    assert [move.highlight for move in plan.likely] == [marked[0].id]

    assert carry_out(library, plan, accepted=()) == 1
    assert library.highlights.get(marked[0].id).lost_in == plan.source
    library.history.undo()
    assert carry_out(library, plan) == 2
    assert library.highlights.get(marked[0].id).passage.quote.startswith(
        "Ketamine hydrochloride (racemic) 0.5"
    )


def test_a_supplement_takes_no_highlights(
    library: Library, pool: WorkerPool, article: Article, marked: list[Highlight], tmp_path: Path
) -> None:
    supplement = "Table S1. Doses of midazolam by site and week, with means."
    result = take(library, pool, tmp_path / "supplement.txt", supplement, article.id)

    assert codes(result) == []
    assert library.highlights.of(article.id) == marked
    assert library.articles.get(article.id).sources[0].name == "preprint.txt"


def test_files_are_named_by_name_or_hash(
    library: Library, pool: WorkerPool, article: Article, tmp_path: Path
) -> None:
    take(library, pool, tmp_path / "supplement.txt", "Table S1. Doses.", article.id)
    now = library.articles.get(article.id)

    assert file_named(now, "").name == "supplement.txt"
    assert file_named(now, "preprint.txt").name == "preprint.txt"
    assert file_named(now, now.sources[0].sha256[:8]).name == "preprint.txt"
    with pytest.raises(AttachmentNotFoundError):
        file_named(now, "other.txt")
