"""Documents of Word: whole, in order, with all changes accepted, and never unpacked."""

import zipfile
from pathlib import Path

import pytest

from ketareview.domain.article import Author
from ketareview.domain.errors import (
    EmptyFileError,
    EncryptedFileError,
    FileError,
    LargeFileError,
    OldWordFileError,
    UnreadableFileError,
)
from ketareview.domain.imports import Draft
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats.docx import IMPORTER
from tests.importing.papers_other.blocks import blocks
from tests.importing.papers_other.packing import docx, packed, paragraph, run

_STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Mine"/>
<w:basedOn w:val="berschrift1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Intense Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="S"><w:name w:val="Source Code"/></w:style>
"""
_NUMBERING = """
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/>
<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1">
<w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>
<w:lvlText w:val="•"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
"""


def _item(words: str, number: int, depth: int) -> str:
    properties = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(words, properties)


def _styled(words: str, style: str) -> str:
    return paragraph(words, f'<w:pStyle w:val="{style}"/>')


def _read(path: Path) -> Draft:
    assert IMPORTER.recognises(path)
    (draft,) = IMPORTER.read(path, NO_WISHES)
    return draft


def test_blocks_are_what_their_styles_say(tmp_path: Path) -> None:
    body = (
        _styled("Ketamine and mood", "T")
        + _styled("Methods", "berschrift1")
        + _styled("Sample", "Own")
        + paragraph("Direct", '<w:outlineLvl w:val="2"/>')
        + _styled("It saved me.", "Q")
        + _styled("Table 1", "C")
        + _styled("p = 3", "S")
        + _item("three", 1, 0)
        + _item("inner", 1, 1)
        + _item("four", 1, 0)
        + _item("bullet", 2, 0)
        + "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>"
        + f"{paragraph('a')}{paragraph('b')}</w:tc><w:tc>{paragraph('c')}</w:tc></w:tr></w:tbl>"
    )
    draft = _read(docx(tmp_path / "x.docx", body, {"styles": _STYLES, "numbering": _NUMBERING}))

    assert blocks(draft) == [
        ("heading", 1, "Ketamine and mood"),
        ("heading", 1, "Methods"),
        ("heading", 2, "Sample"),
        ("heading", 3, "Direct"),
        ("quotation", 0, "It saved me."),
        ("caption", 0, "Table 1"),
        ("code", 0, "p = 3"),
        ("list-item", 1, "3. three"),
        ("list-item", 2, "3.i) inner"),
        ("list-item", 1, "4. four"),
        ("list-item", 1, "bullet"),
        ("table-row", 0, "a b\tc"),
    ]
    assert draft.record.title == "Ketamine and mood"
    assert draft.record.authors == (Author(family="Prado", given="Ines"),)


def test_changes_are_accepted_and_what_is_left_out_is_told(tmp_path: Path) -> None:
    body = (
        f"<w:p>{run('It ')}<w:del><w:r><w:delText>never</w:delText></w:r></w:del>"
        f"<w:ins>{run('often')}</w:ins>{run(' helped')}{run(' secretly', '<w:vanish/>')}"
        f"{run('.')}<w:commentReference/></w:p>"
    )
    parts = {"comments": f"<w:comment>{paragraph('why?')}</w:comment>", "header": paragraph("Head")}
    draft = _read(docx(tmp_path / "x.docx", body, parts))

    assert blocks(draft) == [("paragraph", 0, "It often helped.")]
    assert draft.left_out == ("comments", "deleted-text", "headers-footers", "hidden-text")


def test_notes_boxes_fields_and_formulas_are_read(tmp_path: Path) -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    end = '<w:r><w:endnoteReference w:id="5"/></w:r>'
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF x</w:instrText>'
        f'<w:t>no</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("7")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    high = '<w:vertAlign w:val="superscript"/>'
    formula = (
        "<m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>c</m:t></m:r>"
        "</m:den></m:f></m:oMath>"
    )
    box = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>"
        f"{paragraph('Enrolled 40')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{paragraph('Enrolled 40')}"
        "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    symbol = '<w:r><w:sym w:font="Symbol" w:char="F062"/></w:r>'
    body = (
        f"<w:p>{run('About 10')}{run('2', high)}{note}{run(' on page ')}{field}{run(' ')}{formula}"
        f"{run(' ')}{symbol}{end}{box}</w:p>{paragraph('Last.')}"
    )
    notes = f'<w:footnote w:id="2">{paragraph("A note.")}</w:footnote>'
    ends = f'<w:endnote w:id="5">{paragraph("An end.")}</w:endnote>'
    draft = _read(docx(tmp_path / "x.docx", body, {"footnotes": notes, "endnotes": ends}))

    assert blocks(draft) == [
        ("paragraph", 0, "About 10²¹ on page 7 (a+b)/c β¹"),
        ("paragraph", 0, "Enrolled 40"),
        ("footnote", 0, "¹ A note."),
        ("paragraph", 0, "Last."),
        ("footnote", 0, "¹ An end."),
    ]


def test_old_and_locked_documents_are_told_apart(tmp_path: Path) -> None:
    old, locked = tmp_path / "old.doc", tmp_path / "locked.docx"
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    old.write_bytes(start + "WordDocument".encode("utf-16-le"))
    locked.write_bytes(start + "EncryptedPackage".encode("utf-16-le"))

    with pytest.raises(OldWordFileError):
        _read(old)
    with pytest.raises(EncryptedFileError):
        _read(locked)


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    path = docx(tmp_path / "x.docx", " " * 40_000_000)
    with pytest.raises(LargeFileError):
        _read(path)


def test_names_that_point_outside_are_not_followed(tmp_path: Path) -> None:
    relation = '<Relationship Type="x/officeDocument" Target="../../word/evil.xml"/>'
    members = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f"<Relationships>{relation}</Relationships>",
        "../../word/evil.xml": "<document><body/></document>",
        "word/x.xml": "",
    }
    with pytest.raises(UnreadableFileError):
        _read(packed(tmp_path / "x.docx", members))


def test_an_empty_document_is_an_empty_file(tmp_path: Path) -> None:
    with pytest.raises(EmptyFileError):
        _read(docx(tmp_path / "x.docx", ""))


def test_a_damaged_part_costs_only_itself(tmp_path: Path) -> None:
    path = docx(tmp_path / "x.docx", paragraph("Words."), {"styles": _STYLES})
    with zipfile.ZipFile(path) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    members["word/styles.xml"] = b"no XML"

    draft = _read(packed(path, members))

    assert blocks(draft) == [("paragraph", 0, "Words.")]
    assert draft.left_out == ("missing-parts",)


def test_other_packed_files_are_none(tmp_path: Path) -> None:
    sheet = packed(tmp_path / "x.xlsx", {"[Content_Types].xml": "<T/>", "xl/document.xml": "<w/>"})

    assert not IMPORTER.recognises(sheet)
    with pytest.raises(FileError):
        IMPORTER.read(sheet, NO_WISHES)
