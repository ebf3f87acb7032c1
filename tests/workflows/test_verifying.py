"""A report is proved against its evidence, its pages and, with a library, its sources."""

import io
import random
import re
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pytest

from ketareview.domain.errors import (
    EmptyFileError,
    EncryptedFileError,
    MissingFileError,
    NoEvidenceError,
    UnreadableFileError,
)
from ketareview.domain.highlight import Tags
from ketareview.domain.verifying import SourceState, Verification
from ketareview.library import Library
from ketareview.reporting import Report, typesetting
from ketareview.reporting.printing import shown
from ketareview.sandbox import Limits, WorkerPool
from ketareview.workflows import mark, report_on, write_report
from ketareview.workflows.verifying import verify
from tests.workflows.taken import taken

NOW = datetime(2026, 1, 2, tzinfo=UTC)
WORDS = "Ketamine did not lower the score (\u22120.4) by day 14."


@pytest.fixture
def marked(library: Library, pool: WorkerPool, tmp_path: Path) -> Library:
    paper = tmp_path / "trial.txt"
    paper.write_text(f"Some words first. {WORDS} And it \ufb01ts.\n", encoding="utf-8")
    (result,) = taken(library, pool, [paper])
    assert result.article_id is not None
    article = library.articles.get(result.article_id)
    for quote in (WORDS, "Some words first."):
        mark(library, article, quote, Tags("efficacy", "trial", stance="contradicts"))
    return library


@pytest.fixture
def report(marked: Library, tmp_path: Path) -> Path:
    path = tmp_path / "report.pdf"
    write_report(report_on(marked, None, on=NOW), path)
    return path


def codes(found: Verification) -> list[str]:
    return [each.code for each in found.problems]


def test_an_untouched_report_is_proved(report: Path, marked: Library) -> None:
    alone, compared = verify(report), verify(report, marked)
    assert alone.ok
    assert compared.ok
    assert alone.counts["quotations"] == compared.compared == 2
    assert [source.state for source in compared.sources] == [SourceState.PRESENT]


def test_any_byte_of_the_attachment_is_missed_by_name(report: Path) -> None:
    pdf = report.read_bytes()
    packed = next(
        one for one in re.finditer(rb"stream\r?\n(x.+?)endstream", pdf, re.DOTALL) if _is_json(one)
    )
    rng = random.Random(5)  # noqa: S311 - repeatable places
    for _ in range(12):
        place = rng.randrange(packed.start(1), packed.end(1) - 2)
        report.write_bytes(pdf[:place] + bytes([pdf[place] ^ 0x11]) + pdf[place + 1 :])
        found = verify(report)
        assert not found.ok
        assert codes(found)[-1] == "changed-report"
        assert {"changed-item", "missing-item", "torn-evidence"} & set(codes(found))


def _is_json(found: re.Match[bytes]) -> bool:
    from ketareview.pdf.attached import inflated  # noqa: PLC0415 - what a worker does

    return inflated(found[1].rstrip(b"\r\n"))[0].startswith(b'{\n"head":')


def printed_otherwise(report: Report, old: str, new: str, path: Path) -> None:
    """Set a report whose pages say something else than its evidence, sealed as ever."""
    printed = shown(report)
    for group in printed["groups"]:
        for quotation in group["quotations"]:
            quotation["quote"] = quotation["quote"].replace(old, new)
    with WorkerPool(1, Limits(memory=None)) as own:
        name = "ketareview.reporting.compiling:compile_report"
        path.write_bytes(own.call(name, typesetting.argument(report, printed), path=""))


@pytest.mark.parametrize(
    ("old", "new"), [(" not", ""), ("\u2212", ""), ("0.4", "4.0"), ("lower", "Lower")]
)
def test_words_changed_on_the_page_only_are_named(
    marked: Library, tmp_path: Path, old: str, new: str
) -> None:
    path = tmp_path / "forged.pdf"
    printed_otherwise(report_on(marked, None, on=NOW), old, new, path)
    (problem,) = verify(path).problems
    assert problem.code == "changed-print"
    assert problem.facts["item"].startswith("passage ")


def test_a_source_that_changed_is_told(report: Path, marked: Library) -> None:
    with marked._database.driver() as connection:
        for (trigger,) in connection.execute(
            "SELECT name FROM sqlite_temp_schema WHERE type = 'trigger'"
        ).fetchall():
            connection.execute(f"DROP TRIGGER temp.{trigger}")
        connection.execute("UPDATE page SET text = replace(text, '14', '15')")
    found = verify(report, marked)
    assert codes(found) == ["changed-quotation"]
    assert found.problems[0].facts["item"].startswith("passage ")


def test_a_library_without_the_source_says_so(report: Path, tmp_path: Path) -> None:
    with Library.create(tmp_path / "other.ketareview", reviewer="B") as other:
        found = verify(report, other)
    assert found.ok
    assert found.compared == 0
    assert [source.state for source in found.sources] == [SourceState.ABSENT]


def test_a_report_saved_by_another_program_is_no_longer_sealed(report: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(report.read_bytes()))
    writer.write(report)
    assert codes(verify(report)) == ["changed-report"]


def test_what_is_no_report_is_told(tmp_path: Path, report: Path) -> None:
    plain, locked, broken = (tmp_path / f"{name}.pdf" for name in ("plain", "locked", "broken"))
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(plain)
    writer.encrypt("secret", algorithm="AES-256")
    writer.write(locked)
    broken.write_bytes(report.read_bytes()[:500])
    (tmp_path / "empty.pdf").touch()
    for path, kind in (
        (plain, NoEvidenceError),
        (locked, EncryptedFileError),
        (broken, UnreadableFileError),
        (tmp_path / "empty.pdf", EmptyFileError),
        (tmp_path / "nothing.pdf", MissingFileError),
        (tmp_path, UnreadableFileError),
    ):
        with pytest.raises(kind):
            verify(path)
