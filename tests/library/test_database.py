"""The one door: settings, turns, what a rollback takes back, what listeners hear."""

import contextlib
import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from ketareview.domain.article import Article
from ketareview.domain.errors import LibraryMovedError
from ketareview.domain.highlight import Tags
from ketareview.domain.history import Changed
from ketareview.library import Library
from ketareview.library.connecting import APPLICATION_ID, PAGE_SIZE, SETTINGS, setting
from ketareview.library.models import ReviewerRow
from ketareview.library.steps import STEPS
from ketareview.library.turns import NestedTurnError, Turns
from tests.library.papers import mark, passage


def names_of_tables(library: Library) -> set[str]:
    with library._database.read() as session:
        return set(session.scalars(text("SELECT name FROM sqlite_schema")))


def test_every_setting_reads_back(library: Library) -> None:
    with library._database.driver() as connection:
        for name, (_, expected) in SETTINGS.items():
            assert setting(connection, name) == expected, name
        assert setting(connection, "page_size") == PAGE_SIZE == 8192
        assert setting(connection, "application_id") == APPLICATION_ID == 0x4B455441
        assert setting(connection, "user_version") == max(STEPS)


def test_every_table_is_strict(library: Library) -> None:
    with library._database.driver() as connection:
        loose = connection.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
            " AND NOT strict AND name <> 'sqlite_schema'"
        ).fetchall()
    assert loose == []


def test_neither_schema_nor_savepoint_leaks_through_a_rollback(library: Library) -> None:
    before = names_of_tables(library)
    with contextlib.suppress(ZeroDivisionError), library._database.write("Fail") as session:
        session.execute(text("CREATE TABLE leak (a)"))
        with session.begin_nested():
            session.add(ReviewerRow(name="Nobody", id=library.id))
        raise ZeroDivisionError
    assert names_of_tables(library) == before
    with library._database.read() as session:
        assert session.get(ReviewerRow, library.id) is None


def test_what_is_changed_while_reading_is_rolled_back(library: Library) -> None:
    before = names_of_tables(library)
    with library._database.read() as session:
        session.execute(text("CREATE TABLE leak (a)"))
        session.execute(text("INSERT INTO chunk (sha256, number, data) VALUES ('a', 0, x'00')"))
    assert names_of_tables(library) == before
    with library._database.read() as session:
        assert session.scalars(text("SELECT count(*) FROM chunk")).one() == 0


def test_nothing_changes_outside_an_action(library: Library, article: Article) -> None:
    change = text("UPDATE article SET title = 'hidden'")
    with pytest.raises(DBAPIError), library._database.read() as session:
        session.execute(change)
    with (
        pytest.raises(sqlite3.OperationalError),
        library._database.driver() as connection,
    ):
        connection.execute("UPDATE article SET title = 'hidden'")
    assert library.articles.get(article.id).record == article.record


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM article",
        "UPDATE article SET id = 'x'",
        "INSERT OR REPLACE INTO topic SELECT * FROM topic",
        "DELETE FROM source",
        "UPDATE source SET size = size + 1",
        "DELETE FROM page",
        "UPDATE page SET text = text || '.'",
        "DELETE FROM change",
        "UPDATE change SET stamp = 0",
        "DELETE FROM action",
        "UPDATE action SET name = ''",
    ],
)
def test_what_was_written_cannot_be_removed(
    library: Library, article: Article, statement: str
) -> None:
    with pytest.raises(DBAPIError), library._database.write("Destroy") as session:
        session.execute(text(statement))


def test_listeners_hear_of_commits_only_and_can_read(library: Library, article: Article) -> None:
    heard: list[tuple[Changed, int]] = []
    stop = library.listen(
        lambda changed: heard.append((changed, len(library.highlights.of(article.id))))
    )
    topic = library.topics.find("FDA").id
    highlight = mark(library, article, topic)
    with contextlib.suppress(ZeroDivisionError), library._database.write("Fail"):
        raise ZeroDivisionError
    stop()
    mark(library, article)
    assert len(heard) == 1
    changed, seen = heard[0]
    assert changed.action == "Add highlight"
    assert changed.ids["highlight"] == {highlight.id}
    assert changed.touches("highlight_filing")
    assert not changed.touches("article")
    assert seen == 1


def test_a_change_of_topics_is_told_as_a_change_of_the_highlight(
    library: Library, article: Article
) -> None:
    highlight = mark(library, article)
    heard: list[Changed] = []
    library.listen(heard.append)
    topic = library.topics.find("FDA").id
    library.highlights.change(highlight.id, Tags("efficacy", "trial", topics=(topic,)))
    library.history.undo()
    assert [highlight.id in changed.ids["highlight"] for changed in heard] == [True, True]


def test_a_turn_within_a_turn_is_refused(library: Library) -> None:
    with library._database.read(), pytest.raises(NestedTurnError):
        library.articles.count()
    assert library.articles.count() == 0


def test_turns_are_served_in_the_order_of_asking() -> None:
    turns = Turns()
    served: list[int] = []

    def serve(number: int) -> None:
        with turns.turn():
            served.append(number)

    threads = [threading.Thread(target=serve, args=(number,)) for number in range(20)]
    with turns.turn():
        for asked, thread in enumerate(threads):
            thread.start()
            while len(turns._waiting) <= asked:
                pass
    for thread in threads:
        thread.join()
    assert served == list(range(20))


def test_threads_share_a_library(library: Library, article: Article) -> None:
    def work() -> None:
        for _ in range(10):
            mark(library, article)
            library.articles.lines([article.id])

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(library.highlights.of(article.id)) == 40


def test_nothing_is_written_to_a_file_that_was_moved(library: Library, article: Article) -> None:
    conflict = library.path.with_name("review (conflict).ketareview")
    library.path.rename(conflict)
    with pytest.raises(LibraryMovedError):
        mark(library, article)
    library.path.write_bytes(b"what a sync client put there")
    with pytest.raises(LibraryMovedError):
        mark(library, article)
    library.path.unlink()
    conflict.rename(library.path)
    assert library.highlights.of(article.id) == []
    mark(library, article)
    assert len(library.highlights.of(article.id)) == 1


def test_a_library_that_nobody_has_open_has_no_siblings(tmp_path: Path) -> None:
    path = tmp_path / "alone.ketareview"
    Library.create(path, reviewer="Anna").close()
    assert list(tmp_path.iterdir()) == [path]


def test_the_note_with_quotes_and_other_signs_comes_back(
    library: Library, article: Article
) -> None:
    note = "'\"; DROP TABLE highlight; -- %_\\ \u202e\U0001d465 \0 end"
    tags = Tags("efficacy", "trial", note=note)
    added = library.highlights.add(article.id, passage(article), tags)
    assert library.highlights.get(added.id).tags.note == note.replace("\0", "\ufffd")
