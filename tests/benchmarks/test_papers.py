"""Papers read and shown, against PDFium alone."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from ketareview.pdf import Viewer
from ketareview.pdf.extraction import read
from tests.benchmarks.conftest import Compare

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
PAPERS = sorted(CORPUS.glob("pdf-papers/*.pdf"))
SCALE = 2.0

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not PAPERS, reason="the corpus is not here"),
]


@pytest.fixture
def viewer() -> Iterator[Viewer]:
    viewer = Viewer(workers=1)
    viewer.warm().result()
    yield viewer
    viewer.close()


def bare_texts() -> None:
    for path in PAPERS:
        with closing(pdfium.PdfDocument(path)) as document:
            for number in range(len(document)):
                with closing(document[number]) as page, closing(page.get_textpage()) as text:
                    text.get_text_range(errors="surrogatepass")


def bare_pictures() -> None:
    for path in PAPERS:
        with closing(pdfium.PdfDocument(path)) as document, closing(document[0]) as page:
            page.render(scale=SCALE).close()


def test_read_papers(compare: Compare) -> None:
    compare(lambda: [read(str(path)) for path in PAPERS], bare_texts, 3)


def test_first_pictures(compare: Compare, viewer: Viewer) -> None:
    def show_each() -> None:
        for path in PAPERS:
            viewer.open(path).result()
            viewer.picture(path, 1, SCALE).result().release()

    compare(show_each, bare_pictures, 3)


def test_letters_of_a_page(compare: Compare, viewer: Viewer) -> None:
    path = PAPERS[-1]
    page = read(str(path)).pages[1]

    def bare() -> None:
        with (
            closing(pdfium.PdfDocument(path)) as document,
            closing(document[1]) as opened,
            closing(opened.get_textpage()) as text,
        ):
            for character in range(text.count_chars()):
                text.get_charbox(character)

    compare(lambda: viewer.letters(path, 2, page.runs, len(page.text)).result(), bare, 5)
