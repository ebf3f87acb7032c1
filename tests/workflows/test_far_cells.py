"""A workbook whose last cell lies as far away as one can lie costs nobody but itself."""

import zipfile
from pathlib import Path

import pytest

from ketareview.domain.imports import Outcome
from ketareview.library import Library
from ketareview.sandbox import WorkerPool
from tests.importing.table.test_workbooks import workbook
from tests.workflows.taken import taken

_SHEET = "xl/worksheets/sheet1.xml"
_FAR = '<row r="{row}"><c r="{column}{row}" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'


def _with_far_cell(path: Path, column: str, row: int) -> Path:
    near = workbook(path.with_name("near.xlsx"), ("Title", "Year"), ("Near", 2001))
    with zipfile.ZipFile(near) as found, zipfile.ZipFile(path, "w") as made:
        for name in found.namelist():
            content = found.read(name).decode()
            if name == _SHEET:
                content = content.replace("</sheetData>", _FAR.format(column=column, row=row))
            made.writestr(name, content)
    near.unlink()
    return path


@pytest.mark.parametrize("corner", [("XFD", 1_048_576), ("XFD", 3_000)])
def test_it_is_told_and_the_files_beside_it_come_in(
    library: Library, pool: WorkerPool, tmp_path: Path, corner: tuple[str, int]
) -> None:
    paths = [
        workbook(tmp_path / "before.xlsx", ("Title", "Year"), ("Before", 2001)),
        _with_far_cell(tmp_path / "far.xlsx", *corner),
        workbook(tmp_path / "behind.xlsx", ("Title", "Year"), ("Behind", 2002)),
    ]

    before, far, behind = taken(library, pool, paths)

    assert [(each.outcome, each.title) for each in (before, behind)] == [
        (Outcome.ADDED, "Before"),
        (Outcome.ADDED, "Behind"),
    ]
    assert far.outcome is Outcome.FAILED
    assert far.reason is not None
    assert far.reason.code in {"crashing-file", "greedy-file"}


def test_one_far_to_the_right_loses_nothing(
    library: Library, pool: WorkerPool, tmp_path: Path
) -> None:
    results = taken(library, pool, [_with_far_cell(tmp_path / "far.xlsx", "XFD", 3)])

    assert [(each.outcome, each.title) for each in results][:1] == [(Outcome.ADDED, "Near")]
    assert library.articles.count() == len(results)
