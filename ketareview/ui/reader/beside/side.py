"""Beside the page: the article's highlights with the chosen one's tags, and its record."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QTabWidget, QWidget

from ketareview.domain.codebook import Codebook
from ketareview.ui.reader.beside.highlight_list import HighlightList
from ketareview.ui.reader.beside.highlight_model import HighlightModel
from ketareview.ui.reader.beside.record_panel import RecordPanel
from ketareview.ui.reader.coding.tag_area import TagArea
from ketareview.ui.reader.coding.tag_panel import TagPanel
from ketareview.ui.reader.healing.tray import Tray
from ketareview.ui.theme import Theme

_WIDTH = 300
_LEAST_ROOM = 760  # pixels of a reader in which page and list find room


class Side(QTabWidget):
    """Two tabs; the first tells how many highlights there are."""

    def __init__(
        self, model: HighlightModel, codebook: Codebook, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sideTabs")
        self.setDocumentMode(True)
        self.setMinimumWidth(_WIDTH - 40)
        self._model = model
        halves = QSplitter(Qt.Orientation.Vertical, self)
        halves.setChildrenCollapsible(False)
        self.list = HighlightList(model, codebook, theme, halves)
        self.tags = TagPanel(codebook, self)
        area = TagArea(self.tags, halves)
        self.tray = Tray(halves)
        halves.addWidget(self.tray)
        halves.addWidget(self.list)
        halves.addWidget(area)
        for number, part in enumerate((self.tray, self.list, area)):
            halves.setStretchFactor(number, int(part is self.list))
        self.record = RecordPanel(self)
        self.addTab(halves, "Highlights")
        self.addTab(self.record, "Record")
        self._wish: bool | None = None
        model.modelReset.connect(self._count)

    def switch(self) -> None:
        """Show it, or hide it, whatever room there is."""
        self._wish = self.isHidden()
        self.setVisible(self._wish)

    def show_lost(self) -> None:
        """Show the highlights that lost their place or moved unsurely, if there are any."""
        self.show()
        self.setCurrentIndex(0)
        self.tray.open()

    def show_files(self) -> None:
        """Show the files of the article, one of which can be chosen for reading."""
        self.show()
        self.setCurrentWidget(self.record)
        self.record.show_files()

    def show_pane(self, name: str) -> None:
        """Show what is called so, and begin with its first field."""
        pane = self.findChild(QWidget, name)
        if pane is not None:
            self.show()
            self.setCurrentWidget(pane)
            pane.setFocus()
            if pane.focusProxy() is None:
                pane.focusNextChild()

    def fit(self, width: int) -> None:
        """Give way to the page in a narrow reader, unless one has said what one wants."""
        if self._wish is None:
            self.setVisible(width >= _LEAST_ROOM)

    def _count(self) -> None:
        count = len(self._model.rows)
        self.setTabText(0, f"Highlights  {count}" if count else "Highlights")
