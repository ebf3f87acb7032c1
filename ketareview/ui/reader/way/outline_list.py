"""The outline beside the page; the section that is read is the chosen one."""

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QStackedWidget, QTreeView, QWidget
from typing_extensions import override

from ketareview.domain.wayfinding import Heading, Target
from ketareview.ui.reader.page.surface import Surface
from ketareview.ui.reader.way.outline_model import OutlineModel

_SHOWN_AT_FIRST = 120  # headings; below more, branches are closed
_SLICE = 300
_NONE = "This paper has no outline."
_SEARCHING = "Looking for headings …"


class OutlineList(QStackedWidget):
    """Tells where to go; says so where there is no outline."""

    asked = Signal(object)  # Target
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = OutlineModel(self)
        self._tree = _Tree(self)
        self._tree.setModel(self._model)
        self._words = QLabel(_SEARCHING, self)
        self._words.setObjectName("hint")
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._words.setContentsMargins(12, 12, 12, 12)
        self.addWidget(self._words)
        self.addWidget(self._tree)
        self._keys: list[tuple[int, float, int]] = []
        self._waiting: list[tuple[int, Target]] = []
        self._surface: Surface | None = None
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._go_on)
        self._tree.clicked.connect(self._ask)
        self._tree.entered_at.connect(self._ask)
        self._tree.left.connect(self.left)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """What is shown."""
        return self._model.headings

    def viewport(self) -> QWidget:
        """The part of it that the mouse is on."""
        return self._tree.viewport()

    @property
    def current(self) -> str:
        """The title of the section that is shown as read."""
        heading = self._model.heading(self._tree.currentIndex())
        return heading.title if heading else ""

    def show_headings(self, headings: Sequence[Heading], surface: Surface) -> None:
        """Show an outline; its places are found on the surface once for all sizes."""
        self._model.show(headings)
        self._surface = surface
        self._keys = []
        self._waiting = [
            (number, heading.target)
            for number, heading in enumerate(headings)
            if heading.target is not None
        ]
        self._words.setText(_NONE)
        self.setCurrentIndex(1 if headings else 0)
        if headings:
            self.setFocusProxy(self._tree)
        self._place_some()
        self._go_on()

    def follow(self, surface: Surface, height: float) -> None:
        """Choose the section that stands at a height of the surface."""
        hold = surface.hold(height)
        at = bisect_right(self._keys, (hold.index, hold.part, len(self._keys))) - 1
        if at < 0:
            self._tree.setCurrentIndex(QModelIndex())
            return
        index = self._model.index_of(self._keys[at][2])
        if index != self._tree.currentIndex():
            self._tree.setCurrentIndex(self._tree.seen_of(index))

    def shut(self) -> None:
        """Look for no more places."""
        self._idle.stop()

    def _go_on(self) -> None:
        """Show some more headings, then find where some of them stand."""
        if not self._model.is_full:
            if self._model.fill(_SLICE):
                self._tree.open_branches()
        elif self._waiting:
            self._place_some()
        else:
            self._idle.stop()
            return
        self._idle.start()

    def _place_some(self) -> None:
        if self._surface is None:
            return
        some, self._waiting = self._waiting[:_SLICE], self._waiting[_SLICE:]
        self._keys += [(*_key(self._surface, target), number) for number, target in some]
        self._keys.sort()

    @Slot(QModelIndex)
    def _ask(self, index: QModelIndex) -> None:
        heading = self._model.heading(index)
        if heading is not None and heading.target is not None:
            self.asked.emit(heading.target)


class _Tree(QTreeView):
    """Enter goes there, Esc back to the page."""

    entered_at = Signal(QModelIndex)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("outline")
        self.setAccessibleName("Outline")
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QTreeView.Shape.NoFrame)

    def open_branches(self) -> None:
        """Open as many levels as make a list that can be looked over."""
        model = self.model()
        above = [QModelIndex()]
        shown, depth = 0, 0
        while True:
            counts = [(index, model.rowCount(index)) for index in above]
            more = sum(count for _, count in counts)
            if not more or shown + more > _SHOWN_AT_FIRST:
                break
            shown, depth = shown + more, depth + 1
            above = [model.index(row, 0, index) for index, count in counts for row in range(count)]
        if depth > 1:
            self.expandToDepth(depth - 2)

    def seen_of(self, index: QModelIndex) -> QModelIndex:
        """Find the nearest branch above a heading that is not hidden in a closed one."""
        seen = index
        above = index.parent()
        while above.isValid():
            if not self.isExpanded(above):
                seen = above
            above = above.parent()
        return seen

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered_at.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Scroll up and down only: deep branches must not push the others out of sight."""
        room: QRect = self.viewport().rect()
        if not room.contains(room.center().x(), self.visualRect(index).center().y()):
            super().scrollTo(index, hint)


def _key(surface: Surface, target: Target) -> tuple[int, float]:
    hold = surface.hold(surface.top_of_target(target) + 1.0)
    return hold.index, hold.part
