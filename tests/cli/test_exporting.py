"""`export` writes what a query finds."""

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_articles_and_highlights_are_written(run: Run, okafor: str, tmp_path: Path) -> None:
    words = "Ketamine lowered MADRS scores within a day."
    run("highlight", okafor, "--quote", words, "--type", "efficacy", "--strength", "trial")
    for what, ending in (
        *(("articles", each) for each in (".ris", ".bib", ".json", ".csv")),
        *(("highlights", each) for each in (".jsonld", ".csv", ".json", ".qdpx")),
    ):
        path = tmp_path / f"{what}{ending}"
        assert run("export", what, "-o", path, "--json").document[what] == 1
        assert path.read_bytes()
    (told,) = json.loads((tmp_path / "highlights.json").read_text(encoding="utf-8"))
    assert told["quote"] == words
    assert told["quote_ok"]


def test_a_query_chooses(run: Run, okafor: str, tmp_path: Path) -> None:
    path = tmp_path / "none.json"
    assert run("export", "articles", "-o", path, "title:nothing").code == 0
    assert json.loads(path.read_bytes()) == []
    assert run("export", "articles", "-o", path, "--yes", "-has:highlight").code == 0
    assert len(json.loads(path.read_bytes())) == 1
    assert run("export", "articles", "-o", path, "nofield:x").code == 2


def test_an_unknown_ending_is_refused(run: Run, okafor: str, tmp_path: Path) -> None:
    said = run("export", "highlights", "-o", tmp_path / "x.ris")
    assert said.code == 1
    assert ".jsonld" in said.err


def test_a_project_fills_another_library(run: Run, okafor: str, tmp_path: Path) -> None:
    words = "Ketamine lowered MADRS scores within a day."
    tags = ("--strength", "trial", "--stance", "contradicts", "--basis", "cited")
    topics = ("--topic", "PTSD", "--note", "Look at page 2.")
    run("highlight", okafor, "--quote", words, "--type", "efficacy", *tags, *topics)
    [before] = run("highlights", "--json").document
    project, other = tmp_path / "all.qdpx", tmp_path / "other.ketareview"
    assert run("export", "highlights", "-o", project).code == 0
    assert run("-L", other, "import", project).code == 0
    [after] = run("-L", other, "highlights", "--json").document
    facets = ("claim_type", "strength", "stance", "basis", "topics")
    for name in ("quote", *facets, "note", "reviewer", "created", "quote_ok"):
        assert after[name] == before[name], name
