"""The tray above the list: highlights that lost their place, and those that moved unsurely."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ketareview.domain.highlight import Highlight
from ketareview.ui.reader.healing.row import TrayRow
from ketareview.ui.reader.healing.standing import is_unsure

_HEIGHT = 280
_OPEN, _CLOSED = "▾", "▸"


class Tray(QFrame):
    """A line that tells how many there are, and opens to show them."""

    shown = Signal(object)  # UUID, as in all that follow
    placed = Signal(object)
    kept = Signal(object)
    confirmed = Signal(object)
    trashed = Signal(object)
    opened = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tray")
        self.rows: list[TrayRow] = []
        self._shown: tuple[Highlight, ...] = ()
        self._told = ""
        self._head = QPushButton(self)
        self._head.setObjectName("trayHead")
        self._head.setProperty("quiet", True)  # noqa: FBT003 - the name of the property says it
        self._head.setCheckable(True)
        self._head.toggled.connect(self._open)
        self._inside = QWidget(self)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(12, 0, 8, 8)
        self._column.setSpacing(8)
        self._column.addStretch()
        self._scrolled = QScrollArea(self)
        self._scrolled.setWidgetResizable(True)
        self._scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scrolled.setWidget(self._inside)
        self._scrolled.setMinimumHeight(_HEIGHT)
        self._scrolled.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._head, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._scrolled, 1)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether the highlights are seen."""
        return self._head.isChecked()

    def open(self) -> None:
        """Show the highlights, and give the focus to the first thing that can be done."""
        self._head.setChecked(True)
        (self.rows[0].begin if self.rows else self._head.setFocus)()

    def show_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Show those of an article's highlights that want looking after."""
        lost = [each for each in highlights if each.lost_in]
        unsure = [each for each in highlights if is_unsure(each)]
        wanted = (*lost, *unsure)
        if wanted == self._shown:
            return
        self._shown = wanted
        self.setVisible(bool(wanted))
        parts = [f"Lost their place: {len(lost)}"] if lost else []
        parts += [f"Moved, to check: {len(unsure)}"] if unsure else []
        self._told = " · ".join(parts)
        self._show_head()
        for row in self.rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self.rows = [self._row(each) for each in wanted]
        for number, row in enumerate(self.rows):
            self._column.insertWidget(number, row)
        if self.is_open:
            self.opened.emit()

    def _row(self, highlight: Highlight) -> TrayRow:
        row = TrayRow(highlight, self._inside)
        row.search_begun.connect(partial(self._search_for, row))
        row.search_ended.connect(partial(self._search_for, None))
        for told, passed_on in (
            (row.shown, self.shown),
            (row.placed, self.placed),
            (row.kept, self.kept),
            (row.confirmed, self.confirmed),
            (row.trashed, self.trashed),
        ):
            told.connect(partial(passed_on.emit, highlight.id))
        return row

    def _search_for(self, row: TrayRow | None) -> None:
        for each in self.rows:
            each.set_finding(is_finding=each is row)

    def _open(self, is_open: bool) -> None:  # noqa: FBT001 - as the signal says
        self._scrolled.setVisible(is_open)
        self._show_head()
        if is_open:
            self.opened.emit()

    def _show_head(self) -> None:
        self._head.setText(f"{_OPEN if self.is_open else _CLOSED}  {self._told}")
        self._head.setAccessibleName(self._told)
