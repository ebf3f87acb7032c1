"""How the library's word of a change comes into the window's thread."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from ketareview.domain.history import Changed
from ketareview.library import Library
from ketareview.ui.reader.page.answers import Gate


class Listening(QObject):
    """Tells of every commit; the library speaks in the thread that wrote."""

    changed = Signal(object)  # Changed

    def __init__(self, library: Library, parent: QObject) -> None:
        super().__init__(parent)
        self._gate = Gate()
        self._stop = library.listen(self._hear)
        self.destroyed.connect(self._gate.shut)

    def shut(self) -> None:
        """Listen no more."""
        self._gate.shut()
        self._stop()

    def _hear(self, changed: Changed) -> None:
        self._gate.through(partial(self.changed.emit, changed))
