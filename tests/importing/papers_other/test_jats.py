"""Papers as publishers' XML: the whole text in its order, and the record that it states."""

from pathlib import Path

import pytest

from ketareview.domain.article import ArticleKind, Author
from ketareview.domain.errors import EmptyFileError, UnreadableFileError
from ketareview.domain.imports import Draft
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats.jats import IMPORTER
from tests.importing.papers_other.blocks import blocks

_PAPER = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS v1.2//EN" "JATS-archivearticle1.dtd">
<article article-type="review-article" xml:lang="en" xmlns:mml="http://www.w3.org/1998/Math/MathML"
 xmlns:xlink="http://www.w3.org/1999/xlink"><front>
<journal-meta><journal-id journal-id-type="nlm-ta">J Mood</journal-id>
<journal-title-group><journal-title>Journal of Mood</journal-title></journal-title-group>
<issn>1234-5678</issn></journal-meta>
<article-meta><article-id pub-id-type="pmid">123456</article-id>
<article-id pub-id-type="pmc">7654321</article-id>
<article-id pub-id-type="doi">10.1000/MOOD.1</article-id>
<title-group><article-title>Ketamine &amp; <italic>mood</italic></article-title>
<subtitle>a systematic review</subtitle></title-group>
<contrib-group>
<contrib contrib-type="author"><name><surname>Okafor</surname><given-names>Nnamdi B</given-names>
<suffix>Jr</suffix></name><xref ref-type="aff"><sup>1</sup></xref></contrib>
<contrib contrib-type="author"><collab>The Mood Group</collab></contrib>
<contrib contrib-type="editor"><name><surname>Prado</surname><given-names>Ines</given-names></name>
</contrib></contrib-group><aff><label>1</label>Clinic, Lagos</aff>
<pub-date pub-type="epub"><day>3</day><month>12</month><year>2020</year></pub-date>
<pub-date pub-type="ppub"><month>1</month><year>2021</year></pub-date>
<volume>7</volume><issue>2</issue><fpage>11</fpage><lpage>19</lpage>
<related-article related-article-type="retraction-forward" xlink:href="10.1000/r"/>
<abstract><sec><title>Methods</title><p>We searched.</p></sec>
<sec><title>Results:</title><p>It helped.</p></sec></abstract>
<kwd-group><kwd>ketamine</kwd><kwd>mood</kwd></kwd-group>
<funding-group><award-group><funding-source>Fund</funding-source><award-id>A1</award-id>
</award-group></funding-group></article-meta></front>
<body><sec><label>1</label><title>Results</title>
<p>About 10<sup>2</sup> of H<sub>2</sub>O<fn><label>a</label><p>A note.</p></fn> and
<inline-formula><alternatives><tex-math>$x^2$</tex-math><mml:math><mml:msup><mml:mi>x</mml:mi>
<mml:mn>2</mml:mn></mml:msup></mml:math></alternatives></inline-formula>:
<list list-type="order"><list-item><p>first</p><list list-type="bullet"><list-item><p>inner</p>
</list-item></list></list-item><list-item><p>second</p></list-item></list> done&nbsp;so.</p>
<sec><title>Deeper</title><disp-quote><p>It saved me.</p></disp-quote></sec>
<table-wrap><label>Table 1</label><caption><title>Remission</title><p>By group.</p></caption>
<table><thead><tr><th>Group</th><th>n</th></tr></thead><tbody><tr><td>A<break/>B</td><td>35</td></tr>
</tbody></table><table-wrap-foot><fn><label>*</label><p>p &lt; 0.05</p></fn></table-wrap-foot>
</table-wrap>
<fig><label>Figure 1</label><caption><p>A curve.</p></caption><graphic/></fig></sec></body>
<back><ack><p>We thank you.</p></ack><ref-list><title>References</title>
<ref><label>1</label><element-citation><person-group><name><surname>Zarate</surname>
<given-names>CA</given-names></name><etal/></person-group><article-title>A trial</article-title>
<year>2006</year><fpage>856</fpage><lpage>864</lpage></element-citation></ref>
<ref><label>2</label><mixed-citation>Berman <source>Biol Psych</source><volume>47</volume>.
</mixed-citation></ref></ref-list></back></article>"""


def _read(path: Path, text: str) -> Draft:
    path.write_text(text, encoding="utf-8")
    assert IMPORTER.recognises(path)
    (draft,) = IMPORTER.read(path, NO_WISHES)
    return draft


def test_the_text_comes_whole_in_its_order(tmp_path: Path) -> None:
    assert blocks(_read(tmp_path / "x.nxml", _PAPER)) == [
        ("heading", 1, "Ketamine & mood: a systematic review"),
        ("paragraph", 0, "Nnamdi B Okafor Jr, The Mood Group"),
        ("paragraph", 0, "1 Clinic, Lagos"),
        ("heading", 2, "Abstract"),
        ("heading", 2, "Methods"),
        ("paragraph", 0, "We searched."),
        ("heading", 2, "Results:"),
        ("paragraph", 0, "It helped."),
        ("paragraph", 0, "Keywords: ketamine; mood"),
        ("heading", 2, "1 Results"),
        ("paragraph", 0, "About 10² of H₂Oa and x²:"),
        ("footnote", 0, "a A note."),
        ("list-item", 1, "1. first"),
        ("list-item", 2, "inner"),
        ("list-item", 1, "2. second"),
        ("paragraph", 0, "done\xa0so."),
        ("heading", 3, "Deeper"),
        ("quotation", 0, "It saved me."),
        ("caption", 0, "Table 1 Remission"),
        ("caption", 0, "By group."),
        ("table-row", 0, "Group\tn"),
        ("table-row", 0, "A B\t35"),
        ("footnote", 0, "* p < 0.05"),
        ("caption", 0, "Figure 1"),
        ("caption", 0, "A curve."),
        ("paragraph", 0, "We thank you."),
        ("heading", 2, "References"),
        ("list-item", 1, "1 Zarate CA, et al. A trial. 2006. 856-864."),
        ("list-item", 1, "2 Berman Biol Psych 47."),
    ]


@pytest.mark.parametrize(
    "call",
    ['<xref ref-type="fn" rid="f">*</xref>', '<sup><xref rid="f">1</xref></sup>', "<fn>x</fn>"],
)
def test_a_title_ends_before_the_sign_of_its_footnote(tmp_path: Path, call: str) -> None:
    text = _PAPER.replace("</italic></article-title>", f"</italic>{call}</article-title>")
    title = _read(tmp_path / "x.nxml", text).record.title
    assert title == "Ketamine & mood: a systematic review"


def test_the_paper_tells_its_record(tmp_path: Path) -> None:
    draft = _read(tmp_path / "x.nxml", _PAPER)
    record = draft.record

    assert record.title == "Ketamine & mood: a systematic review"
    assert record.authors == (
        Author(family="Okafor", given="Nnamdi B, Jr"),
        Author(literal="The Mood Group"),
    )
    assert (record.year, record.journal, record.volume, record.issue, record.pages) == (
        *(2021, "Journal of Mood", "7", "2", "11-19"),
    )
    assert (record.doi, record.pmid) == ("10.1000/mood.1", "123456")
    assert record.abstract == "Methods: We searched.\nResults: It helped."
    assert record.kind is ArticleKind.SYSTEMATIC_REVIEW
    told = {name: record.extra[name] for name in ("pmcid", "editors", "keywords", "funding")}
    assert told == {
        "pmcid": "PMC7654321",
        "editors": "Prado, Ines",
        "keywords": "ketamine\nmood",
        "funding": "Fund, A1",
    }
    assert record.extra["retraction"] == "retraction-forward: 10.1000/r"
    assert record.extra["date"] == "2021-01"
    assert record.extra["date-online"] == "2020-12-03"
    assert draft.left_out == ("formula-layout", "pictures")


def test_biomed_central_s_own_xml_is_read(tmp_path: Path) -> None:
    text = """<?xml version='1.0'?><!DOCTYPE art SYSTEM 'http://x.example/article.dtd'>
<art><fm><dochead>Research</dochead><bibl><title><p>On <it>mood</it></p></title>
<aug><au><snm>Haas</snm><mi>J</mi><fnm>Eva</fnm></au></aug><source>BMC Mood</source>
<pubdate>2015</pubdate><volume>16</volume><fpage>2</fpage>
<xrefbib><pubidlist><pubid idtype="doi">10.1000/x</pubid></pubidlist></xrefbib></bibl>
<abs><sec><st><p>Abstract</p></st><p>Short.</p></sec></abs></fm>
<bdy><sec><st><p>Background</p></st><p>Words <abbrgrp><abbr>1</abbr></abbrgrp>.</p>
<tbl><title><p>Table 1</p></title><tblbdy><r><c><p>a</p></c><c><p>b</p></c></r></tblbdy></tbl>
</sec></bdy><bm><refgrp><bibl><title><p>Old paper</p></title><aug><au><snm>Edwards</snm>
<fnm>I</fnm></au></aug><source>Lancet</source><pubdate>2000</pubdate></bibl></refgrp></bm></art>"""
    draft = _read(tmp_path / "x.xml", text)

    assert draft.record.title == "On mood"
    assert draft.record.authors == (Author(family="Haas", given="Eva J"),)
    assert (draft.record.year, draft.record.doi) == (2015, "10.1000/x")
    assert blocks(draft)[2:] == [
        ("heading", 2, "Abstract"),
        ("paragraph", 0, "Short."),
        ("heading", 2, "Background"),
        ("paragraph", 0, "Words 1."),
        ("caption", 0, "Table 1"),
        ("table-row", 0, "a\tb"),
        ("list-item", 1, "Edwards I. Old paper. Lancet. 2000."),
    ]


def test_a_file_that_breaks_off_gives_what_it_has(tmp_path: Path) -> None:
    draft = _read(tmp_path / "x.xml", _PAPER[: _PAPER.index("Deeper")])

    assert "broken-off" in draft.left_out
    assert ("list-item", 1, "2. second") in blocks(draft)


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE article [<!ENTITY a "aa">]><article article-type="x"><body>&a;</body></article>',
        f'<article article-type="x"><body>{"<sec>" * 500}x{"</sec>" * 500}</body></article>',
    ],
)
def test_what_could_do_harm_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.xml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFileError):
        IMPORTER.read(path, NO_WISHES)


def test_a_paper_without_text_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text('<article article-type="x"><body/></article>', encoding="utf-8")
    with pytest.raises(EmptyFileError):
        IMPORTER.read(path, NO_WISHES)


def test_web_pages_and_other_xml_are_no_papers(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<article><h1>Ketamine</h1><p>Words.</p></article>", encoding="utf-8")
    other = tmp_path / "other.xml"
    other.write_text("<recipe><front/></recipe>", encoding="utf-8")

    assert not IMPORTER.recognises(page)
    assert not IMPORTER.recognises(other)
