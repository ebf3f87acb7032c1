"""Makes a library of an older schema: `python -m tests.library.golden.make VERSION PATH`.

The steps are run up to the version; rows come from a library of the present program, as far as
the version has tables and columns for them, and so does the journal.
"""

import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from ketareview.domain.grade import Domain, Judgement, Start, Step
from ketareview.library import Library
from ketareview.library.connecting import APPLICATION_ID, PAGE_SIZE
from ketareview.library.models import INDEXES
from ketareview.library.steps import STEPS, advance
from tests.library.papers import mark, paper, store

_LOCAL = ("place", "identity_version")  # properties of this computer, and of a later table


def make(path: Path, version: int) -> None:
    """Make a library as the program of that schema left it."""
    with TemporaryDirectory() as folder, closing(_empty(path, version)) as connection:
        present = Path(folder) / "present.ketareview"
        _fill(present)
        connection.execute("ATTACH ? AS present", (str(present),))
        connection.execute("BEGIN")
        for table in tables(connection):
            names = ", ".join(f'"{each}"' for each in columns(connection, table))
            connection.execute(
                f"INSERT INTO main.{table} ({names}) SELECT {names} FROM present.{table}"  # noqa: S608 - names of ours
            )
        connection.execute("DELETE FROM property WHERE name IN (?, ?)", _LOCAL)
        _fit_journal(connection)
        for index in INDEXES:
            connection.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")  # noqa: S608 - names of ours
        connection.execute("COMMIT")


def tables(connection: sqlite3.Connection) -> list[str]:
    """List the tables of a library that hold rows of its own."""
    rows = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict ORDER BY name"
    )
    return [row[0] for row in rows]


def columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """List the columns of a table."""
    return [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]


def _empty(path: Path, version: int) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    advance(connection, {number: step for number, step in STEPS.items() if number <= version})
    return connection


def _fill(path: Path) -> None:
    """Do something of everything: papers, marks, what is undone, and what is concluded."""
    with Library.create(path, reviewer="Anna") as library:
        topic = library.topics.find("FDA").id
        first = store(library, paper(path.parent), [topic], title="Ketamine and relief")
        second = paper(path.parent, "lee.txt", ["Nothing was seen at one week."])
        library.articles.delete([store(library, second, title="Nothing at one week").id])
        mark(library, first, topic, note="Slow drip")
        library.highlights.delete([mark(library, first).id])
        highlight = mark(library, first, note="Fast relief")
        library.history.undo()
        library.history.redo()
        claim = library.claims.add("Relief comes fast", topic, highlights=[highlight.id])
        steps = (Step(Domain.IMPRECISION, -1, "62 people"),)
        library.certainties.judge(claim.id, Judgement(Start.RANDOMISED, library.reviewer, steps))
        library.summaries.write(topic, "Relief comes fast, for a week.")


def _fit_journal(connection: sqlite3.Connection) -> None:
    """Leave in the journal what a program of that schema wrote."""
    known = {table: set(columns(connection, table)) for table in tables(connection)}
    rows = connection.execute('SELECT number, kind, "before", "after" FROM change').fetchall()
    for number, kind, before, after in rows:
        if kind not in known:
            connection.execute("DELETE FROM change WHERE number = ?", (number,))
            continue
        fitted = (_fitted(before, known[kind]), _fitted(after, known[kind]), number)
        connection.execute('UPDATE change SET "before" = ?, "after" = ? WHERE number = ?', fitted)


def _fitted(values: str | None, known: set[str]) -> str | None:
    if values is None:
        return None
    kept = {name: value for name, value in json.loads(values).items() if name in known}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    make(Path(sys.argv[2]), int(sys.argv[1]))
