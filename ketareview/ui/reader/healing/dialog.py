"""Asks before highlights move to a file that does not hold all of them for sure."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ketareview.domain.moving import Move
from ketareview.domain.showing import printed, quoted
from ketareview.ui.messages import counted
from ketareview.ui.reader.healing.differing import marked
from ketareview.ui.theme import Theme
from ketareview.workflows import Plan

_WIDTH, _HIGHEST = 860, 620
_BARE, _ROW = 190, 96  # pixels of the dialog itself, and for each highlight
_MARGIN = 16


class MoveDialog(QDialog):
    """Shows each highlight that is not sure beside what was found; those not ticked stay."""

    def __init__(self, plan: Plan, name: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("moveDialog")
        self.setWindowTitle("Move highlights")
        rows = len(plan.likely) + len(plan.lost)
        self.resize(_WIDTH, min(_HIGHEST, _BARE + _ROW * rows))
        self._plan = plan
        self._theme = theme
        self.ticks: dict[UUID, QCheckBox] = {}
        self._lay_out(name)

    @property
    def accepted_moves(self) -> tuple[UUID, ...]:
        """The highlights, of those that are not sure, that shall move."""
        return tuple(each for each, tick in self.ticks.items() if tick.isChecked())

    def _lay_out(self, name: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(8)
        column.addWidget(self._label(f"Read “{name}”?", "heading"))
        column.addWidget(self._label(_summary(self._plan), "hint"))
        inside = QWidget(self)
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 4, 8, 4)
        rows.setSpacing(8)
        for move in self._plan.likely:
            rows.addWidget(self._likely(move))
        if self._plan.lost:
            rows.addWidget(self._label("Not found, so they stay in their file", "caption"))
        for move in self._plan.lost:
            rows.addWidget(self._lost(move))
        rows.addStretch()
        scrolled = QScrollArea(self)
        scrolled.setWidgetResizable(True)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setAccessibleName("Highlights that are not sure")
        scrolled.setWidget(inside)
        column.addWidget(scrolled, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setIcon(QIcon())
        read = buttons.addButton("Read this file", QDialogButtonBox.ButtonRole.AcceptRole)
        read.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _likely(self, move: Move) -> QFrame:
        card = self._card()
        grid = QGridLayout(card)
        grid.setContentsMargins(12, 10, 12, 10)
        grid.setHorizontalSpacing(16)
        tick = QCheckBox(f"Move it: {move.confidence:.0%} sure", card)
        tick.setChecked(True)
        tick.setAccessibleDescription(printed(move.before.quote))
        self.ticks[move.highlight] = tick
        found = move.after.quote if move.after else ""
        ground = self._theme.colour("warning_ground").name()
        old, new = marked(move.before.quote, found, ground)
        where = f"found on page {move.after.place[0]}" if move.after else ""
        grid.addWidget(tick, 0, 0, 1, 2)
        grid.addWidget(self._label("marked", "caption"), 1, 0)
        grid.addWidget(self._label(where, "caption"), 1, 1)
        for place, words in enumerate((old, new)):
            label = self._label(words or quoted(move.before), "")
            label.setTextFormat(Qt.TextFormat.RichText)
            grid.addWidget(label, 2, place)
            grid.setColumnStretch(place, 1)
        return card

    def _lost(self, move: Move) -> QFrame:
        card = self._card()
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 10, 12, 10)
        column.addWidget(self._label(quoted(move.before), ""))
        return card

    def _card(self) -> QFrame:
        card = QFrame(self)
        card.setObjectName("card")
        return card

    def _label(self, words: str, name: str) -> QLabel:
        label = QLabel(words, self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        return label


def _summary(plan: Plan) -> str:
    sure = counted(len(plan.sure), "highlight moves", "highlights move")
    parts = [f"{sure} for sure: the words are the same."]
    if plan.likely:
        parts.append(f"{len(plan.likely)} to look at: what differs is marked.")
    if plan.lost:
        parts.append(f"{len(plan.lost)} not found: kept above the list, with a picture of where.")
    return " ".join(parts)
