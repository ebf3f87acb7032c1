"""Papers go in: in order, each with one result, and only what was told of."""

from pathlib import Path

import pytest

from ketareview.domain.imports import ImportResult, Outcome, Search, Wishes
from ketareview.domain.progress import Cancelled
from ketareview.library import Library
from ketareview.sandbox import WorkerPool
from ketareview.workflows import Manner, add_papers, add_text
from tests.pdf.papers import changed, one_page, words
from tests.workflows.taken import taken


def test_every_file_has_its_result_in_order(
    library: Library, pool: WorkerPool, papers: list[Path]
) -> None:
    results: list[ImportResult] = []
    steps: list[tuple[int, int]] = []

    made = add_papers(
        library,
        pool,
        papers,
        batch="Monday",
        search=Search("Embase", "ketamine"),
        progress=lambda done, total: steps.append((done, total)),
        told=results.append,
    )

    assert [result.path for result in results] == [str(path) for path in papers]
    outcomes = [result.outcome for result in results]
    assert outcomes == [Outcome.ADDED] * 3 + [Outcome.FAILED] + [Outcome.ADDED] * 3 + [
        Outcome.DUPLICATE
    ]
    assert results[7].article_id == results[0].article_id
    assert results[3].reason is not None
    assert results[3].reason.code == "empty-file"
    assert steps == [(done, 8) for done in range(9)]
    [batch] = library.imports.batches()
    assert batch == made
    assert (batch.name, batch.search, batch.files) == ("Monday", Search("Embase", "ketamine"), 8)
    assert batch.counts[Outcome.ADDED] == 6
    assert library.imports.results(batch.id) == results
    assert library.imports.unfinished() == []


def test_cancelling_keeps_what_was_told_and_tells_what_was_left(
    library: Library, pool: WorkerPool, papers: list[Path]
) -> None:
    told: list[ImportResult] = []

    def stop_after_two(done: int, _total: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        add_papers(library, pool, papers, progress=stop_after_two, told=told.append)

    assert [result.path for result in told] == [str(path) for path in papers]
    assert {result.article_id for result in told[:2]} == set(library.articles.all())
    reasons = {result.reason.code for result in told[2:] if result.reason}
    assert reasons == {"stopped-import"}
    assert library.imports.unfinished() == []
    assert library.check().ok
    assert len(taken(library, pool, papers)) == 8


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

    [result] = taken(library, pool, papers[:1], Manner(topics=(topic,)))

    assert result.outcome is Outcome.DUPLICATE
    assert result.article_id is not None
    assert library.articles.get(result.article_id).topics == (topic,)
    name = library.history.next_undo()
    add_papers(library, pool, papers[:1], Manner(topics=(topic,)))
    assert library.history.next_undo() != name  # the import, and no second filing


def test_folders_are_searched_and_empty_ones_leave_no_trace(
    library: Library, pool: WorkerPool, tmp_path: Path
) -> None:
    (tmp_path / "inbox" / "deep").mkdir(parents=True)
    actions = len(library.history.actions())
    assert add_papers(library, pool, [tmp_path / "inbox"]) is None
    assert len(library.history.actions()) == actions

    (tmp_path / "inbox" / "deep" / "a.txt").write_text("A paper.", encoding="utf-8")
    [result] = taken(library, pool, [tmp_path / "inbox"])
    assert result.outcome is Outcome.ADDED


def test_a_file_can_be_attached_to_an_article(
    library: Library, pool: WorkerPool, papers: list[Path]
) -> None:
    [first] = taken(library, pool, papers[:1])

    [second] = taken(library, pool, papers[1:2], Manner(article=first.article_id))

    assert second.outcome is Outcome.ATTACHED
    assert second.article_id == first.article_id
    assert first.article_id is not None
    assert len(library.articles.get(first.article_id).sources) == 2
    library.history.undo()
    assert len(library.articles.get(first.article_id).sources) == 1


def test_dropped_words_become_a_paper_named_by_their_first_line(
    library: Library, pool: WorkerPool
) -> None:
    add_text(library, pool, "Ketamine in the clinic\n\nIt was given twice a week.")
    add_text(library, pool, "<h1>A page</h1><p>Scores fell.</p>", is_html=True)

    articles = library.articles.many(library.articles.all()).values()
    assert {each.record.title for each in articles} == {"Ketamine in the clinic", "A page"}


def test_a_locked_paper_asks_for_its_password_once(
    library: Library, pool: WorkerPool, tmp_path: Path
) -> None:
    plain = one_page(tmp_path / "plain.pdf", words("Scores fell", 50, 300))
    path = changed(tmp_path / "locked.pdf", plain, password="ünlock")  # noqa: S106 - a test's

    [asked] = taken(library, pool, [path])
    [wrong] = taken(library, pool, [path], Manner(wishes=lambda _: Wishes("open")))
    [opened] = taken(library, pool, [path], Manner(wishes=lambda _: Wishes("ünlock")))

    assert asked.reason is not None
    assert asked.reason.code == "encrypted-file"
    assert wrong.reason is not None
    assert wrong.reason.code == "wrong-password"
    assert opened.outcome is Outcome.ADDED
    assert opened.article_id is not None
    [source] = library.articles.get(opened.article_id).sources
    assert library.sources.password(source.sha256) == "ünlock"
    assert "Scores" in library.sources.page(source.sha256, 1).text
