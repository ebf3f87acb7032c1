"""Workbooks are tables too."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ketareview.domain.errors import FileError, IrregularFileError, LargeFileError
from ketareview.domain.imports import Draft, TablePreview, Wishes
from ketareview.importing import is_table, table_preview
from ketareview.importing.formats.spreadsheet import IMPORTER
from ketareview.sandbox import WorkerPool

_TYPES = """<?xml version="1.0"?><Types
 xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType=
"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"""
_RELATIONS = """<?xml version="1.0"?><Relationships
 xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/>
</Relationships>"""
_BOOK = """<?xml version="1.0"?><workbook
 xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<sheets><sheet name="Found" sheetId="1" r:id="r1"/></sheets></workbook>"""
_SHEET = """<?xml version="1.0"?><worksheet
 xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData>
</worksheet>"""

_CONTENT = """<?xml version="1.0"?><office:document-content office:version="1.2"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="S">{}</table:table></office:spreadsheet></office:body>
</office:document-content>"""
_MANIFEST = """<?xml version="1.0"?><manifest:manifest
 xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry
 manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
</manifest:manifest>"""


def workbook(path: Path, *rows: tuple[str | int, ...]) -> Path:
    """Write a workbook of one sheet."""
    written = "".join(
        "<row>"
        + "".join(
            f"<c><v>{cell}</v></c>"
            if isinstance(cell, int)
            else f'<c t="inlineStr"><is><t>{cell}</t></is></c>'
            for cell in row
        )
        + "</row>"
        for row in rows
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS.format("officeDocument", "xl/workbook.xml"))
        archive.writestr("xl/workbook.xml", _BOOK)
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            _RELATIONS.format("worksheet", "worksheets/sheet1.xml"),
        )
        archive.writestr("xl/worksheets/sheet1.xml", _SHEET.format(written))
    return path


def test_a_row_of_a_sheet_is_a_record(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "found.xlsx", ("Title", "Year", "Screened"), ("One", 2001, 1), ("Two", 2002, 0)
    )
    assert IMPORTER.recognises(path)
    found = [draft.record for draft in IMPORTER.read(path, Wishes()) if isinstance(draft, Draft)]
    assert [(record.title, record.year) for record in found] == [("One", 2001), ("Two", 2002)]
    assert found[0].extra["Screened"] == "1"


def test_a_sheet_of_opendocument(tmp_path: Path) -> None:
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p>'
            "</table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in (("Title", "Year"), ("One", "2001"))
    )
    path = tmp_path / "found.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", _CONTENT.format(rows))
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
    assert IMPORTER.recognises(path)
    found = [draft.record for draft in IMPORTER.read(path, Wishes()) if isinstance(draft, Draft)]
    assert [(record.title, record.year) for record in found] == [("One", 2001)]


def test_a_workbook_that_unpacks_to_far_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * 40_000_000)
    with pytest.raises(LargeFileError):
        list(IMPORTER.read(path, Wishes()))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    place=st.integers(0, 2000), signs=st.binary(min_size=1, max_size=20), cut=st.integers(0, 2000)
)
def test_a_damaged_workbook_gives_records_or_a_file_error(
    tmp_path: Path, place: int, signs: bytes, cut: int
) -> None:
    path = workbook(tmp_path / "damaged.xlsx", ("Title", "Year"), ("One", 2001))
    data = bytearray(path.read_bytes())
    data[place : place + len(signs)] = signs
    path.write_bytes(bytes(data[: len(data) - cut % 50]))
    try:
        list(IMPORTER.read(path, Wishes()))
    except FileError:
        return


def test_a_preview_shows_columns_guesses_and_rows(tmp_path: Path) -> None:
    book = workbook(tmp_path / "found.xlsx", ("Title", "Year", "Odd"), ("One", 2001, "x"))
    text = tmp_path / "found.csv"
    text.write_text("A list\nTitle,Year,Odd,Odd\n" + "One,2001,x,y\n" * 8)
    with WorkerPool(workers=1) as pool:
        assert table_preview(pool, book) == TablePreview(
            {"Title": "title", "Year": "year", "Odd": ""}, (("One", "2001", "x"),)
        )
        shown = table_preview(pool, text)
        assert list(shown.fields) == ["Title", "Year", "Odd", "Odd (4)"]
        assert shown.rows == (("One", "2001", "x", "y"),) * 5
        link = tmp_path / "link.csv"
        link.symlink_to(text)
        with pytest.raises(IrregularFileError):
            table_preview(pool, link)
        empty = tmp_path / "empty.csv"
        empty.write_text("\n")
        with pytest.raises(FileError):
            table_preview(pool, empty)


def test_tables_are_known_by_their_endings() -> None:
    assert is_table(Path("a/B.CSV"))
    assert not is_table(Path("a/csv.ris"))
