"""`report`: templates, sections, styles, what changed; `claims --without`."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Once, Run


@pytest.fixture
def claimed(run: Run, okafor: str, once: Once) -> str:
    """A claim under PTSD with a passage for it; its article's id."""

    def fill() -> None:
        facets = ("--type", "e", "--strength", "5", "--topic", "PTSD", "--occurrence", "1")
        words = ("--quote", "lowered MADRS", *facets, "--json")
        highlight = run("highlight", okafor, *words).document
        claim = run("claims", "add", "It works within a day", "--topic", "PTSD", "--json").document
        assert run("claims", "file", claim["id"], highlight["id"]).code == 0

    once(fill)
    return okafor


def test_choices_are_kept_as_a_template_and_used(run: Run, claimed: str, tmp_path: Path) -> None:
    chosen = ("--sections", "claims,sources", "--style", "apa", "--save-template", "Short")
    asked = ("report", "--topic", "PTSD", "-o")
    assert run(*asked, tmp_path / "a.md", *chosen).code == 0
    assert run(*asked, tmp_path / "b.md", "--template", "short").code == 0

    told = (tmp_path / "b.md").read_text(encoding="utf-8")
    assert told == (tmp_path / "a.md").read_text(encoding="utf-8")
    assert "It works within a day" in told
    assert "Codebook" not in told


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--sections", "nothing"),
        ("--sections", ""),
        ("--style", ""),
        ("--paper", ""),
        ("--order", ""),
        ("--template", ""),
        ("--style", "nothing"),
        ("--style", "missing.csl"),
        ("--paper", "a0"),
        ("--language", "xx"),
        ("--language", ""),
        ("--order", "random"),
        ("--template", "nothing"),
        ("--since", "missing.json"),
        ("--since", "missing.pdf"),
    ],
)
def test_what_is_not_understood_is_refused(
    run: Run, claimed: str, tmp_path: Path, option: str, value: str
) -> None:
    answer = run("report", "--topic", "PTSD", "-o", tmp_path / "a.md", option, value)

    assert answer.code == 1
    assert answer.err.strip()
    assert not (tmp_path / "a.md").exists()


def test_a_language_is_chosen_by_its_name(run: Run, claimed: str, tmp_path: Path) -> None:
    made = tmp_path / "a.json"
    assert run("report", "--topic", "PTSD", "-o", made, "--language", "English").code == 0
    assert json.loads(made.read_text("utf-8-sig"))["language"] == "en"

    refused = run("report", "--topic", "PTSD", "-o", made, "--language", "Klingon")
    assert "language does not take “Klingon”. It takes: en (English)." in refused.err


@pytest.mark.parametrize("ending", ["pdf", "json"])
def test_what_changed_since_a_report_is_told(
    run: Run, claimed: str, tmp_path: Path, ending: str
) -> None:
    old, new = tmp_path / f"old.{ending}", tmp_path / "new.md"
    assert run("report", "--topic", "PTSD", "-o", old).code == 0
    run("claims", "add", "It lasts", "--topic", "PTSD")
    assert run("report", "--topic", "PTSD", "-o", new, "--since", old).code == 0

    told = new.read_text(encoding="utf-8")
    assert "What changed" in told
    assert "New claim: It lasts" in told


def test_claims_that_an_article_bears_are_told(run: Run, claimed: str) -> None:
    [loss] = run("claims", "--without", claimed, "--json").document

    assert loss["turns"]
    assert loss["before"]["counts"] == {"supports": 1}
    assert loss["after"]["counts"] == {}
    assert "turns: no passages" in run("claims", "--without", claimed).out


def test_a_final_report_refuses_what_nobody_looked_up(
    run: Run, claimed: str, tmp_path: Path
) -> None:
    final = ("report", "--topic", "PTSD", "-o", tmp_path / "a.md", "--final")
    assert run(*final).code == 0
    run("highlight", claimed, "--quote", "within a day", "--type", "e", "--strength", "?",
        "--topic", "PTSD")  # fmt: skip
    (tmp_path / "a.md").unlink()

    assert run(*final).code == 1
    assert not (tmp_path / "a.md").exists()
