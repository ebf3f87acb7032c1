"""A file that is there is replaced only where somebody said so."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

WRITING = [
    ("export", "articles", "-o", "out.ris"),
    ("export", "highlights", "-o", "out.csv"),
    ("report", "--topic", "all", "-o", "out.json"),
    ("map", "-o", "out.svg"),
    ("codebook", "export", "out.toml"),
]


@pytest.mark.parametrize("words", WRITING, ids=lambda words: " ".join(words[:2]))
def test_what_is_there_stays_unless_it_may_be_replaced(
    run: Run, okafor: str, tmp_path: Path, words: tuple[str, ...]
) -> None:
    *command, name = words
    target = tmp_path / name
    target.write_text("of mine", encoding="utf-8")

    refused = run(*command, target)
    assert (refused.code, refused.out) == (1, "")
    assert "already" in refused.err
    assert "--yes" in refused.err
    assert target.read_text(encoding="utf-8") == "of mine"

    assert run(*command, target, "--yes").code == 0
    assert target.read_bytes() != b"of mine"


def test_an_empty_file_loses_nothing(run: Run, okafor: str, tmp_path: Path) -> None:
    target = tmp_path / "out.ris"
    target.touch()
    assert run("export", "articles", "-o", target).code == 0
    assert target.read_bytes()


def test_a_slip_in_a_query_is_told_first(run: Run, okafor: str, tmp_path: Path) -> None:
    target = tmp_path / "out.ris"
    target.write_text("of mine", encoding="utf-8")
    assert run("export", "articles", "-o", target, "nofield:x").code == 2
