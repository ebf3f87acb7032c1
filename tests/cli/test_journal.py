"""`history`, `undo`, `redo` and `check`."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from tests.cli.conftest import Run


def test_what_was_done_is_undone_and_redone(run: Run, okafor: str) -> None:
    run("highlight", okafor, "--quote", "one week", "--type", "e", "--strength", "5")

    undone = run("undo", "--json").document
    assert undone["undoes"] == run("history", "--json").document[1]["id"]
    assert run("highlights", "--json").document == []
    assert run("redo").code == 0
    assert len(run("highlights", "--json").document) == 1


def test_an_import_is_one_step(run: Run, papers: Path) -> None:
    run("import", papers)
    run("undo")

    assert run("articles", "--json").document == []
    assert run("undo").code == 1


def test_nothing_to_undo_is_told(run: Run) -> None:
    run("init")

    for command in ("undo", "redo"):
        answer = run(command)
        assert (answer.code, answer.out) == (1, "")
        assert command in answer.err


def test_history_tells_what_touched_an_article(run: Run, papers: Path, okafor: str) -> None:
    run("import", papers / "clinic.md")
    run("topics", "add", "Fresh")

    everything = [each["name"] for each in run("history", "--json").document]
    of_one = [each["name"] for each in run("history", okafor, "--json").document]
    assert "Add topic" in everything
    assert "Add topic" not in of_one
    assert len(of_one) == 1
    fields = {"id", "name", "reviewer", "at", "undoes", "changes", "is_undone"}
    assert set(run("history", "--json").document[0]) == fields
    assert len(run("history").out.splitlines()) == len(everything)


def test_a_sound_library_is_found_sound(run: Run, okafor: str) -> None:
    run("highlight", okafor, "--quote", "one week", "--type", "e", "--strength", "5")

    answer = run("check", "--json")

    assert answer.code == 0
    assert answer.document == {
        "ok": True,
        "problems": [],
        "sources": 1,
        "pages": answer.document["pages"],
        "highlights": 1,
        "study_values": 0,
        "repaired": [],
    }
    assert run("check").out


def test_a_changed_quotation_is_found(run: Run, okafor: str, tmp_path: Path) -> None:
    run("highlight", okafor, "--quote", "one week", "--type", "e", "--strength", "5")
    with sqlite3.connect(tmp_path / "review.ketareview") as connection:
        connection.execute("UPDATE highlight SET quote = 'two weeks'")
    connection.close()

    answer = run("check", "--json")

    assert answer.code == 1
    assert answer.document["ok"] is False
    journal, quotation = answer.document["problems"]
    assert "journal" in journal
    assert "“two weeks”" in quotation
    assert len(answer.err.splitlines()) == 3
    [highlight] = run("highlights", "--json").document
    assert highlight["quote_ok"] is False
    assert "does not match" in run("highlights").out


def test_history_lists_what_was_there_at_a_moment(run: Run, okafor: str) -> None:
    run("highlight", okafor, "--quote", "one week", "--type", "e", "--strength", "5")
    moment = datetime.now(UTC).isoformat()
    run("undo")
    then = run("history", "--at", moment, "--json").document
    assert [(each["kind"], each["since"]) for each in then] == [
        ("article", "same"),
        ("highlight", "deleted"),
    ]
    assert run("history", "--at", "2001-01-01", "--json").document == []
    lines = run("history", "--at", moment).out.splitlines()
    assert len(lines) == len(then)
    assert run("history", "--at", "soon").code == 2
