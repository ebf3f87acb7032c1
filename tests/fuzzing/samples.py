"""Small files of each kind, to be changed; the corpus has more of most kinds."""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from tests.fuzzing.changing import packed
from tests.importing.table.test_workbooks import workbook

ANY_XML = b'<?xml version="1.0"?><%s><title>Ketamine &amp; sleep</title><a b="c">d</a></%s>'
TEXTS: Mapping[str, bytes] = {
    "RIS": b"TY  - JOUR\nAU  - Okafor, Ada\nTI  - Ketamine\nPY  - 2021//\nSP  - 1\nER  - \n",
    "MEDLINE": b"PMID- 123\nTI  - Ketamine\n      again\nFAU - Okafor, Ada\nDP  - 2021 May\n",
    "Web of Science": b"FN x\nVR 1.0\nPT J\nAU Okafor, A\n   Berg, L\nTI Ketamine\nER\nEF\n",
    "EndNote tagged": b"%0 Journal Article\n%A Okafor, Ada\n%T Ketamine\n%D 2021\n",
    "RefWorks": b"RT Journal\nA1 Okafor,Ada\nT1 Ketamine\nYR 2021\n",
    "BibTeX": b'@string{j="Mood"}\n@article{k, title={K{\\"e}t}, author="A and B", journal=j}\n',
    "CSL-JSON": b'[{"id":"1","type":"book","title":"K","issued":{"date-parts":[[2021]]}}]',
    "Zotero JSON": b'[{"itemType":"journalArticle","title":"K","creators":[{"lastName":"O"}]}]',
    "PubMed XML": b"<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article>"
    b"<ArticleTitle>K</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>",
    "EndNote XML": b"<xml><records><record><titles><title><style>K</style></title></titles>"
    b"</record></records></xml>",
    "table": b'Title,Authors,Year\n"Ketamine, again",Okafor A,2021\n',
    "JATS XML": b"<article><front><article-meta><title-group><article-title>K</article-title>"
    b"</title-group></article-meta></front><body><sec><title>A</title><p>B</p></sec></body></article>",
    "web page": b"<html><head><title>K</title></head><body><h1>K</h1><p>Words.</p></body></html>",
    "Markdown": b"# Ketamine\n\n- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n",
    "annotations": b'{"type":"Annotation","target":{"source":"x","selector":{"exact":"y"}}}',
    "RTF": rb"{\rtf1\ansi{\info{\title K}}\pard Words \u8364? more\par}",
    "plain text": b"Ketamine\n\nWords of a paper.\n",
    "JATS XML set": b'<pmc-articleset><article article-type="x"><front><article-meta><title-group>'
    b"<article-title>K</article-title></title-group></article-meta></front><body><p>B</p></body>"
    b"</article><article><body><p>C</p></body></article></pmc-articleset>",
    "Cochrane": b"Record #1 of 2\nID: CN-1\nAU: Okafor A\nAU: Berg L\nTI: Ketamine\nSO: Mood\n"
    b"YR: 2021\nVL: 3\nNO: 1\nPG: 1-9\nPM: PUBMED 123\nAB: Words\nRecord #2 of 2\nID: CN-2\n",
    "Crossref JSON": b'{"status":"ok","message-type":"work","message":{"DOI":"10.1/x",'
    b'"title":["K"],"author":[{"family":"O","given":"A"}],"issued":{"date-parts":[[2021,5]]},'
    b'"container-title":["M"],"page":"1-9","type":"journal-article","publisher":"P"}}',
    "MHTML": b"From: <Saved by Blink>\nSnapshot-Content-Location: https://x.example/k\nSubject: K\n"
    b'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\n'
    b'Content-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: quoted-printable\n\n'
    b"<html><body><h1>Ket=C3=A4</h1><p>Words.</p></body></html>\n--b--\n",
    "mail": b"From: =?utf-8?b?SW7DqXM=?= <i@x.example>\nTo: a@x.example\nSubject: K\nDate: Mon, "
    b'1 Mar 2021 10:00:00 -0000\nContent-Type: multipart/alternative; boundary="b"\n\n'
    b"--b\nContent-Type: text/plain\n\nWords.\n--b\nContent-Type: message/rfc822\n\nSubject: in\n\n"
    b"Inner\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n"
    b"PHA+SGk8L3A+\n--b--\n",
    "MARC XML": b'<record xmlns="http://www.loc.gov/MARC21/slim"><datafield tag="100"><subfield '
    b'code="a">O, Ada</subfield></datafield><datafield tag="245"><subfield code="a">K</subfield>'
    b'</datafield><datafield tag="773"><subfield code="g">1, 2, p. 3</subfield></datafield>'
    b"</record>",
    "MARC": b"00099nam a2200049 a 4500100000000000245000000000\x1e1 \x1faO, A\x1e00\x1faK\x1e\x1d",
    "PubMed text": b"1. J Mood. 2020 Jan;1(2):1-9.\n\nK.\n\nMarsh AB(1), Reed T.\n\nPMID: 1\n",
    "CSL-YAML": b"references:\n- id: a\n  type: book\n  title: [K, {a: 'b'}]\n  issued: 2021\n",
    "CFF": b"cff-version: 1.2.0\ntitle: K\nauthors:\n  - family-names: O\n    given-names: Ada\n"
    b'doi: 10.1/x\nabstract: >\n  Words\n  more\nreferences:\n  - type: article\n    title: "L"\n',
}

_DATABASE = """
CREATE TABLE documents (id INTEGER, name TEXT, description TEXT, filename TEXT, contents TEXT);
CREATE TABLE highlights (id INTEGER, document_id INTEGER, start_offset INTEGER,
    end_offset INTEGER, snippet TEXT);
CREATE TABLE tags (id INTEGER, path TEXT, description TEXT);
CREATE TABLE highlight_tags (highlight_id INTEGER, tag_id INTEGER);
INSERT INTO documents VALUES (1, 'K', '', 'k.docx', '<h1>K</h1><p>Words of <b>a</b> paper.</p>');
INSERT INTO highlights VALUES (1, 1, 3, 9, NULL);
INSERT INTO tags VALUES (1, 'outcome.score', '');
INSERT INTO highlight_tags VALUES (1, 1);
"""
_OPEN_DOCUMENT = {
    "mimetype": b"application/vnd.oasis.opendocument.text",
    "content.xml": b"""<content><automatic-styles><style name="H"><text-properties
 text-position="super 58%"/></style><style name="P" parent-style-name="Quotations"/><list-style
 name="L"><list-level-style-number level="1" num-format="i" num-suffix="."/></list-style>
</automatic-styles><body><text><p style-name="Title">K</p><h outline-level="2">M</h><p>10<span
 style-name="H">2</span><s c="3"/><note note-class="endnote"><note-citation>1</note-citation>
<note-body><p>N</p></note-body></note></p><list style-name="L"><list-item start-value="4"><p>f</p>
</list-item></list><table><table-row><table-cell number-columns-repeated="2"><p>a</p></table-cell>
</table-row></table><p><frame><object href="./Object 1"/></frame></p></text></body></content>""",
    "meta.xml": b"<meta><title>K</title><creator>I</creator></meta>",
    "Object 1/content.xml": b"<math><mfrac><mi>a</mi><mi>b</mi></mfrac></math>",
}


def _taguette(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as database, database:
        database.executescript(_DATABASE)
    return path


def _open_document(path: Path) -> Path:
    path.write_bytes(packed(_OPEN_DOCUMENT))
    return path


def _spreadsheet(path: Path) -> Path:
    return workbook(path, ("Title", "Authors", "Year"), ("Ketamine", "Okafor, A", 2021))


WRITTEN: Mapping[str, Callable[[Path], Path]] = {
    "OpenDocument": _open_document,
    "spreadsheet": _spreadsheet,
    "Taguette project": _taguette,
}
"""What is no text."""


def sample(name: str, path: Path) -> bytes:
    """Give a small file of a kind; `path` may be written to."""
    if write := WRITTEN.get(name):
        return write(path).read_bytes()
    return TEXTS.get(name, ANY_XML.replace(b"%s", b"book"))
