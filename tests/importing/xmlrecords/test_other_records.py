"""Zotero's RDF, MODS, Word's sources, Crossref's records and Citavi's projects."""

import zipfile
from pathlib import Path

import pytest

from ketareview.domain.article import ArticleKind, Author
from ketareview.domain.errors import LargeFileError, NoRecordsError
from ketareview.domain.imports import Draft, Unread
from tests.importing.xmlrecords.reading_files import drafts, entries

_RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/"
 xmlns:link="http://purl.org/rss/1.0/modules/link/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/">{}</rdf:RDF>"""


def test_a_zotero_item_with_its_file_note_and_collection(tmp_path: Path) -> None:
    draft = drafts(
        tmp_path,
        _RDF.format(
            """<bib:Article rdf:about="#item_1"><z:itemType>journalArticle</z:itemType>
            <dcterms:isPartOf rdf:resource="urn:issn:1234-5678"/>
            <bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Okafor</foaf:surname>
            <foaf:givenName>Ada</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>
            <link:link rdf:resource="#item_2"/><dcterms:isReferencedBy rdf:resource="#item_3"/>
            <dc:subject>one</dc:subject>
            <dc:subject><z:AutomaticTag><rdf:value>two</rdf:value></z:AutomaticTag></dc:subject>
            <dc:title>Ketamine</dc:title><dcterms:abstract>&lt;p&gt;A&lt;/p&gt;</dcterms:abstract>
            <dc:date>2019-03-02</dc:date><bib:pages>1-9</bib:pages>
            <dc:identifier>DOI 10.1000/x</dc:identifier><dc:description>PMID: 123
Nice</dc:description><z:extraThing>kept</z:extraThing></bib:Article>
            <bib:Journal rdf:about="urn:issn:1234-5678"><prism:volume>7</prism:volume>
            <prism:number>2</prism:number><dc:title>Journal</dc:title>
            <dcterms:alternative>J</dcterms:alternative>
            <dc:identifier>ISSN 1234-5678</dc:identifier></bib:Journal>
            <z:Attachment rdf:about="#item_2"><z:itemType>attachment</z:itemType>
            <rdf:resource rdf:resource="files/2/Okafor 2019.pdf"/><dc:title>PDF</dc:title>
            </z:Attachment>
            <bib:Memo rdf:about="#item_3"><rdf:value>&lt;p&gt;My note&lt;/p&gt;</rdf:value>
            </bib:Memo>
            <z:Collection rdf:about="#c"><dc:title>Chapter 1</dc:title>
            <dcterms:hasPart rdf:resource="#item_1"/></z:Collection>"""
        ),
        "items.rdf",
    )[0]
    record = draft.record
    assert (record.title, record.journal, record.volume) == ("Ketamine", "Journal", "7")
    assert (record.issue, record.pages, record.year) == ("2", "1-9", 2019)
    assert (record.doi, record.pmid, record.abstract) == ("10.1000/x", "123", "A")
    assert record.authors == (Author("Okafor", "Ada"),)
    assert draft.files == ("files/2/Okafor 2019.pdf",)
    extra = record.extra
    assert extra["notes"] == "PMID: 123\nNice\nMy note"
    assert (extra["keywords"], extra["issn"]) == ("one\ntwo", "1234-5678")
    assert extra["Zotero RDF collection"] == "Chapter 1"
    assert extra["Zotero RDF extraThing"] == "kept"


def test_a_file_by_itself_is_an_item_and_a_note_by_itself_is_told(tmp_path: Path) -> None:
    path = tmp_path / "items.rdf"
    path.write_text(
        _RDF.format(
            """<z:Attachment rdf:about="#a"><z:itemType>attachment</z:itemType>
            <rdf:resource rdf:resource="files/9/x.pdf"/><dc:title>X</dc:title></z:Attachment>
            <bib:Memo rdf:about="#m"><rdf:value>alone</rdf:value></bib:Memo>"""
        )
    )
    found = entries(path)
    assert [type(entry) for entry in found] == [Draft, Unread]
    assert isinstance(found[0], Draft)
    assert found[0].files == ("files/9/x.pdf",)


def test_a_work_of_mods(tmp_path: Path) -> None:
    record = drafts(
        tmp_path,
        """<modsCollection xmlns="http://www.loc.gov/mods/v3"><mods><titleInfo>
        <nonSort>The</nonSort><title>title</title><subTitle>a trial</subTitle></titleInfo>
        <name type="personal"><namePart type="family">Lee</namePart>
        <namePart type="given">Ann</namePart><namePart type="date">1950-</namePart>
        <role><roleTerm>author</roleTerm></role></name>
        <name type="personal"><namePart>Ed, Ida</namePart><role><roleTerm>edt</roleTerm></role>
        </name><originInfo><dateIssued>c2011</dateIssued><publisher>P</publisher><place>
        <placeTerm type="text">London</placeTerm></place></originInfo><relatedItem type="host">
        <titleInfo><title>Journal</title></titleInfo><part><detail type="volume">
        <number>2</number></detail><detail type="issue"><number>1</number></detail>
        <extent unit="pages"><start>17</start><end>19</end></extent></part></relatedItem>
        <identifier type="doi">10.1000/m</identifier><identifier type="issn">1234-5678</identifier>
        <subject><topic>Ketamine</topic><topic>Therapy</topic></subject>
        <physicalDescription><extent>3 p.</extent></physicalDescription></mods></modsCollection>""",
    )[0].record
    assert (record.title, record.journal, record.year) == ("The title: a trial", "Journal", 2011)
    assert (record.volume, record.issue, record.pages) == ("2", "1", "17-19")
    assert (record.doi, record.authors) == ("10.1000/m", (Author("Lee", "Ann"),))
    extra = record.extra
    assert (extra["editors"], extra["place"], extra["publisher"]) == ("Ed, Ida", "London", "P")
    assert (extra["keywords"], extra["MODS extent"]) == ("Ketamine -- Therapy", "3 p.")
    assert extra["MODS date"] == "Lee, Ann: 1950-"


def test_a_series_of_mods_is_of_the_year_in_which_it_began(tmp_path: Path) -> None:
    record = drafts(
        tmp_path,
        """<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>Ponds</title></titleInfo>
        <originInfo><dateIssued>-1988</dateIssued>
        <dateIssued encoding="marc" point="end">1988</dateIssued>
        <dateIssued encoding="marc" point="start">1985</dateIssued></originInfo></mods>""",
    )[0].record
    assert record.year == 1985
    assert record.extra["date"] == "-1988\n1988"


def test_a_source_of_word(tmp_path: Path) -> None:
    record = drafts(
        tmp_path,
        """<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography">
        <b:Source><b:Tag>Lee19</b:Tag><b:SourceType>JournalArticle</b:SourceType>
        <b:Title>T</b:Title><b:Year>2019</b:Year><b:Month>March</b:Month><b:Day>2</b:Day>
        <b:JournalName>J</b:JournalName><b:Volume>1</b:Volume><b:Pages>3-4</b:Pages>
        <b:Author><b:Author><b:NameList><b:Person><b:Last>Lee</b:Last><b:First>Ann</b:First>
        <b:Middle>B</b:Middle></b:Person></b:NameList></b:Author><b:Translator><b:NameList>
        <b:Person><b:Last>Ng</b:Last></b:Person></b:NameList></b:Translator></b:Author>
        <b:StandardNumber>ISSN:1234-5678</b:StandardNumber><b:Odd>kept</b:Odd></b:Source>
        </b:Sources>""",
    )[0].record
    assert (record.title, record.journal, record.pages) == ("T", "J", "3-4")
    assert record.authors == (Author("Lee", "Ann B"),)
    extra = record.extra
    assert (extra["date"], extra["issn"], extra["translators"]) == ("2019-03-02", "1234-5678", "Ng")
    assert (extra["citation-key"], extra["Word Odd"]) == ("Lee19", "kept")


def test_a_record_of_crossref(tmp_path: Path) -> None:
    record = drafts(
        tmp_path,
        """<doi_records><doi_record><crossref><journal><journal_metadata>
        <full_title>Journal</full_title><abbrev_title>J</abbrev_title><issn>12345678</issn>
        </journal_metadata><journal_issue><publication_date media_type="print"><month>03</month>
        <year>2013</year></publication_date><journal_volume><volume>84</volume></journal_volume>
        <issue>1</issue></journal_issue><journal_article><titles><title>CO<sub>2</sub></title>
        <subtitle>A study</subtitle></titles><contributors><person_name contributor_role="author">
        <given_name>Ann</given_name><surname>Lee</surname><affiliation>Here</affiliation>
        </person_name><person_name contributor_role="editor"><surname>Ed</surname></person_name>
        </contributors><pages><first_page>60</first_page><last_page>74</last_page></pages>
        <doi_data><doi>10.1000/c</doi><resource>http://a.b</resource></doi_data><citation_list>
        <citation key="1"><doi>10.1000/d</doi></citation></citation_list></journal_article>
        </journal></crossref></doi_record><doi_record><crossref><error>none</error></crossref>
        </doi_record></doi_records>""",
    )
    assert len(record) == 1
    found = record[0].record
    assert (found.title, found.journal, found.year) == ("CO2: A study", "Journal", 2013)
    assert (found.volume, found.issue, found.pages) == ("84", "1", "60-74")
    assert (found.doi, found.url) == ("10.1000/c", "http://a.b")
    assert found.authors == (Author("Lee", "Ann"),)
    assert found.extra["editors"] == "Ed"
    assert found.extra["cited-references"] == "10.1000/d"


def test_a_chapter_and_a_report_of_crossref(tmp_path: Path) -> None:
    found = drafts(
        tmp_path,
        """<doi_records><doi_record><crossref><book><book_series_metadata><series_metadata><titles>
        <title>Series</title></titles><issn>12345678</issn></series_metadata><contributors>
        <person_name contributor_role="editor"><given_name>I</given_name><surname>Ed</surname>
        </person_name></contributors><titles><title>Book</title></titles><publication_date>
        <year>2019</year></publication_date><isbn>9781</isbn></book_series_metadata><content_item>
        <contributors><person_name contributor_role="author"><surname>Lee</surname></person_name>
        </contributors><titles><title>Chapter</title></titles><pages><first_page>3</first_page>
        </pages><doi_data><doi>10.1000/k</doi></doi_data></content_item></book></crossref>
        </doi_record><doi_record><crossref><report-paper><report-paper_metadata><contributors>
        <organization contributor_role="author">WHO</organization></contributors><titles>
        <title>Report</title></titles><publication_date><year>2018</year></publication_date>
        <doi_data><doi>10.1000/r</doi></doi_data></report-paper_metadata></report-paper></crossref>
        </doi_record></doi_records>""",
    )
    chapter, report = (draft.record for draft in found)
    assert (chapter.title, chapter.journal, chapter.year) == ("Chapter", "Book", 2019)
    assert chapter.authors == (Author("Lee"),)
    assert (chapter.extra["series"], chapter.extra["editors"]) == ("Series", "Ed, I")
    assert (report.title, report.doi, report.year) == ("Report", "10.1000/r", 2018)
    assert report.authors == (Author(literal="WHO"),)


_CITAVI = """<?xml version="1.0" encoding="utf-8"?><CitaviExchangeData Version="6.0.0.0">
<Persons><Person id="p"><FirstName>Ann</FirstName><LastName>Lee</LastName></Person></Persons>
<Periodicals><Periodical id="j"><Name>Journal</Name></Periodical></Periodicals>
<References><Reference id="r"><ReferenceType>InternetDocument</ReferenceType><Title>T</Title>
<Subtitle>S</Subtitle><PeriodicalID>j</PeriodicalID><Year>2019</Year><Volume>2</Volume>
<PageRange>&lt;sp&gt;&lt;os&gt;3&lt;/os&gt;&lt;/sp&gt;&lt;os&gt;3-9&lt;/os&gt;</PageRange>
<CustomField1>kept</CustomField1></Reference></References>
<ReferenceAuthors><OnetoN>r;p</OnetoN></ReferenceAuthors>
<KnowledgeItems><KnowledgeItem id="k"><CoreStatement>Head</CoreStatement><Text>Words</Text>
<ReferenceID>r</ReferenceID></KnowledgeItem></KnowledgeItems>
<Locations><Location id="l"><Address>Lee 2019.pdf</Address><ReferenceID>r</ReferenceID></Location>
</Locations></CitaviExchangeData>"""


def test_a_project_of_citavi(tmp_path: Path) -> None:
    path = tmp_path / "project.ctv6bak"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.xml", _CITAVI)
    draft = entries(path)[0]
    assert isinstance(draft, Draft)
    record = draft.record
    assert (record.title, record.journal, record.pages) == ("T: S", "Journal", "3-9")
    assert record.authors == (Author("Lee", "Ann"),)
    assert record.kind is ArticleKind.WEB_PAGE
    assert (record.extra["notes"], record.extra["Citavi CustomField1"]) == ("Head: Words", "kept")
    assert draft.files == ("Lee 2019.pdf",)


def test_a_project_that_unpacks_to_far_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.ctv6bak"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.xml", "<CitaviExchangeData>" + " " * 40_000_000)
    with pytest.raises(LargeFileError):
        entries(path)


def test_an_archive_without_a_project_has_no_records(tmp_path: Path) -> None:
    path = tmp_path / "empty.ctv6bak"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "nothing")
    with pytest.raises(NoRecordsError):
        entries(path)


def test_a_person_of_one_name_in_words_sources_is_kept(tmp_path: Path) -> None:
    (draft,) = drafts(
        tmp_path,
        """<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography">
        <b:Source><b:SourceType>Book</b:SourceType><b:Title>One</b:Title><b:Author><b:Author>
        <b:NameList><b:Person><b:Last> </b:Last><b:First>Sappho</b:First></b:Person>
        <b:Person><b:First>5</b:First></b:Person></b:NameList>
        </b:Author></b:Author></b:Source></b:Sources>""",
    )
    assert draft.record.authors == (Author(literal="Sappho"), Author(literal="5"))
