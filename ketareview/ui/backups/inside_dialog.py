"""What is in a backup, to bring single things back."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from ketareview.domain.backups import Backup
from ketareview.domain.past import Thing
from ketareview.domain.progress import Progress
from ketareview.library import OpenedBackup
from ketareview.ui.backups.bringing import Bringing
from ketareview.ui.backups.things import ThingsPanel
from ketareview.ui.backups.words import when
from ketareview.ui.latest import Latest
from ketareview.ui.progress_bar import ProgressBar
from ketareview.ui.session import Session

_SIZE = (820, 600)


class InsideDialog(QDialog):
    """Keeps the backup unpacked while it is open."""

    failed = Signal(object)  # Exception

    def __init__(self, backup: Backup, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("insideDialog")
        self.setWindowTitle(f"Backup of {when(backup.made)}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._session = session
        self._backup = backup
        self._past: OpenedBackup | None = None
        self._is_left = False
        self._looking = Latest(session.tasks)
        title = QLabel("What comes back", self)
        title.setObjectName("heading")
        self._bar = ProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("How far the backup is read")
        self.things = ThingsPanel(session.theme, self)
        self._bringing = Bringing(session, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for part in (title, self._bar):
            column.addWidget(part)
        column.addWidget(self.things, 1)
        self.things.asked.connect(self._ask)
        self._bringing.done.connect(self._look)
        self.finished.connect(self._leave)
        self._open()

    def _open(self) -> None:
        library, path = self._session.library, self._backup.path
        self.things.say("Reading the backup …")
        self._bar.show_steps(0, 0)
        self._session.tasks.start(
            "Open backup",
            lambda _: library.backups.open(path),
            done=self._take,
            failed=self._fail,
        )

    def _take(self, past: OpenedBackup) -> None:
        if self._is_left:
            past.close()
            return
        self._past = past
        self._look()

    @Slot()
    def _look(self) -> None:
        past = self._past
        if past is None:
            return

        def work(progress: Progress) -> tuple[Thing, ...]:
            return past.things(progress)

        self._bar.show()
        self._looking.start("Compare with the backup", work, done=self._show, failed=self._fail)

    def _show(self, things: tuple[Thing, ...]) -> None:
        self._bar.hide()
        self.things.show_things(things)
        self.things.filter.setFocus()

    @Slot(object, object)
    def _ask(self, kind: object, ids: object) -> None:
        if self._past is not None:
            self._bringing.ask(self._past, kind, ids)  # type: ignore[arg-type]

    def _fail(self, error: Exception) -> None:
        self._bar.hide()
        self.things.say("This backup cannot be read.")
        self.failed.emit(error)

    @Slot()
    def _leave(self) -> None:
        self._is_left = True
        self._looking.stop()
        past, self._past = self._past, None
        if past is not None:
            self._session.tasks.start("Close backup", lambda _: past.close())
