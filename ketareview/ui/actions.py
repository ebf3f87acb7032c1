"""Every action of the window, in one table; menus, palette and shortcut help are made from it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ketareview.ui.theme import Theme


class Menu(StrEnum):
    """The menus, in their order; the ampersand stands before the letter that opens it."""

    FILE = "&File"
    EDIT = "&Edit"
    VIEW = "&View"
    ARTICLE = "&Article"
    TOPIC = "&Topic"
    CLAIM = "&Claim"
    HELP = "&Help"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the table; `is_local` keys work only where their list has the focus."""

    key: str
    text: str
    menu: Menu
    icon: str = ""
    shortcut: str = ""
    is_local: bool = False
    is_checkable: bool = False


TABLE = (
    Entry("import-files", "Import files …", Menu.FILE, "import", "Ctrl+O"),
    Entry("import-folder", "Import folder …", Menu.FILE, "folder", "Ctrl+Shift+O"),
    Entry("show-imports", "Imports …", Menu.FILE, "history", "Ctrl+I"),
    Entry("find-duplicates", "Duplicates …", Menu.FILE, "twins", "Ctrl+D"),
    Entry("save-report", "Save report …", Menu.FILE, "save", "Ctrl+S"),
    Entry("verify-report", "Verify a report …", Menu.FILE, "check"),
    Entry("save-map", "Save map …", Menu.FILE, "map"),
    Entry("export-articles", "Export articles …", Menu.FILE, "save"),
    Entry("export-highlights", "Export highlights …", Menu.FILE, "save"),
    Entry("show-backups", "Backups …", Menu.FILE, "backup"),
    Entry("show-trash", "Trash …", Menu.FILE, "trash"),
    Entry("check-library", "Check library …", Menu.FILE, "check"),
    Entry("work-on-copy", "Work on a copy on this computer", Menu.FILE, "copy", is_checkable=True),
    Entry("close-tab", "Close tab", Menu.FILE, "close", "Ctrl+W"),
    Entry("quit", "Quit", Menu.FILE, "quit", "Ctrl+Q"),
    Entry("undo", "Undo", Menu.EDIT, "undo", "Ctrl+Z"),
    Entry("redo", "Redo", Menu.EDIT, "redo", "Ctrl+Shift+Z"),
    Entry("paste", "Paste files or words", Menu.EDIT, "paste", "Ctrl+V"),
    Entry("search-everything", "Search everything", Menu.EDIT, "search", "Ctrl+Shift+F"),
    Entry("find", "Find in this article", Menu.EDIT, "search", "Ctrl+F"),
    Entry("find-next", "Find next", Menu.EDIT, "forward", "F3"),
    Entry("find-previous", "Find previous", Menu.EDIT, "back", "Shift+F3"),
    Entry("draw-area", "Mark figure or table", Menu.EDIT, "area", "Ctrl+B"),
    Entry("go-library", "Library", Menu.VIEW, "library", "Ctrl+1"),
    Entry("go-map", "Evidence map", Menu.VIEW, "map", "Ctrl+2"),
    Entry("go-claims", "Claims", Menu.VIEW, "claim", "Ctrl+3"),
    Entry("go-reports", "Reports", Menu.VIEW, "report", "Ctrl+4"),
    Entry("next-tab", "Next tab", Menu.VIEW, "forward", "Ctrl+PgDown"),
    Entry("previous-tab", "Previous tab", Menu.VIEW, "back", "Ctrl+PgUp"),
    Entry("go-back", "Back", Menu.VIEW, "back", "Alt+Left"),
    Entry("go-forward", "Forward", Menu.VIEW, "forward", "Alt+Right"),
    Entry("show-outline", "Outline and pages", Menu.VIEW, "outline", "F9"),
    Entry("show-beside", "Highlights and record", Menu.VIEW, "list", "Ctrl+Shift+B"),
    Entry("show-lost", "Highlights to look after", Menu.VIEW, "warning"),
    Entry("show-warnings", "Warnings …", Menu.VIEW, "warning", "Ctrl+Shift+W"),
    Entry("split-view", "Split view", Menu.VIEW, "split", "Ctrl+\\"),
    Entry("move-across", "Move to the other side", Menu.VIEW, "split", "Ctrl+Shift+\\"),
    Entry("zoom-in", "Larger", Menu.VIEW, "plus", "Ctrl++"),
    Entry("zoom-out", "Smaller", Menu.VIEW, "minus", "Ctrl+-"),
    Entry("zoom-size", "Size on paper", Menu.VIEW, "report", "Ctrl+0"),
    Entry("fit-width", "Fit width", Menu.VIEW, "fit-width", "Ctrl+9"),
    Entry("theme-system", "Colours as the system", Menu.VIEW, "theme", is_checkable=True),
    Entry("theme-light", "Light colours", Menu.VIEW, "theme", is_checkable=True),
    Entry("theme-dark", "Dark colours", Menu.VIEW, "theme", is_checkable=True),
    Entry("pages-printed", "Pages as printed", Menu.VIEW, "theme", is_checkable=True),
    Entry("pages-sepia", "Sepia pages", Menu.VIEW, "theme", is_checkable=True),
    Entry("pages-dark", "Dark pages", Menu.VIEW, "theme", is_checkable=True),
    Entry("open-article", "Open", Menu.ARTICLE, "open", "Return", is_local=True),
    Entry("mark-to-read", "Mark as to read", Menu.ARTICLE, "status"),
    Entry("mark-reading", "Mark as being read", Menu.ARTICLE, "status"),
    Entry("mark-read", "Mark as read", Menu.ARTICLE, "status"),
    Entry("file-articles", "File under topic …", Menu.ARTICLE, "topic", "Ctrl+T", is_local=True),
    Entry("unfile-articles", "Take out of this topic", Menu.ARTICLE, "topic"),
    Entry("attach-files", "Attach file …", Menu.ARTICLE, "attach"),
    Entry("choose-file", "Read another of its files …", Menu.ARTICLE, "attach"),
    Entry("show-appraisal", "Appraise this article", Menu.ARTICLE, "check", "Ctrl+Shift+A"),
    Entry("show-study", "Study card", Menu.ARTICLE, "list", "Ctrl+Shift+D"),
    Entry("tie-study", "Tie study value to the selection", Menu.ARTICLE, "link", "F8"),
    Entry("find-twins", "Find duplicates of this", Menu.ARTICLE, "twins"),
    Entry("save-copy", "Save a copy with highlights …", Menu.ARTICLE, "save", "Ctrl+Shift+S"),
    Entry("copy-articles", "Copy reference", Menu.ARTICLE, "copy", "Ctrl+C", is_local=True),
    Entry("delete-articles", "Move to trash", Menu.ARTICLE, "trash", "Del", is_local=True),
    Entry("add-topic", "Add topic …", Menu.TOPIC, "plus", "Ctrl+Shift+T"),
    Entry("add-topic-below", "Add topic below …", Menu.TOPIC, "plus", "Ins", is_local=True),
    Entry("rename-topic", "Rename topic", Menu.TOPIC, "edit", "F2", is_local=True),
    Entry("move-topic", "Move topic …", Menu.TOPIC, "move", "Ctrl+M", is_local=True),
    Entry("delete-topic", "Delete topic", Menu.TOPIC, "trash", "Del", is_local=True),
    Entry("report-topic", "Report on this topic", Menu.TOPIC, "report", "Ctrl+R"),
    Entry("cite-in-summary", "Cite passage or claim …", Menu.TOPIC, "link", "Ctrl+Shift+R"),
    Entry("save-template", "Save report template …", Menu.TOPIC, "save"),
    Entry("delete-template", "Delete report template", Menu.TOPIC, "trash"),
    Entry("new-claim", "New claim …", Menu.CLAIM, "plus", "Ctrl+Shift+N"),
    Entry("file-under-claim", "File under claim …", Menu.CLAIM, "claim", "Ctrl+Shift+L"),
    Entry("show-opposed", "Contradictions under no claim", Menu.CLAIM, "warning"),
    Entry("edit-claim", "Change statement", Menu.CLAIM, "edit", "F2", is_local=True),
    Entry("claim-up", "Move up", Menu.CLAIM, "chevron-up", "Alt+Up", is_local=True),
    Entry("claim-down", "Move down", Menu.CLAIM, "chevron-down", "Alt+Down", is_local=True),
    Entry("move-claims", "Move to topic …", Menu.CLAIM, "move", "Ctrl+M", is_local=True),
    Entry("merge-claims", "Merge claims …", Menu.CLAIM, "twins", "Ctrl+J", is_local=True),
    Entry("copy-claims", "Copy claims", Menu.CLAIM, "copy", "Ctrl+C", is_local=True),
    Entry("delete-claims", "Delete claims", Menu.CLAIM, "trash", "Del", is_local=True),
    Entry("split-claim", "Split off passages …", Menu.CLAIM, "split", "Ctrl+J", is_local=True),
    Entry("unfile-passages", "Remove from claim", Menu.CLAIM, "minus", "Del", is_local=True),
    Entry("palette", "All commands", Menu.HELP, "command", "Ctrl+K"),
    Entry("shortcuts", "Keyboard shortcuts", Menu.HELP, "help", "F1"),
)


class Actions(QObject):
    """The actions as Qt has them; each is named by its key and is told to its owner with `on`."""

    def __init__(self, theme: Theme, shortcuts: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._made = {entry.key: self._make(entry, shortcuts, parent) for entry in TABLE}
        theme.changed.connect(self._draw)
        self._draw()

    def __getitem__(self, key: str) -> QAction:
        return self._made[key]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._made.values())

    def of(self, menu: Menu) -> Iterator[QAction]:
        """Give the actions of a menu in their order."""
        return (self._made[entry.key] for entry in TABLE if entry.menu is menu)

    def on(self, key: str, do: Callable[[], object]) -> None:
        """Let an action do something."""
        self._made[key].triggered.connect(do)

    def set_shortcut(self, key: str, shortcut: str) -> None:
        """Give an action another shortcut; an empty one takes it away."""
        action = self._made[key]
        action.setShortcut(QKeySequence(shortcut))
        action.setToolTip(tip(action))

    def place(self, widget: QWidget, *keys: str) -> None:
        """Let actions work where `widget` or what is in it has the focus."""
        for key in keys:
            self._made[key].setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            widget.addAction(self._made[key])

    def _make(self, entry: Entry, shortcuts: Mapping[str, str], parent: QWidget) -> QAction:
        action = QAction(entry.text, parent)
        action.setObjectName(entry.key)
        action.setCheckable(entry.is_checkable)
        action.setShortcut(QKeySequence(shortcuts.get(entry.key, entry.shortcut)))
        action.setToolTip(tip(action))
        if entry.is_local:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        else:
            parent.addAction(action)
        return action

    @Slot()
    def _draw(self) -> None:
        for entry in TABLE:
            if entry.icon and not entry.is_checkable:
                self._made[entry.key].setIcon(self._theme.icon(entry.icon))


def tip(action: QAction) -> str:
    """Word an action's tool tip: what it does, and its shortcut."""
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    words = action.text().removesuffix(" …")
    return f"{words} ({keys})" if keys else words
