"""References in, against splitting the file and one SQLite insert a record."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from ketareview import workflows
from ketareview.library import Library
from ketareview.sandbox import WorkerPool
from tests.benchmarks.conftest import Compare, bare_database

RECORDS = 3_000
_AT_ONCE = 60
_WORDS = [
    "ketamine",
    "relief",
    "infusion",
    "placebo",
    "trial",
    "dose",
    "anxiety",
    "memory",
    "score",
]


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A RIS file as databases give it, with abstracts of 180 words."""
    chance = random.Random(3)  # noqa: S311 - the same words each time
    path = tmp_path_factory.mktemp("search") / "search.ris"
    with path.open("w", encoding="utf-8") as file:
        for number in range(RECORDS):
            title = " ".join(chance.choices(_WORDS, k=12))
            abstract = " ".join(chance.choices(_WORDS, k=180))
            file.write(
                f"TY  - JOUR\nAU  - Okafor, A\nAU  - Berg, L\nTI  - {title} {number}\nPY  - 2021\n"
                f"JO  - Mood\nVL  - 3\nSP  - {number}\nEP  - {number + 9}\nAN  - {number + 10**7}\n"
                f"DO  - 10.1000/x.{number}\nDB  - PubMed\nKW  - a\nAB  - {abstract}.\nER  - \n\n"
            )
    return path


@pytest.fixture
def pool() -> Iterator[WorkerPool]:
    with WorkerPool() as made:
        yield made


def test_import_of_references(
    compare: Compare, search: Path, tmp_path: Path, pool: WorkerPool
) -> None:
    made: list[Path] = []

    def ours() -> None:
        made.append(tmp_path / f"{len(made)}.ketareview")
        with Library.create(made[-1], reviewer="A. Reviewer") as library:
            workflows.add_papers(library, pool, [search])

    compare(ours, lambda: bare_import(search, tmp_path / "bare.db"), 3)


def bare_import(search: Path, path: Path) -> None:
    path.unlink(missing_ok=True)
    database = bare_database(path)
    database.execute("CREATE TABLE article (id INTEGER PRIMARY KEY, record TEXT) STRICT")
    database.execute("CREATE VIRTUAL TABLE words USING fts5(record)")
    records = search.read_text(encoding="utf-8").split("ER  - ")
    for start in range(0, len(records), _AT_ONCE):
        rows = [(record,) for record in records[start : start + _AT_ONCE]]
        database.execute("BEGIN IMMEDIATE")
        database.executemany("INSERT INTO article (record) VALUES (?)", rows)
        database.executemany("INSERT INTO words (record) VALUES (?)", rows)
        database.execute("COMMIT")
    database.close()
