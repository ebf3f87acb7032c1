"""An import that was killed goes on where it stopped; each file and record has one result."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from ketareview.domain.errors import BatchInUseError, BatchNotFoundError, LostRecordsError
from ketareview.domain.highlight import Brought, Passage, Tags
from ketareview.domain.history import Changed
from ketareview.domain.ids import fixed_id
from ketareview.domain.imports import ImportResult, Outcome, Search
from ketareview.library import Library
from tests.library.importer import RECORDS
from tests.library.papers import draft, mark, paper, passage, read, store
from tests.library.rows import folded, live, stored

ROOT = Path(__file__).parents[2]
PAPERS = 12


def run(library: Path, folder: Path, moment: float | None) -> None:
    """Import everything, or be killed after a moment."""
    command = [sys.executable, "-m", "tests.library.importer", str(library), str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as importer:
        try:
            assert importer.wait(moment) == 0
        except subprocess.TimeoutExpired:
            importer.kill()


@pytest.mark.parametrize("times", [4, pytest.param(60, marks=pytest.mark.long)])
def test_a_killed_import_goes_on_where_it_stopped(tmp_path: Path, times: int) -> None:
    path, folder = tmp_path / "library.ketareview", tmp_path / "papers"
    folder.mkdir()
    for number in range(PAPERS):
        paper(folder, f"{number:02}.txt", [f"Ketamine paper {number}. " * 5_000, "End."])
    Library.create(path, reviewer="Anna").close()
    chance = random.Random(5)  # noqa: S311 - a repeatable order of moments

    for _ in range(times):
        run(path, folder, chance.uniform(0.3, 1.2))
    run(path, folder, None)

    with Library.open(path, reviewer="Anna") as library:
        report = library.check()
        assert report.ok, report.problems
        assert folded(library) == stored(library)
        batch = library.imports.batches()[-1]
        assert batch.ended is not None
        results = library.imports.results(batch.id, most=10_000)
        records = [each.record for each in results if each.record is not None]
        assert sorted(records) == list(range(1, RECORDS + 1))
        papers = [Path(each.path).name for each in results if each.record is None]
        assert sorted(papers) == [f"{number:02}.txt" for number in range(PAPERS)]
        assert {each.outcome for each in results} <= {Outcome.ADDED, Outcome.ATTACHED}
        assert library.articles.count() == RECORDS + PAPERS


def test_records_that_have_no_result_are_never_silent(library: Library) -> None:
    batch = library.imports.begin("All", [Path("a.pdf"), Path("b.pdf")])
    library.imports.note(batch, ImportResult("a.pdf", Outcome.FAILED))
    library.imports.finish_file(batch, Path("a.pdf"))

    with pytest.raises(LostRecordsError) as caught:
        library.imports.finish(batch)

    assert caught.value.facts["path"] == "b.pdf"
    [unfinished] = library.imports.unfinished()
    assert [waiting.path for waiting in unfinished.files] == ["b.pdf"]


def test_an_import_is_undone_as_one_long_after(library: Library, tmp_path: Path) -> None:
    first = store(library, paper(tmp_path, "first.txt", ["Ketamine first."]))
    batch = library.imports.batches()[0].id
    before = {kind: rows for kind, rows in live(library).items() if kind == "article"}
    store(library, paper(tmp_path, "second.txt", ["Second."]))
    library.topics.add("Something else")

    library.imports.undo(batch)

    assert first.id not in library.articles.all()
    assert library.articles.count() == 1
    with pytest.raises(BatchNotFoundError):
        library.imports.undo(batch)
    library.history.undo()
    assert first.id in library.articles.all()
    assert library.articles.get(first.id).sources == first.sources
    assert set(before["article"]) <= set(live(library)["article"])


def test_an_import_that_was_described_is_undone_as_well(library: Library, tmp_path: Path) -> None:
    store(library, paper(tmp_path))
    batch = library.imports.batches()[0].id
    library.imports.describe(batch, "May", Search("Embase", "esketamine"))

    library.imports.undo(batch)

    assert (library.articles.count(), library.imports.batches()) == (0, [])
    library.history.undo()
    assert library.imports.batch(batch).name == "May"


def test_claim_types_are_changed_in_one_step(library: Library, tmp_path: Path) -> None:
    article = store(library, paper(tmp_path))
    one, other = mark(library, article), mark(library, article)

    library.highlights.set_claim_types({one.id: "onset", other.id: "gap"})

    types = {each.id: each.tags.claim_type for each in library.highlights.of(article.id)}
    assert types == {one.id: "onset", other.id: "gap"}
    library.history.undo()
    types = {each.id: each.tags.claim_type for each in library.highlights.of(article.id)}
    assert set(types.values()) == {"efficacy"}


def test_an_import_that_later_work_rests_on_is_kept(library: Library, tmp_path: Path) -> None:
    article = store(library, paper(tmp_path))
    mark(library, article)
    before = stored(library)

    with pytest.raises(BatchInUseError) as caught:
        library.imports.undo(library.imports.batches()[0].id)

    assert caught.value.facts == {"count": "1", "title": article.record.title}
    assert stored(library)["article"] == before["article"]


def test_a_batch_can_be_described_later(library: Library) -> None:
    batch = library.imports.begin("")
    library.imports.describe(batch, "May", Search("Embase", "esketamine"))

    assert library.imports.batch(batch).search == Search("Embase", "esketamine")
    library.history.undo()
    assert library.imports.batch(batch).name == ""


def test_other_programs_highlights_come_in_once_and_stay_deleted(
    library: Library, tmp_path: Path
) -> None:
    article = store(library, paper(tmp_path))
    batch = library.imports.begin("Marks")
    tags = Tags("background", "unchecked", note="why?")
    made = article.added
    marks = [
        Brought(fixed_id("brought", "1"), passage(article), tags, "Ben", made, made),
        Brought(
            fixed_id("brought", "2"),
            Passage(article.sources[0].sha256, (), "words that are nowhere"),
            tags,
            "",
            made,
            made,
        ),
    ]

    assert library.highlights.bring(batch, article.id, marks) == 2

    orphan, found = library.highlights.of(article.id)
    assert (found.reviewer.name, found.tags.note) == ("Ben", "why?")
    assert orphan.passage.pieces == ()
    assert orphan.passage.quote == "words that are nowhere"
    assert library.highlights.quote_ok([orphan.id, found.id]) == {orphan.id: False, found.id: True}
    library.highlights.delete([found.id])
    assert library.highlights.bring(batch, article.id, marks) == 0
    assert [each.id for each in library.highlights.of(article.id)] == [orphan.id]


def test_a_file_can_come_to_an_article_that_is_there(library: Library, tmp_path: Path) -> None:
    article = store(library, paper(tmp_path, "a.txt", ["One."]))
    path = paper(tmp_path, "b.txt", ["Two."])
    batch = library.imports.begin("More", [path])
    found = read(path)

    result = library.imports.attach(batch, found, draft(found), path, article.id)

    library.imports.finish(batch)
    assert result.outcome is Outcome.ATTACHED
    assert [each.name for each in library.articles.get(article.id).sources] == ["a.txt", "b.txt"]


def test_an_import_that_is_killed_before_all_its_files_are_written_down_is_none(
    library: Library,
) -> None:
    def crash(_changed: Changed) -> None:
        raise KeyboardInterrupt

    forget = library.listen(crash)
    with pytest.raises(KeyboardInterrupt):
        library.imports.begin("Many", [Path(f"{number}.pdf") for number in range(450)])
    forget()

    assert (library.imports.unfinished(), library.imports.batches()) == ([], [])
    batch = library.imports.begin("Many", [Path(f"{number}.pdf") for number in range(450)])
    [unfinished] = library.imports.unfinished()
    assert [each.path for each in unfinished.files] == [f"{number}.pdf" for number in range(450)]
    assert library.imports.batch(batch).files == 450
    assert folded(library) == stored(library)
