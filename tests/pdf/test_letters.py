"""Boxes cover their letters on the page as it is displayed, and little else."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from ketareview.domain.geometry import Rect, hull
from ketareview.domain.text import Page, Run
from ketareview.pdf import Picture, Viewer, letters_of
from ketareview.pdf.extraction import read
from ketareview.sandbox import WorkerPool
from tests.pdf.papers import COLUMN, one_page, typeset, words

SCALE = 2.0
BLANK = 0xFF


@pytest.fixture(scope="module")
def viewer() -> Iterator[Viewer]:
    viewer = Viewer(workers=1)
    yield viewer
    viewer.close()


def lettered(viewer: Viewer, path: Path, number: int = 1) -> tuple[Page, Sequence[Rect | None]]:
    page = read(str(path)).pages[number - 1]
    return page, viewer.letters(path, number, page.runs, len(page.text)).result()


def inked(picture: Picture) -> list[tuple[float, float]]:
    """List the points of the page, in points, that are not blank; the green channel tells."""
    pixels = bytes(picture.pixels)
    picture.release()
    return [
        ((column + 0.5) / SCALE, (row + 0.5) / SCALE)
        for row in range(picture.height)
        for column in range(picture.width)
        if pixels[row * picture.stride + 4 * column + 1] != BLANK
    ]


def picture(viewer: Viewer, path: Path) -> Picture:
    viewer.open(path).result()
    return viewer.picture(path, 1, SCALE).result()


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [b"", b"/CropBox[30 60 280 390]"])
def test_boxes_cover_the_ink_however_a_page_is_turned_and_cropped(
    viewer: Viewer, tmp_path: Path, turn: int, crop: bytes
) -> None:
    content = words("Ketamine, fast", 60, 300) + words("jumping quickly", 80, 120, 20)
    page = b"/Rotate %d" % turn + crop
    path = one_page(tmp_path / "a.pdf", content, page=page)
    text, boxes = lettered(viewer, path)
    found = [
        box for letter, box in zip(text.text, boxes, strict=True) if box and not letter.isspace()
    ]
    points = inked(picture(viewer, path))
    assert len(found) == len("Ketamine,fastjumpingquickly")
    margin = 1.5 / SCALE  # half-lit pixels at the edges
    grown = [
        Rect(b.left - margin, b.top - margin, b.width + 2 * margin, b.height + 2 * margin)
        for b in found
    ]
    assert all(any(box.holds(*point) for box in grown) for point in points)
    assert all(any(box.holds(*point) for point in points) for box in grown)


def test_sideways_lines_are_boxed_along_their_ink(viewer: Viewer, tmp_path: Path) -> None:
    content = b"BT /F 20 Tf 0 1 -1 0 150 60 Tm (Wilting) Tj ET\n"
    _, boxes = lettered(viewer, one_page(tmp_path / "a.pdf", content))
    found = [box for box in boxes if box]
    assert len(found) == len("Wilting")
    assert all(upper.top >= lower.bottom - 0.01 for upper, lower in pairwise(found))
    assert len({round(box.width) for box in found}) == 1


def test_letters_of_a_line_are_of_one_height_and_lines_hardly_overlap(
    viewer: Viewer, tmp_path: Path
) -> None:
    page, boxes = lettered(viewer, typeset(tmp_path / "a.pdf", COLUMN + "#lorem(80)"))
    lines: list[Rect] = []
    start = 0
    for line in page.text.replace("\u00ad", "\n").split("\n"):
        found = [box for box in boxes[start : start + len(line)] if box]
        lines.append(hull(found))
        assert all(lines[-1].height - box.height < 0.3 for box in found)
        start += len(line) + 1
    assert len(lines) > 5
    for upper, lower in pairwise(lines):
        assert upper.bottom - lower.top < 0.1 * lower.height


def test_spaces_that_pdfium_made_up_have_no_box(viewer: Viewer, tmp_path: Path) -> None:
    content = words("one", 50, 300) + words("two", 100, 300)
    page, boxes = lettered(viewer, one_page(tmp_path / "a.pdf", content))
    assert page.text == "one two"
    assert [bool(box) for box in boxes] == [True] * 3 + [False] + [True] * 3


def test_each_letter_of_two_units_has_one_box(viewer: Viewer, tmp_path: Path) -> None:
    source = "#set page(width: 300pt, height: 90pt)\n$x alpha y$"
    page, boxes = lettered(viewer, typeset(tmp_path / "a.pdf", source))
    found = [box for letter, box in zip(page.text, boxes, strict=True) if letter > "\uffff"]
    assert len(found) == 3
    edges = [box.left for box in found if box]
    assert edges == sorted(set(edges))


def test_runs_that_point_nowhere_do_no_harm(viewer: Viewer, tmp_path: Path) -> None:
    path = one_page(tmp_path / "a.pdf", words("ab", 50, 300))
    runs = (Run(-2, 0, 3), Run(1, 1_000_000, 5), Run(2, -1, 2), Run(90, 0, 2))
    boxes = viewer.letters(path, 1, runs, 4).result()
    assert [bool(box) for box in boxes] == [False, False, False, True]


def test_the_command_line_waits_for_letters(viewer: Viewer, tmp_path: Path) -> None:
    path = one_page(tmp_path / "a.pdf", words("ab", 50, 300))
    page, boxes = lettered(viewer, path)
    with WorkerPool(1) as pool:
        assert letters_of(pool, path, 1, page.runs, len(page.text)) == boxes
