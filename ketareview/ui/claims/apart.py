"""Contradictions under no claim: the strongest of both sides, above all that is said."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketareview.domain.codebook import Codebook
from ketareview.domain.stances import CONTRADICTS, NO_DIFFERENCE, SUPPORTS
from ketareview.ui.claims.passage_list import PassageList
from ketareview.ui.claims.passage_model import ClaimPassages, Placed
from ketareview.ui.claims.sides import Sides
from ketareview.ui.theme import Theme
from ketareview.workflows.claims import Opposed


class Apart(QWidget):
    """Lists them all; the sides are those of the topic and claim type gone to."""

    opened = Signal(object)  # Marked

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._opposed: tuple[Opposed, ...] = ()
        self._passages = ClaimPassages(self)
        self.sides = Sides(theme, self)
        self.list = PassageList(self._passages, theme, self)
        self.list.setObjectName("opposedPassages")
        self.list.setAccessibleName("Contradictions under no claim")
        self.setFocusProxy(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.sides)
        column.addWidget(self.list, 1)
        self.list.selectionModel().currentChanged.connect(self._face)
        self.list.opened.connect(self.opened)
        self.sides.opened.connect(self.opened)

    def show_opposed(self, opposed: Sequence[Opposed], codebook: Codebook) -> None:
        """Show what speaks against each other."""
        self._opposed = tuple(opposed)
        self._passages.show_opposed(opposed, codebook)
        self.sides.setVisible(bool(opposed))
        self._face(self._passages.index(0))

    @Slot(QModelIndex)
    def _face(self, current: QModelIndex) -> None:
        """Set the two sides of what a row belongs to beside each other."""
        above = self._passages.rows[: current.row() + 1]
        number = max(sum(row.marked is None for row in above) - 1, 0)
        if number < len(self._opposed):
            placed = [Placed(*each) for each in self._opposed[number].placed]
            against = _first(placed, CONTRADICTS) or _first(placed, NO_DIFFERENCE)
            self.sides.show_sides(_first(placed, SUPPORTS), against)


def _first(placed: Sequence[Placed], stance: str) -> Placed | None:
    return next((each for each in placed if each.stance == stance), None)
