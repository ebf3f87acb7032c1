"""Tables of references are read whatever their columns, delimiters and encodings."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ketareview.domain.article import ArticleKind, Author, Record
from ketareview.domain.errors import FileError, NoRecordsError, UnknownColumnsError
from ketareview.domain.imports import Draft, Unread, Wishes
from ketareview.importing.formats.table import IMPORTER


def records(
    folder: Path, table: str | bytes, columns: Mapping[str, str] | None = None
) -> list[Record]:
    """The records of a table."""
    path = folder / "table.csv"
    path.write_bytes(table.encode() if isinstance(table, str) else table)
    assert IMPORTER.recognises(path)
    found = IMPORTER.read(path, Wishes(columns=columns or {}))
    return [draft.record for draft in found if isinstance(draft, Draft)]


def test_pubmed_s_table(tmp_path: Path) -> None:
    record = records(
        tmp_path,
        '"PMID","Title","Authors","Citation","Journal/Book","Publication Year","PMCID","DOI"\n'
        '"123","A trial of ketamine.","Lim SM, Ma A.","J. 2022;1:2","Behav Ther","2022","PMC1",'
        '"10.1000/x"\n',
    )[0]
    assert (record.pmid, record.title, record.year) == ("123", "A trial of ketamine.", 2022)
    assert record.authors == (Author("Lim", "SM"), Author("Ma", "A."))
    assert (record.journal, record.doi) == ("Behav Ther", "10.1000/x")
    assert record.extra["pmcid"] == "PMC1"
    assert record.extra["Citation"] == "J. 2022;1:2"
    assert (record.volume, record.issue, record.pages) == ("1", "", "2")


@pytest.mark.parametrize(
    ("citation", "place"),
    [
        ("Behav Ther. 2022 Mar;53(2):334-347. doi: 10.1/x.", ("53", "2", "334-347")),
        ("JMIR (Online). 2021 Nov 29;7(4):e27850. doi: 10.2/y.", ("7", "4", "e27850")),
        ("Pain. 2020 Jan-Feb;9 Suppl 1:S3-9.", ("9", "Suppl 1", "S3-9")),
        ("Pain. 2020 Jan 5. doi: 10.1/z. Online ahead of print.", ("", "", "")),
    ],
)
def test_volume_issue_and_pages_stand_in_pubmed_s_citation(
    tmp_path: Path, citation: str, place: tuple[str, str, str]
) -> None:
    (record,) = records(tmp_path, f'"PMID","Title","Citation"\n"1","A trial","{citation}"\n')
    assert (record.volume, record.issue, record.pages) == place


def test_scopus_table_with_pages_in_two_columns(tmp_path: Path) -> None:
    head = "Authors,Author full names,Title,Year,Source title,Volume,Issue,Art. No.,Page start,"
    head += "Page end,DOI,Link,Document Type,Author Keywords\n"
    found = records(
        tmp_path,
        head + '"Ho A.; Lu B.","Ho, An (1)",T1,2021,J,3,4,,12,19,,http://x,Review,a; b\n'
        '"Ho A.",,T2,2021,J,3,4,e77,,,,http://y,Article,\n',
    )
    assert [record.pages for record in found] == ["12-19", "e77"]
    assert [who.family for who in found[0].authors] == ["Ho", "Lu"]
    assert found[0].kind is ArticleKind.REVIEW
    assert found[0].extra["keywords"] == "a\nb"
    assert found[0].extra["Author full names"] == "Ho, An (1)"


def test_a_table_without_names_of_columns_loses_no_row(tmp_path: Path) -> None:
    found = records(
        tmp_path,
        '"Ketamine for the treatment of depression","Ho, A; Lu, B",2019,10.1000/one\n'
        '"Another long study of ketamine","Ma, C",2018,10.1000/two\n',
    )
    assert [(record.title, record.year, record.doi) for record in found] == [
        ("Ketamine for the treatment of depression", 2019, "10.1000/one"),
        ("Another long study of ketamine", 2018, "10.1000/two"),
    ]
    assert found[1].extra == {"Column 2": "Ma, C"}


@pytest.mark.parametrize(
    ("columns", "cells", "authors"),
    [
        ("Last Name,First Name", "Marsh,Ada", [Author("Marsh", "Ada")]),
        ("First name,Middle name,Surname", "Ada,B.,Marsh", [Author("Marsh", "Ada B.")]),
        (
            "Author 1 Last Name,Author 1 First Name,Author 2 Last Name,Author 2 First Name",
            "Marsh,Ada,Reed,Bo",
            [Author("Marsh", "Ada"), Author("Reed", "Bo")],
        ),
        (
            "Author family names,Author given names",
            "Marsh; Reed,Ada; Bo",
            [Author("Marsh", "Ada"), Author("Reed", "Bo")],
        ),
        ("Last name,First name", "Marsh; Reed,Ada", [Author(literal="Ada Marsh; Reed")]),
        ("Last name,First name", "Marsh,", [Author(literal="Marsh")]),
        ("Last name,First name", ",", []),
    ],
)
def test_names_in_halves_become_authors(
    tmp_path: Path, columns: str, cells: str, authors: list[Author]
) -> None:
    (record,) = records(tmp_path, f"Title,Year,{columns}\nFrogs,2001,{cells}\n")
    assert list(record.authors) == authors
    assert "name" not in " ".join(record.extra).casefold()


def test_halves_of_names_beside_authors_are_kept(tmp_path: Path) -> None:
    """They may be those of whom to write to."""
    (record,) = records(tmp_path, "Title,Authors,Last name\nFrogs,Ada Marsh,Reed\n")
    assert record.authors == (Author("Marsh", "Ada"),)
    assert record.extra["Last name"] == "Reed"


def test_given_names_alone_are_no_authors(tmp_path: Path) -> None:
    (record,) = records(tmp_path, "Title,Year,First name\nFrogs,2001,Ada\n")
    assert record.authors == ()
    assert record.extra["First name"] == "Ada"


def test_zotero_keeps_the_number_of_pubmed_with_what_has_no_column(tmp_path: Path) -> None:
    (record,) = records(tmp_path, '"Title","Author","Extra"\n"A trial","Ho, A","PMID: 31234567"\n')
    assert record.pmid == "31234567"
    assert record.extra["Extra"] == "PMID: 31234567"


def test_embase_s_table(tmp_path: Path) -> None:
    (record,) = records(
        tmp_path,
        "TITLE,AUTHOR NAMES,SOURCE TITLE,DATE OF PUBLICATION,MEDLINE PMID (MEDLINE PMID)\n"
        '"A trial","Ho A.; Lu B.","Crit Care","March 2022",35123456\n',
    )
    assert (record.year, record.pmid) == (2022, "35123456")
    assert record.extra["date"] == "March 2022"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_delimiters_and_encodings_are_found_out(
    tmp_path: Path, delimiter: str, encoding: str
) -> None:
    rows = (("Title", "Authors", "Year"), ("Für die Bäume", "Müller, Jörg", "1999"))
    table = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    record = records(tmp_path, table.encode(encoding))[0]
    assert (record.title, record.year) == ("Für die Bäume", 1999)
    assert record.authors == (Author("Müller", "Jörg"),)


def test_the_names_of_the_columns_may_stand_below_other_lines(tmp_path: Path) -> None:
    found = records(tmp_path, "Export of 3 May\n\nTitle,Year\nOne,2001\nTwo,2002\n")
    assert [(record.title, record.year) for record in found] == [("One", 2001), ("Two", 2002)]


def test_nothing_of_rows_that_are_too_long_or_short_is_lost(tmp_path: Path) -> None:
    found = records(tmp_path, "title,year\nOne,2001,more,\nTwo\n")
    assert found[0].extra["Column 3"] == "more"
    assert found[1].title == "Two"


def test_a_wish_overrides_the_guess(tmp_path: Path) -> None:
    table = "title,heading,score\nNo,Yes,7\n"
    record = records(tmp_path, table, {"heading": "title", "title": "", "score": "notes"})[0]
    assert record.title == "Yes"
    assert record.extra == {"title": "No", "notes": "7"}


def test_columns_whose_names_say_nothing_are_known_by_what_they_hold(tmp_path: Path) -> None:
    record = records(
        tmp_path,
        "title,a,b,c\nOne,10.1000/abc,1999,https://example.org\n",
    )[0]
    assert (record.doi, record.year, record.url) == ("10.1000/abc", 1999, "https://example.org")


@pytest.mark.parametrize(
    "table",
    [
        "Index,First Name,Last Name,Email,Website\n1,Ann,Lee,a@b.c,http://d.e/\n",
        "1,2,3\na,b,c\n",
        "merged_ids\n1;2\n",
    ],
)
def test_a_table_of_something_else_is_refused_with_its_columns(tmp_path: Path, table: str) -> None:
    with pytest.raises(UnknownColumnsError) as refused:
        records(tmp_path, table)
    assert refused.value.facts["columns"] == " · ".join(table.partition("\n")[0].split(","))


def test_a_table_with_nothing_but_names_of_columns_has_no_records(tmp_path: Path) -> None:
    with pytest.raises(NoRecordsError):
        records(tmp_path, "title,authors\n")


def test_an_endless_cell_costs_its_row_only(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    for length in (1_200_000, 12_000_000):
        path.write_text(f"title,year\nOne,2001\n{'x' * length},2002\nThree,2003\n")
        found = list(IMPORTER.read(path, Wishes()))
        assert [type(entry) for entry in found] == [Draft, Unread, Draft]


@pytest.mark.parametrize(
    ("cell", "families"),
    [
        ("Isaac, Fadia and Di Benedetto, M", ["Isaac", "Di Benedetto"]),
        ("['Marx, Karl', 'Lindgren, Astrid']", ["Marx", "Lindgren"]),
        ("W. Zhu, S. Ma and D. Kang", ["Zhu", "Ma", "Kang"]),
        ("Adeli K.Lewis G. F.", ["Adeli", "Lewis"]),
        ("Andy SmithTom Weber", ["Smith", "Weber"]),
        ("Smith, J., Jones, K. L., & Lee, M.", ["Smith", "Jones", "Lee"]),
        ("Lee MA, Do MD", ["Lee", "Do"]),
        ("Ronald McDonald", ["McDonald"]),
        ("Smith, J. W., 2nd", ["Smith"]),
        ("Smith J, Jones A, III", ["Smith", "Jones"]),
    ],
)
def test_authors_in_one_cell(tmp_path: Path, cell: str, families: list[str]) -> None:
    record = records(tmp_path, f'title\tauthor\nOne\t"{cell}"\n')[0]
    assert [who.family for who in record.authors] == families


def test_authors_are_kept_as_written_where_marks_are_left_out(tmp_path: Path) -> None:
    one, two = records(tmp_path, "title,authors\nOne,Ada Marsh and Ines Prado\nTwo,Ada Marsh 1\n")
    assert "authors" not in one.extra
    assert two.authors == (Author("Marsh", "Ada"),)
    assert two.extra["authors"] == "Ada Marsh 1"


def test_markup_and_entities_in_titles_are_read(tmp_path: Path) -> None:
    record = records(tmp_path, "title,year\nSolvers&#x0027; <i>own</i> & p < 0.05,2001\n")[0]
    assert record.title == "Solvers' own & p < 0.05"


@pytest.mark.parametrize("missing", ["NA", "NaN", "nan", "NULL"])
def test_a_cell_that_says_that_nothing_is_there_is_empty(tmp_path: Path, missing: str) -> None:
    (found,) = records(tmp_path, f"title,authors,volume,isbn\nOne,{missing},{missing},{missing}\n")
    assert (found.title, found.authors, found.volume, found.extra) == ("One", (), "", {})


@pytest.mark.parametrize(
    "table",
    [
        (
            "NCT Number,Study Title,Study URL,Brief Summary,Sponsor,First Posted\n"
            "NCT01234567,Frogs,https://a.example/1,Ponds dry.,Pond House,2010-11-18\n"
        ),
        (
            "TrialID,Public title,Scientific title,web address,Date registration\n"
            "ACTRN1,Frogs,A trial of frogs,https://a.example/1,18/11/2010\n"
        ),
    ],
)
def test_registers_of_trials_have_names_of_their_own(tmp_path: Path, table: str) -> None:
    (found,) = records(tmp_path, table)
    assert (found.title, found.year, found.url) == ("Frogs", 2010, "https://a.example/1")
    assert found.extra["trial"] in {"NCT01234567", "ACTRN1"}


def test_an_address_tells_doi_and_pmid(tmp_path: Path) -> None:
    found = records(
        tmp_path,
        "title,url\nOne,https://doi.org/10.1000/ABC\nTwo,http://www.ncbi.nlm.nih.gov/pubmed/123\n",
    )
    assert (found[0].doi, found[1].pmid) == ("10.1000/abc", "123")


def test_a_link_to_a_resolver_tells_doi_and_pmid(tmp_path: Path) -> None:
    resolver = "http://sfx.example/to?sid=X&id=pmid:123&rft_id=info:doi/10.1000%2FABC&title=Ponds"
    (found,) = records(tmp_path, f"title,url\nOne,{resolver}\n")
    assert (found.doi, found.pmid) == ("10.1000/abc", "123")


def test_the_source_of_embase_is_parted(tmp_path: Path) -> None:
    source = "Ponds (2004) 12:3 (45-67). Date of Publication: 6 May 2004"
    (found,) = records(tmp_path, f"Title,Author Names,Source\nOne,Marsh A.,{source}\n")
    assert (found.journal, found.volume, found.issue) == ("Ponds", "12", "3")
    assert (found.pages, found.year) == ("45-67", 2004)
    assert found.extra["source as written"] == source


def test_a_text_file_that_begins_with_names_of_columns_is_a_table(tmp_path: Path) -> None:
    path = tmp_path / "savedrecs.txt"
    path.write_text("PT\tAU\tTI\tSO\tPY\tDI\nJ\tLee, A\tOne\tJ\t2001\t10.1000/x\n")
    assert IMPORTER.recognises(path)
    path.write_text("A sentence, with commas, about title and year, but no table.\n")
    assert not IMPORTER.recognises(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8")))
def test_any_bytes_give_records_or_a_file_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "any.csv"
    path.write_bytes(b"title,authors,year,pages\n" + data)
    text = tmp_path / "any.txt"
    text.write_bytes(data)
    IMPORTER.recognises(text)
    try:
        list(IMPORTER.read(path, Wishes()))
    except FileError:
        return


@pytest.mark.parametrize("delimiter", ["\t", ",", ";"])
@pytest.mark.parametrize(
    ("cell", "title"),
    [
        pytest.param('"Frogs leave', '"Frogs leave', id="one mark"),
        pytest.param('"Frogs" leave', '"Frogs" leave', id="behind it"),
        pytest.param('"He said "frogs" leave"', 'He said "frogs" leave', id="within"),
        pytest.param('"Frogs ""leave""\nponds"', 'Frogs "leave" ponds', id="as it should be"),
    ],
)
def test_a_mark_that_ends_nowhere_costs_no_row(
    tmp_path: Path, delimiter: str, cell: str, title: str
) -> None:
    rows = [("Title", "Year", "Journal"), (cell, "2001", "Ponds"), ('"Two"', "2002", '"Lakes"')]
    read = records(tmp_path, "".join(f"{delimiter.join(row)}\n" for row in rows))
    assert [(each.title, each.year, each.journal) for each in read] == [
        (title, 2001, "Ponds"),
        ("Two", 2002, "Lakes"),
    ]


def test_a_mark_that_the_next_one_ends_costs_no_row_where_tabs_part_cells(tmp_path: Path) -> None:
    lines = ["Title\tYear\tJournal", '"Frogs leave\t2001\tPonds', 'Two"\t2002\tLakes']
    read = records(tmp_path, "\n".join(lines))
    assert [each.title for each in read] == ['"Frogs leave', 'Two"']


def test_rows_of_many_marks_are_read_in_a_short_time(tmp_path: Path) -> None:
    rows = '"a""b\t1\t"c\n' * 20_000
    assert len(records(tmp_path, f"Title\tYear\tJournal\n{rows}")) == 20_000
