"""Papers in TEI, as GROBID makes them of PDF: the text in its order, and the record."""

from pathlib import Path

from ketareview.domain.article import Author
from ketareview.domain.imports import Draft
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats.jats import IMPORTER
from tests.importing.papers_other.blocks import blocks

_PAPER = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xml:space="preserve" xmlns="http://www.tei-c.org/ns/1.0"><teiHeader xml:lang="en"><fileDesc>
<titleStmt><title level="a" type="main">Ketamine and mood</title></titleStmt>
<publicationStmt><publisher>Mood Press</publisher><date type="published" when="2021-01-03"/>
</publicationStmt><sourceDesc><biblStruct><analytic>
<author><persName><forename type="first">Nnamdi</forename><forename type="middle">B</forename>
<surname>Okafor</surname><genName>Jr</genName></persName>
<idno type="ORCID">0000-0002-1825-0097</idno>
<email>nnamdi@mood.example</email><affiliation key="aff0"><orgName>Clinic</orgName><address>
<settlement>Lagos</settlement><country>Nigeria</country></address></affiliation></author>
<author><affiliation><orgName>Second Clinic</orgName></affiliation></author>
<author><orgName type="collaboration">The Mood Group</orgName></author>
<title level="a" type="main">Ketamine and mood</title></analytic>
<monogr><title level="j">Journal of Mood</title><idno type="ISSN">1234-5678</idno><imprint>
<biblScope unit="volume">7</biblScope><biblScope unit="issue">2</biblScope>
<biblScope unit="page" from="11" to="19"/><date type="published" when="2021-01-03"/></imprint>
</monogr>
<idno type="DOI">10.5555/mood.1</idno><idno type="PMID">123456</idno><idno type="MD5">AB</idno>
</biblStruct></sourceDesc></fileDesc><profileDesc><textClass><keywords><term>ketamine</term>
<term>mood</term></keywords></textClass><abstract><p>It helped.</p></abstract></profileDesc>
</teiHeader><text xml:lang="en"><body>
<div><head n="1">Results</head>
<p><s>Mood <ref>(Zarate, 2006)</ref>.</s><s>By 10<hi rend="superscript">2</hi>&nbsp;points.</s></p>
<list><item>first</item><item>second</item></list><formula>a = b<label>(1)</label></formula></div>
<note place="foot" n="3">A note.</note>
<figure xml:id="fig_0"><head>Figure 1 .</head><label>1</label>
<figDesc>Figure 1. A curve.</figDesc><graphic/></figure>
<figure type="table" xml:id="tab_0"><head>Table 1</head><label>1</label>
<figDesc>Remission.</figDesc><table><row><cell>Group</cell><cell>n</cell></row>
<row><cell>A</cell><cell>35</cell></row></table></figure>
</body><back><div type="acknowledgement"><div><head>Thanks</head><p>We thank you.</p></div></div>
<div type="references"><listBibl><biblStruct xml:id="b0"><analytic>
<title level="a" type="main">A trial</title><author><persName><forename>C</forename>
<surname>Zarate</surname></persName></author></analytic><monogr><title level="j">Arch Psych</title>
<imprint><biblScope unit="volume">63</biblScope><biblScope unit="page" from="856" to="864"/>
<date when="2006">2006</date></imprint></monogr><idno type="DOI">10.5555/z</idno></biblStruct>
<biblStruct><analytic><title level="a">Read wrong</title></analytic>
<note type="raw_reference">Berman. Biol Psych 47.</note></biblStruct>
</listBibl></div></back></text></TEI>"""


def _read(folder: Path, words: str = _PAPER) -> Draft:
    path = folder / "paper.tei.xml"
    path.write_text(words, encoding="utf-8")
    assert IMPORTER.recognises(path)
    (draft,) = IMPORTER.read(path, NO_WISHES)
    return draft


def _lines(draft: Draft) -> list[str]:
    return [f"{kind}: {words}" for kind, _, words in blocks(draft)]


def test_the_text_comes_whole_in_its_order(tmp_path: Path) -> None:
    assert _lines(_read(tmp_path)) == [
        "heading: Ketamine and mood",
        "paragraph: Nnamdi B Okafor Jr, The Mood Group",
        "paragraph: Clinic, Lagos, Nigeria\nSecond Clinic",
        "footnote: nnamdi@mood.example",
        "heading: Abstract",
        "paragraph: It helped.",
        "paragraph: Keywords: ketamine; mood",
        "heading: 1 Results",
        "paragraph: Mood (Zarate, 2006). By 10²\xa0points.",
        "list-item: first",
        "list-item: second",
        "paragraph: a = b (1)",
        "footnote: 3 A note.",
        "caption: Figure 1. A curve.",
        "caption: Table 1",
        "caption: Remission.",
        "table-row: Group\tn",
        "table-row: A\t35",
        "heading: Thanks",
        "paragraph: We thank you.",
        "list-item: Zarate C. A trial. Arch Psych. 2006. 63. 856-864. DOI:10.5555/z.",
        "list-item: Berman. Biol Psych 47.",
    ]


def test_the_header_tells_the_record(tmp_path: Path) -> None:
    draft = _read(tmp_path)
    record = draft.record

    assert record.title == "Ketamine and mood"
    assert record.authors == (
        Author("Okafor", "Nnamdi B, Jr"),
        Author(literal="The Mood Group"),
    )
    assert (record.journal, record.year, record.volume) == ("Journal of Mood", 2021, "7")
    assert (record.issue, record.pages, record.abstract) == ("2", "11-19", "It helped.")
    assert (record.doi, record.pmid) == ("10.5555/mood.1", "123456")
    assert record.extra == {
        "orcid": "Okafor, Nnamdi B, Jr: 0000-0002-1825-0097",
        "affiliations": "Clinic, Lagos, Nigeria\nSecond Clinic",
        "correspondence": "nnamdi@mood.example",
        "issn": "1234-5678",
        "publisher": "Mood Press",
        "date": "2021-01-03",
        "keywords": "ketamine\nmood",
        "language": "en",
        "TEI MD5": "AB",
    }
    assert {origin.where for name, origin in draft.origin.items() if name != "kind"} == {"TEI"}


def test_a_header_without_text_is_a_paper_with_its_abstract(tmp_path: Path) -> None:
    head = _PAPER.partition("<text ")[0] + "</TEI>"

    assert _lines(_read(tmp_path, head))[-2] == "paragraph: It helped."


def test_a_table_without_rows_keeps_its_words(tmp_path: Path) -> None:
    page = _PAPER.replace("<table><row>", "<table>No rows: 17<row>")

    assert "paragraph: No rows: 17" in _lines(_read(tmp_path, page))


def test_other_files_of_tei_are_not_taken_for_papers(tmp_path: Path) -> None:
    path = tmp_path / "names.tei.xml"
    path.write_text("<TEI><teiHeader><author>A</author></teiHeader></TEI>", encoding="utf-8")

    assert not IMPORTER.recognises(path)
