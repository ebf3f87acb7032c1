"""Drops files on the real window, and watches how long its thread is away from its events."""

import gc
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from ketareview.library import Library
from ketareview.ui.tidying import Tidying
from ketareview.ui.window import MainWindow
from ketareview.ui.yielding import yield_soon
from ketareview.workflows import results_of
from tests.reliability.children import Child, Telling
from tests.reliability.company import good_files, missed
from tests.reliability.windows import opened, settle, wait_for
from tests.scrolling.watching import Gaps
from tests.stories.test_main_actions import drop

_TURN = 20  # milliseconds


@dataclass(frozen=True, slots=True)
class Seen:
    """The longest that the thread was away, in milliseconds, and that it computed meanwhile.

    Waiting for a processor that other programs have is left out of the first.
    """

    count: int = 0
    away: float = 0
    own: float = 0
    amiss: list[str] = field(default_factory=list)


def drop_in_window(folder: Path, bad: Sequence[Path]) -> Seen:
    """Drop each with its good ones on a window of a process of its own."""
    folder.mkdir()
    child = Child(_work, folder, bad)
    told: list[tuple[str, float, float, list[str]]] = []
    with suppress(EOFError, OSError):
        told += [child.hear() for _ in bad]
    child.kill()
    amiss = [f"{name} on the window: {each}" for name, _, _, found in told for each in found]
    amiss += [f"the window ended over {each.name}" for each in bad[len(told) : len(told) + 1]]
    away = max((away for _, away, _, _ in told), default=0.0)
    own = max((own for _, _, own, _ in told), default=0.0)
    return Seen(len(told), away, own, amiss)


def _work(folder: Path, bad: Sequence[Path], told: Telling) -> None:
    with (
        Library.create(folder / "kept.ketareview", reviewer="Anna") as library,
        opened(library, folder) as window,
    ):
        yield_soon()
        tidying = Tidying(window._session.tasks, window)
        _drop(window, good_files(folder / "warm", -1))
        gaps = Gaps(window)
        for number, path in enumerate(bad):
            good = good_files(folder / str(number), number)
            QTest.qWait(_TURN)  # what this thread has looked up itself is not the window's
            gaps.take()
            amiss = _drop(window, [*good, path])
            taken = gaps.take()
            away = max(each.without_others for each in taken)
            told.send((path.name, away, max(each.own for each in taken), amiss))
        del tidying
    gc.enable()


def _drop(window: MainWindow, paths: Sequence[Path]) -> list[str]:
    library = window._session.library
    before = _batches(library)
    asked = _Asked()
    drop(window, *paths)
    wait_for(lambda: asked.is_answered(window) and _batches(library) > before)
    settle(window)
    new = library.imports.batches()
    results = [each for batch in new[: len(new) - before] for each in results_of(library, batch.id)]
    return list(missed(results, None if asked.has_declined else paths[-1], paths[:-1]))


def _batches(library: Library) -> int:
    """Count imports in no time, for it is the window's thread that is watched."""
    with library._database.driver() as connection:
        asked = "SELECT count(*) FROM import_batch WHERE NOT deleted"
        return int(connection.execute(asked).fetchone()[0])


class _Asked:
    """Says yes to what is asked, as for the columns of a table, and no to what has no yes."""

    def __init__(self) -> None:
        self.has_declined = False

    def is_answered(self, window: MainWindow) -> bool:
        """Answer what is asked now; tell whether nothing goes on."""
        for each in QApplication.topLevelWidgets():
            if isinstance(each, QDialog) and each.isVisible():
                QTest.keyClick(each, Qt.Key.Key_Return)
                if each.isVisible():
                    self.has_declined = True
                    QTest.keyClick(each, Qt.Key.Key_Escape)
        return not window._session.tasks.is_busy
