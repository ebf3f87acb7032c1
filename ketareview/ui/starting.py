"""Opens the library and the window, and lets go of both at the end."""

import logging
import sys
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ketareview import settings
from ketareview.domain.errors import LibraryError
from ketareview.domain.troubles import without_words
from ketareview.pdf import Viewer
from ketareview.sandbox import WorkerPool
from ketareview.ui import icons
from ketareview.ui.crashing.alarms import Alarms
from ketareview.ui.crashing.faults import Faults
from ketareview.ui.page_look import Ground
from ketareview.ui.reader.way.positions import Positions
from ketareview.ui.safety.another import open_in_new_window
from ketareview.ui.safety.away.finishing import save_back_at_end
from ketareview.ui.safety.choosing import open_or_choose
from ketareview.ui.safety.last_library import keep_for_next_start
from ketareview.ui.session import Remembered, Session
from ketareview.ui.tasks import TaskRunner
from ketareview.ui.theme import Theme
from ketareview.ui.tidying import Tidying
from ketareview.ui.window import MainWindow
from ketareview.ui.yielding import yield_soon

_STOPPED, _UNUSABLE = 0, 3


def run(path: Path, reviewer: str | None = None) -> int:
    """Show a library, which is made where there is none; returns the exit code."""
    folders = settings.folders()
    _record(folders.log)
    faults = Faults(folders.faults)
    faults.watch()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("KetaReview")
    application.setWindowIcon(icons.emblem())
    remembered = Remembered(folders.settings)
    theme = Theme(remembered.now.theme)
    theme.pages.choose(Ground(remembered.now.pages))
    theme.dress(application)
    name = reviewer or remembered.now.reviewer or settings.login_name()
    tasks = TaskRunner()
    tasks.start("Sweep temporary folders", lambda _: _sweep(folders))
    with ExitStack() as stack:
        stack.callback(faults.end)
        try:
            opened = open_or_choose(path, name, tasks, remembered, stack)
        except LibraryError:
            return _UNUSABLE
        if opened is None:
            return _STOPPED
        library = opened.library
        pool = stack.enter_context(WorkerPool())
        viewer = Viewer()
        try:
            positions = Positions(folders.data / "positions.json")
            session = Session(
                *(library, pool, viewer, tasks, theme, remembered, positions),
                backups=None if library.is_only_to_read else folders.backups,
                folder=None if library.is_only_to_read else folders.of_library(library.id),
                faults=folders.faults,
                opened=opened,
            )
            if not library.is_only_to_read:
                keep_for_next_start(session.place, remembered, folders.library)
            code = _show(application, session)
        finally:
            viewer.close()
    if save_back_at_end(opened) and opened.opens_again:
        open_in_new_window(session.place, reviewer)
    return code


def _sweep(folders: settings.Folders) -> None:
    for within in (folders.temporary, folders.looked_at):
        settings.sweep(within)


def _show(application: QApplication, session: Session) -> int:
    window = MainWindow(session)
    Tidying(session.tasks, window)
    yield_soon()
    alarms = Alarms()
    alarms.raised.connect(window.tell_failure)
    alarms.set()
    window.show()
    QTimer.singleShot(0, session.viewer.warm)
    try:
        return application.exec()
    finally:
        session.tasks.shut_down()
        alarms.unset()


def _record(path: Path) -> None:
    """Write warnings and errors to the log; a disk that is full must not stop the start."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        recording = logging.FileHandler(path, encoding="utf-8", errors="backslashreplace")
    except OSError:
        return
    recording.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    recording.setLevel(logging.WARNING)
    recording.addFilter(without_words)
    logging.getLogger("ketareview").addHandler(recording)
