"""Opens the library and the window, and lets go of both at the end."""

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMessageBox

from ketareview import settings, workflows
from ketareview.domain.errors import LibraryError
from ketareview.pdf import Viewer
from ketareview.sandbox import WorkerPool
from ketareview.ui.messages import worded
from ketareview.ui.page_look import Ground
from ketareview.ui.reader.way.positions import Positions
from ketareview.ui.session import Remembered, Session
from ketareview.ui.tasks import TaskRunner
from ketareview.ui.theme import Theme
from ketareview.ui.tidying import Tidying
from ketareview.ui.window import MainWindow
from ketareview.ui.yielding import yield_soon

log = logging.getLogger(__name__)

_UNUSABLE = 3


def run(path: Path, reviewer: str | None = None) -> int:
    """Show a library, which is made where there is none; returns the exit code."""
    folders = settings.folders()
    _record(folders.log)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("KetaReview")
    remembered = Remembered(folders.settings)
    theme = Theme(remembered.now.theme)
    theme.pages.choose(Ground(remembered.now.pages))
    theme.dress(application)
    name = reviewer or remembered.now.reviewer or settings.login_name()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        library = workflows.open_or_make(path, reviewer=name)
    except LibraryError as error:
        _refuse(worded(error))
        return _UNUSABLE
    with library, WorkerPool() as pool:
        viewer = Viewer()
        try:
            positions = Positions(folders.data / "positions.json")
            session = Session(
                *(library, pool, viewer, TaskRunner(), theme, remembered, positions),
                backups=folders.backups,
            )
            return _show(application, session)
        finally:
            viewer.close()


class Hook(QObject):
    """Brings what nobody caught to the window; Qt's own calls end here too."""

    raised = Signal(object)  # BaseException

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Take the place of `sys.excepthook`."""
        log.error("Not caught", exc_info=(kind, error, trace))
        self.raised.emit(error)


def _show(application: QApplication, session: Session) -> int:
    window = MainWindow(session)
    Tidying(session.tasks, window)
    yield_soon()
    hook = Hook()
    hook.raised.connect(window.tell_failure)
    before: Callable[..., object] = sys.excepthook
    sys.excepthook = hook
    window.show()
    QTimer.singleShot(0, session.viewer.warm)
    try:
        return application.exec()
    finally:
        session.tasks.shut_down()
        sys.excepthook = before


def _refuse(sentence: str) -> None:
    box = QMessageBox(QMessageBox.Icon.Warning, "KetaReview", sentence)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()


def _record(path: Path) -> None:
    """Write warnings and errors to the log; a disk that is full must not stop the start."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        recording = logging.FileHandler(path, encoding="utf-8", errors="backslashreplace")
    except OSError:
        return
    recording.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    recording.setLevel(logging.WARNING)
    logging.getLogger("ketareview").addHandler(recording)
