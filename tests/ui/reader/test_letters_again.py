"""Letters that could not be had are asked for again when their page comes into view again."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from typing_extensions import override

from ketareview.domain.errors import SlowFileError
from ketareview.domain.geometry import Rect
from ketareview.domain.text import Page, Run
from ketareview.pdf import Viewer
from ketareview.ui.reader.page.layouts import Layouts

PAGES = (
    Page(1, "Ketamine", runs=(Run(0, 0, 8),), width=100, height=100),
    Page(2, "", width=100, height=100),
)


class SlowAtFirst(Viewer):
    """Is too slow for the first page that it is asked for, as on a machine with much to do."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[int] = []

    @override
    def letters(
        self, path: Path, page: int, runs: Sequence[Run], length: int
    ) -> "Future[tuple[Rect | None, ...]]":
        self.asked.append(page)
        job: Future[tuple[Rect | None, ...]] = Future()
        if len(self.asked) == 1:
            job.set_exception(SlowFileError(path=path, seconds=20))
        else:
            job.set_result(tuple(Rect(10.0 * each, 10, 9, 9) for each in range(length)))
        return job


@pytest.fixture
def viewer() -> Iterator[SlowAtFirst]:
    opened = SlowAtFirst()
    yield opened
    opened.close()


def test_a_page_that_failed_is_asked_for_again(viewer: SlowAtFirst, qtbot: QtBot) -> None:
    parent = QObject()
    layouts = Layouts(viewer, Path("trial.pdf"), PAGES, parent)
    with qtbot.waitSignal(layouts.failed):
        layouts.look_at([1])
    layouts.look_at([1])
    with qtbot.waitSignal(layouts.arrived):
        layouts.look_at([2])
    assert viewer.asked == [1, 2]
    with qtbot.waitSignal(layouts.arrived):
        layouts.look_at([1])
    assert viewer.asked == [1, 2, 1]
    assert layouts.of(1) is not None
    layouts.shut()
