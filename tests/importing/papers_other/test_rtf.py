"""Rich text: its encodings, notes, tables and lists, and what nobody is shown."""

from pathlib import Path

import pytest

from ketareview.domain.article import Author
from ketareview.domain.errors import EmptyFileError, UnreadableFileError
from ketareview.domain.imports import Draft
from ketareview.importing.files import NO_WISHES
from ketareview.importing.formats.rtf import IMPORTER
from tests.importing.papers_other.blocks import blocks

_HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Cyr;}"
    r"{\f2\fcharset2 Symbol;}{\f3\fcharset128 Jap;}}{\colortbl;\red0\green0\blue0;}"
    r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s5 Quote;}{\*\cs10 Strong;}}"
    r"{\info{\title Ketamine and mood}{\author Ines Prado}{\creatim\yr2020}}"
)


def _read(path: Path, text: str, head: str = _HEAD) -> Draft:
    path.write_bytes(f"{head}{text}}}".encode("latin-1"))
    assert IMPORTER.recognises(path)
    (draft,) = IMPORTER.read(path, NO_WISHES)
    return draft


def test_paragraphs_are_what_their_styles_say(tmp_path: Path) -> None:
    draft = _read(
        tmp_path / "x.rtf",
        r"\pard\s1 Methods\par\pard\s5 It saved me.\par\pard Plain\line line.\par"
        r"{\listtext\pard 1.\tab}\pard\ilvl0 first\par{\listtext\'95\tab}\ilvl1 inner\par"
        r"\pard\intbl a\cell b\par c\cell\row\pard After{\header Head\par}.",
    )

    assert blocks(draft) == [
        ("heading", 1, "Methods"),
        ("quotation", 0, "It saved me."),
        ("paragraph", 0, "Plain\nline."),
        ("list-item", 1, "1. first"),
        ("list-item", 2, "inner"),
        ("table-row", 0, "a\tb c"),
        ("paragraph", 0, "After."),
    ]
    assert draft.left_out == ("headers-footers",)
    assert draft.record.title == "Ketamine and mood"
    assert draft.record.authors == (Author(family="Prado", given="Ines"),)


def test_a_part_of_a_file_without_its_head_is_read(tmp_path: Path) -> None:
    draft = _read(tmp_path / "x.rtf", r"", r"{\pard \f0 \fs24 One.\par}{\pard \f0 Two.\par")

    assert draft.pages[0].text == "One.\n\nTwo."


def test_characters_are_decoded_by_their_fonts(tmp_path: Path) -> None:
    draft = _read(
        tmp_path / "x.rtf",
        r"caf\'e9 {\f1 \'ea\'e5\'f2} {\f2 b} {\f3 \'83P\'83^} \u945?\uc2\u8364 xx"
        r"\uc1\u-10179?\u-8704? 10{\super 2} \emdash\~\{x\}\par",
    )

    expected = "café кет β ケタ α€😀 10² —\xa0{x}"  # noqa: RUF001 - Cyrillic
    assert blocks(draft) == [("paragraph", 0, expected)]


def test_notes_come_after_their_paragraph_and_hidden_words_never(tmp_path: Path) -> None:
    draft = _read(
        tmp_path / "x.rtf",
        r"One{\super\chftn}{\footnote{\super\chftn} A note.\par More.}, two{\v secret}"
        r"{\deleted old}"
        r"{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}{\*\unknown lost}{\pict 00ff}"
        r"{\upr{ansi}{\*\ud{wide}}}{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt box}}{\shprslt no}}"
        r"{\bin2 \}}{x}.\par",
    )

    assert blocks(draft) == [
        ("paragraph", 0, "One¹, twolinkwidex."),
        ("footnote", 0, "¹ A note."),
        ("footnote", 0, "More."),
        ("paragraph", 0, "box"),
    ]
    assert draft.left_out == ("deleted-text", "hidden-text", "pictures")


def test_formulas_keep_their_shape_and_boxes_stay_out_of_sentences(tmp_path: Path) -> None:
    draft = _read(
        tmp_path / "x.rtf",
        r"\pard Half {\*\moMath{\mf{\mnum{\mr a+b}}{\mden{\mr c}}}{\msSup{\me x}{\msup 2}}"
        r"{\mnary{\mnaryPr{\mchr \u8721?}{\mlimLoc undOvr}}{\msub 1}{\msup n}{\me k}}} of"
        r"{\shp{\*\shpinst{\shptxt\pard In a box\par}}{\shprslt no}} it.\par",
    )

    assert blocks(draft) == [
        ("paragraph", 0, "Half (a+b)/cx²∑₁ⁿk of it."),
        ("paragraph", 0, "In a box"),
    ]
    assert draft.left_out == ("formula-layout",)


def test_what_is_damaged_or_breaks_off_is_told(tmp_path: Path) -> None:
    whole = _read(tmp_path / "x.rtf", r"\pard {\f3 \'83}\par")
    assert whole.left_out == ("damaged-characters",)
    broken = _read(tmp_path / "y.rtf", r"\pard {\b Words")
    assert blocks(broken) == [("paragraph", 0, "Words")]
    assert broken.left_out == ("broken-off",)
    assert broken.record.year == 2020


def test_plain_goes_back_to_the_first_font_and_bytes_may_be_utf_8(tmp_path: Path) -> None:
    draft = _read(tmp_path / "x.rtf", r"\pard\f1 \'ea\plain  caf\'e9\par")
    assert blocks(draft) == [("paragraph", 0, "к café")]

    path = tmp_path / "y.rtf"
    path.write_bytes(rf"{_HEAD}\pard café}}".encode())
    (draft,) = IMPORTER.read(path, NO_WISHES)
    assert blocks(draft) == [("paragraph", 0, "café")]


def test_long_pictures_and_names_cost_their_length_only(tmp_path: Path) -> None:
    names = r"{\fonttbl" + r"\f1 x\f2 y" * 20_000 + "}"
    picture = r"{\pict " + ("0f" * 60 + "\n") * 20_000 + "}"

    draft = _read(tmp_path / "x.rtf", rf"{names}\pard Words.{picture}\par")

    assert blocks(draft) == [("paragraph", 0, "Words.")]
    assert draft.left_out == ("pictures",)


def test_rich_text_without_text_or_end_of_nesting_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EmptyFileError):
        _read(tmp_path / "x.rtf", r"\par")
    with pytest.raises(UnreadableFileError) as refused:
        _read(tmp_path / "y.rtf", "{" * 10_000)
    assert refused.value.facts["path"].endswith("y.rtf")
