"""Papers go in: in order, each with one result, and only what was told of."""

from pathlib import Path

import pytest

from ketareview.domain.imports import ImportResult, Outcome
from ketareview.domain.progress import Cancelled
from ketareview.library import Library
from ketareview.sandbox import WorkerPool
from ketareview.workflows import add_papers


def test_every_file_has_its_result_in_order(
    library: Library, pool: WorkerPool, papers: list[Path]
) -> None:
    told: list[ImportResult] = []
    steps: list[tuple[int, int]] = []

    results = add_papers(
        library,
        pool,
        papers,
        batch="Monday",
        progress=lambda done, total: steps.append((done, total)),
        told=told.append,
    )

    assert [result.path for result in results] == [str(path) for path in papers]
    outcomes = [result.outcome for result in results]
    assert outcomes == [Outcome.ADDED] * 3 + [Outcome.FAILED] + [Outcome.ADDED] * 3 + [
        Outcome.DUPLICATE
    ]
    assert results[7].article_id == results[0].article_id
    assert results[3].reason is not None
    assert results[3].reason.code == "empty-file"
    assert told == results
    assert steps == [(done, 8) for done in range(9)]
    [batch] = library.imports.batches()
    assert (batch.name, batch.results) == ("Monday", tuple(results))


def test_cancelling_keeps_what_was_told_and_nothing_else(
    library: Library, pool: WorkerPool, papers: list[Path]
) -> None:
    told: list[ImportResult] = []

    def stop_after_two(done: int, _total: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        add_papers(library, pool, papers, progress=stop_after_two, told=told.append)

    assert [result.path for result in told] == [str(path) for path in papers[:2]]
    assert {result.article_id for result in told} == set(library.articles.all())
    assert library.check().ok
    assert len(add_papers(library, pool, papers)) == 8


def test_cancelling_before_the_first_file_leaves_no_trace(
    library: Library, pool: WorkerPool, papers: list[Path]
) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    actions = len(library.history.actions())
    with pytest.raises(Cancelled):
        add_papers(library, pool, papers, progress=stop)

    assert len(library.history.actions()) == actions
    assert library.imports.batches() == []


def test_one_undo_takes_the_batch_back(
    library: Library, pool: WorkerPool, papers: list[Path]
) -> None:
    add_papers(library, pool, papers)
    library.history.undo()

    assert library.articles.all() == []
    library.history.redo()
    assert len(library.articles.all()) == 6


def test_a_known_paper_is_filed_where_it_is_dropped(
    library: Library, pool: WorkerPool, papers: list[Path]
) -> None:
    topic = library.topics.find("PTSD").id
    add_papers(library, pool, papers[:1])

    [result] = add_papers(library, pool, papers[:1], topics=[topic])

    assert result.outcome is Outcome.DUPLICATE
    assert result.article_id is not None
    assert library.articles.get(result.article_id).topics == (topic,)
    name = library.history.next_undo()
    add_papers(library, pool, papers[:1], topics=[topic])
    assert library.history.next_undo() != name  # the import, and no second filing


def test_folders_are_searched_and_empty_ones_leave_no_trace(
    library: Library, pool: WorkerPool, tmp_path: Path
) -> None:
    (tmp_path / "inbox" / "deep").mkdir(parents=True)
    actions = len(library.history.actions())
    assert add_papers(library, pool, [tmp_path / "inbox"]) == []
    assert len(library.history.actions()) == actions

    (tmp_path / "inbox" / "deep" / "a.txt").write_text("A paper.", encoding="utf-8")
    [result] = add_papers(library, pool, [tmp_path / "inbox"])
    assert result.outcome is Outcome.ADDED
