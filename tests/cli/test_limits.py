"""`report --type --strength-from --strength-to --stance --by`: what is in, and what is told."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Once, Run

PASSAGES = (
    ("lowered MADRS", "e", "5", "+"),
    ("within a day", "onset", "3", "-"),
    ("No difference was seen", "e", "?", "="),
)


@pytest.fixture
def marked(run: Run, okafor: str, once: Once) -> Run:
    def fill() -> None:
        for quote, kind, strength, stance in PASSAGES:
            facets = ("--type", kind, "--strength", strength, "--stance", stance)
            who = ("--reviewer", "A. Reviewer")
            assert run("highlight", okafor, "--quote", quote, *facets, *who).code == 0

    once(fill)
    return run


def quotes(run: Run, folder: Path, *limits: str) -> list[str]:
    made = folder / "made.json"
    assert run("report", "--topic", "all", "-o", made, "--yes", *limits).code == 0
    groups = json.loads(made.read_bytes())["groups"]
    told = {each["quote"] for group in groups for each in group["quotations"]}
    return [quote for quote, *_ in PASSAGES if quote in told]


@pytest.mark.parametrize(
    ("limits", "kept"),
    [
        ((), (0, 1, 2)),
        (("--type", "e"), (0, 2)),
        (("--type", "efficacy", "Onset"), (0, 1, 2)),
        (("--type", "n", "--type", "d"), (1,)),
        (("--strength-from", "4"), (0,)),
        (("--strength-to", "4"), (1,)),
        (("--strength-from", "0"), (0, 1)),
        (("--stance", "-", "="), (1, 2)),
        (("--stance", "-"), (1,)),
        (("--stance", "no-difference", "--type", "n"), ()),
        (("--by", "a. reviewer"), (0, 1, 2)),
    ],
)
def test_only_what_is_asked_for_is_in_the_report(
    marked: Run, tmp_path: Path, limits: tuple[str, ...], kept: tuple[int, ...]
) -> None:
    assert quotes(marked, tmp_path, *limits) == [PASSAGES[each][0] for each in kept]


def test_the_report_says_what_it_is_limited_to(marked: Run, tmp_path: Path) -> None:
    limits = ("--type", "e", "--strength-from", "5", "--stance", "supports")
    assert marked("report", "--topic", "all", "-o", tmp_path / "a.md", *limits).code == 0

    told = (tmp_path / "a.md").read_text(encoding="utf-8")
    for word in ("efficacy", "trial", "review", "supports"):
        assert word in told


def test_a_template_keeps_the_limits_and_what_is_asked_again_is_changed(
    marked: Run, tmp_path: Path
) -> None:
    kept = ("--type", "e", "--strength-from", "5", "--save-template", "Trials")
    assert quotes(marked, tmp_path, *kept) == ["lowered MADRS"]
    assert quotes(marked, tmp_path, "--template", "Trials") == ["lowered MADRS"]
    again = ("--template", "Trials", "--type", "n", "--strength-from", "3")
    assert quotes(marked, tmp_path, *again) == ["within a day"]


def test_a_template_keeps_the_query_and_another_is_asked_beside_it(
    marked: Run, tmp_path: Path
) -> None:
    kept = ("--where", "type:e OR type:n", "--save-template", "Two")
    assert len(quotes(marked, tmp_path, *kept)) == 3
    again = ("--template", "Two", "--where", "-strength:5")
    assert len(quotes(marked, tmp_path, *again)) == 2


@pytest.mark.parametrize(
    "limits",
    [
        ("--type", "nothing"),
        ("--type", "e", "nothing"),
        ("--stance", "nothing"),
        ("--by", "Nobody"),
        ("--strength-from", "?"),
        ("--strength-to", "9"),
        ("--strength-from", "5", "--strength-to", "2"),
    ],
)
def test_what_is_not_understood_is_refused(
    marked: Run, tmp_path: Path, limits: tuple[str, ...]
) -> None:
    answer = marked("report", "--topic", "all", "-o", tmp_path / "a.md", *limits)

    assert answer.code == 1
    assert answer.err.strip()
    assert not (tmp_path / "a.md").exists()
