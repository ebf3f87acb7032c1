"""Files dropped on the window: the drop shows at once what it will do."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from ketareview.ui.messages import counted

_MARGIN = 24


def carries_files(carried: QMimeData) -> bool:
    """Whether files of this machine are dragged."""
    return any(url.isLocalFile() for url in carried.urls())


def files_in(carried: QMimeData) -> list[Path]:
    """List the files and folders that are dragged."""
    return [Path(url.toLocalFile()) for url in carried.urls() if url.isLocalFile()]


def promise(paths: list[Path], topic: str | None = None) -> str:
    """Say what dropping these will do."""
    folders = sum(path.is_dir() for path in paths)
    files = len(paths) - folders
    parts = [counted(files, "file", "files")] if files else []
    parts += [counted(folders, "folder", "folders")] if folders else []
    words = f"Import {' and '.join(parts)}"
    return f"{words} under “{topic}”" if topic else words


class DropArea(QObject):
    """Lets files be dropped anywhere on a widget that takes none itself."""

    dropped = Signal(object)  # list[Path]

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        self._area = area
        self._overlay = _Overlay(area)
        area.setAcceptDrops(True)
        area.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and carries_files(event.mimeData()):
            self._overlay.show_over(self._area, promise(files_in(event.mimeData())))
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._overlay.hide()
            return True
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self._overlay.hide()
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(files_in(event.mimeData()))
            return True
        return super().eventFilter(watched, event)


class _Overlay(QWidget):
    """Lies over the area while something is dragged over it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dropOverlay")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = QLabel(self)
        self._words.setObjectName("heading")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.addWidget(self._words)
        self.hide()

    def show_over(self, area: QWidget, words: str) -> None:
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setGeometry(area.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN))
        self.show()
        self.raise_()
