"""Asks for a report, has it verified, and shows what was found."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from ketareview.domain.verifying import Verification
from ketareview.ui.actions import Actions
from ketareview.ui.proof.dialog import ProofDialog
from ketareview.ui.session import Session
from ketareview.workflows.verifying import verify

_KEY = "verify-report"
_TITLE = "Verify a report"


class Proof(QObject):
    """Compares a report with its evidence and with the library that is open."""

    failed = Signal(object)  # Exception

    def __init__(self, session: Session, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        actions.on(_KEY, self._ask)

    def look_at(self, path: Path) -> None:
        """Verify a report; it takes as long as its pages and its sources are many."""
        library = self._session.library
        self._session.tasks.start(
            _TITLE,
            lambda progress: verify(path, library, progress),
            done=partial(self._show, path),
            failed=self.failed.emit,
        )

    @Slot()
    def _ask(self) -> None:
        dialog = QFileDialog(self._window, _TITLE)
        dialog.setObjectName("verifyDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter("Reports in PDF (*.pdf)")
        dialog.fileSelected.connect(lambda name: self.look_at(Path(name)))
        dialog.open()

    def _show(self, path: Path, found: Verification) -> None:
        ProofDialog(path, found, self._session.theme, self._window).open()
