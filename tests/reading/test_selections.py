"""Whatever one selects in a real paper: its boxes cover its letters and no others.

What the boxes are held against are PDFium's own boxes of the ink, moved to the page as it is shown
by PDFium itself, so that rotated and cropped pages are measured too.
"""

import ctypes
import os
import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import raw

from ketareview.domain.errors import FileError
from ketareview.domain.geometry import Rect
from ketareview.domain.highlight import Piece
from ketareview.domain.text import Page
from ketareview.pdf import documents, letters
from ketareview.pdf.extraction import read
from ketareview.reading import PageLayout, passage, quote_ok, sentence_at, word_at

CORPUS = Path(
    os.environ.get("KETAREVIEW_CORPUS", Path(__file__).resolve().parents[3] / "shared" / "corpus")
)
FILES = sorted(
    path
    for folder in ("pdf-papers", "pdf-annotated", "pdf-difficult")
    for path in CORPUS.glob(f"{folder}/*.pdf")
)
SAMPLE = sorted(random.Random(4).sample(FILES, min(len(FILES), 20)))  # noqa: S311 - no secret
LONGER = [pytest.param(path, 50, marks=pytest.mark.long) for path in FILES]
_NEAR = 0.05  # points by which two ways to round may differ
_FINE = 100  # parts of a point in which PDFium is asked for places
_LONGEST = 300
_HAIR = 0.03  # of a letter's height, by which a box may reach over the middle of another's ink
_OFF = 0.1  # of its height, by which a letter stands higher or lower than those of its line
_CROWDED = 0.3  # part of a letter's box that others may cover before lines are one in the other

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here"),
]


@dataclass(frozen=True)
class Measured:
    """A page with our boxes and with PDFium's own, of which letters without ink have none."""

    page: Page
    boxes: tuple[Rect | None, ...]
    ink: tuple[Rect | None, ...]


@pytest.mark.parametrize(
    ("path", "selections"), [*((path, 8) for path in SAMPLE), *LONGER], ids=str
)
def test_boxes_cover_what_is_selected_and_no_others(path: Path, selections: int) -> None:
    try:
        paper = read(str(path))
    except FileError as error:
        pytest.skip(f"refused: {error.code}")
    chance = random.Random(path.name)  # noqa: S311 - no secret
    shown = [page for page in paper.pages if page.text.strip() and page.width > 0]
    picks = chance.choices(shown, k=selections) if shown else []
    measured: Measured | None = None
    for page in sorted(picks, key=lambda page: page.number):
        if measured is None or measured.page is not page:
            measured = measure(path, page)
        start, end = chosen(page.text, chance)
        if page.text[start:end].strip():
            check(measured, start, end)
            found = passage(paper.pages, [Piece(page.number, start, end)], "")
            assert found.quote == page.text[start:end].strip()
            assert quote_ok(paper.pages, found)


def check(measured: Measured, start: int, end: int) -> None:
    text = measured.page.text
    covering = PageLayout(measured.page, measured.boxes).boxes_of(start, end)
    own = [box for box in measured.boxes[start:end] if box is not None]
    others = [
        box
        for offset, box in enumerate(measured.boxes)
        if box is not None and not start <= offset < end and not text[offset].isspace()
    ]
    for offset, (box, ink) in enumerate(zip(measured.boxes, measured.ink, strict=True)):
        if ink is None or box is None or text[offset].isspace() or not box.holds(*middle(ink)):
            continue
        if start <= offset < end:
            is_covered = any(holds(each, ink, _NEAR) for each in covering)
            assert is_covered or is_crowded(box, others), (text[start:end], offset)
        elif any(holds(each, ink, -_HAIR * box.height) for each in covering):
            is_over = is_printed_over(box, ink, own) or is_crowded(box, own)
            assert is_over, (text[start:end], offset, text[offset])


def is_printed_over(box: Rect, ink: Rect, own: list[Rect]) -> bool:
    """Whether a letter stands on those that are covered: an accent, a stamp, letters that join."""
    return any(each.holds(*middle(box)) or each.holds(*middle(ink)) for each in own)


def is_crowded(box: Rect, others: list[Rect]) -> bool:
    """Whether a line near by reaches far into a letter's box: lines set into each other."""
    near = (other for other in others if other.left - box.height < middle(box)[0])
    beside = (other for other in near if middle(box)[0] < other.right + box.height)
    return any(
        in_common(box, other) > _CROWDED * min(box.height, other.height)
        and abs(middle(box)[1] - middle(other)[1]) > _OFF * box.height
        for other in beside
    )


def in_common(box: Rect, other: Rect) -> float:
    """How much of their height two boxes share."""
    return max(min(box.bottom, other.bottom) - max(box.top, other.top), 0.0)


def holds(box: Rect, ink: Rect, near: float) -> bool:
    x, y = middle(ink)
    across = box.left - near <= x <= box.right + near
    return across and box.top - near <= y <= box.bottom + near


def middle(box: Rect) -> tuple[float, float]:
    return box.left + box.width / 2, box.top + box.height / 2


def chosen(text: str, chance: random.Random) -> tuple[int, int]:
    """Choose as a reader does: a sentence, words, letters, a line."""
    offset = chance.randrange(len(text))
    last = min(offset + chance.randrange(1, _LONGEST), len(text) - 1)
    ways = (
        sentence_at(text, offset),
        (word_at(text, offset)[0], max(word_at(text, last)[1], offset + 1)),
        (offset, min(offset + 1 + last % 60, len(text))),
        (
            text.rfind("\n", 0, offset) + 1,
            len(text[:offset]) + len(text[offset:].split("\n", maxsplit=1)[0]),
        ),
    )
    return chance.choice(ways)


def measure(path: Path, page: Page) -> Measured:
    with (
        closing(documents.load(str(path), "")) as document,
        closing(document[page.number - 1]) as shown,
        closing(shown.get_textpage()) as textpage,
    ):
        boxes = letters.places(shown, textpage, page.runs, len(page.text))
        ink: list[Rect | None] = [None] * len(page.text)
        for offset, box in ink_of(page, shown, textpage):
            ink[offset] = box
    ours = tuple(None if box is None else Rect(*box) for box in boxes)
    return Measured(page, ours, tuple(ink))


def ink_of(page: Page, shown: Any, textpage: Any) -> Iterator[tuple[int, Rect]]:  # noqa: ANN401 - ctypes
    left, right, bottom, top = edges = [ctypes.c_double() for _ in range(4)]
    for run in page.runs:
        for step in range(run.length):
            character = run.character + step
            if raw.FPDFText_IsGenerated(textpage.raw, character) == 1:
                continue
            if not raw.FPDFText_GetCharBox(textpage.raw, character, *edges):
                continue
            (one, other) = (
                on_device(page, shown, left.value, bottom.value),
                on_device(page, shown, right.value, top.value),
            )
            x, y = min(one[0], other[0]), min(one[1], other[1])
            width, height = abs(one[0] - other[0]), abs(one[1] - other[1])
            if width > 0 and height > 0:
                yield run.start + step, Rect(x, y, width, height)


def on_device(page: Page, shown: Any, x: float, y: float) -> tuple[float, float]:  # noqa: ANN401 - ctypes
    """Ask PDFium where a place of the file's own space is shown, in points from the top left."""
    across, down = ctypes.c_int(), ctypes.c_int()
    width, height = round(page.width * _FINE), round(page.height * _FINE)
    raw.FPDF_PageToDevice(shown.raw, 0, 0, width, height, 0, x, y, across, down)
    return across.value / _FINE, down.value / _FINE
