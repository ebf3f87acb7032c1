"""Numbers that programs write in papers, and what stands there instead of them."""

from pathlib import Path

import pytest

from ketareview.domain.imports import Draft
from ketareview.importing.formats import importers
from ketareview.importing.prose.numerals import whole
from tests.fuzzing.trying import attempt
from tests.importing.papers_other.packing import docx, packed, paragraph

_NONE = ("²", "٣", "-1", "1.5", "9" * 5_000, "")
_LARGE = "999999999"


@pytest.mark.parametrize("number", _NONE)
def test_what_is_no_number_is_none(number: str) -> None:
    assert whole(number) is None


@pytest.mark.parametrize("number", [*_NONE, _LARGE])
def test_word_may_write_any_number(tmp_path: Path, number: str) -> None:
    levels = f'<w:lvl w:ilvl="{number}"><w:start w:val="{number}"/></w:lvl>'
    override = f'<w:lvlOverride w:ilvl="{number}"><w:startOverride w:val="{number}"/>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum><w:num w:numId="1">'
        f'<w:abstractNumId w:val="1"/>{override}</w:lvlOverride></w:num>'
    )
    properties = (
        f'<w:outlineLvl w:val="{number}"/><w:numPr><w:ilvl w:val="{number}"/>'
        '<w:numId w:val="1"/></w:numPr>'
    )
    parts = {"numbering": numbering, "styles": f"<w:style><w:pPr>{properties}</w:pPr></w:style>"}
    path = docx(tmp_path / "x.docx", paragraph("Words", properties), parts)

    assert _text("Word", path) == "Words"


@pytest.mark.parametrize("number", [*_NONE, _LARGE])
def test_open_documents_may_write_any_number(tmp_path: Path, number: str) -> None:
    content = (
        f'<content><styles><style name="P" default-outline-level="{number}"/><list-style name="L">'
        f'<list-level-style-number level="1" num-format="I" start-value="{number}"/></list-style>'
        f'</styles><body><text><h outline-level="{number}">Words</h><p style-name="P">a<s '
        f'c="{number}"/>b</p><list style-name="L"><list-item start-value="{number}"><p>c</p>'
        "</list-item></list></text></body></content>"
    )
    members = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}

    assert _text("OpenDocument", packed(tmp_path / "x.odt", members)).startswith("Words\n\na b")


@pytest.mark.parametrize("number", [*_NONE, _LARGE])
def test_dates_of_articles_may_hold_any_number(tmp_path: Path, number: str) -> None:
    date = f"<pub-date><year>{number}</year><month>{number}</month></pub-date>"
    path = tmp_path / "x.xml"
    path.write_text(
        f"<article><front><article-meta>{date}</article-meta></front><body><p>Words</p></body>"
        "</article>",
        encoding="utf-8",
    )

    assert _text("JATS XML", path) == "Words"


def _text(kind: str, path: Path) -> str:
    (importer,) = (one for one in importers() if one.name == kind)
    read = attempt(importer, path.read_bytes(), path)
    assert read is not None
    (draft,) = read.drafts
    assert isinstance(draft, Draft)
    return "\n\n".join(page.text for page in draft.pages)
