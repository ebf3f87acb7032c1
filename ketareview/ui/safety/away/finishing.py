"""After the window is closed a working copy is saved back to where the library lies."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from ketareview.domain.away import PlaceGoneError
from ketareview.domain.errors import KetaReviewError, LibraryUnwritableError
from ketareview.ui.messages import sentence, worded
from ketareview.ui.opening_window import OpeningWindow, watched
from ketareview.ui.tasks import TaskRunner
from ketareview.workflows import away
from ketareview.workflows.away import Opened

SAVING = "“{name}” is saved back to {place} …"
LATER = "Leave it for later"
_KEPT = "What you did is kept on this computer. It is saved back when a library is opened next."


def save_back_at_end(opened: Opened) -> bool:
    """Save back a copy whose library is closed; whether its place has everything now.

    What cannot be saved back, or is left for later, stays where it is.
    """
    copy = opened.copy
    if copy is None:
        return True
    place = opened.place_name
    tasks = TaskRunner()
    try:
        while True:
            window = OpeningWindow(SAVING.format(name=copy.place.stem, place=place), LATER)
            try:
                saved = watched(window, "Save back", partial(away.finish, copy), tasks)
            except (KetaReviewError, OSError) as error:
                told = NotSavedBack(_ours(error, opened))
                told.exec()
                if told.clickedButton() is not told.again:
                    return False
                continue
            if saved and saved[0] is not None and saved[0].is_beside:
                facts = {"path": saved[0].path, "place": saved[0].place}
                Ending(sentence("saved-beside", facts)).exec()
            return bool(saved)
    finally:
        copy.release()
        tasks.shut_down()


class Ending(QMessageBox):
    """Says in a window of its own what became of it, since there is no other any more."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setObjectName("ending")
        self.setIcon(QMessageBox.Icon.Information)
        self.setWindowTitle("KetaReview")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(words)
        self.addButton("Close", QMessageBox.ButtonRole.AcceptRole)


class NotSavedBack(QMessageBox):
    """Says why it was not, and where it is; asks whether to try again."""

    def __init__(self, error: KetaReviewError) -> None:
        super().__init__()
        self.setObjectName("notSavedBack")
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle("KetaReview")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(worded(error))
        if not isinstance(error, PlaceGoneError):  # which says so itself
            self.setInformativeText(_KEPT)
        self.again = self.addButton("Try again", QMessageBox.ButtonRole.AcceptRole)
        self.setDefaultButton(self.again)
        self.setEscapeButton(self.addButton(LATER, QMessageBox.ButtonRole.RejectRole))


def _ours(error: Exception, opened: Opened) -> KetaReviewError:
    if isinstance(error, KetaReviewError):
        return error
    path = opened.copy.place if opened.copy else opened.library.path
    return LibraryUnwritableError(path=path, finding=getattr(error, "strerror", None) or error)
