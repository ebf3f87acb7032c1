"""How many results there are of each outcome; a click shows only those."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ketareview.domain.imports import Outcome
from ketareview.ui.messages import outcome


class OutcomeChips(QWidget):
    """One chip for all results and one for each outcome that there is."""

    chosen = Signal(object)  # Outcome, or None for all

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._chips: dict[Outcome | None, QPushButton] = {}
        for each in (None, *Outcome):
            chip = QPushButton(self)
            chip.setCheckable(True)
            chip.setProperty("chip", True)  # noqa: FBT003 - the name of the property says it
            chip.setAutoDefault(False)
            self._group.addButton(chip)
            self._chips[each] = chip
            row.addWidget(chip)
        row.addStretch()
        self._group.buttonClicked.connect(self._choose)
        self.show_counts({}, None)

    def show_counts(self, counts: Mapping[Outcome, int], only: Outcome | None) -> None:
        """Show how many there are, and which are shown."""
        kinds = [each for each in Outcome if counts.get(each)]
        for each, chip in self._chips.items():
            count = sum(counts.values()) if each is None else counts.get(each, 0)
            words = "all" if each is None else outcome(each)
            chip.setText(f"{words[0].upper()}{words[1:]}  {count:,}")
            chip.setAccessibleName(f"Show {words}, {count:,}")
            chip.setVisible(len(kinds) > 1 if each is None else each in kinds)
        self._chips[only].setChecked(True)
        self.setVisible(len(kinds) > 1)

    def _choose(self, chip: QPushButton) -> None:
        self.chosen.emit(next(each for each, its in self._chips.items() if its is chip))
