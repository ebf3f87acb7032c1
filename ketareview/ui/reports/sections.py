"""The sections of a report: a check mark for each, in an order that can be changed."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from ketareview.domain.reporting import Section
from ketareview.reporting import words

_SECTION = Qt.ItemDataRole.UserRole
_ROW = 28
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SectionList(QListWidget):
    """Space checks a section; it is dragged, or moved with Alt and an arrow."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("reportSections")
        self.setAccessibleName("Sections of the report, in their order")
        self.setToolTip(
            "Space shows or hides a section. Drag it, or move it with Alt and an arrow."
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._is_filling = False
        self.itemChanged.connect(self._tell)
        self.model().rowsMoved.connect(self._tell)

    def show_sections(self, chosen: Sequence[Section]) -> None:
        """Show the chosen sections in their order, then the others."""
        self._is_filling = True
        self.clear()
        others = (section for section in Section if section not in chosen)
        for section in (*chosen, *others):
            if section is Section.CHANGES:
                continue  # it is made of two reports, of which the window has one
            item = QListWidgetItem(words()(f"section.{section.value}"), self)
            item.setData(_SECTION, section)
            item.setSizeHint(QSize(0, _ROW))
            item.setCheckState(_state(section in chosen))
        self.setFixedHeight(_ROW * self.count() + 4)
        self._is_filling = False

    def chosen(self) -> tuple[Section, ...]:
        """The sections with a check mark, in their order."""
        items = (self.item(row) for row in range(self.count()))
        checked = Qt.CheckState.Checked
        return tuple(Section(item.data(_SECTION)) for item in items if item.checkState() is checked)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move(step)
        else:
            super().keyPressEvent(event)

    def _move(self, step: int) -> None:
        row = self.currentRow()
        if not 0 <= row + step < self.count() or row < 0:
            return
        self._is_filling = True
        item = self.takeItem(row)
        self.insertItem(row + step, item)
        self.setCurrentRow(row + step)
        self._is_filling = False
        self.changed.emit()

    @Slot()
    def _tell(self) -> None:
        if not self._is_filling:
            self.changed.emit()


def _state(is_checked: bool) -> Qt.CheckState:  # noqa: FBT001 - a fact, not a switch
    return Qt.CheckState.Checked if is_checked else Qt.CheckState.Unchecked
