"""The panel at the left of the page: the outline, and for papers the pages."""

from PySide6.QtWidgets import QTabWidget, QWidget

from ketareview.ui.reader.way.outline_list import OutlineList
from ketareview.ui.reader.way.thumbnails import Thumbnails
from ketareview.ui.theme import Theme

_NARROWEST = 150


class WayPanel(QTabWidget):
    """Hidden until it is asked for."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("wayPanel")
        self.setDocumentMode(True)
        self.setMinimumWidth(_NARROWEST)
        self.outline = OutlineList(self)
        self.thumbnails = Thumbnails(theme, self)
        self.addTab(self.outline, "Outline")
        self.addTab(self.thumbnails, "Pages")
        self.tabBar().setAccessibleName("Ways through the article")
        self.hide()

    def offer_pages(self, has_pages: bool) -> None:  # noqa: FBT001 - as the surface tells it
        """Show small pages only where there are pages."""
        self.setTabVisible(1, has_pages)
