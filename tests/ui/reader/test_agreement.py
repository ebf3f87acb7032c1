"""Whatever is done in whatever order, library, list, margin and page say the same.

`pytest tests/ui/reader/test_agreement.py -m long -n 0 -v` runs ten thousand operations: twenty
histories of five hundred, each in a library and a window of its own, told by their seeds.
"""

import gc
import random
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.qtbot import QtBot

from ketareview.domain.errors import NothingToRedoError, NothingToUndoError, UndoRefusedError
from ketareview.domain.highlight import Highlight, Piece
from ketareview.library import Library
from ketareview.ui.reader.beside.highlight_model import HIGHLIGHT
from ketareview.ui.reader.page.bars import bars_of
from ketareview.ui.reader.page.selecting import Place
from ketareview.ui.tasks import TaskRunner
from tests.ui.reader.conftest import Reader
from tests.ui.reader.hands import Hands

_OPERATIONS = (
    *("mark", "mark", "mark", "overlap", "tag", "stance", "ends", "split", "delete"),
    *("undo", "undo", "redo", "reload"),
)
_STEPS, _EXAMPLES = 40, 1
_LONG_STEPS, _SEEDS = 500, range(20)
_PATIENCE = 120_000  # milliseconds: other programs may keep the machine busy
_KEYS = ("e5", "s3", "b?", "q1", "m6", "x0")

Step = tuple[str, int, int, str]

STEPS = st.tuples(
    st.sampled_from(_OPERATIONS),
    st.integers(0, 10_000),
    st.integers(3, 90),
    st.sampled_from(_KEYS),
)


@dataclass
class Desk:
    """One reader who does things at random, and a look at all that shows the result."""

    library: Library
    reader: Reader
    tasks: TaskRunner
    ending: str
    qtbot: QtBot

    def __post_init__(self) -> None:
        self.hands = Hands(self.reader(self.ending), self.qtbot)
        self.hands.points("Ketamine")

    def do(self, step: Step) -> None:
        """Do one thing with the page's own means."""
        name, place, length, keys = step
        works: dict[str, Callable[[], None]] = {
            "mark": lambda: self._mark(place, length, keys),
            "overlap": lambda: self._overlap(place, length, keys),
            "tag": lambda: self._type(place, keys),
            "stance": lambda: self._type(place, "+-~="[length % 4]),
            "ends": lambda: self._move_ends(place, length),
            "split": lambda: self._split(place, length),
            "delete": lambda: self._delete(place),
            "undo": self._undo,
            "redo": self._redo,
            "reload": self._reload,
        }
        works[name]()

    def settle(self) -> None:
        """Wait until the window shows what the library holds."""
        self.qtbot.waitUntil(self.agrees, timeout=_PATIENCE)

    def agrees(self) -> bool:
        """Whether list, margin and page show the highlights as they are stored."""
        stored = {each.id: each for each in self.highlights()}
        model = self.hands.cards.model()
        listed = [model.index(row, 0).data(HIGHLIGHT) for row in range(model.rowCount())]
        marks = {mark.id: mark.pieces for mark in self.hands.view.marks}
        bars = bars_of(self.hands.view.surface, self.hands.view.marks, 1.0)
        return (
            len(listed) == len(stored)
            and all(stored.get(each.id) == each for each in listed)
            and marks == {each.id: each.passage.pieces for each in stored.values()}
            and {bar.mark.id for bar in bars if bar.strips} == set(stored)
        )

    def highlights(self) -> list[Highlight]:
        return self.library.highlights.of(self.hands.tab.article.id)

    def check(self) -> None:
        """Each quotation is what the source says, and no highlight is there twice."""
        found = self.highlights()
        assert all(self.library.highlights.quote_ok([each.id for each in found]).values())
        assert len({each.id for each in found}) == len(found)

    def _mark(self, place: int, length: int, keys: str) -> None:
        text = self.hands.view.surface.text_of(1)
        start = place % max(len(text) - length, 1)
        before = len(self.highlights())
        if not text[start : start + length].strip():
            return
        self.hands.view.selecting.take((Piece(1, start, min(start + length, len(text))),))
        self.hands.type(keys)
        self.qtbot.waitUntil(lambda: len(self.highlights()) == before + 1, timeout=_PATIENCE)

    def _overlap(self, place: int, length: int, keys: str) -> None:
        chosen = self._some(place)
        if chosen is not None:
            self._mark(chosen.passage.pieces[0].start + length // 3, length, keys)

    def _type(self, place: int, keys: str) -> None:
        if self._choose(place):
            self.hands.type(keys)
            self._rest()

    def _move_ends(self, place: int, length: int) -> None:
        chosen = self._choose(place)
        if chosen is not None:
            first = chosen.passage.pieces[0]
            text = self.hands.view.surface.text_of(1)
            end = min(first.start + length, len(text))
            if text[first.start : end].strip():
                self.hands.view.ends_moved.emit(chosen.id, (Piece(1, first.start, end),))
                self._rest()

    def _split(self, place: int, length: int) -> None:
        chosen = self._choose(place)
        if chosen is not None:
            first = chosen.passage.pieces[0]
            self.hands.view.selecting.put_caret(Place(1, first.start + length % 20))
            self.hands.type("|")
            self._rest()

    def _delete(self, place: int) -> None:
        if self._choose(place):
            self.hands.press(Qt.Key.Key_Delete)
            self._rest()

    def _undo(self) -> None:
        try:
            self.library.history.undo()
        except (NothingToUndoError, UndoRefusedError):
            return

    def _redo(self) -> None:
        try:
            self.library.history.redo()
        except (NothingToRedoError, UndoRefusedError):
            return

    def _reload(self) -> None:
        closing = self.hands.tab
        closing.close_reader()
        closing.hide()
        closing.deleteLater()
        del closing, self.hands
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()  # which the tests do not do by themselves: memory stays bounded
        self.__post_init__()

    def _choose(self, place: int) -> Highlight | None:
        some = self._some(place)
        if some is not None:
            self.hands.tab.show_highlight(some.id)
            self.qtbot.waitUntil(lambda: self.hands.view.chosen == some.id, timeout=_PATIENCE)
        return some

    def _some(self, place: int) -> Highlight | None:
        found = self.highlights()
        return found[place % len(found)] if found else None

    def _rest(self) -> None:
        """Wait until what was begun is stored."""
        self.qtbot.waitUntil(lambda: not self.tasks.is_busy, timeout=_PATIENCE)


def run(desk: Desk, steps: list[Step]) -> None:
    desk.library.highlights.delete([each.id for each in desk.highlights()])
    desk.hands.view.selecting.clear()
    desk.settle()
    for step in steps:
        desk.do(step)
        desk.settle()
    desk.check()


@pytest.mark.parametrize("ending", [".html", ".pdf"])
def test_any_few_operations_leave_all_in_agreement(
    library: Library, reader: Reader, tasks: TaskRunner, qtbot: QtBot, ending: str
) -> None:
    desk = Desk(library, reader, tasks, ending, qtbot)

    @settings(
        max_examples=_EXAMPLES,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(st.lists(STEPS, min_size=_STEPS, max_size=_STEPS))
    def any_steps(steps: list[Step]) -> None:
        run(desk, steps)

    any_steps()


@pytest.mark.long
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("seed", _SEEDS)
def test_a_long_history_leaves_all_in_agreement(
    library: Library, reader: Reader, tasks: TaskRunner, qtbot: QtBot, seed: int
) -> None:
    desk = Desk(library, reader, tasks, (".html", ".pdf")[seed % 2], qtbot)
    run(desk, steps_of(random.Random(seed)))  # noqa: S311 - no secret


def steps_of(chance: random.Random) -> list[Step]:
    """Draw what `STEPS` draws, but as one history that nobody shortens."""
    return [
        (
            chance.choice(_OPERATIONS),
            chance.randint(0, 10_000),
            chance.randint(3, 90),
            chance.choice(_KEYS),
        )
        for _ in range(_LONG_STEPS)
    ]
