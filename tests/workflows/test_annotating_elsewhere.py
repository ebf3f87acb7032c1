"""Copies as other programs show them: pdf.js, where KETAREVIEW_PDFJS names a folder, and Poppler.

`npm install --prefix FOLDER pdfjs-dist` makes such a folder.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pypdf
import pytest

from ketareview.domain.article import Article
from ketareview.domain.codebook import Scheme
from ketareview.library import Library
from ketareview.sandbox import WorkerPool
from tests.pdf import papers
from tests.workflows.copies import copied, marked, paper_in, seen

FOLDER = os.environ.get("KETAREVIEW_PDFJS", "")
POPPLER = shutil.which("pdftoppm")
TEXT = papers.words("Ketamine acts fast", 50, 300) + papers.words("and it fades", 50, 280)
PAGE = b"/Rotate %d/CropBox[30 60 280 390]"


def paper(library: Library, pool: WorkerPool, folder: Path, turn: int) -> Article:
    path = papers.one_page(folder / "paper.pdf", TEXT, page=PAGE % turn)
    article = paper_in(library, pool, path)
    marked(library, article, "acts fast", note="Größe?")
    return article


@pytest.mark.skipif(not FOLDER or not shutil.which("node"), reason="needs node and pdfjs-dist")
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_pdfjs_reads_what_was_written(
    library: Library, pool: WorkerPool, tmp_path: Path, turn: int
) -> None:
    article = paper(library, pool, tmp_path, turn)
    path = copied(library, pool, article, tmp_path / "copy.pdf")
    script = Path(__file__).with_name("read_with_pdfjs.mjs")
    said = subprocess.run(
        ["node", script, FOLDER, path],
        capture_output=True,
        check=True,
        timeout=60,
    )
    [found] = json.loads(said.stdout)

    colour = library.codebooks.current().code(Scheme.CLAIM_TYPE, "efficacy").colour
    assert (found["kind"], found["page"], found["author"]) == ("Highlight", 1, "Anna")
    assert (found["note"], found["drawn"]) == ("Größe?", True)
    assert "#" + "".join(f"{part:02x}" for part in found["colour"]) == colour
    told = pypdf.PdfReader(path).pages[0]["/Annots"][0].get_object()  # type: ignore[index]
    assert found["rect"] == pytest.approx([float(side) for side in told["/Rect"]], abs=0.01)
    left, bottom, right, top = found["rect"]
    corners = found["quads"]
    assert (min(corners[::2]), max(corners[::2])) == pytest.approx((left, right), abs=0.01)
    assert (min(corners[1::2]), max(corners[1::2])) == pytest.approx((bottom, top), abs=0.01)


@pytest.mark.skipif(POPPLER is None, reason="needs pdftoppm")
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_poppler_tints_the_words_and_nothing_else(
    library: Library, pool: WorkerPool, tmp_path: Path, turn: int
) -> None:
    article = paper(library, pool, tmp_path, turn)
    path = copied(library, pool, article, tmp_path / "copy.pdf")
    [one] = seen(path)
    assert POPPLER is not None
    shown = tmp_path / "page"
    subprocess.run(
        [POPPLER, "-cropbox", "-r", "144", "-singlefile", path, shown],
        check=True,
        timeout=60,
    )
    head, size, _, pixels = shown.with_suffix(".ppm").read_bytes().split(b"\n", 3)
    width = int(size.split()[0])
    assert head == b"P6"
    is_blue = [blue - red > 40 for red, blue in zip(pixels[::3], pixels[2::3], strict=True)]
    tinted = [(at % width / 2, at // width / 2) for at, blue in enumerate(is_blue) if blue]
    left, right = min(x for x, _ in tinted), max(x for x, _ in tinted)
    top, bottom = min(y for _, y in tinted), max(y for _, y in tinted)
    [box] = one.boxes
    expected = (box.left, box.top, box.right, box.bottom)
    assert (left, top, right, bottom) == pytest.approx(expected, abs=1.5)
