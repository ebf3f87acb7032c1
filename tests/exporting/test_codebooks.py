"""A codebook goes out as a file and comes back as it was."""

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
