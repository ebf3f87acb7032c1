"""A check finds whatever is wrong, and nothing else."""

from dataclasses import replace

import pytest

from ketareview.domain.article import Article
from ketareview.domain.checking import CheckReport
from ketareview.domain.highlight import Tags
from ketareview.domain.progress import Cancelled
from ketareview.library import Library
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
    assert told == [(done, 4) for done in range(5)]


def test_a_check_can_be_stopped(library: Library) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        library.check(stop)


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
        ("UPDATE page SET text = 'else'", {"wrong-quotation"}),
        ("UPDATE page SET folded = 'else'", {"damaged-index"}),
        ("UPDATE article_text SET title = 'else'", {"damaged-index"}),
        ("DELETE FROM highlight_text", {"damaged-index"}),
        ("UPDATE attachment SET source = 'none'", {"missing-reference"}),
        ("DELETE FROM identity", {"damaged-index"}),
        ("UPDATE identity SET value = 'else' WHERE kind = 'doi'", {"damaged-index"}),
        ("UPDATE import_file SET records = 7", {"miscounted-import"}),
        (
            "UPDATE article SET merged_into = '00000000-0000-4000-8000-000000000000'",
            {"missing-reference"},
        ),
        ("UPDATE article SET authors = 'none'", {"damaged-structure"}),
    ],
)
def test_damage_is_found(
    library: Library, article: Article, statement: str, codes: set[str]
) -> None:
    mark(library, article)
    report = damaged(library, statement)
    assert not report.ok
    assert {problem.code for problem in report.problems} == codes
