"""Strategies that files hold are kept with their import."""

from pathlib import Path

import pytest

from ketareview.domain.imports import Search
from ketareview.library import Library
from ketareview.sandbox import WorkerPool
from ketareview.workflows import add_papers

_STRATEGY = "Database: {}\nSearch Strategy:\n{}\n1     exp Ketamine/ (16)\n\n"
_RECORD = "<1. >\nVN  - Ovid Technologies\nTI  - On {}\nAU  - Marsh, Ada\n\n"


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    path = tmp_path / "medline.txt"
    text = _STRATEGY.format("Ovid MEDLINE(R) <1946 to 2023>", "-" * 80)
    path.write_text(text + _RECORD.format("frogs"), encoding="utf-8")
    return path


_KEPT = "Database: Ovid MEDLINE(R) <1946 to 2023>\nSearch Strategy:\n1     exp Ketamine/ (16)"


def test_a_strategy_becomes_the_search_of_its_import(
    library: Library, pool: WorkerPool, exported: Path
) -> None:
    done = add_papers(library, pool, [exported], batch="May")
    assert done is not None
    assert (done.name, done.search) == ("May", Search("Ovid MEDLINE(R) <1946 to 2023>", _KEPT))
    library.history.undo()
    assert library.articles.count() == 0
    assert library.imports.batches() == []


def test_what_the_reviewer_said_of_a_search_stays_before_its_strategy(
    library: Library, pool: WorkerPool, exported: Path
) -> None:
    done = add_papers(library, pool, [exported], search=Search("MEDLINE", "ketamine"))
    assert done is not None
    assert done.search == Search("MEDLINE", f"ketamine\n\n{_KEPT}")


def test_strategies_of_several_files_are_all_kept_and_each_once(
    library: Library, pool: WorkerPool, exported: Path
) -> None:
    other = exported.with_name("embase.txt")
    text = _STRATEGY.format("Embase <1974 to 2023>", "-" * 80) + _RECORD.format("toads")
    other.write_text(text, encoding="utf-8")
    again = exported.with_name("medline again.txt")
    again.write_bytes(exported.read_bytes())
    done = add_papers(library, pool, [exported, other, again])
    assert done is not None
    embase = _KEPT.replace("Ovid MEDLINE(R) <1946", "Embase <1974")
    assert done.search == Search(words=f"{_KEPT}\n\n{embase}")


def test_a_database_above_records_is_that_of_their_import(
    library: Library, pool: WorkerPool, tmp_path: Path
) -> None:
    path = tmp_path / "found.ris"
    path.write_text("Database: PsycINFO\n\nTY  - JOUR\nTI  - On frogs\nER  -\n", encoding="utf-8")
    done = add_papers(library, pool, [path])
    assert done is not None
    assert done.search == Search("PsycINFO")
    again = add_papers(library, pool, [path], search=Search("Embase"))
    assert again is not None
    assert again.search == Search("Embase")
