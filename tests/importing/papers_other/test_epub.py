"""Books: their chapters in order, what their publishers say of them, and locked ones refused."""

from pathlib import Path

import pytest

from ketareview.domain.article import Author
from ketareview.domain.errors import EmptyFileError, EncryptedFileError, UnreadableFileError
from ketareview.domain.imports import Draft
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats.epub import IMPORTER
from tests.importing.papers_other.blocks import blocks
from tests.importing.papers_other.packing import packed

_PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Ketamine, a book</dc:title>
<dc:creator id="a">Ines Prado</dc:creator><dc:creator id="b">A Painter</dc:creator>
<meta refines="#b" property="role">ill</meta><dc:date>2019-05-01</dc:date>
<dc:identifier>urn:isbn:978-3-16-148410-0</dc:identifier><dc:language>en</dc:language>
<dc:publisher>Example Press</dc:publisher><dc:description>About it.</dc:description></metadata>
<manifest><item id="one" href="text/one%20.xhtml" media-type="application/xhtml+xml"/>
<item id="two" href="text/two.xhtml" media-type="application/xhtml+xml"/>
<item id="gone" href="gone.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="two"/><itemref idref="gone"/><itemref idref="one"/></spine></package>"""
_TWO = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><h1>First</h1>
<p>10<sup>2</sup>&nbsp;mg<a id="x"/> daily.</p></body></html>"""
_ONE = "<html><body><h2>Second<p>Broken &foo; <b>markup.</body>"


def _book(path: Path, more: dict[str, str] | None = None) -> Path:
    container = '<container><rootfiles><rootfile full-path="in/b.opf"/></rootfiles></container>'
    members: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": container,
        "in/b.opf": _PACKAGE,
        "in/text/one .xhtml": _ONE,
        "in/text/two.xhtml": _TWO,
        **(more or {}),
    }
    return packed(path, members)


def _read(path: Path) -> Draft:
    assert IMPORTER.recognises(path)
    (draft,) = IMPORTER.read(path, NO_WISHES)
    return draft


def test_chapters_come_in_their_order(tmp_path: Path) -> None:
    assert blocks(_read(_book(tmp_path / "x.epub"))) == [
        ("heading", 1, "First"),
        ("paragraph", 0, "10²\xa0mg daily."),
        ("heading", 2, "Second"),
        ("paragraph", 0, "Broken &foo; markup."),
    ]


def test_the_book_tells_its_record(tmp_path: Path) -> None:
    record = _read(_book(tmp_path / "x.zip")).record

    assert record.title == "Ketamine, a book"
    assert record.authors == (Author(family="Prado", given="Ines"),)
    assert record.year == 2019
    assert record.abstract == "About it."
    assert record.extra["isbn"] == "978-3-16-148410-0"
    assert record.extra["publisher"] == "Example Press"


def test_names_are_parted_as_they_are_sorted_and_the_day_is_that_of_publication(
    tmp_path: Path,
) -> None:
    told = (
        '<creator file-as="Okafor Lee, Ada">Ada Okafor Lee</creator><creator file-as="Inst, Sleep">'
        'Institute of Sleep</creator><date event="modification">2021</date>'
        '<date event="publication">2019-05-01</date>'
    )
    package = _PACKAGE.replace('<dc:creator id="a">Ines Prado</dc:creator>', told)
    record = _read(_book(tmp_path / "x.epub", {"in/b.opf": package})).record

    assert record.authors == (
        Author(family="Okafor Lee", given="Ada"),
        Author(literal="Institute of Sleep"),
    )
    assert record.extra["published"] == "2019-05-01"


def test_texts_that_are_missing_or_damaged_are_told(tmp_path: Path) -> None:
    path = _book(tmp_path / "x.epub", {"in/gone.xhtml": "<p>There.</p>" * 9})
    assert _read(path).left_out == ()

    path.write_bytes(path.read_bytes().replace(b"in/gone", b"in/else"))
    assert _read(path).left_out == ("missing-parts",)

    start = path.read_bytes().index(b"in/text/two.xhtml") + len("in/text/two.xhtml")
    damaged = bytearray(path.read_bytes())
    damaged[start : start + 9] = b"\xff" * 9
    path.write_bytes(damaged)
    draft = _read(path)
    assert blocks(draft)[0] == ("heading", 2, "Second")
    assert draft.left_out == ("missing-parts",)


def _locks(method: str) -> dict[str, str]:
    entry = (
        f'<e><EncryptedData><EncryptionMethod Algorithm="{method}"/><CipherData>'
        '<CipherReference URI="in/text/two.xhtml"/></CipherData></EncryptedData></e>'
    )
    return {"META-INF/encryption.xml": entry}


def test_locked_books_are_refused_and_hidden_fonts_are_no_lock(tmp_path: Path) -> None:
    with pytest.raises(EncryptedFileError):
        _read(_book(tmp_path / "x.epub", _locks("http://www.w3.org/2001/04/xmlenc#aes128-cbc")))

    assert _read(_book(tmp_path / "y.epub", _locks("http://www.idpf.org/2008/embedding"))).pages


def test_books_without_text_or_list_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError):
        _read(packed(tmp_path / "x.epub", {"mimetype": "application/epub+zip"}))
    empty = {"mimetype": "application/epub+zip", "a.opf": "<package/>"}
    with pytest.raises(EmptyFileError):
        _read(packed(tmp_path / "y.epub", empty))


_NOTES = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<body><h1>First</h1><p>Said.<a epub:type="noteref" href="#n1">1</a></p>
<aside epub:type="footnote" id="n1"><p>1 By one.</p></aside>
<aside role="doc-footnote"><div>2 By two.</div></aside>
<p class="footnote">3 By three.</p><aside><p>Aside.</p></aside>
<p class="footnote-like">Not this.</p>
<section epub:type="footnotes"><h2>Notes</h2><ol><li>Four.</li></ol></section>
<section role="doc-endnotes"><ol><li><p>Five.</p></li></ol></section></body></html>"""


def test_notes_are_footnotes_by_their_type_role_or_class(tmp_path: Path) -> None:
    read = blocks(_read(_book(tmp_path / "x.epub", {"in/text/two.xhtml": _NOTES})))
    assert [(kind, words) for kind, _, words in read[:-2]] == [
        ("heading", "First"),
        ("paragraph", "Said.1"),
        ("footnote", "1 By one."),
        ("footnote", "2 By two."),
        ("footnote", "3 By three."),
        ("paragraph", "Aside."),
        ("paragraph", "Not this."),
        ("heading", "Notes"),
        ("footnote", "Four."),
        ("footnote", "Five."),
    ]
