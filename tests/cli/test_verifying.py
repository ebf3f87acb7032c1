"""`verify` says what is wrong by name, and its exit code says whether anything is."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def report(run: Run, okafor: str, tmp_path: Path) -> Path:
    words = "Ketamine lowered MADRS scores within a day."
    run("highlight", okafor, "--quote", words, "--type", "efficacy", "--strength", "trial")
    path = tmp_path / "report.pdf"
    assert run("report", "--topic", "all", "-o", path).code == 0
    return path


def test_a_report_is_as_it_was_made(run: Run, report: Path) -> None:
    said = run("verify", report)
    assert said.code == 0
    assert "quotations 1" in said.out
    assert "compared with the sources" in said.out
    told = run("verify", report, "--json").document
    assert told["ok"]
    assert told["problems"] == []
    assert told["counts"]["quotations"] == 1
    assert told["sources"][0]["state"] == "present"


def test_without_a_library_only_the_evidence_is_checked(
    run: Run, report: Path, tmp_path: Path
) -> None:
    (tmp_path / "review.ketareview").rename(tmp_path / "elsewhere.ketareview")
    said = run("verify", report)
    assert said.code == 0
    assert "No library is at hand" in said.err
    assert not (tmp_path / "review.ketareview").exists()


def test_a_changed_report_is_refused(run: Run, report: Path) -> None:
    pdf = report.read_bytes()
    report.write_bytes(pdf.replace(b"%KetaReview sha256 ", b"%KetaReview sha257 "))
    said = run("verify", report)
    assert said.code == 1
    assert "changed after the report was made" in said.err
    told = run("verify", report, "--json").document
    assert not told["ok"]


def test_what_is_no_report_is_told_in_a_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"not a PDF")
    said = run("verify", tmp_path / "x.pdf")
    assert said.code == 1
    assert said.out == ""
    assert "broken" in said.err
