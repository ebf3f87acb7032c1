"""Garbage is looked for in the window's thread; everywhere only when nothing else is under way."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ketareview.domain.progress import Progress
from ketareview.ui.calm import is_calm, tell_motion
from ketareview.ui.tasks import TaskRunner
from ketareview.ui.tidying import Tidying


class Knot:
    """Refers to itself, so that only a collector takes it away."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def tidying(tasks: TaskRunner, qtbot: QtBot) -> Iterator[Tidying]:
    qtbot.waitUntil(is_calm)  # pages may have moved in the test before
    parent = QObject()
    before = gc.get_threshold()
    made = Tidying(tasks, parent)
    yield made
    gc.set_threshold(*before)
    parent.deleteLater()


def _old_knot() -> "weakref.ref[Knot]":
    """Make garbage that has outlived the younger generations."""
    knot = Knot()
    gc.collect(1)
    gc.collect(1)
    gone = weakref.ref(knot)
    del knot
    return gone


def _due() -> None:
    gc.set_threshold(1, 0, 0)
    gc.collect(1)
    gc.collect(1)


def test_old_garbage_goes_when_nothing_is_under_way(tidying: Tidying) -> None:
    gone = _old_knot()
    _due()

    tidying.tidy()

    assert gone() is None


def test_old_garbage_waits_for_what_is_under_way(
    tidying: Tidying, tasks: TaskRunner, qtbot: QtBot
) -> None:
    _due()
    tidying.tidy()
    gone = _old_knot()
    kept: list[list[int]] = [[] for _ in range(2 * len(gc.get_objects(generation=2)))]
    _due()
    go_on = threading.Event()

    def work(_progress: Progress) -> None:
        go_on.wait()

    tasks.start("Import", work)
    tidying.tidy()
    assert gone() is not None
    go_on.set()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    tidying.tidy()
    assert gone() is None
    assert kept


def test_old_garbage_waits_while_pages_move(tidying: Tidying, qtbot: QtBot) -> None:
    gone = _old_knot()
    _due()

    tell_motion()
    tidying.tidy()
    assert gone() is not None

    qtbot.waitUntil(is_calm)
    tidying.tidy()
    assert gone() is None
