"""What stands around the rows of a table is told or kept, and tables may lie on their side."""

from pathlib import Path

import pytest

from ketareview.domain.article import Author
from ketareview.domain.imports import Draft, Search, Unread, Wishes
from ketareview.importing.formats.table import IMPORTER
from ketareview.importing.table import tables

_ROWS = "Title,Authors,Year\nOne,Marsh A,2001\nTwo,Reed T,2002\n"
_TURNED = """\
"TITLE","One"
"AUTHOR NAMES","Marsh A.","Reed T."
"SOURCE TITLE","Ponds"
"PUBLICATION YEAR","2001"
"EMTREE DRUG INDEX TERMS","ketamine","frog"

"TITLE","Two"
"AUTHOR NAMES","Solo S."
"PUBLICATION YEAR","2002"
"""


def _read(folder: Path, text: str) -> list[Draft | Unread]:
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    return list(IMPORTER.read(path, Wishes()))


def test_a_search_above_the_rows_is_kept(tmp_path: Path) -> None:
    """Dimensions writes its criteria there."""
    about = "About the data: Exported on Jan 10, 2024. Criteria: 'frogs, ponds' in title."
    one, two = _read(tmp_path, f'"{about}"\n\n{_ROWS}')
    assert isinstance(one, Draft)
    assert isinstance(two, Draft)
    assert (one.search, two.search) == (Search(words=about), None)
    assert (one.record.title, two.record.title) == ("One", "Two")


def test_other_rows_above_the_names_of_columns_are_told(tmp_path: Path) -> None:
    told, one, two = _read(tmp_path, f"Table S1,,\n,,\n{_ROWS}")
    assert isinstance(told, Unread)
    assert told.reason.facts["finding"] == "1 line before the first record: “Table S1”"
    assert isinstance(one, Draft)
    assert one.record.title == "One"
    assert isinstance(two, Draft)


@pytest.mark.parametrize("text", [_TURNED, _TURNED.replace("\n\n", "\n")])
def test_a_field_a_row_makes_a_record_of_several(tmp_path: Path, text: str) -> None:
    """Embase writes "fields by row"."""
    one, two = (each.record for each in _read(tmp_path, text) if isinstance(each, Draft))
    assert (one.title, one.journal, one.year) == ("One", "Ponds", 2001)
    assert one.authors == (Author("Marsh", "A."), Author("Reed", "T."))
    assert one.extra["EMTREE DRUG INDEX TERMS"] == "ketamine; frog"
    assert (two.title, two.journal, two.authors) == ("Two", "", (Author("Solo", "S."),))


def test_a_sheet_without_titles_is_told(tmp_path: Path) -> None:
    known = tables.table_of([["Title", "Year"], ["One", "2001"]], {})
    notes = tables.table_of([["Dose", "Route"], ["40", "IV"]], {})
    empty = tables.table_of([], {})
    one, told = tables.drafts(tmp_path / "x.xlsx", [notes, known, empty])
    assert isinstance(one, Draft)
    assert isinstance(told, Unread)
    assert told.reason.facts["finding"] == "a sheet without titles, of the columns Dose · Route"


def test_names_of_columns_that_come_again_are_no_record(tmp_path: Path) -> None:
    """Someone put two exports into one file."""
    read = _read(tmp_path, _ROWS + _ROWS.replace("One", "Three").replace("Two", "Four"))
    titles = [each.record.title for each in read if isinstance(each, Draft)]
    assert titles == ["One", "Two", "Three", "Four"]
