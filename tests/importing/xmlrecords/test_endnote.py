"""Records of EndNote come whole, with their styles read as words."""

from pathlib import Path

from ketareview.domain.article import ArticleKind, Author
from tests.importing.xmlrecords.reading_files import drafts

_STYLE = '<style face="normal" font="default" size="100%">{}</style>'


def _record(inside: str) -> str:
    declaration = '<?xml version="1.0" encoding="UTF-8" ?>'
    return f"{declaration}<xml><records><record>{inside}</record></records></xml>"


def test_a_journal_article(tmp_path: Path) -> None:
    title = (
        _STYLE.format("Doses of 10")
        + '<style face="superscript">-3</style><style font="Symbol" charset="2">m</style>g'
    )
    draft = drafts(
        tmp_path,
        _record(
            '<database name="My.enl" path="C:\\My.enl">My.enl</database>'
            '<source-app name="EndNote" version="20.0">EndNote</source-app>'
            '<rec-number>258</rec-number><ref-type name="Journal Article">17</ref-type>'
            f"<contributors><authors><author>{_STYLE.format('Okafor, Ada')}</author>"
            "<author>Ketamine Study Group,</author></authors>"
            "<secondary-authors><author>Ed, I</author></secondary-authors></contributors>"
            f"<titles><title>{title}</title><secondary-title>Lancet</secondary-title></titles>"
            "<periodical><full-title>The Lancet</full-title><abbr-1>Lancet</abbr-1></periodical>"
            "<pages>pp. 12-19</pages><volume>3</volume><number>4</number>"
            "<keywords><keyword>one</keyword><keyword>two; three</keyword></keywords>"
            "<dates><year>2019</year><pub-dates><date>Mar 3</date></pub-dates></dates>"
            "<isbn>1234-5678 (Print)&#xD;8765-4321</isbn><accession-num>31234567</accession-num>"
            "<abstract>One.&#xD;Two\n   goes on.</abstract><notes>A note</notes>"
            "<research-notes>Mine</research-notes><label>L</label>"
            f"<caption>{_STYLE.format('Duplicate')}</caption>"
            "<custom1>c1</custom1><custom2>PMC123</custom2><work-type>Case report</work-type>"
            "<urls><related-urls><url>http://a.b/</url><url>http://c.d/</url></related-urls>"
            "<pdf-urls><url>internal-pdf://123/Okafor 2019.pdf</url></pdf-urls></urls>"
            "<electronic-resource-num>10.1000/ABC</electronic-resource-num>"
            "<remote-database-provider>NLM</remote-database-provider>"
        ),
    )[0]
    record = draft.record
    assert record.title == "Doses of 10⁻³μg"
    assert record.authors == (Author("Okafor", "Ada"), Author(literal="Ketamine Study Group"))
    assert (record.journal, record.volume, record.issue) == ("The Lancet", "3", "4")
    assert (record.year, record.pages, record.doi) == (2019, "12-19", "10.1000/abc")
    assert (record.pmid, record.url) == ("31234567", "http://a.b/")
    assert record.abstract == "One.\nTwo goes on."
    assert record.kind is ArticleKind.CASE_REPORT
    assert draft.files == ("internal-pdf://123/Okafor 2019.pdf",)
    extra = record.extra
    assert extra["keywords"] == "one\ntwo\nthree"
    assert extra["notes"] == "A note\nMine"
    assert (extra["editors"], extra["labels"], extra["pmcid"]) == ("Ed, I", "L", "PMC123")
    assert (extra["EndNote caption"], extra["EndNote custom1"]) == ("Duplicate", "c1")
    assert (extra["links"], extra["EndNote rec-number"]) == ("http://c.d/", "258")


def test_an_accession_number_of_another_database_is_no_pmid(tmp_path: Path) -> None:
    record = drafts(
        tmp_path,
        _record(
            "<ref-type name='Journal Article'>17</ref-type><titles><title>T</title></titles>"
            "<accession-num>31234567</accession-num>"
            "<remote-database-name>Embase&#xD;Medline</remote-database-name>"
        ),
    )[0].record
    assert record.pmid == ""
    assert record.extra["accession"] == "31234567"


def test_what_cochrane_calls_a_pubmed_number_is_one(tmp_path: Path) -> None:
    record = drafts(
        tmp_path,
        _record(
            "<ref-type name='Journal Article'>17</ref-type><titles><title>T</title></titles>"
            "<accession-num>CN-01234567</accession-num><custom3>PUBMED 7654321,EMBASE 1</custom3>"
        ),
    )[0].record
    assert record.pmid == "7654321"
    assert record.extra["EndNote custom3"] == "PUBMED 7654321,EMBASE 1"


def test_the_older_names_in_capitals(tmp_path: Path) -> None:
    record = drafts(
        tmp_path,
        "<XML><RECORDS><RECORD><REFERENCE_TYPE>0</REFERENCE_TYPE><YEAR>1998</YEAR>"
        "<TITLE>Old</TITLE><SECONDARY_TITLE>Journal</SECONDARY_TITLE><VOLUME>7</VOLUME>"
        "<AUTHORS><AUTHOR>Lee, A.</AUTHOR></AUTHORS></RECORD></RECORDS></XML>",
    )[0].record
    assert (record.title, record.journal, record.year) == ("Old", "Journal", 1998)
    assert record.authors == (Author("Lee", "A."),)
