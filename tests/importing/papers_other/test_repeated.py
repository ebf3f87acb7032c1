"""What papers refer to again and again is read once; what they only claim does not matter."""

import os
from pathlib import Path

import pytest

from ketareview.domain.imports import Draft, ReadFile
from ketareview.importing.formats import importers
from tests.fuzzing.samples import sample
from tests.fuzzing.trying import attempt
from tests.importing.papers_other.packing import docx, packed, paragraph, run

_OPEN = "application/vnd.oasis.opendocument.text"
_PROJECT = '<Project xmlns="urn:QDA-XML:project:1.0"><Sources>{}</Sources></Project>'


def _text(path: Path, kind: str) -> str:
    return "\n\n".join(
        page.text
        for one in _read(path, kind).drafts
        if isinstance(one, Draft)
        for page in one.pages
    )


def _read(path: Path, kind: str) -> ReadFile:
    (importer,) = (one for one in importers() if one.name == kind)
    read = attempt(importer, path.read_bytes(), path)
    assert read is not None
    return read


def test_a_note_that_is_called_again_is_not_told_again(tmp_path: Path) -> None:
    call = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    notes = f'<w:footnote w:id="1">{paragraph("Note.") * 500}</w:footnote>'
    path = docx(tmp_path / "x", f"<w:p>{run('Words')}{call * 1_500}</w:p>", {"footnotes": notes})

    assert _text(path, "Word").count("Note.") == 500


def test_a_pattern_of_numbers_is_not_longer_than_in_word(tmp_path: Path) -> None:
    level = f'<w:lvl w:ilvl="0"><w:lvlText w:val="{"%1" * 9_000}"/><w:numFmt w:val="decimal"/>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="1">{level}</w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    numbered = paragraph("x", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    path = docx(tmp_path / "x", numbered * 500, {"numbering": numbering})

    assert max(map(len, _text(path, "Word").splitlines())) < 500


def test_a_formula_that_is_shown_again_is_read_once(tmp_path: Path) -> None:
    shown = '<p><frame><object href="./Object 1"/></frame></p>' * 2_000
    members = {
        "mimetype": _OPEN,
        "content.xml": f"<content><body><text>{shown}</text></body></content>",
        "Object 1/content.xml": f"<math>{'<mi>a</mi>' * 2_000}</math>",
    }

    text = _text(packed(tmp_path / "x.odt", members), "OpenDocument")

    assert text.count("a") == 4_000_000


def test_a_list_takes_the_first_of_styles_for_one_level(tmp_path: Path) -> None:
    styles = "".join(
        f'<list-level-style-number level="{level}" num-format="{form}" num-suffix="."/>'
        for level, form in ((2, "a"), (1, "I"), (1, "1"))
    )
    content = (
        f'<content><styles><list-style name="L">{styles}</list-style></styles><body><text>'
        '<list style-name="L"><list-item><p>x</p></list-item></list></text></body></content>'
    )
    path = packed(tmp_path / "x.odt", {"mimetype": _OPEN, "content.xml": content})

    assert _text(path, "OpenDocument") == "I. x"


def test_documents_within_documents_of_a_project_are_one(tmp_path: Path) -> None:
    inner = "<PlainTextContent>Words</PlainTextContent><PlainTextSelection endPosition='5'/>"
    path = tmp_path / "x.qde"
    path.write_text(
        _PROJECT.format("<TextSource>" * 200 + inner + "</TextSource>" * 200), encoding="utf-8"
    )

    assert len(_read(path, "REFI-QDA project").drafts) == 1


@pytest.mark.parametrize("place", ["page", "firstX", "secondY"])
def test_places_that_no_page_has_are_left_out(tmp_path: Path, place: str) -> None:
    path = tmp_path / "x.qde"
    selection = f'<PDFSelection {place}="999999999"/><PDFSelection page="0"/>'
    path.write_text(_PROJECT.format(f"<PDFSource>{selection}</PDFSource>"), encoding="utf-8")

    (draft,) = _read(path, "REFI-QDA project").drafts

    assert isinstance(draft, Draft)
    assert [len(mark.spans) for mark in draft.marks] == [0, 1]


@pytest.mark.parametrize("odd", ['"type":["x"]', '"positions":[{"page":true},{"page":1e5}]'])
def test_annotations_may_hold_other_kinds_of_values(tmp_path: Path, odd: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(f'{{"target":"https://x.example",{odd}}}', encoding="utf-8")

    (draft,) = _read(path, "annotations").drafts

    assert isinstance(draft, Draft)
    assert len(draft.marks) == 1


@pytest.mark.skipif(os.name == "nt", reason="names of files are bytes elsewhere")
@pytest.mark.parametrize("kind", ["JATS XML", "JATS XML set", "plain text", "RIS", "web page"])
def test_files_may_have_any_name(tmp_path: Path, kind: str) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9 \x01\n x")
    path.write_bytes(sample(kind, tmp_path / "sample"))

    assert _read(path, kind).drafts
