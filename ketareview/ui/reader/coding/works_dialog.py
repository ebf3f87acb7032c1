"""The works that a passage rests on: ticked among its references and the library's articles."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ketareview.domain.claim import Cited
from ketareview.domain.showing import printed
from ketareview.ui.reader.coding.matching import ranked
from ketareview.ui.reader.coding.tick_field import TickField
from ketareview.workflows import WorkOffer, WorksOffered

_OFFER = Qt.ItemDataRole.UserRole
_ROW = 28
_HERE = "in the library"
_NOTHING = "This source has no list of references, and the library no other article."
_HINT = "Enter ticks, Ctrl+Enter takes what is ticked, Esc changes nothing."


class WorksDialog(QDialog):
    """Ticks works: letters search, arrows go through them, Enter ticks, Ctrl+Enter takes them."""

    def __init__(self, offered: WorksOffered, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("worksDialog")
        self.setWindowTitle("What this passage rests on")
        self.resize(640, 520)
        self._offers = offered.offers
        self._ticked = set(offered.named)
        self._search = TickField(self)
        self._search.setPlaceholderText("Type a name, a year or a word of the title")
        self._search.setAccessibleName("Find a work")
        self._search.setClearButtonEnabled(True)
        self._list = QListWidget(self)
        self._list.setObjectName("workChoices")
        self._list.setAccessibleName("Works")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        hint = QLabel(_HINT if self._offers else _NOTHING, self)
        hint.setObjectName("hint")
        buttons = QDialogButtonBox(self)
        for words, role in (
            ("Rests on these", QDialogButtonBox.ButtonRole.AcceptRole),
            ("Cancel", QDialogButtonBox.ButtonRole.RejectRole),
        ):
            buttons.addButton(words, role).setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for widget in (self._search, self._list, hint, buttons):
            column.addWidget(widget, int(widget is self._list))
        self._search.textChanged.connect(self._fill)
        self._search.stepped.connect(self._step)
        self._search.ticked.connect(self._tick)
        self._search.accepted.connect(self.accept)
        self._list.itemChanged.connect(self._take_tick)
        self._fill()
        self._search.setFocus()

    def ticked(self) -> tuple[Cited, ...]:
        """The works ticked, in the order in which they are offered."""
        return tuple(each.cited for each in self._offers if each.cited.key in self._ticked)

    def _fill(self) -> None:
        typed = self._search.text().strip()
        words = [_words(offer) for offer in self._offers]
        self._list.blockSignals(True)  # noqa: FBT003 - Qt's own
        self._list.clear()
        for place in ranked(typed, words) if typed else range(len(words)):
            item = QListWidgetItem(words[place], self._list)
            item.setSizeHint(QSize(0, _ROW))
            item.setToolTip(printed(self._offers[place].cited.words))
            item.setData(_OFFER, self._offers[place].cited.key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_ticked = self._offers[place].cited.key in self._ticked
            item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
        self._list.blockSignals(False)  # noqa: FBT003 - Qt's own
        self._list.setCurrentRow(0)

    def _step(self, by: int) -> None:
        row = min(max(self._list.currentRow() + by, 0), self._list.count() - 1)
        self._list.setCurrentRow(row)

    def _tick(self) -> None:
        if self._list.currentRow() < 0:
            return
        item = self._list.currentItem()
        is_ticked = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked)
        self._search.selectAll()

    def _take_tick(self, item: QListWidgetItem) -> None:
        if item.checkState() is Qt.CheckState.Checked:
            self._ticked.add(item.data(_OFFER))
        else:
            self._ticked.discard(item.data(_OFFER))


def _words(offer: WorkOffer) -> str:
    """Name a work in a line: as it is cited, whether it is here, and as it is printed."""
    here = f" ({_HERE})" if offer.is_here else ""
    return f"{printed(offer.label)}{here} \N{MIDDLE DOT} {printed(offer.cited.words)}"
