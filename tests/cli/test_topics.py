"""`topics` and `codebook`."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_topics_are_listed_as_a_tree(run: Run, papers: Path) -> None:
    run("import", papers, "--topic", "PTSD")

    topics = {each["name"]: each for each in run("topics", "--json").document}
    assert set(topics["PTSD"]) == {"id", "name", "parent", "articles", "highlights"}
    assert topics["PTSD"]["parent"] == topics["Condition"]["id"]
    assert (topics["PTSD"]["articles"], topics["Condition"]["articles"]) == (2, 2)
    assert "  PTSD  (articles: 2, highlights: 0)" in run("topics").out


def test_topics_are_added(run: Run) -> None:
    run("init")

    made = run("topics", "add", "Veterans", "--under", "Condition/PTSD", "--json")
    assert made.code == 0
    assert made.document["parent"] is not None
    assert run("topics", "add", "véterans", "--under", "PTSD").code == 1
    assert run("topics", "add", "X", "--under", "Nowhere").code == 1


@pytest.mark.parametrize("name", ["codebook.toml", "codebook.csv"])
def test_an_exported_codebook_changes_nothing(run: Run, tmp_path: Path, name: str) -> None:
    run("init")
    run("topics", "add", "=1+1 “quoted”", "--under", "PTSD")
    run("codebook", "export", tmp_path / name)

    answer = run("codebook", "import", tmp_path / name, "--json")

    assert answer.document == {"changes": [], "topics": [], "done": False}
    assert "same" in answer.err


@pytest.mark.parametrize("name", ["codebook.toml", "codebook.csv"])
def test_changes_are_shown_before_they_are_made(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    run("init")
    run("codebook", "export", path)
    text = path.read_text(encoding="utf-8").replace("Efficacy", "Effect", 1)
    path.write_text(text.replace("PTSD", "Trauma", 1), encoding="utf-8")

    shown = run("codebook", "import", path)
    assert "efficacy" in shown.out
    assert "Trauma" in shown.out
    assert "--yes" in shown.err
    assert run("codebook", "import", path, "--json").document["done"] is False

    done = run("codebook", "import", path, "--yes", "--json").document
    assert done["done"] is True
    assert [(each["kind"], each["key"]) for each in done["changes"]] == [("changed", "efficacy")]
    assert done["topics"] == ["Trauma"]
    assert run("codebook", "import", path, "--json").document["changes"] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("book.toml", "name = "),
        ("book.toml", "name = 'x'"),
        ("book.csv", "a,b\n1,2\n"),
        ("book.csv", 'scheme,key\n"unclosed'),
        ("book.csv", "scheme,key\nnonsense,x\n"),
        ("book.csv", "scheme,key,label,level\nstrength,x,X,high\n"),
        ("book.xlsx", ""),
    ],
)
def test_what_is_no_codebook_is_refused(run: Run, tmp_path: Path, name: str, text: str) -> None:
    run("init")
    (tmp_path / name).write_text(text, encoding="utf-8")

    answer = run("codebook", "import", tmp_path / name, "--yes")

    assert (answer.code, answer.out) == (1, "")
    assert name in answer.err
    assert run("codebook", "import", tmp_path / "gone.toml").code == 1
