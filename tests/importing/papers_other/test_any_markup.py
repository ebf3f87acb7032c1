"""Whatever stands in markup, reading it ends, with nothing worse than FileError."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ketareview.domain.errors import FileError
from ketareview.importing import Importer
from ketareview.importing.files import NO_WISHES

_ARTICLE = """<article article-type="x"><front><article-meta><title-group><article-title>A
</article-title></title-group><contrib-group><contrib><name><surname>O</surname></name></contrib>
<contrib><collab>G<x/></collab></contrib></contrib-group><aff><label>1</label>L</aff><pub-date>
<year>2020</year></pub-date><abstract><sec><title>M</title><p>W</p></sec></abstract></article-meta>
</front><body><sec><label>1</label><title>R</title><p>10<sup>2</sup><fn><label>a</label><p>N</p>
</fn><inline-formula><alternatives><tex-math>$x$</tex-math><math><mfrac><mi>a</mi><mi>b</mi>
</mfrac></math></alternatives></inline-formula><list list-type="order"><list-item><p>f</p>
</list-item></list>&nbsp;</p><table-wrap><label>T</label><caption><p>C</p></caption><table><tr>
<td>a</td></tr></table></table-wrap><def-list><def-item><term>t</term><def><p>d</p></def>
</def-item></def-list></sec></body><back><ref-list><ref><label>1</label><element-citation>
<person-group><name><surname>Z</surname></name><etal/></person-group><fpage>8</fpage>
<lpage>9</lpage></element-citation></ref></ref-list></back></article>"""
_BIOMED = """<art><fm><bibl><title><p>On</p></title><aug><au><snm>H</snm><fnm>E</fnm><cnm>C</cnm>
</au></aug><pubdate>2015</pubdate></bibl><abs><sec><st><p>A</p></st><p>S</p></sec></abs></fm><bdy>
<tbl><title><p>T</p></title><tblbdy><r><c><p>a</p></c></r></tblbdy></tbl><table><tgroup><tbody>
<row><entry>x</entry></row></tbody><tfoot>n</tfoot></tgroup></table></bdy><bm><refgrp><bibl>
<title>O</title><pubid idtype="doi">1</pubid></bibl></refgrp></bm></art>"""
_FLAT = """<document mimetype="application/vnd.oasis.opendocument.text"><styles><style name="H">
<text-properties text-position="super 58%"/></style><list-style name="L"><list-level-style-number
 level="1" num-format="i" num-suffix="."/></list-style></styles><body><text><tracked-changes>
<deletion><p>g</p></deletion></tracked-changes><h outline-level="2">M</h><p>10<span style-name="H">2
</span><s c="3"/><note note-class="endnote"><note-citation>1</note-citation><note-body><p>N</p>
</note-body></note><frame><text-box><p>B</p></text-box></frame></p><list style-name="L"><list-item
 start-value="4"><p>f</p><list><list-item><p>i</p></list-item></list></list-item></list><table>
<table-row><table-cell><p>a</p></table-cell><table-cell><p>b</p></table-cell></table-row></table>
</text></body></document>"""
_RICH = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset204 A;}{\f2\fcharset2 S;}}{\stylesheet{\s1"
    r"\outlinelevel0 heading 1;}}{\info{\title K}{\author I}}\pard\s1 M\par\pard{\listtext 1.}"
    r"{\f0 \'ea}{\f2 b}\u945?\uc2\u-8704 xx{\footnote N\par P}"
    r"{\super 2}\par\intbl a\cell b\cell\row"
    r"\pard{\*\shpinst{\shptxt x}}{\upr{a}{\*\ud{w}}}{\v h}"
    r"{\bin2 \}}{\field{\*\fldinst H}{\fldrslt l}}}"
)
_FILES = {
    "article": ("jats", _ARTICLE),
    "biomed": ("jats", _BIOMED),
    "set": ("jats_set", f"<pmc-articleset>{_ARTICLE}{_ARTICLE}</pmc-articleset>"),
    "flat": ("odt", _FLAT),
    "rich": ("rtf", _RICH),
}
_SIGNS = re.compile(r"<[^<>]*>|[^<>]+")
_SIGNS_OF_RTF = re.compile(r"\\'..|\\[a-z]+-?\d* ?|\\.|[{}]|[^\\{}]+")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("kind", _FILES)
@given(data=st.data())
def test_signs_moved_about(tmp_path: Path, kind: str, data: st.DataObject) -> None:
    name, text = _FILES[kind]
    pieces = (_SIGNS_OF_RTF if kind == "rich" else _SIGNS).findall(text)
    changed = list(pieces)
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(changed)))
        taken = data.draw(st.integers(0, 3))
        put = data.draw(st.lists(st.sampled_from(pieces) | st.text(max_size=5), max_size=4))
        changed[place : place + taken] = put
    _read(name, tmp_path / "any", "".join(changed).encode("utf-8", "surrogatepass"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("kind", _FILES)
@given(start=st.integers(0, 60), tail=st.binary(max_size=200))
def test_any_bytes_after_a_beginning(tmp_path: Path, kind: str, start: int, tail: bytes) -> None:
    name, text = _FILES[kind]
    _read(name, tmp_path / "any", text.encode()[:start] + tail)


@pytest.mark.parametrize("kind", _FILES)
def test_nesting_without_end(tmp_path: Path, kind: str) -> None:
    name, text = _FILES[kind]
    sign = "{" if kind == "rich" else "<sec><p><list><list-item><span><math><mrow><table>"
    for place in range(0, len(text), 97):
        _read(name, tmp_path / "any", (text[:place] + sign * 3_000 + text[place:]).encode())


def _read(name: str, path: Path, data: bytes) -> None:
    """Read a file that may be anything; errors other than `FileError` are not caught."""
    importer: Importer = import_module(f"ketareview.importing.formats.{name}").IMPORTER
    path.write_bytes(data)
    importer.recognises(path)
    try:
        assert all(draft is not None for draft in importer.read(path, NO_WISHES))
    except FileError:
        return
