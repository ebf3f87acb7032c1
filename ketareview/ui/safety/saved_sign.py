"""The sign at the foot of the window that says when something was saved last."""

from datetime import datetime

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QLabel, QWidget

from ketareview.library import Library

_LOOK = 500  # milliseconds: a save that takes longer is said to be under way


class SavedSign(QLabel):
    """“Saved” stands here only after a commit has returned; a failure stays until the next one."""

    def __init__(self, library: Library, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("savedSign")
        self._library = library
        self._settled = "Read only" if library.is_only_to_read else "Saved"
        self._was_saving = False
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._say(self._settled)

    @Slot()
    def tell_saved(self) -> None:
        """A commit has returned."""
        self._settled = f"Saved {datetime.now().astimezone():%H:%M}"
        self._say(self._settled)

    @Slot()
    def tell_failed(self) -> None:
        """What was to be saved was not."""
        self._settled = "Not saved"
        self._say(self._settled)

    @Slot()
    def _look(self) -> None:
        """Whoever is met saving twice in a row takes long."""
        is_saving = self._library.is_saving
        self._say("Saving …" if is_saving and self._was_saving else self._settled)
        self._was_saving = is_saving

    def _say(self, words: str) -> None:
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(words)
