"""As many records have a result as a worker counted in the file, or it is told."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from ketareview.domain.errors import LostRecordsError
from ketareview.domain.imports import ImportResult, Outcome, ReadFile
from ketareview.importing import read_file
from ketareview.library import Library
from ketareview.library.imports import Imports
from ketareview.sandbox import WorkerPool
from ketareview.workflows import add_papers, resume_imports
from tests.workflows.taken import taken

_RECORD = "TY  - JOUR\nTI  - Ketamine study number {number} of many\nER  -\n\n"
_MORE_THAN_A_PORTION = 253


class Forgetful(Imports):
    """Tells of all records, but has lost the last one of the last portion."""

    def store_records(
        self, batch: UUID, path: Path, read: ReadFile, *, topics: Sequence[UUID] = ()
    ) -> list[ImportResult]:
        if not read.is_whole:
            return super().store_records(batch, path, read, topics=topics)
        rest = replace(read, drafts=read.drafts[:-1])
        lost = ImportResult(str(path), Outcome.ADDED, read.counted)
        return [*super().store_records(batch, path, rest, topics=topics), lost]


def _references(folder: Path, count: int) -> Path:
    path = folder / "search.ris"
    records = (_RECORD.format(number=number) for number in range(1, count + 1))
    path.write_text("".join(records), encoding="utf-8")
    return path


@pytest.mark.parametrize("count", [1, 2, _MORE_THAN_A_PORTION])
def test_a_record_that_is_lost_at_the_end_is_told_and_comes_in_next_time(
    library: Library, pool: WorkerPool, tmp_path: Path, count: int
) -> None:
    path = _references(tmp_path, count)
    whole = library.imports
    library.imports = Forgetful(library._database)

    with pytest.raises(LostRecordsError) as caught:
        add_papers(library, pool, [path])

    assert caught.value.facts == {
        "path": str(path),
        "read": str(count),
        "told": str(count - 1),
    }
    library.imports = whole
    [batch] = resume_imports(library, pool)
    assert sum(batch.counts.values()) == library.articles.count() == count


def test_the_worker_counts_over_all_portions(pool: WorkerPool, tmp_path: Path) -> None:
    path = _references(tmp_path, _MORE_THAN_A_PORTION)

    first = read_file(pool, path)
    rest = read_file(pool, path, first=251)

    assert (first.counted, first.is_whole) == (250, False)
    assert (rest.counted, rest.is_whole) == (_MORE_THAN_A_PORTION, True)


def test_what_nobody_counted_is_taken_as_it_is(
    library: Library, pool: WorkerPool, tmp_path: Path
) -> None:
    assert ReadFile("0" * 64, 1, "text/plain", ()).counted is None
    assert len(taken(library, pool, [_references(tmp_path, 3)])) == len(range(3))
