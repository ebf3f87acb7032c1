"""What changed in the library, gathered for a moment so that the screen looks once."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ketareview.domain.history import Changed
from ketareview.library import Library
from ketareview.ui.reader.listening import Listening

_PAUSE = 80  # milliseconds
_CALM = 3_000  # milliseconds


class News(QObject):
    """Tells at most some times a second which kinds of rows changed, however much is written."""

    saved = Signal()  # at once, with every commit
    changed = Signal(object)  # frozenset of kinds of rows

    def __init__(self, library: Library, parent: QObject) -> None:
        super().__init__(parent)
        self._kinds: set[str] = set()
        self._listening = Listening(library, self)
        self._listening.changed.connect(self._gather)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._tell)

    @Slot(bool)
    def calm(self, is_calm: bool) -> None:  # noqa: FBT001 - a signal gives it so
        """Tell less often while much is written: looking at all of it each time costs more."""
        self._timer.setInterval(_CALM if is_calm else _PAUSE)

    def shut(self) -> None:
        """Tell nothing any more."""
        self._listening.shut()
        self._timer.stop()

    @Slot(object)
    def _gather(self, changed: Changed) -> None:
        self.saved.emit()
        self._kinds |= {kind for kind, ids in changed.ids.items() if ids}
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _tell(self) -> None:
        kinds, self._kinds = frozenset(self._kinds), set()
        self.changed.emit(kinds)
