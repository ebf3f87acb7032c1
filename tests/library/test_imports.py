"""Files come in whole or not at all, each once."""

import hashlib
import os
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from ketareview.domain.article import Origin
from ketareview.domain.errors import (
    ChangedFileError,
    DamagedLibraryError,
    MissingFileError,
    PageNotFoundError,
    SourceNotFoundError,
    TopicNotFoundError,
    UnwritableFileError,
)
from ketareview.domain.history import Changed
from ketareview.domain.ids import new_id
from ketareview.domain.imports import Draft, ImportResult, Outcome, ReadFile, Reason, Search
from ketareview.domain.text import Block, BlockKind, LineRuns, Page, Run
from ketareview.library import Library
from ketareview.library.models import ChunkRow, PageRow, SourceRow
from ketareview.library.storing import CHUNK, incoming, store_bytes
from tests.library.papers import TEXTS, draft, paper, read, store


def count(library: Library, row: type[ChunkRow | PageRow | SourceRow]) -> int:
    with library._database.read() as session:
        return session.scalars(select(func.count()).select_from(row)).one()


def _interrupt(library: Library, found: ReadFile, path: Path) -> None:
    """Come as far as an import that is killed before its last turn."""
    store_bytes(library._database, incoming(found, draft(found), path))


def large(folder: Path) -> tuple[Path, ReadFile]:
    """Write a file of several chunks."""
    path = folder / "large.txt"
    path.write_bytes(os.urandom(2 * CHUNK + 5))
    data = path.read_bytes()
    only = Draft(draft(read(paper(folder))).record, {}, (Page(1, "Large."),))
    sha256 = hashlib.sha256(data).hexdigest()
    return path, ReadFile(sha256, len(data), "text/plain", (only,))


def test_a_paper_comes_back_as_it_came(library: Library, tmp_path: Path) -> None:
    path = paper(tmp_path)
    topic = library.topics.find("FDA").id
    stored = store(library, path, [topic], title="A trial")
    assert stored == library.articles.get(stored.id)
    assert stored.record.title == "A trial"
    assert stored.origin == {"title": Origin("file name", 0.3)}
    assert stored.topics == (topic,)
    (source,) = stored.sources
    assert source == library.sources.of(stored.id)[0]
    assert (source.name, source.bytes, source.pages) == ("okafor.txt", path.stat().st_size, 2)
    assert [page.text for page in library.sources.pages(source.sha256)] == list(TEXTS)
    assert library.sources.page(source.sha256, 2).label == "102"
    out = tmp_path / "out.txt"
    library.sources.write_to(source.sha256, out)
    assert out.read_bytes() == path.read_bytes()
    known = library.imports.known(source.sha256)
    assert known is not None
    assert known.id == stored.id


def test_pages_keep_blocks_runs_and_sizes(library: Library, tmp_path: Path) -> None:
    path = paper(tmp_path)
    page = Page(
        number=1,
        text="Title\nWords \U0001d465.",
        label="iv",
        blocks=(Block(BlockKind.HEADING, 0, 5, 1), Block(BlockKind.PARAGRAPH, 6, 14)),
        runs=(Run(0, 3, 5), Run(6, 9, 8)),
        width=595.25,
        height=842.0,
    )
    data = path.read_bytes()
    lines = Page(2, "Two\n\nlines", runs=LineRuns("Two\n\nlines", 4))
    only = Draft(draft(read(path)).record, {}, (page, lines, Page(3, "")))
    sha256 = hashlib.sha256(data).hexdigest()
    found = ReadFile(sha256, len(data), "application/pdf", (only,))
    library.imports.store(library.imports.begin(""), found, only, path)
    assert library.sources.pages(sha256) == (page, lines, Page(3, ""))
    assert tuple(lines.runs) == (Run(0, 4, 3), Run(5, 11, 5))


def test_the_same_paper_twice_is_stored_once(library: Library, tmp_path: Path) -> None:
    path = paper(tmp_path)
    first, second = store(library, path), store(library, path)
    assert first.id != second.id
    assert first.sources == second.sources
    assert (count(library, SourceRow), count(library, PageRow), count(library, ChunkRow)) == (
        1,
        2,
        1,
    )
    assert library.check().ok


def test_a_large_file_goes_in_by_chunks(library: Library, tmp_path: Path) -> None:
    path, found = large(tmp_path)
    library.imports.store(library.imports.begin(""), found, draft(found), path)
    assert count(library, ChunkRow) == 3
    library.sources.write_to(found.sha256, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == path.read_bytes()


def test_a_file_that_changed_since_it_was_read_is_refused(library: Library, tmp_path: Path) -> None:
    path = paper(tmp_path)
    found = read(path)
    batch = library.imports.begin("")
    path.write_text("something else", encoding="utf-8")
    with pytest.raises(ChangedFileError):
        library.imports.store(batch, found, draft(found), path)
    assert count(library, ChunkRow) == 0
    path.unlink()
    with pytest.raises(MissingFileError):
        library.imports.store(batch, found, draft(found), path)
    assert library.articles.all() == []
    assert library.imports.known(found.sha256) is None
    assert count(library, ChunkRow) == 0


def test_a_file_for_a_topic_that_is_gone_is_refused_whole(library: Library, tmp_path: Path) -> None:
    with pytest.raises(TopicNotFoundError):
        store(library, paper(tmp_path), [new_id()])
    assert library.articles.all() == []
    assert count(library, SourceRow) == 0


def test_what_an_interrupted_import_left_is_swept_at_the_next_opening(
    library: Library, tmp_path: Path
) -> None:
    path, found = large(tmp_path)
    _interrupt(library, found, path)
    assert count(library, ChunkRow) == 2
    assert library.articles.all() == []
    assert library.imports.known(found.sha256) is None
    with pytest.raises(SourceNotFoundError):
        library.sources.pages(found.sha256)
    library.close()
    with Library.open(library.path, reviewer="Anna") as again:
        assert count(again, ChunkRow) == 0
        again.imports.store(again.imports.begin(""), found, draft(found), path)
        assert again.check().ok


def test_an_import_goes_over_what_an_interrupted_one_left(library: Library, tmp_path: Path) -> None:
    path, found = large(tmp_path)
    _interrupt(library, found, path)
    library.imports.store(library.imports.begin(""), found, draft(found), path)
    assert count(library, ChunkRow) == 3
    assert library.check().ok


def test_a_batch_keeps_the_fate_of_every_file(library: Library) -> None:
    search = Search("PubMed", "ketamine[ti]", date(2026, 5, 1))
    batch = library.imports.begin("Search of May", search=search)
    results = (
        ImportResult("a.pdf", Outcome.ADDED, title="A"),
        ImportResult("b.ris", Outcome.DUPLICATE, record=2, title="B"),
        ImportResult(
            "c.pdf", Outcome.FAILED, reason=Reason("unreadable-file", {"finding": "cut off"})
        ),
    )
    for result in results:
        library.imports.note(batch, result)
    (found,) = library.imports.batches()
    assert (found.id, found.name, found.search) == (batch, "Search of May", search)
    assert (found.reviewer, found.ended) == ("Anna", None)
    assert found.counts == dict.fromkeys((Outcome.ADDED, Outcome.DUPLICATE, Outcome.FAILED), 1)
    assert tuple(library.imports.results(batch)) == results
    assert library.imports.results(batch, outcomes=[Outcome.FAILED]) == [results[2]]
    assert library.imports.results(batch, start=1, most=1) == [results[1]]


def test_sources_that_are_not_there(library: Library, tmp_path: Path) -> None:
    stored = store(library, paper(tmp_path))
    with pytest.raises(SourceNotFoundError):
        library.sources.pages("0" * 64)
    with pytest.raises(SourceNotFoundError):
        library.sources.write_to("0" * 64, tmp_path / "out")
    with pytest.raises(PageNotFoundError) as caught:
        library.sources.page(stored.sources[0].sha256, 3)
    assert caught.value.facts == {"page": "3", "pages": "2"}
    with pytest.raises(UnwritableFileError):
        library.sources.write_to(stored.sources[0].sha256, tmp_path / "no" / "out")


def test_bytes_that_are_not_those_that_came_are_not_given_out(
    library: Library, tmp_path: Path
) -> None:
    stored = store(library, paper(tmp_path))
    with library._database.driver() as connection:
        connection.execute("UPDATE chunk SET data = x'00'")
    with pytest.raises(DamagedLibraryError):
        library.sources.write_to(stored.sources[0].sha256, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def long_paper(folder: Path) -> tuple[Path, ReadFile]:
    """Write a paper of more pages than are indexed in one turn."""
    path = paper(folder, "long.txt", [f"Ketamine on page {number}." for number in range(1, 251)])
    return path, read(path)


def indexed(library: Library) -> int:
    with library._database.driver() as connection:
        found = connection.execute(
            "SELECT count(*) FROM page_index WHERE page_index MATCH 'ketamine'"
        )
        return int(found.fetchone()[0])


def test_every_page_of_a_long_paper_is_indexed(library: Library, tmp_path: Path) -> None:
    store(library, long_paper(tmp_path)[0])
    assert indexed(library) == 250
    assert library.check().ok


def test_an_index_that_a_crash_left_behind_is_finished_at_the_next_opening(
    library: Library, tmp_path: Path
) -> None:
    path, found = long_paper(tmp_path)

    def crash(changed: Changed) -> None:
        if changed.touches("article"):
            raise KeyboardInterrupt

    library.listen(crash)
    batch = library.imports.begin("")
    with pytest.raises(KeyboardInterrupt):
        library.imports.store(batch, found, draft(found), path)
    assert indexed(library) == 100
    library.close()
    with Library.open(library.path, reviewer="Anna") as again:
        assert indexed(again) == 250
        assert again.check().ok
