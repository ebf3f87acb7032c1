"""Texts of LibreOffice: packed or as one piece of XML, with all changes accepted."""

from pathlib import Path

import pytest

from ketareview.domain.article import Author
from ketareview.domain.errors import EncryptedFileError, UnreadableFileError
from ketareview.domain.imports import Draft
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats.odt import IMPORTER
from tests.importing.papers_other.blocks import blocks
from tests.importing.papers_other.packing import packed

_TYPE = "application/vnd.oasis.opendocument.text"
_SPACES = (
    'xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:table="b" xmlns:draw="d" '
    'xmlns:xlink="x" xmlns:dc="c" xmlns:meta="m"'
)
_STYLES = """<office:automatic-styles>
<style:style style:name="High"><style:text-properties style:text-position="super 58%"/>
</style:style>
<style:style style:name="Secret"><style:text-properties text:display="none"/></style:style>
<style:style style:name="P1" style:parent-style-name="Quotations"/>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1"
style:num-format="1" style:num-suffix="."/><text:list-level-style-bullet text:level="2"/>
</text:list-style></office:automatic-styles>"""
_TEXT = """<office:body><office:text>
<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>
</text:changed-region></text:tracked-changes>
<text:p text:style-name="Title">Ketamine and mood</text:p>
<text:h text:outline-level="2">Methods</text:h>
<text:p>About 10<text:span text:style-name="High">2</text:span><text:s text:c="3"/>mg<text:note
 text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>A
 note.</text:p></text:note-body></text:note>.<text:line-break/>Next<text:span
 text:style-name="Secret">hidden</text:span><office:annotation><text:p>why?</text:p>
</office:annotation></text:p>
<text:p text:style-name="P1">It saved me.</text:p>
<text:list text:style-name="L1"><text:list-item><text:p>first</text:p><text:list><text:list-item>
<text:p>inner</text:p></text:list-item></text:list></text:list-item>
<text:list-item><text:p>second</text:p></text:list-item></text:list>
<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>a</text:p>
</table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row>
</table:table-header-rows></table:table>
<text:p><draw:frame><draw:text-box><text:p>In a box</text:p></draw:text-box></draw:frame>
<draw:frame><draw:object xlink:href="./Object 1"/><draw:image/></draw:frame></text:p>
</office:text></office:body>"""
_META = """<office:meta><dc:title>Untitled 1</dc:title><dc:creator>Ines Prado</dc:creator>
<meta:creation-date>2020-02-03T00:00:00</meta:creation-date></office:meta>"""
_FORMULA = '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>E</mi><mo>=</mo><mi>m</mi></math>'
_BLOCKS = [
    ("heading", 1, "Ketamine and mood"),
    ("heading", 2, "Methods"),
    ("paragraph", 0, "About 10² mg¹.\nNext"),
    ("footnote", 0, "¹ A note."),
    ("quotation", 0, "It saved me."),
    ("list-item", 1, "1. first"),
    ("list-item", 2, "inner"),
    ("list-item", 1, "2. second"),
    ("table-row", 0, "a\tb"),
]


def _packed(path: Path, more: dict[str, str] | None = None) -> Path:
    members: dict[str, str | bytes] = {
        "mimetype": _TYPE,
        "content.xml": f"<office:content {_SPACES}>{_STYLES}{_TEXT}</office:content>",
        "meta.xml": f"<office:document-meta {_SPACES}>{_META}</office:document-meta>",
        "Object 1/content.xml": _FORMULA,
        **(more or {}),
    }
    return packed(path, members)


def _read(path: Path) -> Draft:
    assert IMPORTER.recognises(path)
    (draft,) = IMPORTER.read(path, NO_WISHES)
    return draft


def test_the_text_comes_in_its_blocks(tmp_path: Path) -> None:
    draft = _read(_packed(tmp_path / "x.odt"))

    assert blocks(draft) == [*_BLOCKS, ("paragraph", 0, "E=m"), ("paragraph", 0, "In a box")]
    assert draft.left_out == ("comments", "deleted-text", "formula-layout", "hidden-text")
    assert draft.record.title == "Ketamine and mood"
    assert draft.record.authors == (Author(family="Prado", given="Ines"),)
    assert draft.record.year == 2020


def test_cells_that_others_cover_keep_the_columns_and_letters_call_notes(tmp_path: Path) -> None:
    cell, covered = "<table:table-cell><text:p>{}</text:p></table:table-cell>", "covered-table-cell"
    text = (
        f"<table:table><table:table-row>{cell.format('a')}{cell.format('b')}<table:{covered}/>"
        f"{cell.format('c')}</table:table-row><table:table-row><table:{covered}/>"
        f"{cell.format('d')}</table:table-row></table:table><text:p>Word<text:note "
        'text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body>'
        "<text:p>Note.</text:p></text:note-body></text:note></text:p>"
    )
    content = f"<office:content {_SPACES}><office:body><office:text>{text}"
    whole = f"{content}</office:text></office:body></office:content>"

    assert blocks(_read(_packed(tmp_path / "x.odt", {"content.xml": whole}))) == [
        ("table-row", 0, "a\tb\t\tc"),
        ("table-row", 0, "d"),
        ("paragraph", 0, "Word[i]"),
        ("footnote", 0, "[i] Note."),
    ]


def test_a_flat_document_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "x.fodt"
    whole = f'<office:document {_SPACES} office:mimetype="{_TYPE}">{_META}{_STYLES}{_TEXT}'
    path.write_text(f"{whole}</office:document>", encoding="utf-8")

    assert blocks(_read(path)) == [*_BLOCKS, ("paragraph", 0, "In a box")]


def test_locked_and_broken_documents_are_refused(tmp_path: Path) -> None:
    lock = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    with pytest.raises(EncryptedFileError):
        _read(_packed(tmp_path / "x.odt", {"META-INF/manifest.xml": lock}))
    with pytest.raises(UnreadableFileError):
        _read(_packed(tmp_path / "y.odt", {"content.xml": "<office/>"}))


def test_spreadsheets_are_none(tmp_path: Path) -> None:
    path = packed(tmp_path / "x.ods", {"mimetype": f"{_TYPE[:-4]}spreadsheet", "content.xml": ""})

    assert not IMPORTER.recognises(path)
