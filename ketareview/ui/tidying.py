"""Garbage is collected in the thread of the window only.

Python collects cycles in whatever thread happens to allocate; a widget that is part of one would
then be destroyed in a worker's thread, which Qt answers with a crash (tried: a closed reader, and
a task that read highlights).
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 500  # milliseconds


class Tidying(QObject):
    """Takes over from Python's own collector; lives as long as the window's thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what was loaded by now stays; looking through it each time would be felt
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.tidy)
        self._timer.start()

    def tidy(self) -> None:
        """Collect the oldest generation that is due, as Python itself would have."""
        due = [
            number
            for number, (count, most) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if count > most
        ]
        if due:
            gc.collect(max(due))
