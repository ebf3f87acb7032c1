"""What can be done instead when a library cannot be opened to be changed."""

from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from ketareview.domain.away import LibraryOpenThereError
from ketareview.domain.errors import (
    BackupError,
    DamagedLibraryError,
    ForeignFileError,
    KetaReviewError,
    LibraryGoneError,
    LibraryInUseError,
    LibraryUnwritableError,
)
from ketareview.ui.messages import worded

_LOOK = "It can be looked at in a copy, as it was saved last. Nothing can be changed in that."
_OR_COPY = (
    "It can be looked at in a copy, as it was saved last, or worked on in a copy on this computer. "
    "If both are changed, yours will lie beside the other one."
)
_RESTORE = "What is there is kept beside what is restored."
_LOST = (DamagedLibraryError, ForeignFileError, LibraryGoneError, BackupError)
"""What a backup can help with."""
_ENDING = ".ketareview"
_FILTER = f"Libraries (*{_ENDING})"


class Choice(Enum):
    """What a reviewer may choose."""

    LOOK = auto()
    COPY = auto()
    RESTORE = auto()
    NEW = auto()
    OTHER = auto()
    QUIT = auto()


class Instead(QMessageBox):
    """Says why, in its own window, since there is no other yet."""

    def __init__(self, error: KetaReviewError) -> None:
        super().__init__()
        self.setObjectName("instead")
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle("KetaReview")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(worded(error))
        self._buttons: dict[Choice, object] = {}
        if isinstance(error, (LibraryInUseError, LibraryUnwritableError)):
            may_copy = isinstance(error, LibraryOpenThereError)
            self.setInformativeText(_OR_COPY if may_copy else _LOOK)
            look = self.addButton("Look at it", QMessageBox.ButtonRole.AcceptRole)
            self._buttons[Choice.LOOK] = look
            self.setDefaultButton(look)
            if may_copy:
                self._add(Choice.COPY, "Work on a copy")
        if isinstance(error, _LOST) and _is_library(error):
            self.setInformativeText(_RESTORE)
            self._add(Choice.RESTORE, "Restore a backup …")
        if isinstance(error, LibraryGoneError):
            self._add(Choice.NEW, "Make a new library")
        self._add(Choice.OTHER, "Open another library …")
        end = self.addButton("Quit", QMessageBox.ButtonRole.RejectRole)
        self.setEscapeButton(end)

    def _add(self, choice: Choice, words: str) -> None:
        self._buttons[choice] = self.addButton(words, QMessageBox.ButtonRole.ActionRole)

    def choice(self) -> Choice:
        """What was chosen, once it is closed."""
        clicked = self.clickedButton()
        chosen = [each for each, button in self._buttons.items() if button is clicked]
        return chosen[0] if chosen else Choice.QUIT


def _is_library(error: KetaReviewError) -> bool:
    """Whether it is about a file that was named as a library, and not by a slip."""
    return isinstance(error, BackupError) or error.facts.get("path", "").endswith(_ENDING)


def ask_instead(error: KetaReviewError) -> Choice:
    """Say why a library cannot be opened, and ask what to do."""
    box = Instead(error)
    box.exec()
    return box.choice()


def ask_for_other(path: Path) -> Path | None:
    """Ask for another library, which may be a new one."""
    chosen, _ = QFileDialog.getSaveFileName(
        *(None, "Open or make a library", str(path.parent), _FILTER),
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    return Path(chosen) if chosen else None
