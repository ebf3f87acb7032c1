"""Whatever stands in a paper of these kinds, reading it ends, with nothing worse than FileError."""

import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ketareview.domain.errors import FileError, LargeFileError
from ketareview.importing import Importer
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats import importers
from tests.importing.papers_other import test_odt
from tests.importing.papers_other.packing import docx, packed, paragraph, run

_RELATED = """From: <Saved by Blink>
Snapshot-Content-Location: https://clinic.example/ketamine
Subject: =?utf-8?Q?Ketamine=20f=C3=BCr=20alle?=
Date: Mon, 1 Mar 2021 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="b"

--b
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: quoted-printable
Content-Location: https://clinic.example/ketamine

<html><body><h1>Ketamine f=C3=BCr alle</h1><table><tr><td>It=
</td><td>helps.</td></tr></table></body></html>
--b
Content-Type: message/rfc822

Content-Type: text/plain; name="=?x?b?!?="
Content-Transfer-Encoding: base64

SGVscA==
--b--
"""
_LETTER = _RELATED.replace("<Saved by Blink>", "=?utf-8?b?SW7DqXM=?= <ines@clinic.example>")
_MESSAGES = {"MHTML": _RELATED, "mail": _LETTER.replace("related", "alternative")}
_PACKAGE = """<package><metadata><title>A</title><creator id="c" file-as="Prado, I">I</creator>
<meta refines="#c" property="role">aut</meta><date>2020</date><identifier>urn:isbn:9783161484100
</identifier></metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>
<item id="b" href="b%20.html" media-type="text/html"/></manifest><spine><itemref idref="b"/>
<itemref idref="a"/></spine></package>"""
_PAGE = """<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><h1>First</h1><p>
10<sup>2</sup>&nbsp;mg<a id="x"/></p><ul><li>one<ol><li>two</li></ol></li></ul></body></html>"""
_LOCKS = """<encryption><EncryptedData><EncryptionMethod Algorithm="x"/><CipherData>
<CipherReference URI="c.xhtml"/></CipherData></EncryptedData></encryption>"""
_BOOK = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": '<container><rootfile full-path="b.opf"/></container>',
    "META-INF/encryption.xml": _LOCKS,
    "b.opf": _PACKAGE,
    "a.xhtml": _PAGE,
    "b .html": "<html><body><h2>Second<p>Broken &foo; <b>markup.</body>",
}
_HIGH = '<w:vertAlign w:val="superscript"/>'
_WORDS = (
    paragraph("Methods", '<w:outlineLvl w:val="0"/>')
    + f"<w:p>{run('10')}{run('2', _HIGH)}<w:del>{run('x')}</w:del></w:p><w:tbl><w:tr><w:tc>"
    + f"{paragraph('a')}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr></w:tbl>"
)
_PACKED: Mapping[str, Callable[[Path], Path]] = {
    "EPUB": lambda path: packed(path, _BOOK),
    "Word": lambda path: docx(path, _WORDS),
    "OpenDocument": test_odt._packed,
}
_RICH = r"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f2\fcharset2 Symbol;}
{\f3\fcharset128 J;}}{\stylesheet{\s1\outlinelevel0 heading 1;}{\*\cs10 Strong;}}{\info{\title A
}{\author Ines}{\creatim\yr2020}}{\header\pard x\par}\pard\s1 Methods\par{\listtext 1.\tab}\pard
\ilvl0 first\par\pard\intbl a\cell b\cell\row\pard\plain caf\'e9{\f2 b}{\f3 \'83P\'83^}\uc2\u8364 xx
\u-10179 xx{\super\chftn}{\footnote A note.}{\v secret}{\field{\*\fldinst X}{\fldrslt l}}{\pict 0f}
{\upr{a}{\*\ud{w}}}{\shp{\*\shpinst{\sp{\sn a}}{\shptxt box}}{\shprslt no}}{\bin2 }}}}"""
_SIGNS = re.compile(r"<[^<>]*>|\\[a-z]+-?\d* ?|\\.|[{}]|[^<>\\{}\n:;]+|[<>:;\n\\]")


def _importer(kind: str) -> Importer:
    return next(one for one in importers() if one.name == kind)


def _read(kind: str, path: Path) -> None:
    """Read a file that may be anything; errors other than `FileError` are not caught."""
    importer = _importer(kind)
    importer.recognises(path)
    try:
        assert all(draft is not None for draft in importer.read(path, NO_WISHES))
    except FileError:
        return


def _changed(text: str, data: st.DataObject) -> bytes:
    """Move the signs of a text about, and put others between them."""
    pieces = _SIGNS.findall(text)
    changed = list(pieces)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(changed)))
        taken = data.draw(st.integers(0, 4))
        put = data.draw(st.lists(st.sampled_from(pieces) | st.text(max_size=6), max_size=4))
        changed[place : place + taken] = put
    return "".join(changed).encode("utf-8", "surrogatepass")


def _damaged(whole: bytes, data: st.DataObject) -> bytes:
    """Overwrite, take out or cut off bytes."""
    damaged = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(damaged)))
        taken = data.draw(st.sampled_from((0, 1, 2, 8, len(damaged))))
        damaged[place : place + taken] = data.draw(st.binary(max_size=8))
    return bytes(damaged)


def _packed_anew(path: Path, data: st.DataObject) -> None:
    """Change the text of one member of a ZIP file."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(set(members) - {"mimetype"})))
    members[name] = _changed(members[name].decode(), data)
    packed(path, members)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("kind", _MESSAGES)
@given(data=st.data())
def test_messages_with_parts_moved_about(tmp_path: Path, kind: str, data: st.DataObject) -> None:
    path = tmp_path / "any"
    path.write_bytes(_damaged(_changed(_MESSAGES[kind], data), data))
    _read(kind, path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("kind", _PACKED)
@given(data=st.data())
def test_packed_papers_with_damaged_members(tmp_path: Path, kind: str, data: st.DataObject) -> None:
    path = _PACKED[kind](tmp_path / "any")
    _packed_anew(path, data)
    _read(kind, path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_rich_text_with_parts_moved_about(tmp_path: Path, data: st.DataObject) -> None:
    path = tmp_path / "any.rtf"
    path.write_bytes(_damaged(_changed(_RICH, data), data))
    _read("RTF", path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("kind", _PACKED)
@given(data=st.data())
def test_damaged_archives(tmp_path: Path, kind: str, data: st.DataObject) -> None:
    path = _PACKED[kind](tmp_path / "any")
    path.write_bytes(_damaged(path.read_bytes(), data))
    _read(kind, path)


@pytest.mark.parametrize("kind", _PACKED)
def test_bombs_are_refused(tmp_path: Path, kind: str) -> None:
    path = _PACKED[kind](tmp_path / "any")
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for name in set(members) - {"mimetype"}:
        members[name] += b" " * 30_000_000
    packed(path, members)

    importer = _importer(kind)
    assert importer.recognises(path)
    with pytest.raises(LargeFileError):
        list(importer.read(path, NO_WISHES))
