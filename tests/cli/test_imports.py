"""References, imports and duplicates on the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

_RECORD = """TY  - JOUR
AU  - Okafor, Ada
TI  - {title}
PY  - 2021
JO  - Journal of Mood
SP  - {page}
EP  - 19
DO  - {doi}
C7  - kept
ER  -

"""
_TITLE = "Ketamine and the speed of relief in resistant depression"


@pytest.fixture
def search(tmp_path: Path) -> Path:
    """Two exports in one: the second record has another case in its title, and a note."""
    path = tmp_path / "search.ris"
    first = _RECORD.format(title=_TITLE, page="10", doi="10.1000/mood.4.10")
    second = _RECORD.format(title=_TITLE.upper(), page="10", doi="10.1000/MOOD.4.10")
    third = _RECORD.format(title="Esketamine for sleep", page="30", doi="10.1000/mood.4.30")
    path.write_text(first + second + third, encoding="utf-8")
    return path


def test_an_import_keeps_its_search_and_every_fate(run: Run, search: Path) -> None:
    words = ("--batch", "May", "--database", "Embase", "--search", "ketamine", "--searched")
    added = run("--json", "import", search, *words, "2026-05-01").document

    assert [(each["record"], each["outcome"]) for each in added] == [
        (1, "added"),
        (2, "added"),
        (3, "added"),
    ]
    [batch] = run("imports", "--json").document
    assert (batch["name"], batch["database"], batch["search"]) == ("May", "Embase", "ketamine")
    assert (batch["searched"], batch["files"]) == ("2026-05-01", 1)
    assert batch["counts"] == {"added": 3, "duplicate": 0, "attached": 0, "failed": 0}
    assert len(run("imports", "show", "May", "--json").document["results"]) == 3
    assert "3 added  Embase “ketamine” 2026-05-01" in run("imports").out
    shown = run("show", "Esketamine", "--json").document
    assert shown["extra"]["RIS C7"] == "kept"
    assert shown["pages"] == "30-19"


def test_a_strategy_that_a_file_holds_is_told_and_shown(run: Run, tmp_path: Path) -> None:
    steps = [f"{n}     ketamine.mp. [mp=title, abstract, heading word] ({n})" for n in range(1, 9)]
    path = tmp_path / "ovid.txt"
    head = "\n".join(["Database: Embase <1974 to 2023>", "Search Strategy:", "-" * 80, *steps])
    path.write_text(f"{head}\n\n<1. >\nTI  - Frogs\nAU  - Marsh, A\n", encoding="utf-8")

    done = run("import", path, "--batch", "May")

    assert "ketareview imports show May" in done.err
    [listed] = run("imports").out.splitlines()
    assert "Embase <1974 to 2023> “Database:" in listed
    assert steps[7] not in listed
    shown = run("imports", "show", "May").out.splitlines()
    assert steps[7].split() in [line.split() for line in shown]


def test_an_import_is_taken_back_by_its_name(run: Run, search: Path) -> None:
    run("import", search, "--batch", "May")
    run("topics", "add", "Something else")

    assert run("imports", "undo", "may").code == 0

    assert run("articles", "--json").document == []
    assert run("imports", "--json").document == []
    answer = run("imports", "undo", "May")
    assert (answer.code, "No import is called" in answer.err) == (1, True)


def test_certain_duplicates_are_listed_and_merged_as_one_step(run: Run, search: Path) -> None:
    run("import", search)
    [pair] = run("duplicates", "--json").document
    assert pair["sureness"] == "certain"
    assert pair["reasons"]

    assert run("duplicates", "--merge-safe").code == 0

    assert len(run("articles", "--json").document) == 2
    assert run("duplicates", "--json").document == []
    run("undo")
    assert len(run("articles", "--json").document) == 3


def test_what_was_said_to_be_different_is_no_duplicate(run: Run, search: Path) -> None:
    run("import", search)
    [pair] = run("duplicates", "--json").document

    run("duplicates", "--different", pair["first"], pair["second"])

    assert run("duplicates", "--json").document == []


def test_columns_of_a_table_can_be_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Nr,What,When\n1,Ketamine at night,2020\n", encoding="utf-8")
    failed = run("--json", "import", path)
    assert failed.code == 1
    assert "Nr · What · When" in failed.document[0]["reason"]

    [added] = run(
        "--json", "import", path, "--column", "What=title", "--column", "When=year"
    ).document

    assert (added["outcome"], added["title"]) == ("added", "Ketamine at night")
    assert run("show", "Ketamine", "--json").document["year"] == 2020


def test_a_file_is_attached_to_an_article(run: Run, papers: Path, okafor: str) -> None:
    [result] = run("--json", "import", papers / "clinic.md", "--article", okafor).document

    assert (result["outcome"], result["article_id"]) == ("attached", okafor)
    assert len(run("show", okafor, "--json").document["sources"]) == 2


@pytest.mark.parametrize("words", [("--searched", "May"), ("--column", "title")])
def test_wrong_words_are_refused_before_anything_is_done(
    run: Run, search: Path, words: tuple[str, str]
) -> None:
    assert run("import", search, *words).code == 2
