"""The report as PDF: whole, readable by all, and nothing in it acts as markup."""

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdf
import pypdfium2 as pdfium
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf.generic import BooleanObject, DictionaryObject

from ketareview.domain.article import Author
from ketareview.domain.errors import UnwritableFileError
from ketareview.domain.folding import fold
from ketareview.domain.geometry import Rect
from ketareview.domain.highlight import Passage, Piece, Reviewer
from ketareview.domain.reporting import Paper
from ketareview.pdf import png
from ketareview.reporting import Material, as_pdf, compose, to_pdf
from ketareview.reporting.covering import covered
from ketareview.reporting.evidence import encoded
from ketareview.sandbox import Limits, WorkerPool
from tests.reporting.sample import ANNA, TOPIC, article, highlight, material, only, small

TRUE = BooleanObject(value=True)
MANY = 7000  # characters that the fonts have in all


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool]:
    with WorkerPool(1, Limits(memory=None, processor=120)) as pool:
        yield pool


def text_of(pdf: bytes) -> str:
    document = pdfium.PdfDocument(pdf)
    pages = [document[index].get_textpage().get_text_range() for index in range(len(document))]
    document.close()
    return fold("\n".join(pages)).text


def part(whole: DictionaryObject, name: str) -> DictionaryObject:
    found = whole[name].get_object()
    assert isinstance(found, DictionaryObject)
    return found


def reader(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def test_the_same_library_and_date_give_the_same_bytes(pool: WorkerPool) -> None:
    assert as_pdf(compose(small()), pool) == as_pdf(compose(small()), pool)


def test_every_quotation_can_be_read_in_it(pool: WorkerPool) -> None:
    report = compose(small())
    text = text_of(as_pdf(report, pool))
    for each in report.quotations:
        assert fold(each.passage.quote).text in text
    for words in ("about okafor", "p. 1137", "a. reviewer", "day 1", "broken.pdf"):
        assert words in text


def test_the_evidence_travels_in_it(pool: WorkerPool) -> None:
    report = compose(small())
    (attached,) = reader(as_pdf(report, pool)).attachments["evidence.json"]
    assert json.loads(attached) == json.loads(encoded(report))


def test_it_is_tagged_bookmarked_and_linked(pool: WorkerPool) -> None:
    pdf = as_pdf(compose(small()), pool)
    read = reader(pdf)
    assert part(read.root_object, "/MarkInfo")["/Marked"].get_object() == TRUE
    assert b"pdfuaid:part" in pdf
    assert b"pdfaid:part" not in pdf
    titles = [str(item["/Title"]) for item in read.outline if isinstance(item, dict)]
    assert titles[:3] == ["In brief", "Evidence map", "Passages"]
    assert read.metadata is not None
    assert read.metadata.title == "Response"


def test_it_is_made_for_archives_on_request(pool: WorkerPool) -> None:
    made = replace(compose(small()), is_archivable=True)
    pdf = as_pdf(made, pool)
    assert b"pdfuaid:part" in pdf
    assert b"pdfaid:part" in pdf


def test_a_claim_type_of_many_passages_begins_a_page(pool: WorkerPool) -> None:
    trial = article("Okafor")
    counts = {"efficacy": 30, "outcome": 3, "onset": 30}
    marked = [
        highlight(trial, f"Result {number} of {kind}.", claim_type=kind)
        for kind, count in counts.items()
        for number in range(count)
    ]
    report = compose(material(*marked, articles=(trial,)))
    pdf = as_pdf(report, pool)
    assert as_pdf(report, pool) == pdf
    document = pdfium.PdfDocument(pdf)
    heads = [page.get_textpage().get_text_range().split("\r\n")[:2] for page in document]
    document.close()
    begun = [head[0] for head in heads]
    assert ["Passages", "e Efficacy"] in heads
    assert "n Onset" in begun
    assert "o Outcome without comparison" not in begun


def test_every_font_is_in_it(pool: WorkerPool) -> None:
    for page in reader(as_pdf(compose(small()), pool)).pages:
        for font in part(part(page, "/Resources"), "/Font").values():
            inner = font["/DescendantFonts"][0]["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(inner)


def test_a_character_without_a_glyph_is_printed_as_its_code(pool: WorkerPool) -> None:
    made = compose(only("a \u6297 \U0001f9e0 \ue000 b"))
    text = text_of(as_pdf(made, pool, fonts=()))
    assert "a [u+6297] [u+1f9e0] [u+e000] b" in text
    assert "quote not checked" in text


@pytest.mark.parametrize(
    "words",
    [
        "#panic() $x^2$ *b* _i_ `r` @ref <label> \\ // /* */ = h",
        "\u0416 \u03b2 \u221e \u2265",
        "x" * 4000,
        '#import "a": *',
    ],
)
def test_words_are_words_everywhere(pool: WorkerPool, words: str) -> None:
    made = replace(only(words, note=words), title=words, asked=words, failed=(words,))
    assert fold(words).text[:40] in text_of(as_pdf(compose(made), pool))


def test_scripts_from_right_to_left_have_their_letters(pool: WorkerPool) -> None:
    text = text_of(
        as_pdf(compose(only("\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd")), pool)
    )
    assert "[u+" not in text
    assert "\u05e9" in text


def test_endless_words_stay_on_the_page(pool: WorkerPool) -> None:
    words = "Pneumono" * 200
    where = article("x", title=words, authors=(), url=f"https://{words}")
    made = material(highlight(where, words, note=words), articles=(where,))
    pdf = as_pdf(compose(replace(made, title=words, asked=words, failed=(words,))), pool)
    document = pdfium.PdfDocument(pdf)
    for page in document:
        written = page.get_textpage()
        boxes = [written.get_charbox(place) for place in range(written.count_chars())]
        assert max(right for _, _, right, _ in boxes) < page.get_width() - 60
    document.close()


def test_ligatures_are_printed_by_their_letters_and_stay_checked(pool: WorkerPool) -> None:
    text = text_of(as_pdf(compose(only("e\ufb03cacy \ufb01rst")), pool))
    assert "efficacy first" in text
    assert "quote not checked" not in text


def test_sources_and_the_map_are_linked(pool: WorkerPool) -> None:
    read = reader(as_pdf(compose(small()), pool))
    links = [
        annotation.get_object()
        for page in read.pages
        for annotation in page.get("/Annots", ())
        if annotation.get_object()["/Subtype"] == "/Link"
    ]
    addresses = [part(link, "/A").get("/URI") for link in links if "/A" in link]
    assert "https://doi.org/10.5/1" in addresses
    assert len(links) >= len(compose(small()).quotations) + len(compose(small()).groups)


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("us-letter", (612, 792))])
def test_paper_is_chosen(pool: WorkerPool, paper: Paper, size: tuple[int, int]) -> None:
    page = reader(as_pdf(compose(replace(small(), paper=paper)), pool)).pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == size


def test_every_character_that_counts_as_printable_is_printed(pool: WorkerPool) -> None:
    every = [chr(point) for some in covered() for point in some]
    lines = [" ".join(every[start : start + 500]) for start in range(0, len(every), 500)]
    where = article("x")
    marked = (highlight(where, line, note=line) for line in lines)
    assert len(every) > MANY
    made = compose(material(*marked, articles=(where,)))
    assert as_pdf(made, pool, fonts=()).startswith(b"%PDF")


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.text(min_size=1, max_size=60) | st.from_regex(r"[#$*_`@<\\\[\]/=-]{1,9}"))
def test_no_text_in_any_field_stops_a_report(pool: WorkerPool, words: str) -> None:
    where = article(
        "x",
        title=words,
        authors=(Author(words, words), Author(literal=words)),
        journal=words,
        volume=words,
        issue=words,
        pages=words,
        doi=words,
        pmid=words,
    )
    page = article("y", authors=(), url=f"https://{words}")
    marked = [highlight(where, words, note=words), highlight(page, words, stance="contradicts")]
    reader = Reviewer(ANNA.id, words)
    made = replace(
        material(*(replace(each, reviewer=reader) for each in marked), articles=(where, page)),
        title=words,
        asked=words,
        topics={TOPIC: words},
        places={each.id: words for each in marked},
        failed=(words,),
    )
    assert as_pdf(compose(made), pool, fonts=()).startswith(b"%PDF")


def test_an_empty_report_is_still_a_report(pool: WorkerPool) -> None:
    assert "no passage is marked" in text_of(as_pdf(compose(material()), pool))


def test_a_report_is_written_whole_or_not_at_all(pool: WorkerPool, tmp_path: Path) -> None:
    to_pdf(compose(small()), tmp_path / "report.pdf", pool)
    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]
    with pytest.raises(UnwritableFileError):
        to_pdf(compose(small()), tmp_path / "missing" / "report.pdf", pool)


def boxed(transcription: str = "") -> Material:
    """A report on one figure."""
    where = article("Okafor")
    box = Piece(3, box=Rect(60, 60, 240, 90))
    found = replace(
        highlight(where, "box"), passage=Passage("0" * 64, (box,), "", transcription=transcription)
    )
    grey = png.written(b"\x80\x80\x80\x00" * (480 * 180), 480, 180)
    return replace(material(found, articles=(where,)), pictures={found.id: (grey,)})


def test_a_figure_is_printed_with_what_was_typed_off_it(pool: WorkerPool) -> None:
    pdf = as_pdf(compose(boxed("MADRS fell by 9 points")), pool)
    words = text_of(pdf)
    assert "transcribed by the reviewer: madrs fell by 9 points" in words
    assert "picture from the source" in words
    assert "quote checked" not in words.partition("about this report")[0]
    assert pictures(pdf) == [(480, 180)]
    assert b"MADRS fell by 9 points" in alternatives(pdf)


def test_a_figure_without_transcription_says_so_to_those_who_cannot_see_it(
    pool: WorkerPool,
) -> None:
    assert b"not transcribed" in alternatives(as_pdf(compose(boxed()), pool))


def test_a_figure_that_cannot_be_drawn_is_no_picture(pool: WorkerPool) -> None:
    pdf = as_pdf(compose(replace(boxed(), pictures={})), pool)
    assert "picture could not be drawn" in text_of(pdf)


def pictures(pdf: bytes) -> list[tuple[int, int]]:
    """The width and height in pixels of each picture."""
    document = pdfium.PdfDocument(pdf)
    sizes = [
        each.get_px_size()
        for page in document
        for each in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE])
    ]
    document.close()
    return sizes


def alternatives(pdf: bytes) -> bytes:
    """All alternative texts of the structure tree."""
    found = []

    def walk(node: object) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, DictionaryObject):
            found.append(str(node.get("/Alt", "")))
            walk(node.get("/K"))

    walk(part(reader(pdf).trailer["/Root"].get_object(), "/StructTreeRoot").get("/K"))  # type: ignore[arg-type] # a dictionary
    return "\n".join(found).encode()
