"""Numbers of reports and patents, and shortened DOIs, from every kind of reference file."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from ketareview.domain.article import FURTHER_FIELDS, Author, Record
from ketareview.domain.identity import certainly_same
from ketareview.importing.record.identifiers import short_doi
from tests.importing.xmlrecords.reading_files import drafts

_MODS = """<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>On one</title></titleInfo>
<identifier type="{}">{}</identifier></mods>"""
_ENDNOTE = """<xml><records><record><ref-type name="{}">27</ref-type><titles><title>On one</title>
</titles><isbn>{}</isbn></record></records></xml>"""
_RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:bib="http://purl.org/net/biblio#"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/">
 <rdf:Description rdf:about="#1"><z:itemType>{}</z:itemType><dc:title>On one</dc:title>
 <prism:number>{}</prism:number></rdf:Description></rdf:RDF>"""
_WORD = """<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography">
<b:Source><b:SourceType>{}</b:SourceType><b:Title>On one</b:Title>
<b:PatentNumber>{}</b:PatentNumber></b:Source></b:Sources>"""


@pytest.mark.parametrize(
    ("name", "text", "field"),
    [
        ("a.ris", "TY  - RPRT\nTI  - On one\nSN  - TR 2021-07\nER  -\n", "report-number"),
        ("a.ris", "TY  - RPRT\nTI  - On one\nM1  - TR 2021-07\nER  -\n", "report-number"),
        ("a.ris", "TY  - PAT\nTI  - On one\nSN  - TR 2021-07\nER  -\n", "patent-number"),
        ("a.bib", "@techreport{a,\ntitle={On one},\nnumber={TR 2021-07}\n}\n", "report-number"),
        ("a.bib", "@patent{a,\ntitle={On one},\nnumber={TR 2021-07}\n}\n", "patent-number"),
        ("a.enw", "%0 Report\n%T On one\n%@ TR 2021-07\n", "report-number"),
        ("a.enw", "%0 Patent\n%T On one\n%@ TR 2021-07\n", "patent-number"),
        ("a.xml", _ENDNOTE.format("Report", "TR 2021-07"), "report-number"),
        ("a.xml", _ENDNOTE.format("Patent", "TR 2021-07"), "patent-number"),
        ("a.xml", _MODS.format("report number", "TR 2021-07"), "report-number"),
        ("a.xml", _MODS.format("patent number", "TR 2021-07"), "patent-number"),
        ("a.rdf", _RDF.format("report", "TR 2021-07"), "report-number"),
        ("a.rdf", _RDF.format("patent", "TR 2021-07"), "patent-number"),
        ("a.csv", "Title,Year,Report No.\nOn one,2021,TR 2021-07\n", "report-number"),
        ("a.csv", "Title,Year,Patent Number\nOn one,2021,TR 2021-07\n", "patent-number"),
        ("a.xml", _WORD.format("Patent", "TR 2021-07"), "patent-number"),
    ],
)
def test_numbers_of_reports_and_patents(tmp_path: Path, name: str, text: str, field: str) -> None:
    (draft,) = drafts(tmp_path, text, name)
    assert draft.record.title == "On one"
    assert draft.record.extra[field] == "TR 2021-07"
    assert field in FURTHER_FIELDS


@pytest.mark.parametrize(
    ("item", "field"),
    [
        ({"type": "report", "number": "TR 2021-07"}, "report-number"),
        ({"type": "patent", "number": "TR 2021-07"}, "patent-number"),
        ({"itemType": "report", "reportNumber": "TR 2021-07"}, "report-number"),
        ({"itemType": "patent", "patentNumber": "TR 2021-07"}, "patent-number"),
    ],
)
def test_numbers_in_json(tmp_path: Path, item: dict[str, str], field: str) -> None:
    whole = {"id": "1", "title": "On one", **item}
    (draft,) = drafts(tmp_path, json.dumps([whole]), "a.json")
    assert draft.record.extra[field] == "TR 2021-07"


@pytest.mark.parametrize(("number", "field"), [("1234-567X", "issn"), ("9783161484100", "isbn")])
def test_a_report_may_have_the_number_of_a_book(tmp_path: Path, number: str, field: str) -> None:
    (draft,) = drafts(tmp_path, f"TY  - RPRT\nTI  - On one\nSN  - {number}\nER  -\n", "a.ris")
    assert draft.record.extra[field] == number


@pytest.mark.parametrize(
    ("written", "doi"),
    [
        ("10/gfzrww", "10/gfzrww"),
        ("https://doi.org/10/GfzrWW", "10/gfzrww"),
        ("doi:10/b4mz6g.", "10/b4mz6g"),
        ("10/12", ""),
        ("5 10/gfzrww", ""),
        ("10.1000/gfzrww", ""),
        ("10/gfzrww/abc", ""),
    ],
)
def test_shortened_dois_are_known(written: str, doi: str) -> None:
    assert short_doi(written) == doi


def test_a_shortened_doi_is_kept_as_the_doi_where_no_other_is(tmp_path: Path) -> None:
    address = "https://doi.org/10.5555/Keta.1"
    items = [
        {"id": "1", "type": "book", "title": "On one", "DOI": "10/gfzrww"},
        {"id": "2", "type": "book", "title": "On two", "DOI": "10/gfzrww", "URL": address},
    ]
    first, second = drafts(tmp_path, json.dumps(items), "a.json")
    assert first.record.doi == "10/gfzrww"
    assert second.record.doi == "10.5555/keta.1"
    assert "10/gfzrww" in second.record.extra.values()


def test_a_shortened_doi_does_not_part_papers() -> None:
    """It may be short for the other one."""
    people = (Author("Prado", "Ines"),)
    one = Record(
        "A rather long title of a paper", people, 2021, volume="4", pages="1-9", doi="10/gfzrww"
    )
    assert certainly_same(one, replace(one, doi="10.5555/keta.1"))
    assert not certainly_same(one, replace(one, doi="10/gfzrwx"))


def test_a_number_too_long_for_pubmed_is_kept_as_it_was_written(tmp_path: Path) -> None:
    text = "@article{a,\ntitle={On one},\npmid={1881110575}\n}\n"
    (draft,) = drafts(tmp_path, text, "a.bib")
    assert draft.record.pmid == ""
    assert draft.record.extra["pmid as written"] == "1881110575"
