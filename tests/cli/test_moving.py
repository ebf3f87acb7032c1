"""`move-highlights`."""

from pathlib import Path

from tests.cli.conftest import PAGES, Run


def mark(run: Run, article: str, quote: str) -> str:
    made = run(
        "highlight", article, "--quote", quote, "--type", "e", "--strength", "5", "--json"
    ).document
    return str(made["id"])


def test_highlights_move_to_another_file_once_somebody_says_so(
    run: Run, okafor: str, tmp_path: Path
) -> None:
    kept = mark(run, okafor, "Ketamine lowered MADRS scores within a day.")
    lost = mark(run, okafor, "No difference was seen at one week.")
    new = tmp_path / "published.txt"
    new.write_text("\n".join(PAGES).replace("one week", "two weeks"), encoding="utf-8")
    [told] = run("import", new, "--article", okafor, "--json").document
    assert "move-highlights" in told["notices"][0]

    planned = run("move-highlights", okafor, "--dry-run", "--json").document
    assert (planned["sure"], planned["lost"], planned["moved"]) == (1, 1, 0)
    assert {each["lost_in"] for each in run("highlights", "--json").document} == {None}

    answer = run("move-highlights", okafor, "--to", "published.txt")
    assert answer.code == 0
    assert "1 sure, 0 likely, 1 lost; 1 moved" in answer.out
    told = {each["id"]: each for each in run("highlights", "--json").document}
    assert (told[kept]["confidence"], told[kept]["lost_in"]) == (1.0, None)
    assert told[lost]["lost_in"] == planned["source"]
    assert all(each["quote_ok"] for each in told.values())
    assert run("undo").code == 0
    assert {each["lost_in"] for each in run("highlights", "--json").document} == {None}


def test_a_file_that_the_article_has_not_is_told(run: Run, okafor: str) -> None:
    answer = run("move-highlights", okafor, "--to", "other.pdf")

    assert answer.code == 1
    assert "Its files: " in answer.err
