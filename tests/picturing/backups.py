"""Takes pictures of backups: their list, what is in one, what would change, time, restoring."""

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
from tests.picturing.camera import Pictures, rest, save, wait_for

W = TypeVar("W", bound=QWidget)

NOTE = "Response 71%; compare with the saline group"


class BackupPictures(Pictures):
    """Makes two backups of the sample library, changes a little, and takes it back."""

    def take(self, out: Path, name: str) -> None:
        """Take all of them."""
        session = self._window._session
        with TemporaryDirectory(prefix="ketareview-pictures-") as work:
            places = replace(session, backups=Path(work) / "backups")
            watching = Watching(places, Path(work) / "backups", self._window)
            dialog = BackupsDialog(places, watching, self._window)
            dialog.show()
            self._shoot(out / f"backups-none-{name}.png", dialog)
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
            rest()

    def _spoil(self, library: Library) -> list[Highlight]:
        marked = library.highlights.many(library.highlights.all())[:3]
        for each in marked:
            library.highlights.change(each.id, replace(each.tags, note=NOTE))
        return marked

    def _take_list(self, dialog: BackupsDialog, out: Path, name: str) -> None:
        dialog.backups.refresh()
        wait_for(lambda: dialog.backups.list.count() > 1)
        dialog.backups.list.setCurrentRow(1)
        dialog.backups.list.setFocus(Qt.FocusReason.TabFocusReason)
        self._shoot(out / f"backups-{name}.png", dialog)
        dialog.backups.inside.click()
        inside = self._part(InsideDialog)
        wait_for(lambda: inside.things.model.rowCount() > 0)
        inside.things.list.setCurrentIndex(inside.things.model.index(0))
        self._shoot(out / f"backups-inside-{name}.png", inside)
        inside.things.bring.click()
        plan = self._part(PlanDialog)
        self._shoot(out / f"backups-plan-{name}.png", plan)
        plan.reject()
        inside.reject()
        rest()

    def _take_time(self, dialog: BackupsDialog, out: Path, name: str) -> None:
        dialog.tabs.setCurrentIndex(1)
        time = dialog.time
        wait_for(lambda: time.slider.maximum() > 3)
        time.slider.setValue(time.slider.maximum() - 3)
        time.slider.setFocus(Qt.FocusReason.TabFocusReason)
        wait_for(lambda: time.things.model.rowCount() > 0)
        self._shoot(out / f"backups-time-{name}.png", dialog, pause=500)

    def _take_restored(self, dialog: BackupsDialog, work: Path, out: Path, name: str) -> None:
        [backup] = self._library.backups.all(work / "backups")[1:]
        dialog.backups.restore_to(backup, work / "sample restored.ketareview")
        restored = self._part(RestoredDialog)
        self._shoot(out / f"backups-restored-{name}.png", restored)
        restored.reject()
        rest()

    def _take_closing(self, watching: Watching, out: Path, name: str) -> None:
        closing = ClosingDialog(watching, self._window)
        closing.show()
        save(closing, out / f"backups-closing-{name}.png")
        ended: list[bool] = []
        closing.free.connect(lambda: ended.append(True))
        wait_for(lambda: bool(ended))
