"""The list of places at the left."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from ketareview.ui.rows import COUNT, ICON, RowDelegate
from ketareview.ui.theme import Theme

_ROW = 32
_KEY = Qt.ItemDataRole.UserRole


class Place(StrEnum):
    """Where one can be."""

    LIBRARY = "library"
    MAP = "map"
    CLAIMS = "claims"
    REPORTS = "reports"

    @property
    def label(self) -> str:
        """Its name on the screen."""
        return _LABELS[self]


_LABELS = {
    Place.LIBRARY: "Library",
    Place.MAP: "Evidence map",
    Place.CLAIMS: "Claims",
    Place.REPORTS: "Reports",
}
_ICONS = {
    Place.LIBRARY: "library",
    Place.MAP: "map",
    Place.CLAIMS: "claim",
    Place.REPORTS: "report",
}


class Places(QListWidget):
    """One row for each place."""

    chosen = Signal(object)  # Place

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("places")
        self.setAccessibleName("Places")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setItemDelegate(RowDelegate(theme, self, _ROW))
        for place in Place:
            item = QListWidgetItem(place.label, self)
            item.setData(_KEY, place)
            item.setData(ICON, _ICONS[place])
        self.setFixedHeight(_ROW * len(Place) + 2)
        self.setCurrentRow(0)
        self.currentRowChanged.connect(self._tell)

    def show_place(self, place: Place) -> None:
        """Show where one is."""
        self.setCurrentRow(list(Place).index(place))

    def show_count(self, place: Place, count: int) -> None:
        """Show how many things there are."""
        item = self.item(list(Place).index(place))
        item.setData(COUNT, count)

    @Slot(int)
    def _tell(self, row: int) -> None:
        self.chosen.emit(list(Place)[row])
