"""Tables wait until it is known what their columns hold; other files go on."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ketareview import importing
from ketareview.domain.errors import FileError
from ketareview.domain.imports import TablePreview
from ketareview.domain.progress import Progress
from ketareview.ui.incoming.columns_dialog import ColumnsDialog
from ketareview.ui.incoming.orders import Order
from ketareview.ui.session import Session

_LONGEST = 4_000
_MOST = 200
"""Tables whose columns are remembered."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A table that nobody has explained, and how it was dropped."""

    path: Path
    preview: TablePreview
    order: Order


@dataclass(frozen=True, slots=True)
class _Looked:
    order: Order
    waiting: tuple[_Waiting, ...]


class Tables(QObject):
    """Lets orders pass, and holds those tables back whose columns were never seen."""

    ready = Signal(object)  # Order
    failed = Signal(object)  # Exception

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._waiting: deque[_Waiting] = deque()
        self._is_asking = False

    def look(self, order: Order) -> None:
        """Let an order pass; tables among its files are looked at first."""
        if any(importing.is_table(path) or path.is_dir() for path in order.paths):
            self._session.tasks.start(
                "Look at files",
                partial(self._looked, order),
                done=self._pass_on,
                failed=self.failed.emit,
            )
        else:
            self.ready.emit(order)

    def ask_again(self, path: str, order: Order) -> None:
        """Ask for the columns of a table, whatever is remembered."""
        again = replace(order, paths=(Path(path),))

        def look(_progress: Progress) -> _Looked:
            preview = importing.table_preview(self._session.pool, Path(path))
            return _Looked(replace(again, paths=()), (_Waiting(Path(path), preview, again),))

        self._session.tasks.start(
            "Look at table", look, done=self._pass_on, failed=self.failed.emit
        )

    def _looked(self, order: Order, _progress: Progress) -> _Looked:
        """Part the files into those that can be read now and those that must be explained."""
        known = self._session.remembered.now.mappings
        ready: list[Path] = []
        columns: dict[Path, Mapping[str, str]] = {}
        waiting: list[_Waiting] = []
        for path in importing.collect(order.paths):
            preview = self._preview(path)
            if preview is None:
                ready.append(path)
            elif (said := known.get(signature(tuple(preview.fields)))) is not None:
                ready.append(path)
                columns[path] = said
            else:
                waiting.append(_Waiting(path, preview, order))
        return _Looked(replace(order, paths=tuple(ready), columns=columns), tuple(waiting))

    def _preview(self, path: Path) -> TablePreview | None:
        """Look at a table; one that cannot be read is told of where all files are."""
        if not importing.is_table(path):
            return None
        try:
            return importing.table_preview(self._session.pool, path)
        except FileError:
            return None

    def _pass_on(self, looked: _Looked) -> None:
        self._waiting.extend(looked.waiting)
        if looked.order.paths or not looked.waiting:
            self.ready.emit(looked.order)
        self._ask_next()

    def _ask_next(self) -> None:
        if self._is_asking or not self._waiting:
            return
        self._is_asking = True
        table = self._waiting.popleft()
        preview = table.preview
        dialog = ColumnsDialog(table.path, preview.fields, preview.rows, self._window)
        dialog.chosen.connect(partial(self._take, table))
        dialog.finished.connect(self._go_on)
        dialog.open()

    def _take(self, table: _Waiting, mapping: Mapping[str, str]) -> None:
        self._remember(signature(tuple(table.preview.fields)), mapping)
        order = replace(table.order, paths=(table.path,), columns={table.path: mapping})
        self.ready.emit(order)

    def _go_on(self) -> None:
        self._is_asking = False
        self._ask_next()

    def _remember(self, columns: str, mapping: Mapping[str, str]) -> None:
        if not all(name.isprintable() for name in (*mapping, *mapping.values())):
            return
        before = dict(self._session.remembered.now.mappings)
        before.pop(columns, None)
        kept = dict(list(before.items())[1 - _MOST :]) | {columns: dict(mapping)}
        try:
            self._session.remembered.change(lambda now: replace(now, mappings=kept))
        except OSError as error:
            self.failed.emit(error)


def signature(columns: Sequence[str]) -> str:
    """Name a table's first row, so that a table with the same one is known again."""
    return "".join(sign for sign in " | ".join(columns) if sign.isprintable())[:_LONGEST]
