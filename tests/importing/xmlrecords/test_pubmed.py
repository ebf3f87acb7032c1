"""Records of PubMed come with all that PubMed says of them."""

from pathlib import Path

import pytest

from ketareview.domain.article import ArticleKind, Author
from tests.importing.xmlrecords.reading_files import drafts

_RECORD = """<?xml version="1.0"?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2019//EN"
 "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_190101.dtd">
<PubmedArticleSet><PubmedArticle>
<MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">31234567</PMID>
<Article><Journal><ISSN IssnType="Print">1234-5678</ISSN><JournalIssue><Volume>12</Volume>
<Issue>3</Issue><PubDate><MedlineDate>2019 Mar-Apr</MedlineDate></PubDate></JournalIssue>
<Title>Lancet (London, England)</Title><ISOAbbreviation>Lancet</ISOAbbreviation></Journal>
<ArticleTitle>Doses of 10<sup>-3</sup> mg in CO<sub>2</sub>: <i>a trial</i>.</ArticleTitle>
<Pagination><StartPage>132</StartPage><EndPage>142</EndPage><MedlinePgn>132-42</MedlinePgn>
</Pagination><ELocationID EIdType="doi" ValidYN="Y">10.1000/Lancet.12</ELocationID>
<Abstract><AbstractText Label="METHODS">We gave it.</AbstractText>
<AbstractText Label="RESULTS">It <b>worked</b>.</AbstractText>
<CopyrightInformation>Copyright us.</CopyrightInformation></Abstract>
<AuthorList><Author><LastName>Okafor</LastName><ForeName>Ada B</ForeName><Initials>AB</Initials>
<Suffix>Jr</Suffix><AffiliationInfo><Affiliation>Lagos.</Affiliation></AffiliationInfo></Author>
<Author><CollectiveName>The Ketamine Group</CollectiveName></Author></AuthorList>
<Language>eng</Language><DataBankList><DataBank><DataBankName>ClinicalTrials.gov</DataBankName>
<AccessionNumberList><AccessionNumber>NCT01234567</AccessionNumber></AccessionNumberList>
</DataBank></DataBankList>
<GrantList><Grant><GrantID>G1</GrantID><Agency>Wellcome</Agency></Grant></GrantList>
<PublicationTypeList><PublicationType>Journal Article</PublicationType>
<PublicationType>Randomized Controlled Trial</PublicationType></PublicationTypeList>
<VernacularTitle>Ein Versuch.</VernacularTitle></Article>
<MedlineJournalInfo><Country>England</Country><MedlineTA>Lancet</MedlineTA></MedlineJournalInfo>
<CommentsCorrectionsList>
<CommentsCorrections RefType="RetractionIn"><RefSource>Lancet. 2020;395:1</RefSource>
<PMID>32000000</PMID></CommentsCorrections>
<CommentsCorrections RefType="ErratumIn"><RefSource>Lancet. 2019;394:2</RefSource>
</CommentsCorrections></CommentsCorrectionsList>
<MeshHeadingList><MeshHeading><DescriptorName MajorTopicYN="N">Ketamine</DescriptorName>
<QualifierName MajorTopicYN="Y">therapeutic use</QualifierName></MeshHeading></MeshHeadingList>
<OtherAbstract Type="Publisher" Language="ger"><AbstractText>Wir gaben es.</AbstractText>
</OtherAbstract><CoiStatement>None.</CoiStatement><SpaceFlightMission>STS-1</SpaceFlightMission>
</MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="pubmed">31234567</ArticleId>
<ArticleId IdType="pmc">PMC7654321</ArticleId></ArticleIdList></PubmedData></PubmedArticle>
</PubmedArticleSet>"""


def test_an_article_with_its_fields(tmp_path: Path) -> None:
    record = drafts(tmp_path, _RECORD)[0].record
    assert record.title == "Doses of 10⁻³ mg in CO2: a trial"
    assert record.authors == (
        Author("Okafor", "Ada B, Jr"),
        Author(literal="The Ketamine Group"),
    )
    assert (record.year, record.journal, record.volume, record.issue) == (2019, "Lancet", "12", "3")
    assert (record.pages, record.doi, record.pmid) == ("132-42", "10.1000/lancet.12", "31234567")
    assert record.abstract == "METHODS: We gave it.\nRESULTS: It worked."
    assert record.kind is ArticleKind.TRIAL


def test_what_has_no_field_of_its_own_is_kept(tmp_path: Path) -> None:
    extra = drafts(tmp_path, _RECORD)[0].record.extra
    assert extra["retraction"] == "Retraction in: Lancet. 2020;395:1 PMID 32000000"
    assert extra["corrections"] == "Erratum in: Lancet. 2019;394:2"
    assert extra["trial"] == "NCT01234567"
    assert extra["pmcid"] == "PMC7654321"
    assert extra["mesh"] == "Ketamine/therapeutic use*"
    assert extra["publication-types"] == "Journal Article\nRandomized Controlled Trial"
    assert extra["original-title"] == "Ein Versuch."
    assert extra["affiliations"] == "Okafor, Ada B Jr: Lagos."
    assert extra["date"] == "2019 Mar-Apr"
    assert extra["funding"] == "G1, Wellcome"
    assert extra["conflicts"] == "None."
    assert extra["PubMed abstract (Publisher, ger)"] == "Wir gaben es."
    assert extra["PubMed journal"] == "Lancet (London, England)"
    assert extra["PubMed SpaceFlightMission"] == "STS-1"


def test_a_chapter_of_a_book_stands_in_the_book(tmp_path: Path) -> None:
    record = drafts(
        tmp_path,
        """<PubmedBookArticle><BookDocument><PMID>5</PMID><Book><Publisher>
        <PublisherName>NICE</PublisherName></Publisher><BookTitle>The book</BookTitle>
        <PubDate><Year>2009</Year><Month>Feb</Month></PubDate><AuthorList Type="editors"><Author>
        <LastName>Ed</LastName><Initials>I</Initials></Author></AuthorList></Book>
        <ArticleTitle>The chapter.</ArticleTitle><AuthorList Type="authors"><Author>
        <LastName>Writer</LastName><Initials>W</Initials></Author></AuthorList>
        <PublicationType>Practice Guideline</PublicationType></BookDocument></PubmedBookArticle>""",
    )[0].record
    assert (record.title, record.journal, record.year) == ("The chapter", "The book", 2009)
    assert record.authors == (Author("Writer", "W"),)
    assert record.extra["editors"] == "Ed, I"
    assert record.kind is ArticleKind.GUIDELINE


@pytest.mark.parametrize(("chapter", "doi"), [("", "10.1000/book"), ("A chapter", "")])
def test_the_doi_of_a_book_is_none_of_its_chapters(tmp_path: Path, chapter: str, doi: str) -> None:
    record = drafts(
        tmp_path,
        f"""<PubmedBookArticle><BookDocument><PMID>5</PMID><Book><BookTitle>The book</BookTitle>
        <ELocationID EIdType="doi" ValidYN="Y">10.1000/book</ELocationID></Book>
        <ArticleTitle>{chapter}</ArticleTitle></BookDocument></PubmedBookArticle>""",
    )[0].record
    assert record.doi == doi
    assert doi or record.extra["PubMed ELocationID"] == "10.1000/book"


def test_a_name_that_was_corrected_is_no_second_author(tmp_path: Path) -> None:
    record = drafts(
        tmp_path,
        """<PubmedArticle><MedlineCitation><PMID>5</PMID><Article><ArticleTitle>T</ArticleTitle>
        <ELocationID EIdType="pii">arXiv:2304.02112v2</ELocationID><AuthorList>
        <Author ValidYN="N"><LastName>Okafro</LastName><Initials>A</Initials></Author>
        <Author ValidYN="Y"><LastName>Okafor</LastName><Initials>A</Initials></Author>
        </AuthorList></Article></MedlineCitation></PubmedArticle>""",
    )[0].record
    assert record.authors == (Author("Okafor", "A"),)
    assert record.extra["PubMed name before correction"] == "Okafro, A"
    assert record.extra["arxiv"] == "2304.02112v2"


def test_a_doi_that_is_not_valid_stands_behind_the_valid_one(tmp_path: Path) -> None:
    record = drafts(
        tmp_path,
        """<PubmedArticle><MedlineCitation><PMID>5</PMID><Article><ArticleTitle>T</ArticleTitle>
        <ELocationID EIdType="doi" ValidYN="N">10.1000/wrong</ELocationID>
        <ELocationID EIdType="doi" ValidYN="Y">10.1000/right</ELocationID>
        </Article></MedlineCitation></PubmedArticle>""",
    )[0].record
    assert record.doi == "10.1000/right"
    assert record.extra["PubMed doi"] == "10.1000/wrong"


@pytest.mark.parametrize("number", ["e1234567", "gkab12", "QWRT"])
def test_a_number_of_the_article_stands_for_its_page(tmp_path: Path, number: str) -> None:
    record = drafts(
        tmp_path,
        f"""<PubmedArticle><MedlineCitation><PMID>5</PMID><Article><ArticleTitle>T</ArticleTitle>
        <ELocationID EIdType="doi">10.1000/right</ELocationID>
        <ELocationID EIdType="pii">{number}</ELocationID>
        </Article></MedlineCitation></PubmedArticle>""",
    )[0].record
    assert record.pages == number


def test_a_retracted_publication_says_so(tmp_path: Path) -> None:
    extra = drafts(
        tmp_path,
        """<PubmedArticle><MedlineCitation><PMID>5</PMID><Article><ArticleTitle>T</ArticleTitle>
        <PublicationTypeList><PublicationType>Retracted Publication</PublicationType>
        </PublicationTypeList></Article><CommentsCorrectionsList>
        <CommentsCorrections RefType="PartialRetractionIn"><RefSource>J 1</RefSource>
        </CommentsCorrections><CommentsCorrections RefType="UpdateOf"><RefSource>bioRxiv</RefSource>
        <PMID>7</PMID></CommentsCorrections><CommentsCorrections RefType="CommentIn">
        <RefSource>J 2</RefSource></CommentsCorrections></CommentsCorrectionsList>
        </MedlineCitation></PubmedArticle>""",
    )[0].record.extra
    assert extra["retraction"] == "Retracted Publication\nPartial retraction in: J 1"
    assert extra["corrections"] == "Update of: bioRxiv PMID 7"
    assert extra["related"] == "Comment in: J 2"


def test_other_words_of_the_set_are_read_too(tmp_path: Path) -> None:
    found = drafts(
        tmp_path,
        """<MedlineCitationSet><MedlineCitation><PMID Version="1">7</PMID><Article>
        <Journal><Title>J</Title></Journal><ArticleTitle>T</ArticleTitle></Article>
        </MedlineCitation></MedlineCitationSet>""",
    )
    assert [draft.record.pmid for draft in found] == ["7"]
