"""Papers in and on the screen, against PDFium, a hash and SQLite alone."""

import hashlib
import sqlite3
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from ketareview import workflows
from ketareview.library import Library
from ketareview.pdf import Glance, Viewer
from ketareview.sandbox import WorkerPool
from tests.benchmarks.conftest import Compare, bare_database

SCALE = 1.5


@pytest.fixture
def pool() -> Iterator[WorkerPool]:
    with WorkerPool() as pool:
        yield pool


@pytest.fixture
def readers() -> Iterator[Executor]:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as readers:
        yield readers


def bare_text(paper: Path) -> bytes:
    document = pdfium.PdfDocument(paper)
    pages = [document[index] for index in range(len(document))]
    text = "\f".join(page.get_textpage().get_text_range() for page in pages)
    document.close()
    return text.encode("utf-8", "replace")


def bare_library(path: Path) -> sqlite3.Connection:
    database = bare_database(path)
    database.execute("CREATE TABLE source (sha256 TEXT PRIMARY KEY, file BLOB, text TEXT) STRICT")
    return database


def bare_import(papers: list[Path], database: sqlite3.Connection, readers: Executor) -> None:
    for paper, text in zip(papers, readers.map(bare_text, papers), strict=True):
        content = paper.read_bytes()
        row = (hashlib.sha256(content).hexdigest(), content, text.decode())
        database.execute("INSERT INTO source VALUES (?, ?, ?)", row)
    database.close()


def test_import_of_papers(
    compare: Compare, papers: list[Path], tmp_path: Path, pool: WorkerPool, readers: Executor
) -> None:
    rounds = 3
    paths = [tmp_path / f"{number}.ketareview" for number in range(rounds + 1)]
    libraries = [Library.create(path, reviewer="A. Reviewer") for path in paths]
    bare = [bare_library(tmp_path / f"{number}.db") for number in range(rounds + 1)]
    left, bare_left = iter(libraries), iter(bare)

    def ours() -> None:
        workflows.add_papers(next(left), pool, papers)

    compare(ours, lambda: bare_import(papers, next(bare_left), readers), rounds)
    for library in libraries:
        library.close()


def test_opening_a_paper_to_first_pixels(compare: Compare, sample: Path, tmp_path: Path) -> None:
    with Library.open(sample, reviewer="A. Reviewer") as library:
        article = next(
            one
            for one in map(library.articles.get, library.articles.all())
            if one.sources[0].is_pdf
        )
        source = article.sources[0].sha256
        viewer = Viewer()
        opened: list[Path] = []

        def ours() -> None:
            opened.append(tmp_path / f"{len(opened)}.pdf")
            library.sources.write_to(source, opened[-1], is_kept=False)
            picture = viewer.glance(opened[-1], "", Glance(scale=SCALE)).result().picture
            assert picture is not None
            bytes(picture.pixels)
            picture.release()

        def limit() -> None:
            document = pdfium.PdfDocument(opened[0] if opened else library_copy())
            document[0].render(scale=SCALE)
            document.close()

        def library_copy() -> Path:
            library.sources.write_to(source, tmp_path / "bare.pdf")
            return tmp_path / "bare.pdf"

        compare(ours, limit, 15)
        viewer.close()
