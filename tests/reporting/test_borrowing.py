"""Characters that the program's fonts lack are printed in fonts of the system, where it has any."""

import hashlib
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

from ketareview import resources
from ketareview.reporting import as_pdf, compose
from ketareview.reporting.covering import covered
from ketareview.reporting.lending import lend
from ketareview.sandbox import Limits, WorkerPool
from tests.reporting.sample import only
from tests.reporting.test_typesetting import text_of

CHINESE = "\u6291\u6297\u90c1"
_EMBEDDING = {"free": 0, "forbidden": 2}


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool]:
    with WorkerPool(1, Limits(memory=None, processor=120)) as pool:
        yield pool


def font(characters: str, name: str = "Sample", embedding: str = "free") -> TTFont:
    """A font in which each character is a square."""
    pen = TTGlyphPen(None)
    for number, point in enumerate([(50, 0), (50, 700), (650, 700), (650, 0)]):
        (pen.lineTo if number else pen.moveTo)(point)
    pen.closePath()
    square = pen.glyph()
    glyphs = [".notdef", *(f"u{ord(each):05X}" for each in characters)]
    built = FontBuilder(1000, isTTF=True)
    built.setupGlyphOrder(glyphs)
    built.setupCharacterMap({ord(each): f"u{ord(each):05X}" for each in characters})
    built.setupGlyf(dict.fromkeys(glyphs, square))
    built.setupHorizontalMetrics(dict.fromkeys(glyphs, (700, 50)))
    built.setupHorizontalHeader(ascent=800, descent=-200)
    built.setupNameTable({"familyName": name, "styleName": "Regular"})
    built.setupOS2(fsType=_EMBEDDING[embedding], sTypoAscender=800, sTypoDescender=-200)
    built.setupPost()
    return built.font


def test_what_is_listed_is_what_the_programs_fonts_have() -> None:
    points = {0xA0}
    for path in resources.path("fonts").glob("*.[ot]tf"):
        with TTFont(path, lazy=True) as one:
            points.update(one.getBestCmap())
    private = range(0xE000, 0xF900)
    visible = {each for each in points if each >= ord(" ") and each not in private}
    assert {each for some in covered() for each in some} == visible


def test_a_quotation_is_printed_in_a_font_of_the_system(pool: WorkerPool, tmp_path: Path) -> None:
    font(CHINESE).save(tmp_path / "Sample.ttf")
    made = replace(compose(only(f"so {CHINESE}")), is_archivable=True)

    pdf = as_pdf(made, pool, fonts=[tmp_path])

    text = text_of(pdf)
    assert f"so {CHINESE}" in text
    assert "quote not checked" not in text
    assert "fonts of the computer that it was made on: sample." in text
    (attached,) = pypdf.PdfReader(io.BytesIO(pdf)).attachments["evidence.json"]
    digest = hashlib.sha256((tmp_path / "Sample.ttf").read_bytes()).hexdigest()
    told = {"name": "Sample", "file": "Sample.ttf", "sha256": digest}
    assert json.loads(attached)["head"]["fonts"] == [told]


def test_the_same_fonts_give_the_same_bytes(pool: WorkerPool, tmp_path: Path) -> None:
    font(CHINESE).save(tmp_path / "Sample.ttf")
    first = as_pdf(compose(only(CHINESE)), pool, fonts=[tmp_path])
    font("\u10d0", "Other").save(tmp_path / "Other.ttf")
    assert as_pdf(compose(only(CHINESE)), pool, fonts=[tmp_path]) == first


def test_what_no_font_has_stays_a_code(pool: WorkerPool, tmp_path: Path) -> None:
    font(CHINESE[0]).save(tmp_path / "Sample.ttf")
    text = text_of(as_pdf(compose(only(CHINESE[:2])), pool, fonts=[tmp_path]))
    assert f"{CHINESE[0]}[u+6297]" in text
    assert "quote not checked" in text


def lent(folder: Path, characters: str) -> list[tuple[str, str]]:
    asked = {"characters": characters, "folders": [str(folder)]}
    return [(one["name"], one["characters"]) for one in lend(asked)]


def test_fonts_that_may_not_be_embedded_or_are_none_are_passed_over(tmp_path: Path) -> None:
    font(CHINESE, "Guarded", "forbidden").save(tmp_path / "A.ttf")
    (tmp_path / "B.ttf").write_bytes(b"no font")
    (tmp_path / "C.ttc").write_bytes(b"ttcf" + b"\xff" * 40)
    (tmp_path / "D.otf").mkdir()
    font(CHINESE, "Last").save(tmp_path / "E.ttf")
    assert lent(tmp_path, CHINESE) == [("Last", CHINESE)]


def test_several_fonts_lend_what_one_lacks(tmp_path: Path) -> None:
    font(CHINESE[0], "First").save(tmp_path / "A.ttf")
    font(CHINESE, "Second").save(tmp_path / "B.ttf")
    assert lent(tmp_path, CHINESE) == [("First", CHINESE[0]), ("Second", CHINESE[1:])]


def test_known_and_upright_fonts_come_first(tmp_path: Path) -> None:
    font(CHINESE, "Unknown").save(tmp_path / "A.ttf")
    font(CHINESE, "Bold").save(tmp_path / "NotoSansSC-Bold.ttf")
    font(CHINESE, "Known").save(tmp_path / "NotoSansSC-Regular.ttf")
    assert lent(tmp_path, CHINESE) == [("Known", CHINESE)]


@pytest.mark.parametrize(("beside", "face"), [("\u304b", "Fine JP"), ("", "Fine SC")])
def test_han_is_drawn_as_in_the_language_around_it(tmp_path: Path, beside: str, face: str) -> None:
    faces = TTCollection()
    faces.fonts = [font(CHINESE + beside, name) for name in ("Fine SC", "Fine JP")]
    faces.save(tmp_path / "Fine.ttc")
    ((name, _),) = lent(tmp_path, CHINESE + beside)
    assert name == face
