"""Every format says the same, loses nothing, and runs nothing that a paper or a reviewer wrote."""

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from python_calamine import CalamineWorkbook

from ketareview.domain.claim import Claim
from ketareview.domain.errors import LostPassagesError
from ketareview.domain.geometry import Rect
from ketareview.domain.highlight import Passage, Piece
from ketareview.domain.ids import fixed_id
from ketareview.domain.ledger import Standing, Weighed
from ketareview.domain.reporting import Section
from ketareview.domain.spreadsheets import restored
from ketareview.pdf import png
from ketareview.reporting import FORMATS, Material, Report, compose, rendered
from ketareview.reporting.formats import as_csv
from tests.reporting.sample import MADE, TOPIC, article, highlight, material, small

ENDINGS = tuple(FORMATS)
HOSTILE = (
    "=HYPERLINK(1)",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tx",
    "'quoted",
    "cut; =HYPERLINK(1)",
    "cut\t+1",
    "cut\n@SUM(A1)",
    "<script>alert(1)</script>",
    "</s></p></figure><b>",
    "[a](javascript:alert(1)) ![b](http://c.d/e)",
    "# no heading | no cell `no code` *no emphasis* $x$",
    "1. no item",
    "- no item",
    "https://example.org www.example.org a@b.c :smile:",
    'a "b", c\nd',
    "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "a\x01b\x7fc\ufeffd\u202ee",
    "{{7*7}} &amp; &#60;",
    "\U0001f9e0 \u6297",
)


def hostile(words: str) -> Material:
    """A report in which words stand wherever somebody can write."""
    where = article(words, title=words, journal=words, doi=words, pmid=words)
    made = material(highlight(where, words, note=words), articles=(where,))
    return replace(made, title=words, asked=words, failed=(words,))


def struck() -> Report:
    """A report of which one quotation does not match its source."""
    made = small()
    return compose(
        replace(made, quote_ok={each.id: n > 0 for n, each in enumerate(made.highlights)})
    )


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_report_gives_the_same_bytes(ending: str) -> None:
    assert rendered(compose(small()), ending) == rendered(compose(small()), ending)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("words", HOSTILE)
def test_every_passage_comes_out_whatever_its_words(ending: str, words: str) -> None:
    assert rendered(compose(hostile(words)), ending)


def test_a_lost_passage_is_never_kept_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(as_csv, "count", lambda _: 0)
    with pytest.raises(LostPassagesError) as caught:
        rendered(compose(small()), ".csv")
    assert caught.value.facts == {"ending": ".csv", "expected": "4", "found": "0"}


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40))
@settings(max_examples=60, deadline=None)
def test_no_text_stops_a_format(words: str) -> None:
    report = compose(hostile(words or "x"))
    for ending in ENDINGS:
        rendered(report, ending)


# CSV


def rows_of(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60) | st.sampled_from(HOSTILE))
@settings(deadline=None)
def test_a_cell_of_csv_runs_nothing_and_gives_its_words_again(words: str) -> None:
    (row,) = rows_of(rendered(compose(hostile(words)), ".csv"))
    for key in ("quote", "note", "title"):
        assert not row[key].lstrip(" \xa0").startswith(("=", "+", "-", "@", "\t", "\r"))
        assert restored(row[key]) == words


def test_a_cell_of_csv_may_be_longer_than_python_reads() -> None:
    assert rendered(compose(hostile("word " * 30_000)), ".csv")


# XLSX


@pytest.mark.parametrize("words", HOSTILE)
def test_words_in_a_workbook_are_never_formulas(words: str) -> None:
    content = rendered(compose(hostile(words)), ".xlsx")
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheets = [book.read(name) for name in book.namelist() if "sheets/sheet" in name]
        assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)
        assert not any("externalLink" in name for name in book.namelist())
    read = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert read.sheet_names[:3] == ["passages", "claims", "claim passages"]
    head, row = read.get_sheet_by_name("passages").to_python()
    assert dict(zip(head, row, strict=True))["number"] == 1


def test_words_too_long_for_a_cell_go_on_in_the_next_column() -> None:
    words = "\U0001f9e0word" * 9000
    read = CalamineWorkbook.from_filelike(io.BytesIO(rendered(compose(hostile(words)), ".xlsx")))
    head, row = read.get_sheet_by_name("passages").to_python()
    parts = [str(cell) for key, cell in zip(head, row, strict=True) if str(key).startswith("quote")]
    assert "".join(part for part in parts if part not in {"yes", "no"}) == words


# HTML


class Page(HTMLParser):
    """The tags and the words of a page."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.mark.parametrize("words", HOSTILE)
def test_a_page_has_no_tag_but_ours_and_fetches_nothing(words: str) -> None:
    page, plain = (
        Page(rendered(compose(hostile(words)), ".html")),
        Page(rendered(compose(hostile("x")), ".html")),
    )
    assert {tag for tag, _ in page.tags} == {tag for tag, _ in plain.tags}
    for tag, named in page.tags:
        assert tag not in {"script", "link", "iframe", "object", "form"}
        assert not any(name.startswith("on") for name in named)
        assert (named.get("href") or "#").startswith(("#", "https://doi.org/"))
        assert (named.get("src") or "data:image/png").startswith("data:image/png")


def test_a_page_can_be_found_ones_way_about_in() -> None:
    page = Page(rendered(compose(small()), ".html"))
    ids = [named["id"] for _, named in page.tags if "id" in named]
    assert len(ids) == len(set(ids))
    leads = [named["href"][1:] for _, named in page.tags if (named.get("href") or "")[:1] == "#"]  # type: ignore[index] # it has one
    assert set(leads) <= set(ids)
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert page.tags[0] == ("html", {"lang": "en"})
    assert {"main", "nav", "header", "caption", "blockquote", "figcaption"} <= {
        t for t, _ in page.tags
    }


# Markdown


@pytest.mark.parametrize("words", [*HOSTILE, "## x", "> x", "---", "a  \\", "*", "|", "=="])
def test_markdown_says_the_words_and_does_nothing_else(words: str) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(
        rendered(compose(hostile(words)), ".md").decode()
    )
    shape = MarkdownIt("gfm-like", {"linkify": False}).parse(
        rendered(compose(hostile("x")), ".md").decode()
    )
    assert [one.type for one in tokens] == [one.type for one in shape]
    inner = [inner for one in tokens for inner in one.children or ()]
    assert not [one for one in inner if one.type in {"image", "code_inline"}]
    raw = {one.content for one in inner if one.type == "html_inline"}
    assert all(re.fullmatch(r'<a id="[\w-]+">|</a>', tag) for tag in raw)


# Word


def test_a_word_document_has_real_styles_and_tables() -> None:
    document = docx.Document(io.BytesIO(rendered(struck(), ".docx")))
    names = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style]
    assert names[0] == "Title"
    assert names.count("Quote") == 4
    assert {"Heading 1", "Heading 2", "Caption", "Source"} <= set(names)
    assert "w:tblHeader" in document.tables[-1].rows[0]._tr.xml
    assert document.core_properties.title == "Response"
    assert document.core_properties.language == "en-GB"
    assert "NUMPAGES" in document.sections[0].footer._element.xml


def test_in_word_no_heading_is_left_alone_at_the_foot_of_a_page() -> None:
    document = docx.Document(io.BytesIO(rendered(compose(small()), ".docx")))
    styles = [str(each.style and each.style.name) for each in document.paragraphs]
    explained = [
        document.paragraphs[place]
        for place, (above, style) in enumerate(pairwise(styles), start=1)
        if above.startswith("Heading") and style == "Note"
    ]
    assert explained
    assert all(each.paragraph_format.keep_with_next for each in explained)


def test_links_in_a_word_document_lead_somewhere() -> None:
    with zipfile.ZipFile(io.BytesIO(rendered(compose(small()), ".docx"))) as package:
        written = package.read("word/document.xml").decode()
        names = set(re.findall(r'w:bookmarkStart[^>]*w:name="(\w+)"', written))
        assert set(re.findall(r'w:anchor="(\w+)"', written)) <= names
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


# All of them


@pytest.mark.parametrize("section", Section)
def test_no_link_leads_to_a_section_that_is_not_there(section: Section) -> None:
    made = small()
    first, second, *_ = made.highlights
    claim = Claim(fixed_id("claim"), "It works", TOPIC, 0, "", first.reviewer, MADE, MADE)
    weighed = (Weighed(first, "supports", 5), Weighed(second, "contradicts", 5))
    summary = f"See [[h:{str(first.id)[:8]}]] and [[c:{str(claim.id)[:8]}]]."
    report = compose(replace(made, standings=(Standing(claim, weighed),), summary=summary))
    alone = replace(report, sections=(section,))
    html, written = rendered(alone, ".html").decode(), rendered(alone, ".md").decode()
    assert set(re.findall('href="#([^"]+)"', html)) <= set(re.findall(' id="([^"]+)"', html))
    assert set(re.findall(r"\(#([^)]+)\)", written)) <= set(re.findall(' id="([^"]+)"', written))


def test_a_quotation_that_does_not_match_is_struck_and_listed() -> None:
    report = struck()
    quote = next(each for each in report.quotations if not each.is_checked).passage.quote
    told = quote.replace("\u00ad\n", "")
    html = rendered(report, ".html").decode()
    assert f"<s>\u201c{told}\u201d</s>" in html
    assert "~~\u201cResponse was 61 % with ketamine.\u201d~~" in rendered(report, ".md").decode()
    document = docx.Document(io.BytesIO(rendered(report, ".docx")))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    assert [run.text for run in runs if run.font.strike] == [f"\u201c{told}\u201d"]
    rows = rows_of(rendered(report, ".csv"))
    assert [row["quote"] for row in rows if row["quote_ok"] == "no"] == [quote]
    listed = json.loads(rendered(report, ".json"))["left_out"]
    assert any("do not match" in one["reason"] for one in listed)
    assert "do not match their source" in html


def test_it_is_struck_wherever_it_stands() -> None:
    made = small()
    first = made.highlights[0]
    claim = Claim(fixed_id("claim"), "It works", None, 0, "", first.reviewer, MADE, MADE)
    standings = (Standing(claim, (Weighed(first, "supports", 5),)),)
    summary = "> Response was 61 %\n\n> Not below the age"
    wrong = {**made.quote_ok, first.id: False}
    report = compose(replace(made, standings=standings, summary=summary, quote_ok=wrong))
    written = rendered(report, ".md").decode()
    assert "> ~~Response was 61 %~~ **" in written
    assert "> Not below the age\n" in written
    assert "- Strongest for: ~~\u201cResponse was 61 % with ketamine.\u201d~~ (" in written
    html = rendered(report, ".html").decode()
    assert "<blockquote><p><s>Response was 61 %</s><strong>" in html
    assert "<li>Strongest for: <s>\u201cResponse was 61 %" in html
    document = docx.Document(io.BytesIO(rendered(report, ".docx")))
    runs = [run.text for each in document.paragraphs for run in each.runs if run.font.strike]
    assert runs[0] == "Response was 61 %"
    assert runs[1:] == ["\u201cResponse was 61 % with ketamine.\u201d"] * 2


def test_a_picture_comes_with_its_words() -> None:
    where = article("Okafor")
    box = Piece(3, box=Rect(60, 60, 240, 90))
    passage = Passage("0" * 64, (box,), "", transcription="MADRS fell")
    found = replace(highlight(where, "box"), passage=passage)
    grey = png.written(b"\x80\x80\x80\x00" * (48 * 18), 48, 18)
    made = replace(material(found, articles=(where,)), pictures={found.id: (grey,)})
    report = compose(made)
    page = Page(rendered(report, ".html"))
    (picture,) = [named for tag, named in page.tags if tag == "img"]
    assert "MADRS fell" in (picture["alt"] or "")
    with zipfile.ZipFile(io.BytesIO(rendered(report, ".docx"))) as package:
        assert b"Transcribed by the reviewer: MADRS fell" in package.read("word/document.xml")
        assert any(name.startswith("word/media/") for name in package.namelist())
    assert "*Transcribed by the reviewer: MADRS fell*" in rendered(report, ".md").decode()


def unstyled(content: bytes) -> str:
    """The style sheet is looked at, not compared."""
    return re.sub(r"<style>.*?</style>", "<style></style>", content.decode(), flags=re.DOTALL)


@pytest.mark.parametrize("ending", [".md", ".csv", ".html"])
def test_a_report_reads_as_it_was_looked_at(ending: str) -> None:
    golden = Path(__file__).parent / "golden" / f"small{ending}"
    assert unstyled(rendered(compose(small()), ending)) == unstyled(golden.read_bytes())
