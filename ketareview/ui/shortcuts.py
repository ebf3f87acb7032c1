"""The help for the keyboard: every shortcut, and a way to change it."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ketareview.domain.folding import fold
from ketareview.ui.actions import TABLE, Actions, Menu
from ketareview.ui.session import Remembered

_SIZE = (560, 640)
_KEY = Qt.ItemDataRole.UserRole
ON_THE_PAGE = (
    ("Claim type of the selected words", "its letter"),
    ("Strength of the evidence", "0 to 6, ?"),
    ("Stance", "+ - ~ = ."),
    ("Next basis", "U"),
    ("Topics", "T"),
    ("Note", "W"),
    ("What lowers or raises the strength of the chosen highlight", "Y"),
    ("The last tags again", "H"),
    ("Next and previous highlight", "J, K"),
    ("Highlights that overlap here", "I"),
    ("End a word back, a word on", "[ ]"),
    ("Beginning a word back, a word on", "{ }"),
    ("Split the chosen highlight at the caret", "|"),
    ("Caret on the page", "F7"),
    ("Back and forward", "the buttons at the mouse's side"),
)
WITH_THE_CARET = (
    ("Letter, line", "Arrows"),
    ("Word", "Ctrl+Left, Ctrl+Right"),
    ("Follow the link under the caret", "Ctrl+Return"),
    ("Sentence", "( )"),
    ("Paragraph", "Ctrl+Up, Ctrl+Down"),
    ("Ends of the line, of the text", "Home, End, Ctrl+Home, Ctrl+End"),
    ("Select what is passed", "Shift"),
    ("Select the sentence, then its paragraph", "Enter, Space"),
    ("Take in the next sentence", "Shift+Enter"),
    ("Keep as a piece, and go on", "&"),
)


class ShortcutHelp(QDialog):
    """Lists the shortcuts by menu; the one chosen can be changed below."""

    def __init__(self, actions: Actions, remembered: Remembered, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shortcutHelp")
        self.setWindowTitle("Keyboard shortcuts")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._actions = actions
        self._remembered = remembered
        self._find = QLineEdit(self)
        self._find.setPlaceholderText("Find a command")
        self._find.setAccessibleName("Find a command")
        self._list = QTreeWidget(self)
        self._list.setAccessibleName("Shortcuts")
        self._list.setHeaderHidden(True)
        self._list.setColumnCount(2)
        self._list.setIndentation(16)
        self._list.setRootIsDecorated(False)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.header().setStretchLastSection(False)
        self._list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._keys = QKeySequenceEdit(self)
        self._keys.setMaximumSequenceLength(1)
        self._keys.setAccessibleName("New shortcut")
        self._set = QPushButton("Change", self)
        self._set.setAutoDefault(False)
        self._set.clicked.connect(self._change)
        self._note = QLabel(self)
        self._note.setObjectName("problem")
        self._note.setWordWrap(True)
        self._note.hide()
        self._headings: list[QTreeWidgetItem] = []
        self._fill()
        self._lay_out()
        self._find.textChanged.connect(self._filter)
        self._list.currentItemChanged.connect(self._choose)
        self._choose()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._keys, 1)
        row.addWidget(self._set)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._find)
        column.addWidget(self._list, 1)
        column.addWidget(self._note)
        column.addLayout(row)

    def _fill(self) -> None:
        for menu in Menu:
            entries = [entry for entry in TABLE if entry.menu is menu]
            below = self._heading(menu.value.replace("&", ""))
            for entry in entries:
                item = QTreeWidgetItem(below, [entry.text, _words(self._actions[entry.key])])
                item.setData(0, _KEY, entry.key)
        for heading, rows in (("On the page", ON_THE_PAGE), ("With the caret", WITH_THE_CARET)):
            below = self._heading(heading)
            for words, keys in rows:
                QTreeWidgetItem(below, [words, keys])
        self._list.expandAll()

    def _heading(self, words: str) -> QTreeWidgetItem:
        heading = QTreeWidgetItem(self._list, [words])
        self._headings.append(heading)
        font = heading.font(0)
        font.setBold(True)
        heading.setFont(0, font)
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        return heading

    @Slot(str)
    def _filter(self, typed: str) -> None:
        words = fold(typed).text.split()
        for heading in self._headings:
            items = children(heading)
            for item in items:
                item.setHidden(not all(word in fold(item.text(0)).text for word in words))
            heading.setHidden(all(item.isHidden() for item in items))

    @Slot()
    def _choose(self) -> None:
        action = self._chosen()
        self._keys.setEnabled(action is not None)
        self._set.setEnabled(action is not None)
        self._keys.setKeySequence(action.shortcut() if action else QKeySequence())

    @Slot()
    def _change(self) -> None:
        action, item = self._chosen(), self._list.currentItem()
        wanted = self._keys.keySequence()
        if action is None or item is None:
            return
        holder = self._holder(wanted, action)
        self._note.setVisible(holder is not None)
        if holder is not None:
            self._note.setText(f"“{holder.text()}” has these keys already. Change that one first.")
            return
        words = wanted.toString(QKeySequence.SequenceFormat.PortableText)
        self._remembered.set_shortcut(action.objectName(), words)
        self._actions.set_shortcut(action.objectName(), words)
        item.setText(1, _words(action))

    def _holder(self, wanted: QKeySequence, action: QAction) -> QAction | None:
        if wanted.isEmpty():
            return None
        others = (each for each in self._actions if each is not action)
        return next((each for each in others if each.shortcut() == wanted), None)

    def _chosen(self) -> QAction | None:
        item = self._list.currentItem()
        key = item.data(0, _KEY) if item else None
        return self._actions[key] if key else None


def children(heading: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """List what stands below a heading."""
    found = (heading.child(row) for row in range(heading.childCount()))
    return [item for item in found if item is not None]


def _words(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
