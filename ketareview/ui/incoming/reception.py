"""Everything that comes in passes here: it is asked for what is missing, imported and told of."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from ketareview.domain.imports import ImportResult
from ketareview.domain.progress import Progress
from ketareview.ui.incoming.colours import Colours
from ketareview.ui.incoming.deeds import Deed
from ketareview.ui.incoming.importing import Importing
from ketareview.ui.incoming.orders import Order
from ketareview.ui.incoming.panel import ImportPanel
from ketareview.ui.incoming.password_dialog import PasswordDialog
from ketareview.ui.incoming.past import PastImports
from ketareview.ui.incoming.tables import Tables
from ketareview.ui.session import Session


class Reception(QObject):
    """Joins the imports with their panel and with the dialogs that ask something."""

    show_asked = Signal(object)  # UUID
    merge_asked = Signal(object)  # UUID
    busy = Signal(bool)  # whether files are being read
    failed = Signal(object)  # Exception

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._importing = Importing(session, self)
        self._tables = Tables(session, window)
        self._colours = Colours(session, window)
        self._past: PastImports | None = None
        self._undoing: set[UUID] = set()
        self._said: dict[UUID, dict[str, Any]] = {}
        self._describing = threading.Lock()
        self.panel = ImportPanel(self._importing, session, window)
        self._connect()

    @Slot(object)
    def take(self, order: Order) -> None:
        """Import what was dropped, chosen or pasted; unseen tables wait for their columns."""
        self._tables.look(order)

    def choose_files(self) -> None:
        """Choose files to import; the window goes on meanwhile."""
        self._choose("Import files", QFileDialog.FileMode.ExistingFiles)

    def choose_folder(self) -> None:
        """Choose a folder of which all files are imported."""
        self._choose("Import folder", QFileDialog.FileMode.Directory)

    def resume(self) -> None:
        """Go on with what was left when the program was ended: imports, and colours."""
        self._importing.resume()
        self._colours.ask()

    def show_past(self) -> None:
        """Show all imports of the library."""
        if self._past is None:
            self._past = PastImports(self._session, self._window)
            self._past.asked.connect(self._do)
            self._past.undo_asked.connect(self._undo)
            self._past.described.connect(self._describe)
            self._past.colours_asked.connect(self._colours.ask_of)
            self._past.finished.connect(self._forget_past)
        self._past.show()
        self._past.raise_()
        self._past.activateWindow()

    @Slot()
    def refresh(self) -> None:
        """The library has changed."""
        if self._past is not None:
            self._past.refresh()

    def _connect(self) -> None:
        self._tables.ready.connect(self._importing.add)
        self._importing.busy.connect(self.busy)
        self._importing.colours_told.connect(self._colours.ask)
        self._colours.waiting.connect(self.panel.offer_colours)
        self._colours.explained.connect(self.refresh)
        for part in (self._importing, self._tables, self._colours):
            part.failed.connect(self.failed)
        self.panel.asked.connect(self._do)
        self.panel.retry_asked.connect(self._importing.retry)
        self.panel.password_asked.connect(self._ask_password)
        self.panel.colours_asked.connect(self._colours.ask)
        self.panel.undo_asked.connect(self._undo)
        self.panel.described.connect(self._describe)

    def _choose(self, title: str, mode: QFileDialog.FileMode) -> None:
        dialog = QFileDialog(self._window, title)
        dialog.setFileMode(mode)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._take_named)
        dialog.open()

    @Slot(list)
    def _take_named(self, names: Sequence[str]) -> None:
        self.take(Order(tuple(Path(name) for name in names)))

    @Slot(str, object)
    def _do(self, deed: Deed, result: ImportResult) -> None:
        match deed:
            case Deed.SHOW:
                self.show_asked.emit(result.article_id)
            case Deed.MERGE:
                self.merge_asked.emit(result.article_id)
            case Deed.PASSWORD:
                self._ask_password([result.path])
            case Deed.COLUMNS:
                self._tables.ask_again(result.path, self._importing.order_of(result.path))
            case Deed.RETRY:
                self._importing.retry([result.path])

    @Slot(object)
    def _ask_password(self, paths: Sequence[str]) -> None:
        dialog = PasswordDialog(paths, self._window)
        dialog.given.connect(lambda typed: self._importing.retry(paths, password=typed))
        dialog.open()

    @Slot(object)
    def _undo(self, batches: Sequence[UUID]) -> None:
        imports, waiting = self._session.library.imports, set(batches) - self._undoing
        if not waiting:
            return  # a large one takes its time, in which it can be asked for again

        def undo(progress: Progress) -> None:
            for each in reversed(batches):
                if each in waiting:
                    imports.undo(each, progress=progress)

        def start() -> None:
            task = self._session.tasks.start("Undo import", undo, failed=self.failed.emit)
            task.succeeded.connect(lambda _: self.panel.forget(batches))
            task.ended.connect(lambda: self._undoing.difference_update(waiting))

        def weigh(_progress: Progress) -> int:
            return sum(sum(imports.batch(each).counts.values()) for each in waiting)

        def guard(count: int) -> None:
            self._session.safety.first(count, start)

        self._undoing |= waiting
        self._session.tasks.start("Weigh import", weigh, done=guard, failed=lambda _: start())

    @Slot(object, object)
    def _describe(self, batches: Sequence[UUID], changes: Mapping[str, Any]) -> None:
        """Change only what was written: each import has a strategy of its own."""
        imports = self._session.library.imports
        for batch in batches:
            self._said[batch] = {**self._said.get(batch, {}), **changes}

        def describe() -> None:
            with self._describing:  # of two tasks either may be the first: the newest words count
                for batch in batches:
                    if said := self._said.pop(batch, None):
                        known = imports.batch(batch)
                        name = said.pop("name", known.name)
                        imports.describe(batch, name, replace(known.search, **said))

        self._change("Describe import", describe)

    def _change(self, name: str, change: Callable[[], object]) -> None:
        def work(_progress: Progress) -> object:
            return change()

        self._session.tasks.start(name, work, failed=self.failed.emit)

    @Slot()
    def _forget_past(self) -> None:
        self._past = None
