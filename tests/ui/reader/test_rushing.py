"""Pages that fly by while the wheel is turned: only small pictures of them are asked for."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QRectF
from pytestqt.qtbot import QtBot
from typing_extensions import override

from ketareview.domain.geometry import Rect
from ketareview.domain.text import Page, Run
from ketareview.pdf import PaperShape, Picture, Viewer
from ketareview.pdf.shapes import PageShape
from ketareview.sandbox import Slots
from ketareview.ui.page_look import Ground, PageLook
from ketareview.ui.reader.page.pdf_surface import PdfSurface
from ketareview.ui.reader.page.pictures import SMALL, Pictures
from ketareview.ui.reader.page.surface import Zoom

PAGES = 100
VIEW = QRectF(0.0, 0.0, 800.0, 600.0)


class Recording(Viewer):
    """Notes what it is asked for; answers come when the test gives them."""

    def __init__(self) -> None:
        super().__init__(workers=1)
        self.pictures: list[tuple[int, float]] = []
        self.jobs: list[Future[Picture]] = []
        self.lettered: list[int] = []

    @override
    def picture(self, path: Path, page: int, scale: float) -> "Future[Picture]":
        self.pictures.append((page, scale))
        self.jobs.append(Future())
        return self.jobs[-1]

    @override
    def letters(
        self, path: Path, page: int, runs: Sequence[Run], length: int
    ) -> "Future[tuple[Rect | None, ...]]":
        self.lettered.append(page)
        answer: Future[tuple[Rect | None, ...]] = Future()
        answer.set_result((None,) * length)
        return answer

    def sharp(self) -> set[int]:
        """The pages of which more than a small picture was asked for."""
        return {page for page, scale in self.pictures if scale != SMALL}


@pytest.fixture
def viewer() -> Iterator[Recording]:
    made = Recording()
    yield made
    made.close()


@pytest.fixture
def surface(viewer: Recording, qtbot: QtBot) -> Iterator[PdfSurface]:
    shape = PaperShape(tuple(PageShape(400.0, 600.0) for _ in range(PAGES)))
    pages = tuple(Page(number, "words", width=400.0, height=600.0) for number in range(1, 101))
    room = QObject()
    made = PdfSurface(viewer, Path("long.pdf"), shape, pages, PageLook(), room)
    made.zoom(Zoom(1.0, 800.0, 1.0))
    qtbot.waitUntil(lambda: 1 in viewer.sharp() and 1 in viewer.lettered)
    yield made
    made.shut()


def look_at(surface: PdfSurface, page: int) -> None:
    surface.near(VIEW.translated(0.0, surface.top_of(page)))


def test_pages_that_fly_by_are_asked_for_small_until_the_wheel_rests(
    surface: PdfSurface, viewer: Recording, qtbot: QtBot
) -> None:
    for page in range(20, 60, 5):
        look_at(surface, page)
    assert {20, 40, 55} <= {page for page, scale in viewer.pictures if scale == SMALL}
    assert not {25, 40, 55} & viewer.sharp()
    qtbot.waitUntil(lambda: 55 in viewer.sharp() and 55 in viewer.lettered)
    assert not {25, 40} & (viewer.sharp() | set(viewer.lettered))


def test_small_pictures_are_made_ready_in_the_direction_of_reading(
    surface: PdfSurface, viewer: Recording
) -> None:
    look_at(surface, 50)
    assert {(60, SMALL), (65, SMALL)} <= set(viewer.pictures)
    viewer.pictures.clear()
    look_at(surface, 30)
    assert {(20, SMALL), (15, SMALL)} <= set(viewer.pictures)
    assert (40, SMALL) not in viewer.pictures


def test_a_paper_put_aside_keeps_what_was_seen_and_asks_anew_for_what_lies_around(
    surface: PdfSurface, viewer: Recording, qtbot: QtBot
) -> None:
    look_at(surface, 50)
    qtbot.waitUntil(lambda: 50 in surface._layouts._held)
    slots = Slots()
    for (_, scale), job in zip(viewer.pictures, viewer.jobs, strict=True):
        wide, high = round(400 * scale), round(600 * scale)
        if not job.cancelled():
            job.set_result(Picture(wide, high, slots.take(4 * wide * high)))
    qtbot.waitUntil(lambda: {50, 51, 52} <= surface._pictures._sharp.keys())
    surface.put_aside()
    assert surface._pictures._sharp.keys() == surface._layouts._held.keys() == {50}
    assert not surface._pictures._small
    viewer.pictures.clear()
    look_at(surface, 50)
    assert {(51, SMALL), (65, SMALL)} <= set(viewer.pictures)
    assert (50, SMALL) not in viewer.pictures
    slots.close()


def test_a_picture_drawn_for_another_ground_is_asked_for_again(
    viewer: Recording, qtbot: QtBot
) -> None:
    look, slots, room = PageLook(), Slots(), QObject()
    pictures = Pictures(viewer, Path("short.pdf"), room, look=look)
    pictures.want([1], SMALL)
    look.choose(Ground.SEPIA)
    viewer.jobs[0].set_result(Picture(2, 2, slots.take(16)))
    qtbot.waitUntil(lambda: len(viewer.jobs) == 2)
    assert pictures.of(1) is None
    viewer.jobs[1].set_result(Picture(2, 2, slots.take(16)))
    qtbot.waitUntil(lambda: pictures.of(1) is not None)
    pictures.shut()
    slots.close()


def test_pictures_beyond_the_budget_become_small_ones(viewer: Recording, qtbot: QtBot) -> None:
    slots, room = Slots(), QObject()
    pictures = Pictures(viewer, Path("short.pdf"), room, budget=4 * 100 * 100)

    def width(page: int) -> int:
        image = pictures.of(page)
        return image.width() if image is not None else 0

    for page in (1, 2):
        pictures.want([page], 1.0)
        for (_, scale), job in zip(viewer.pictures[-2:], viewer.jobs[-2:], strict=True):
            side = round(100 * scale)
            job.set_result(Picture(side, side, slots.take(4 * side * side)))
        qtbot.waitUntil(lambda: width(page) == 100)  # noqa: B023 - waited for here
    assert (width(1), width(2)) == (25, 100)
    pictures.shut()
    slots.close()
