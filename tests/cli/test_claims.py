"""`claims`: listed, added, filed under."""

import pytest

from tests.cli.conftest import Run

LOWERS = "A single infusion lowers suicidal ideation"


@pytest.fixture
def marks(run: Run, both: list[str]) -> list[str]:
    """Ids of two highlights, of which the second found no difference."""
    made = [
        run("highlight", both[0], "--quote", "week", "--type", "efficacy", "--strength", "trial",
            "--stance", stance, "--occurrence", 1, "--json")
        for stance in ("supports", "no-difference")
    ]  # fmt: skip
    return [each.document["id"] for each in made]


def test_a_claim_is_added_and_listed(run: Run) -> None:
    run("init")

    made = run("claims", "add", LOWERS, "--topic", "Suicidal ideation", "--note", "Why", "--json")

    assert made.code == 0
    assert (made.document["topic"], made.document["note"]) == ("Suicidal ideation", "Why")
    assert run("claims", "--json").document == [made.document]
    assert run("claims", "--topic", "PTSD", "--json").document == []
    assert "no passages" in run("claims").out


def test_highlights_are_filed_and_counted(run: Run, marks: list[str]) -> None:
    run("claims", "add", LOWERS)

    filed = run("claims", "file", "suicidal ideation", marks[0][:8], marks[1], "--json").document

    assert filed["counts"] == {"supports": 1, "no-difference": 1}
    assert filed["is_contested"]
    assert {each["highlight_id"] for each in filed["passages"]} == set(marks)
    assert "1 for · 1 no difference · 1 independent source" in run("claims").out
    again = run("claims", "file", filed["id"], marks[0], "--stance", "-", "--json").document
    assert again["counts"] == {"contradicts": 1, "no-difference": 1}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("add", " "), 2),
        (("add", LOWERS, "--topic", "Nowhere"), 1),
        (("file", "nothing like it", "12345678"), 1),
        (("file", "infusion", "12345678"), 1),
        (("file", "infusion", "1"), 1),
    ],
)
def test_what_cannot_be_understood_is_refused(run: Run, words: tuple[str, ...], code: int) -> None:
    run("init")
    run("claims", "add", LOWERS)

    answer = run("claims", *words)

    assert answer.code == code
    assert answer.err
    assert "Traceback" not in answer.err


def test_filing_is_undone(run: Run, marks: list[str]) -> None:
    run("claims", "add", LOWERS)
    run("claims", "file", "infusion", *marks)

    run("undo")

    assert run("claims", "--json").document[0]["passages"] == []
