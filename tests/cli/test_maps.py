"""`map`."""

from pathlib import Path

import pytest

from tests.cli.conftest import Once, Run


@pytest.fixture
def marked(run: Run, okafor: str, once: Once) -> Run:
    """A paper with a passage for and one against under PTSD and MADRS."""

    def fill() -> None:
        facets = ("--type", "e", "--strength", "5", "--topic", "PTSD", "--topic", "MADRS")
        for quote, stance in (("was brief", "+"), ("No difference was seen", "-")):
            words = ("--quote", quote, "--stance", stance, "--occurrence", "1")
            assert run("highlight", okafor, *words, *facets).code == 0

    once(fill)
    return run


def test_passages_are_counted_by_strength(marked: Run) -> None:
    told = marked("map", "--json").document

    assert (told["title"], told["by"]) == ("The whole library", "strength")
    [row] = told["rows"]
    trial = [column["key"] for column in told["columns"]].index("trial")
    assert row["key"] == "efficacy"
    assert row["cells"][trial]["contradicts"] >= 1
    found = len(marked("highlights", "--json").document)
    assert sum(cell["passages"] for cell in row["cells"]) == found
    assert f"Efficacy  (randomised trial: {found}" in marked("map", "--topic", "PTSD").out


def test_gaps_tell_what_was_read(marked: Run) -> None:
    told = marked("map", "--by", "gaps", "--json").document
    rows = {row["label"]: row for row in told["rows"]}
    madrs = [column["label"] for column in told["columns"]].index("MADRS")
    assert rows["PTSD"]["cells"][madrs]["passages"] > 0
    assert rows["PTSD"]["is_read"]
    assert not rows["OCD"]["is_read"]


@pytest.mark.parametrize("name", ["map.svg", "map.png"])
def test_a_map_is_drawn(marked: Run, tmp_path: Path, name: str) -> None:
    assert marked("map", "--by", "topics", "-o", tmp_path / name).code == 0
    assert (tmp_path / name).stat().st_size > 1000


def test_what_cannot_be_mapped_is_told(marked: Run, tmp_path: Path) -> None:
    assert marked("map", "--topic", "Nowhere").code == 1
    answer = marked("map", "-o", tmp_path / "map.gif")
    assert answer.code == 1
    assert ".svg" in answer.err
    assert not (tmp_path / "map.gif").exists()
