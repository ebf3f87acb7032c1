"""Papers of many pages, dense with text, in libraries with many highlights."""

from pathlib import Path

from ketareview.domain.highlight import Piece, Tags
from ketareview.domain.imports import Draft
from ketareview.importing import read_file
from ketareview.library import Library
from ketareview.reading import passage
from ketareview.sandbox import WorkerPool
from tests.ui.reader.papers import SENTENCES, pdf_file

_WIDTH, _HEIGHT, _LINES, _LEADING = 595, 842, 48, 15
_TYPES = ("efficacy", "acute-safety", "mechanism", "dosing")


def write_long_paper(path: Path, pages: int) -> None:
    """Write a paper of A4 pages with 48 lines of about 90 letters each."""
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for index in range(pages):
        content = _content(index + 1)
        objects += [
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_WIDTH} {_HEIGHT}] "
                f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * index} 0 R >>"
            ).encode(),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        ]
    path.write_bytes(pdf_file(objects))


def make_library(folder: Path, pages: int, highlights: int) -> Path:
    """Import such a paper, and mark its lines here and there."""
    paper, path = folder / f"{pages}.pdf", folder / f"{pages}.ketareview"
    write_long_paper(paper, pages)
    with WorkerPool(1) as pool, Library.create(path, reviewer="A. Reviewer") as library:
        read = read_file(pool, paper)
        draft = read.drafts[0]
        if not isinstance(draft, Draft):
            raise TypeError(draft)
        library.imports.store(library.imports.begin("Long"), read, draft, paper)
        article = library.articles.get(library.articles.all()[0])
        source = article.sources[0].sha256
        texts = library.sources.pages(source)
        for number in range(highlights):
            page = number * pages // highlights + 1
            start = 200 + 700 * (number * pages % highlights % 4)
            words = passage(texts, [Piece(page, start, start + 300)], source)
            library.highlights.add(article.id, words, Tags(_TYPES[number % 4], "trial"))
    return path


def _content(number: int) -> bytes:
    lines = [f"Page {number} of the trial"]
    for line in range(1, _LINES):
        first, second = SENTENCES[(number + line) % 4], SENTENCES[(number + 2 * line) % 4]
        lines.append(f"{number * line}. {first} {second}")
    shown = "".join(f"({line}) Tj 0 -{_LEADING} Td " for line in lines)
    return f"BT /F1 11 Tf 60 {_HEIGHT - 60} Td {shown}ET".encode()
