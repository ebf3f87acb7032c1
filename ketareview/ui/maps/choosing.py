"""The choice of what a map lays against what."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ketareview.domain.mapping import MapKind

_WORDS = {
    MapKind.STRENGTH: ("By strength", "Claim types by the strength of what is behind them"),
    MapKind.TOPICS: ("By topic", "Topics by claim type"),
    MapKind.GAPS: ("Gaps", "Conditions by outcomes, and where articles have no passage"),
}


class MapChoice(QWidget):
    """A row of three, one of which is chosen; arrow keys go between them."""

    chosen = Signal(object)  # MapKind

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Kind of map")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._group = QButtonGroup(self)
        self._chips: dict[MapKind, QPushButton] = {}
        for kind, (name, meaning) in _WORDS.items():
            chip = QPushButton(name, self)
            chip.setObjectName(f"map-{kind.value}")
            chip.setCheckable(True)
            chip.setProperty("chip", True)  # noqa: FBT003 - the name of the property says it
            chip.setToolTip(meaning)
            chip.setAccessibleDescription(meaning)
            self._group.addButton(chip)
            self._chips[kind] = chip
            row.addWidget(chip)
        self._chips[MapKind.STRENGTH].setChecked(True)
        self._group.buttonClicked.connect(self._tell)

    def show_kind(self, kind: MapKind) -> None:
        """Show what is chosen."""
        self._chips[kind].setChecked(True)

    def _tell(self, chip: QPushButton) -> None:
        self.chosen.emit(next(kind for kind, one in self._chips.items() if one is chip))
