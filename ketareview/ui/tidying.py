"""Garbage is collected in the thread of the window only.

Python collects cycles in whatever thread happens to allocate; a widget that is part of one would
then be destroyed in a worker's thread, which Qt answers with a crash (tried: a closed reader, and
a task that read highlights).
"""

import gc
import linecache

from PySide6.QtCore import QObject, QTimer

from ketareview.ui.calm import is_calm
from ketareview.ui.giving_back import give_back
from ketareview.ui.tasks import TaskRunner

_EVERY = 500  # milliseconds
_GIVING_EVERY = 10_000
_ALL = 2
_GROWN = 1.25
_MOST = 4.0
_MOST_PUT_OFF = 60  # looks: half a minute of scrolling without a rest


class Tidying(QObject):
    """Takes over from Python's own collector; lives as long as the window's thread.

    Looking through all that there is takes 70 ms beside the results of 30,000 records. So it waits
    until nothing is under way, and until there is a quarter more than last time, as Python's own
    collector does; at four times as much it waits no longer. While pages move, only what was made
    since the last look is looked through: two turns of a wheel would be apart by 25 ms.
    """

    def __init__(self, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what was loaded by now stays; looking through it each time would be felt
        linecache.clearcache()  # PySide has looked into the source of each module: 7 MB and more
        self._tasks = tasks
        self._survived = 0
        self._put_off = 0
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.tidy)
        self._timer.start()
        self._giving = QTimer(self, interval=_GIVING_EVERY)
        self._giving.timeout.connect(self.give_back)
        self._giving.start()

    def give_back(self) -> None:
        """Give the system the memory that is free, while nothing moves and nothing is under way."""
        is_quiet = is_calm() and not self._tasks.is_busy
        self._giving.start(_GIVING_EVERY if is_quiet else _EVERY)
        if is_quiet:
            self._tasks.start("Give memory back", lambda _: give_back())

    def tidy(self) -> None:
        """Collect the oldest generation that is due, as Python itself would have."""
        due = [
            number
            for number, (count, most) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if count > most
        ]
        if not due:
            return
        if not is_calm() and self._put_off < _MOST_PUT_OFF:
            self._put_off += 1
            gc.collect(0)
            return
        self._put_off = 0
        if max(due) < _ALL or not self._may_take_long():
            gc.collect(min(max(due), _ALL - 1))
            return
        gc.collect()
        self._survived = len(gc.get_objects(generation=_ALL))

    def _may_take_long(self) -> bool:
        grown = len(gc.get_objects(generation=_ALL)) / max(self._survived, 1)
        return grown > (_MOST if self._tasks.is_busy else _GROWN)
