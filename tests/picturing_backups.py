"""Takes pictures of backups: their list, what is in one, what would change, time, restoring."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ketareview.domain.highlight import Highlight
from ketareview.library import Library
from ketareview.ui.backups.closing import ClosingDialog
from ketareview.ui.backups.dialog import BackupsDialog
from ketareview.ui.backups.inside_dialog import InsideDialog
from ketareview.ui.backups.plan_dialog import PlanDialog
from ketareview.ui.backups.restored_dialog import RestoredDialog
from ketareview.ui.backups.watching import Watching
from ketareview.ui.window import MainWindow

W = TypeVar("W", bound=QWidget)

NOTE = "Response 71%; compare with the saline group"


class BackupPictures:
    """Makes two backups of the sample library, changes a little, and takes it back."""

    def __init__(
        self,
        window: MainWindow,
        wait_for: Callable[[Callable[[], bool]], None],
        pause: Callable[..., None],
        save: Callable[[QWidget, Path], None],
    ) -> None:
        self._window = window
        self._wait_for = wait_for
        self._pause = pause
        self._save = save

    def take(self, out: Path, name: str) -> None:
        """Take all of them."""
        session = self._window._session
        with TemporaryDirectory(prefix="ketareview-pictures-") as work:
            places = replace(session, backups=Path(work) / "backups")
            watching = Watching(places, Path(work) / "backups", self._window)
            dialog = BackupsDialog(places, watching, self._window)
            dialog.show()
            self._pause()
            self._save(dialog, out / f"backups-none-{name}.png")
            library = session.library
            library.backups.add(Path(work) / "backups")
            spoiled = self._spoil(library)
            library.backups.add(Path(work) / "backups")
            self._take_list(dialog, out, name)
            self._take_time(dialog, out, name)
            dialog.tabs.setCurrentIndex(0)
            self._take_restored(dialog, Path(work), out, name)
            self._take_closing(watching, out, name)
            dialog.close()
            watching.shut()
            watching.deleteLater()
            for each in spoiled:
                library.highlights.change(each.id, each.tags)
            self._pause()

    def _spoil(self, library: Library) -> list[Highlight]:
        marked = library.highlights.many(library.highlights.all())[:3]
        for each in marked:
            library.highlights.change(each.id, replace(each.tags, note=NOTE))
        return marked

    def _take_list(self, dialog: BackupsDialog, out: Path, name: str) -> None:
        dialog.backups.refresh()
        self._wait_for(lambda: dialog.backups.list.count() > 1)
        dialog.backups.list.setCurrentRow(1)
        dialog.backups.list.setFocus(Qt.FocusReason.TabFocusReason)
        self._pause()
        self._save(dialog, out / f"backups-{name}.png")
        dialog.backups.inside.click()
        inside = self._child(InsideDialog)
        self._wait_for(lambda: inside.things.model.rowCount() > 0)
        inside.things.list.setCurrentIndex(inside.things.model.index(0))
        self._pause()
        self._save(inside, out / f"backups-inside-{name}.png")
        inside.things.bring.click()
        plan = self._child(PlanDialog)
        self._pause()
        self._save(plan, out / f"backups-plan-{name}.png")
        plan.reject()
        inside.reject()
        self._pause()

    def _take_time(self, dialog: BackupsDialog, out: Path, name: str) -> None:
        dialog.tabs.setCurrentIndex(1)
        time = dialog.time
        self._wait_for(lambda: time.slider.maximum() > 3)
        time.slider.setValue(time.slider.maximum() - 3)
        time.slider.setFocus(Qt.FocusReason.TabFocusReason)
        self._wait_for(lambda: time.things.model.rowCount() > 0)
        self._pause(500)
        self._save(dialog, out / f"backups-time-{name}.png")

    def _take_restored(self, dialog: BackupsDialog, work: Path, out: Path, name: str) -> None:
        [backup] = self._window._session.library.backups.all(work / "backups")[1:]
        dialog.backups.restore_to(backup, work / "sample restored.ketareview")
        restored = self._child(RestoredDialog)
        self._pause()
        self._save(restored, out / f"backups-restored-{name}.png")
        restored.reject()
        self._pause()

    def _take_closing(self, watching: Watching, out: Path, name: str) -> None:
        closing = ClosingDialog(watching, self._window)
        closing.show()
        self._save(closing, out / f"backups-closing-{name}.png")
        ended: list[bool] = []
        closing.free.connect(lambda: ended.append(True))
        self._wait_for(lambda: bool(ended))

    def _child(self, kind: type[W]) -> W:
        """Wait for a dialog to come."""
        self._wait_for(lambda: self._window.findChild(kind) is not None)
        found = self._window.findChild(kind)
        if found is None:
            raise LookupError(kind.__name__)
        return found
