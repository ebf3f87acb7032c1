"""A check finds whatever is wrong, and nothing else."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ketareview.domain.article import Article
from ketareview.domain.checking import CheckReport, is_due
from ketareview.domain.geometry import Rect
from ketareview.domain.highlight import Passage, Piece, Tags
from ketareview.domain.progress import Cancelled
from ketareview.domain.query import parse
from ketareview.library import Library, occupancy
from ketareview.library.safety import agreeing
from tests.library.papers import mark, passage


def damaged(library: Library, *statements: str) -> CheckReport:
    """Check a library after something wrote to it past the one door."""
    with library._database.driver() as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for (trigger,) in connection.execute(
            "SELECT name FROM sqlite_temp_schema WHERE type = 'trigger'"
        ).fetchall():
            connection.execute(f"DROP TRIGGER temp.{trigger}")
        for statement in statements:
            connection.execute(statement)
        connection.execute("PRAGMA foreign_keys = ON")
    return library.check()


def test_a_sound_library_has_no_problems(library: Library, article: Article) -> None:
    mark(library, article)
    told: list[tuple[int, int]] = []
    report = library.check(lambda done, total: told.append((done, total)))
    assert report == CheckReport((), sources=1, pages=2, highlights=1)
    assert report.ok
    assert list(dict.fromkeys(told)) == [(done, 4) for done in range(5)]


def test_a_check_can_be_stopped(library: Library) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        library.check(stop)


def test_a_check_can_be_stopped_while_it_reads_the_journal(library: Library) -> None:
    told: list[int] = []

    def stop(done: int, _total: int) -> None:
        told.append(done)
        if told.count(1) > 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        library.check(stop)
    assert library.checked is None


def test_a_quotation_that_is_not_in_its_source_is_found(library: Library, article: Article) -> None:
    mark(library, article)
    wrong = replace(passage(article), quote="Esketamine")
    added = library.highlights.add(article.id, wrong, Tags("efficacy", "trial"))
    (problem,) = library.check().problems
    assert problem.code == "wrong-quotation"
    assert problem.facts == {
        "highlight": str(added.id),
        "quote": "Esketamine",
        "title": "okafor",
    }
    library.highlights.delete([added.id])
    assert library.check().ok


def test_a_highlight_that_lost_its_place_elsewhere_is_no_damage(
    library: Library, article: Article
) -> None:
    lost = replace(passage(article), pieces=(), quote="words that are nowhere")
    library.highlights.add(article.id, lost, Tags("efficacy", "trial"))
    assert library.check().ok


@pytest.mark.parametrize(
    ("statement", "codes"),
    [
        ("UPDATE chunk SET data = x'00'", {"changed-source"}),
        ("DELETE FROM chunk", {"changed-source"}),
        ("UPDATE page SET text = 'else'", {"changed-text", "wrong-quotation", "stale-text"}),
        ("UPDATE page SET text = upper(text)", {"changed-text", "wrong-quotation"}),
        (
            "UPDATE page SET text = CAST(x'ff' AS TEXT)",
            {"changed-text", "damaged-structure"},
        ),
        ("UPDATE page SET folded = 'else'", {"damaged-index", "stale-text"}),
        (
            "DELETE FROM page WHERE number = 2",
            {"changed-text", "damaged-index", "missing-row"},
        ),
        ("UPDATE article_text SET title = 'else'", {"damaged-index"}),
        ("DELETE FROM highlight_text", {"damaged-index"}),
        ("UPDATE attachment SET source = 'none'", {"missing-reference", "other-than-journal"}),
        ("DELETE FROM identity", {"damaged-index"}),
        ("UPDATE identity SET value = 'else' WHERE kind = 'doi'", {"damaged-index"}),
        ("UPDATE import_file SET records = 7", {"miscounted-import", "other-than-journal"}),
        ("UPDATE highlight SET note = 'else'", {"other-than-journal"}),
        ("UPDATE highlight SET deleted = 1", {"other-than-journal"}),
        ("DELETE FROM highlight", {"missing-row"}),
        ("DELETE FROM change WHERE kind = 'highlight'", {"unrecorded-row"}),
        (
            "UPDATE article SET merged_into = '00000000-0000-4000-8000-000000000000'",
            {"missing-reference", "other-than-journal"},
        ),
        ("UPDATE change SET after = '{' WHERE number = 1", {"damaged-structure"}),
        ("UPDATE article SET authors = 'none'", {"damaged-structure", "other-than-journal"}),
    ],
)
def test_damage_is_found(
    library: Library, article: Article, statement: str, codes: set[str]
) -> None:
    mark(library, article)
    report = damaged(library, statement)
    assert not report.ok
    assert {problem.code for problem in report.problems} == codes


def test_what_can_be_made_anew_is_repaired(library: Library, article: Article) -> None:
    highlight = mark(library, article)
    damage = (
        "UPDATE page SET folded = 'else'",
        "DELETE FROM highlight_text",
        "DELETE FROM identity",
        "INSERT INTO page_index (page_index) VALUES ('delete-all')",
    )
    report = damaged(library, *damage)
    assert report.is_repairable
    assert all(problem.is_repairable for problem in report.problems)
    library.close()
    with Library.open(library.path, reviewer="Anna") as again:
        again.repair()
        assert again.check().ok
        assert again.search.articles(parse("MADRS")) == [article.id]
        assert again.search.highlights(parse("ketamine")) == [highlight.id]


def test_an_index_of_the_database_is_made_anew(library: Library, article: Article) -> None:
    mark(library, article)
    library.close()
    with closing(sqlite3.connect(library.path, isolation_level=None)) as connection:
        asked = "SELECT * FROM sqlite_schema WHERE name = 'ix_highlight_article_id'"
        [index] = connection.execute(asked).fetchall()
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DELETE FROM sqlite_schema WHERE name = ?", (index[1],))
    with closing(sqlite3.connect(library.path, isolation_level=None)) as connection:
        connection.execute("UPDATE highlight SET rowid = rowid + 1000")  # behind its back
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", index)
    with Library.open(library.path, reviewer="Anna") as again:
        report = again.check()
        assert ("damaged-index", index[1]) in {
            (problem.code, problem.facts.get("index")) for problem in report.problems
        }
        assert report.is_repairable
        again.repair()
        assert again.check().ok


def test_what_was_written_cannot_be_made_anew(library: Library, article: Article) -> None:
    mark(library, article, note="mine")
    report = damaged(library, "UPDATE highlight SET note = 'else'")
    assert not report.is_repairable
    library.close()
    with Library.open(library.path, reviewer="Anna") as again:
        again.repair()
        assert again.check() == report


def test_histories_with_undo_and_numbers_agree_with_their_journal(
    library: Library, article: Article
) -> None:
    box = Piece(1, 0, 0, Rect(0.1, 1 / 3, 2e-7, 123456.789))
    figure = Passage(article.sources[0].sha256, (box,), "", transcription="0.1")
    library.highlights.add(article.id, figure, Tags("efficacy", "trial"))
    mark(library, article)
    library.history.undo()
    library.history.redo()
    library.articles.delete([article.id])
    library.history.undo()
    assert library.check().ok


def test_when_it_was_checked_is_noted(library: Library, article: Article) -> None:
    assert not library.checked
    before = len(library.history.actions())
    library.check()
    checked = library.checked
    assert checked
    assert len(library.history.actions()) == before
    damaged(library, "UPDATE article SET title = 'else'")
    assert library.checked == checked


def test_a_check_is_due_each_month() -> None:
    now = datetime(2026, 3, 1, tzinfo=UTC)
    assert is_due(None, now)
    assert not is_due(now - timedelta(days=29), now)
    assert is_due(now - timedelta(days=30), now)
    assert is_due(now + timedelta(days=900), now)  # by a clock that was wrong


def test_after_an_end_that_was_none_a_check_is_due_until_it_was_made(library: Library) -> None:
    library.check()
    told = occupancy.beside(library.path).read_bytes()
    library.close()
    occupancy.beside(library.path).write_bytes(told)
    for _ in range(2):  # whoever closes it properly before there was time has not checked it
        with Library.open(library.path, reviewer="Anna") as again:
            assert again.checked is None
    with Library.open(library.path, reviewer="Anna") as again:
        again.check()
        assert again.checked is not None
    with Library.open(library.path, reviewer="Anna") as sound:
        assert sound.checked is not None


def test_not_all_of_many_disagreements_are_told(library: Library) -> None:
    for number in range(40):
        library.topics.add(f"Topic {number}")
    report = damaged(library, "UPDATE topic SET name = 'else', position = 7")
    assert [problem.code for problem in report.problems] == ["other-than-journal"] * agreeing.MOST
