"""A codebook goes out as a file and comes back as it was."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from ketareview import resources
from ketareview.domain.codebook import Codebook
from ketareview.domain.codebook_table import codebook_from_table
from ketareview.domain.errors import CodebookFileError
from ketareview.exporting import export_codebook, read_codebook


@pytest.fixture
def codebook() -> Codebook:
    return codebook_from_table(resources.table("codebooks", "ketamine.toml"))


@pytest.mark.parametrize("ending", ["toml", "csv"])
def test_what_goes_out_comes_back(codebook: Codebook, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"mine.{ending}"
    export_codebook(codebook, path)
    assert read_codebook(path, codebook) == codebook


def test_no_cell_of_a_spreadsheet_acts(codebook: Codebook, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    export_codebook(codebook, path)
    cells = [
        cell.strip('"')
        for line in path.read_text(encoding="utf-8-sig").splitlines()
        for cell in line.split(",")
    ]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("words", ["=1+1", "@SUM(A1)", "\uff1d1", "'quoted", "-1"])
def test_words_that_would_act_are_kept_from_it_and_come_back(
    codebook: Codebook, tmp_path: Path, words: str
) -> None:
    path = tmp_path / "mine.csv"
    first, *others = codebook.codes
    codes = (replace(first, label=words, definition=words), *others)
    acting = replace(codebook, name=words, version=words, codes=codes)
    export_codebook(acting, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert f"'{words}" in cells
    assert words not in cells
    assert read_codebook(path, codebook) == acting


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.toml", "not = [toml"), ("a.csv", "no,columns,here\n1,2,3\n"), ("a.xls", "")],
)
def test_other_files_are_refused(
    codebook: Codebook, tmp_path: Path, name: str, content: str
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CodebookFileError):
        read_codebook(path, codebook)
