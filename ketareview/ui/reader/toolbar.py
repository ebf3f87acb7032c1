"""The line above the page: which page, how large, find."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget
from typing_extensions import override

from ketareview.ui.reader.desk import Desk
from ketareview.ui.theme import Theme


class PageBox(QLineEdit):
    """Takes a page as it is printed, or its number."""

    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ReaderToolbar(QFrame):
    """Tells what was asked for; shows what the page answers."""

    page_asked = Signal(int)
    zoom_asked = Signal(int)  # steps; 0 for the size on paper
    fit_asked = Signal()
    find_asked = Signal()
    area_asked = Signal()
    panel_asked = Signal()
    back_asked = Signal()
    forward_asked = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("readerToolbar")
        self._theme = theme
        self._labels: tuple[str, ...] = ()
        self._icons: dict[QToolButton, str] = {}
        self._page = 0
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 4, 12, 4)
        self._row.setSpacing(4)
        self._button("outline", "Outline and pages (F9)", self.panel_asked.emit)
        self._back = self._button("back", "Back (Alt+Left)", self.back_asked.emit)
        self._forward = self._button("forward", "Forward (Alt+Right)", self.forward_asked.emit)
        self.show_ways(back=False, forward=False)
        self._row.addSpacing(8)
        self._box = PageBox(self)
        self._box.setObjectName("pageBox")
        self._box.setAccessibleName("Page")
        self._box.setFixedWidth(64)
        self._box.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._box.returnPressed.connect(self._go)
        self._box.left.connect(self._leave)
        self._count = QLabel(self)
        self._count.setObjectName("hint")
        self._row.addWidget(self._box)
        self._row.addWidget(self._count)
        self._row.addStretch()
        self._button("minus", "Smaller (Ctrl+\N{MINUS SIGN})", lambda: self.zoom_asked.emit(-1))
        self._zoom = self._button("", "Size on paper (Ctrl+0)", lambda: self.zoom_asked.emit(0))
        self._zoom.setMinimumWidth(56)
        self._button("plus", "Larger (Ctrl++)", lambda: self.zoom_asked.emit(1))
        self._button("fit-width", "Fit width", self.fit_asked.emit)
        self._row.addSpacing(8)
        self._area = self._button("area", "Mark figure or table (Ctrl+B)", self.area_asked.emit)
        self._area.setCheckable(True)
        self._button("search", "Find in this article (Ctrl+F)", self.find_asked.emit)
        theme.changed.connect(self._draw_icons)

    def serve(self, desk: Desk, labels: Sequence[str]) -> None:
        """Lead a page that has just been put on the screen, and follow it."""
        view = desk.view
        view.page_shown.connect(self.show_page)
        view.zoomed.connect(self.show_zoom)
        view.drawing.connect(self.show_drawing)
        self.page_asked.connect(view.go_to_page)
        self.zoom_asked.connect(desk.zoom)
        self.fit_asked.connect(view.fit_width)
        self.find_asked.connect(desk.open_find)
        self.area_asked.connect(view.areas.switch)
        self.offer_areas(view.surface.has_pages)
        self.show_labels(labels)
        self.show_page(1)
        self.show_zoom(view.factor)

    def show_ways(self, *, back: bool, forward: bool) -> None:
        """Show whether there is a way back and forward."""
        self._back.setEnabled(back)
        self._forward.setEnabled(forward)

    def show_labels(self, labels: Sequence[str]) -> None:
        """Show how many pages there are; reflowed text has none of its own."""
        self._labels = tuple(labels)
        self._box.setVisible(bool(labels))
        self._count.setVisible(bool(labels))

    def show_page(self, page: int) -> None:
        """Show where the reader is: `1137 (3 of 12)`, or `3 of 12` where the two are the same."""
        if not 1 <= page <= len(self._labels):
            return
        self._page = page
        label = self._labels[page - 1]
        if not self._box.hasFocus():
            self._box.setText(label)
        total = len(self._labels)
        is_plain = label == str(page)
        self._count.setText(f"of {total}" if is_plain else f"({page} of {total})")

    def show_zoom(self, factor: float) -> None:
        """Show how large the page is."""
        self._zoom.setText(f"{factor:.0%}")

    def show_drawing(self, is_on: bool) -> None:  # noqa: FBT001 - as the page tells it
        """Show whether a box can be drawn on the page."""
        self._area.setChecked(is_on)

    def offer_areas(self, are_there: bool) -> None:  # noqa: FBT001 - a plain answer
        """Offer to draw boxes, where there are pages."""
        self._area.setVisible(are_there)

    def _button(self, icon: str, told: str, slot: object) -> QToolButton:
        button = QToolButton(self)
        if icon:
            button.setIcon(self._theme.icon(icon))
            self._icons[button] = icon
        button.setToolTip(told)
        button.setAccessibleName(told)
        button.setAutoRaise(True)
        button.clicked.connect(slot)
        self._row.addWidget(button)
        return button

    def _draw_icons(self) -> None:
        for button, icon in self._icons.items():
            button.setIcon(self._theme.icon(icon))

    def _go(self) -> None:
        asked = self._box.text().strip()
        if asked in self._labels:
            self.page_asked.emit(self._labels.index(asked) + 1)
        elif asked.isdecimal() and 1 <= int(asked) <= len(self._labels):
            self.page_asked.emit(int(asked))
        self._leave()

    def _leave(self) -> None:
        self.left.emit()
        if self._labels:
            self._box.setText(self._labels[self._page - 1])
