"""Real papers are read or refused, mapped to PDFium's characters, boxed where the letters are."""

import json
import random
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from ketareview.domain.errors import FileError
from ketareview.domain.imports import Mark
from ketareview.domain.text import Page
from ketareview.pdf import letters
from ketareview.pdf.extraction import PdfDocument, read
from ketareview.sandbox import Job, WorkerPool

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
FILES = sorted((*CORPUS.glob("pdf-papers/*.pdf"), *CORPUS.glob("pdf-difficult/*.pdf")))
SAMPLE = sorted(random.Random(7).sample(FILES, min(len(FILES), 25)))  # noqa: S311 - no secret
LONGER = [pytest.param(path, marks=pytest.mark.long) for path in FILES if path not in SAMPLE]
# PDFium's own signs for a hyphen at a line's end, and for what is stored as lost.
OWN_SIGNS = {"\u00ad": 0x02, "-": 0x02}

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here"),
]


@contextmanager
def text_of(path: Path, number: int) -> Iterator[tuple[Any, Any]]:
    with (
        closing(pdfium.PdfDocument(path)) as document,
        closing(document[number - 1]) as page,
        closing(page.get_textpage()) as text,
    ):
        yield page, text


def paper_of(path: Path) -> PdfDocument:
    try:
        return read(str(path))
    except FileError as error:
        pytest.skip(f"refused: {error.code}")


def says(textpage: Any, character: int) -> str:  # noqa: ANN401 - ctypes
    """Read the code point that begins with one of PDFium's characters."""
    code = raw.FPDFText_GetUnicode(textpage, character)
    if 0xD800 <= code < 0xDC00:
        pair = (code, raw.FPDFText_GetUnicode(textpage, character + 1))
        both = b"".join(unit.to_bytes(2, "little") for unit in pair)
        return both.decode("utf-16-le", "replace")
    return chr(code)


def is_mapped(page: Page, textpage: Any) -> bool:  # noqa: ANN401 - ctypes
    return all(
        page.text[run.start + step] in {said, "\ufffd"}
        or OWN_SIGNS.get(page.text[run.start + step]) == ord(said)
        for run in page.runs
        for step in range(run.length)
        for said in [says(textpage, run.character + step)]
    )


@pytest.mark.parametrize("path", [*SAMPLE, *LONGER], ids=lambda path: path.name)
def test_each_letter_is_the_character_that_the_map_names(path: Path) -> None:
    paper = paper_of(path)
    for page in paper.pages:
        if page.number not in paper.broken:
            with text_of(path, page.number) as (_, textpage):
                assert is_mapped(page, textpage), page.number


@pytest.mark.parametrize("path", [*SAMPLE, *LONGER], ids=lambda path: path.name)
def test_boxes_of_a_stretch_cover_its_letters(path: Path) -> None:
    chance = random.Random(path.name)  # noqa: S311 - no secret
    paper = paper_of(path)
    pages = [page for page in paper.pages if page.runs]
    for page in chance.sample(pages, min(len(pages), 3)):
        argument = {
            "path": str(path),
            "password": "",
            "page": page.number,
            "runs": [[run.start, run.character, run.length] for run in page.runs],
            "length": len(page.text),
        }
        boxes = letters.of_page(argument)
        assert len(boxes) == len(page.text)
        placed = sum(box is not None for box in boxes)
        inked = sum(not letter.isspace() for letter in page.text)
        assert placed >= 0.95 * inked
        with text_of(path, page.number) as (shown, textpage):
            for offset, character in chance.sample(
                list(mapped(page)), min(len(page.text) // 2, 50)
            ):
                box = boxes[offset]
                if box is not None and is_upright(shown, textpage, character):
                    assert covers(box, shown, textpage, character), (page.number, offset)


def mapped(page: Page) -> Iterator[tuple[int, int]]:
    for run in page.runs:
        for step in range(run.length):
            yield run.start + step, run.character + step


def is_upright(page: Any, textpage: Any, character: int) -> bool:  # noqa: ANN401 - ctypes
    level = abs(raw.FPDFText_GetCharAngle(textpage, character)) < 0.01
    return bool(level and raw.FPDFPage_GetRotation(page) == 0)


def covers(box: list[float], page: Any, textpage: Any, character: int) -> bool:  # noqa: ANN401 - ctypes
    """Whether a box holds the ink of an upright letter, by PDFium's own measure."""
    left, bottom, right, top = textpage.get_charbox(character)
    if right <= left or top <= bottom:
        return True
    bounds = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, bounds)
    x, y, width, height = box
    near = 0.05
    return bool(
        x <= left - bounds.left + near
        and x + width >= right - bounds.left - near
        and y <= bounds.top - top + near
        and y + height >= bounds.top - bottom - near
    )


def test_words_of_marks_are_those_that_another_tool_reads() -> None:
    """At least 97 of 100; the rest are words that the tool orders otherwise, not other words."""
    wanted = found = 0
    for path in sorted(CORPUS.glob("pdf-annotated/*.pdfannots.json")):
        told = [each for each in json.loads(path.read_bytes()) if each.get("text")]
        paper = read(str(path.with_name(path.name.replace(".pdfannots.json", ".pdf"))))
        texts = Counter((mark.spans[0].page, said(paper, mark)) for mark in paper.marks)
        wanted += len(told)
        found += sum((each["page"], plain(each["text"])) in texts for each in told)
    assert wanted > 50
    assert found >= 0.97 * wanted


def said(paper: PdfDocument, mark: Mark) -> str:
    spans = [(span.page, span.start, span.end) for span in mark.spans]
    return plain(" ".join(paper.pages[page - 1].text[start:end] for page, start, end in spans))


def plain(text: str) -> str:
    """Leave of words what tools agree on: letters and digits, ligatures taken apart."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


@pytest.mark.long
def test_every_file_is_read_or_refused_in_a_worker() -> None:
    function = "ketareview.importing.worker:read"
    refused = 0
    asked = {"password": "", "columns": {}, "first": 1}
    with WorkerPool(2) as pool:
        jobs: list[tuple[Path, Job[Any]]] = [
            (path, pool.submit(function, {"path": str(path), **asked}, path=str(path)))
            for path in FILES
        ]
        for path, job in jobs:
            error = job.exception()
            refused += error is not None
            assert error is None or isinstance(error, FileError), path
    assert refused < len(FILES) / 2
