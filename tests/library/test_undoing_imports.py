"""A whole import is taken back, unless something rests on it; one that runs goes on."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from ketareview.domain.article import ArticleStatus, Record
from ketareview.domain.errors import BatchInUseError, LostRecordsError
from ketareview.domain.highlight import Brought, Tags
from ketareview.domain.ids import fixed_id
from ketareview.domain.imports import Draft, ImportResult, Outcome, ReadFile, Search
from ketareview.domain.progress import Cancelled
from ketareview.library import Library, reverting
from tests.library.papers import draft, mark, paper, passage, read, store
from tests.library.rows import folded, live, stored

SEARCH = Path("search.ris")
RECORDS = tuple(
    Record(title=f"Ketamine study number {number} of many", year=2021, pmid=str(1000 + number))
    for number in range(1, 131)
)


def portion(records: tuple[Record, ...], first: int = 1) -> ReadFile:
    drafts = tuple(Draft(each, {}) for each in records)
    return ReadFile("0" * 64, 1, "text/x-ris", drafts, is_paper=False, first=first)


def references(library: Library, *records: Record) -> UUID:
    """Import records in a batch of their own."""
    batch = library.imports.begin("Search", [SEARCH])
    library.imports.store_records(batch, SEARCH, portion(records))
    library.imports.finish_file(batch, SEARCH)
    library.imports.finish(batch)
    return batch


def _describe(library: Library, batch: UUID, _article: UUID) -> None:
    library.imports.describe(batch, "May", Search("Embase", "esketamine"))


def _read_it(library: Library, _batch: UUID, article: UUID) -> None:
    library.articles.set_status([article], ArticleStatus.READ)


def _file_it(library: Library, _batch: UUID, article: UUID) -> None:
    library.articles.file([article], library.topics.find("FDA").id)


def _tell_apart(library: Library, _batch: UUID, article: UUID) -> None:
    references(library, RECORDS[1])
    [other] = set(library.articles.all()) - {article}
    library.relations.say_different(article, other)


@pytest.mark.parametrize("later", [_describe, _read_it, _file_it, _tell_apart])
def test_what_goes_with_an_article_to_the_trash_does_not_keep_its_import(
    library: Library, later: Callable[[Library, UUID, UUID], None]
) -> None:
    batch = references(library, RECORDS[0])
    [article] = library.articles.all()
    later(library, batch, article)
    before = live(library)

    library.imports.undo(batch)

    assert article not in library.articles.all()
    assert library.check().ok
    library.history.undo()
    assert live(library) == before
    assert folded(library) == stored(library)


def test_an_import_of_which_an_article_was_merged_is_kept(library: Library) -> None:
    kept, other = references(library, RECORDS[0]), references(library, RECORDS[1])
    [first] = [each.article_id for each in library.imports.results(kept) if each.article_id]
    [second] = [each.article_id for each in library.imports.results(other) if each.article_id]
    library.articles.merge(first, [second])
    before = live(library)

    for batch in (kept, other):
        with pytest.raises(BatchInUseError) as caught:
            library.imports.undo(batch)
        assert caught.value.facts["title"] == RECORDS[0].title
        assert live(library) == before


def test_an_import_whose_records_came_again_is_kept(library: Library) -> None:
    first, again = references(library, RECORDS[0]), references(library, RECORDS[0])

    with pytest.raises(BatchInUseError):
        library.imports.undo(first)
    library.imports.undo(again)
    library.imports.undo(first)
    assert library.articles.all() == []


def test_highlights_that_came_with_a_paper_go_with_it_unless_they_were_changed(
    library: Library, tmp_path: Path
) -> None:
    article = store(library, paper(tmp_path))
    batch = library.imports.batches()[0].id
    tags = Tags("background", "unchecked")
    brought = Brought(fixed_id("1"), passage(article), tags, "Ben", article.added, article.added)
    library.highlights.bring(batch, article.id, [brought])

    library.imports.undo(batch)

    assert live(library)["highlight"] == {}
    library.history.undo()
    library.highlights.change(brought.id, replace(tags, note="Look again."))
    with pytest.raises(BatchInUseError) as caught:
        library.imports.undo(batch)
    assert caught.value.facts == {"count": "1", "title": article.record.title}


def test_highlights_are_counted_that_keep_an_import(library: Library, tmp_path: Path) -> None:
    article = store(library, paper(tmp_path))
    mark(library, article)
    mark(library, article)
    with pytest.raises(BatchInUseError) as caught:
        library.imports.undo(library.imports.batches()[0].id)
    assert caught.value.facts == {"count": "2", "title": article.record.title}


def test_an_import_undone_while_it_runs_goes_on_with_the_rest(
    library: Library, tmp_path: Path
) -> None:
    done, path = paper(tmp_path, "a.txt", ["One."]), paper(tmp_path, "b.txt", ["Two."])
    batch = library.imports.begin("All", [done, SEARCH, path])
    library.imports.store(batch, read(done), draft(read(done)), done)
    library.imports.store_records(batch, SEARCH, portion(RECORDS[:70]))

    library.history.undo()
    assert library.articles.all() == []
    assert library.imports.unfinished() == []
    library.imports.store_records(batch, SEARCH, portion(RECORDS[70:100], first=71))
    [unfinished] = library.imports.unfinished()
    left = [(Path(waiting.path).name, waiting.taken) for waiting in unfinished.files]
    assert left == [("search.ris", 100), ("b.txt", 0)]
    library.imports.store_records(batch, SEARCH, portion(RECORDS[100:], first=101))
    library.imports.finish_file(batch, SEARCH)
    library.imports.store(batch, read(path), draft(read(path)), path)

    ended = library.imports.finish(batch)

    assert ended.counts == {Outcome.ADDED: 61}
    assert library.articles.count() == 61
    assert library.check().ok
    library.imports.undo(batch)
    assert library.articles.all() == []
    assert folded(library) == stored(library)


def test_undoing_a_large_import_tells_how_far_it_is_and_can_be_stopped(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reverting, "_AT_ONCE", 50)
    batch = references(library, *RECORDS)
    before = stored(library)
    steps: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        steps.append((done, total))
        if done >= total / 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        library.imports.undo(batch, progress=stop)

    assert stored(library) == before
    assert [done for done, _ in steps] == [50 * n for n in range(len(steps))]
    steps.clear()
    library.imports.undo(batch, progress=lambda *step: steps.append(step))
    assert library.articles.all() == []
    assert steps[-1] == (0, 0)
    assert max(done for done, _ in steps) < steps[0][1]
    assert folded(library) == stored(library)
    library.history.undo(lambda *step: steps.append(step))
    assert library.articles.count() == len(RECORDS)
    assert folded(library) == stored(library)


def test_a_record_that_is_lost_at_the_end_of_a_file_is_never_silent(library: Library) -> None:
    batch = library.imports.begin("Search", [SEARCH])
    library.imports.store_records(batch, SEARCH, portion(RECORDS[:2]))

    with pytest.raises(LostRecordsError) as caught:
        library.imports.finish_file(batch, SEARCH, counted=3)

    assert caught.value.facts == {"path": str(SEARCH), "read": "3", "told": "2"}
    [unfinished] = library.imports.unfinished()
    assert [waiting.taken for waiting in unfinished.files] == [2]
    library.imports.store_records(batch, SEARCH, portion(RECORDS[2:3], first=3))
    library.imports.finish_file(batch, SEARCH, counted=3)
    assert library.imports.finish(batch).counts == {Outcome.ADDED: 3}


def test_records_whose_import_was_undone_meanwhile_are_not_taken_for_lost(
    library: Library,
) -> None:
    batch = library.imports.begin("Search", [SEARCH])
    library.imports.store_records(batch, SEARCH, portion(RECORDS[:2]))
    library.history.undo()
    library.imports.store_records(batch, SEARCH, portion(RECORDS[2:3], first=3))

    library.imports.finish_file(batch, SEARCH, counted=3)

    assert library.imports.finish(batch).counts == {Outcome.ADDED: 1}


def test_a_record_that_is_passed_over_is_never_silent(library: Library) -> None:
    batch = library.imports.begin("Search", [SEARCH])
    for record in (1, 3):
        library.imports.note(batch, ImportResult(str(SEARCH), Outcome.FAILED, record))
    library.imports.finish_file(batch, SEARCH)

    with pytest.raises(LostRecordsError) as caught:
        library.imports.finish(batch)

    assert caught.value.facts == {"path": str(SEARCH), "read": "3", "told": "2"}


def test_highlights_come_again_with_a_paper_that_was_taken_back(
    library: Library, tmp_path: Path
) -> None:
    first = store(library, paper(tmp_path))
    (batch,) = library.imports.batches()
    tags = Tags("background", "unchecked")
    brought = Brought(fixed_id("1"), passage(first), tags, "Ben", first.added, first.added)
    library.highlights.bring(batch.id, first.id, [brought])
    library.imports.undo(batch.id)

    again = store(library, paper(tmp_path))
    latest = library.imports.batches()[0].id
    assert again.id != first.id
    assert library.highlights.bring(latest, again.id, [brought]) == 1
    assert library.highlights.bring(latest, again.id, [brought]) == 0
    (found,) = library.highlights.of(again.id)
    assert found.passage == brought.passage
