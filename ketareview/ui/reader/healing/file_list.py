"""The files of an article, and the one that it is read in."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ketareview.domain.article import Article, Source

_NO_FILE = "No file yet: drop one on this article."
_READ = "read here"


class FileList(QWidget):
    """Names each file; any but the first can be chosen for reading."""

    read_asked = Signal(str)  # the file's SHA-256

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("fileList")
        self.setAccessibleName("Files of this article")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._shown: tuple[Source, ...] | None = None

    def show_article(self, article: Article) -> None:
        """List the files of an article."""
        if article.sources == self._shown:
            return
        self._shown = article.sources
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if not article.sources:
            self._add(self._words(_NO_FILE))
        for number, source in enumerate(article.sources):
            is_read = number == 0 and len(article.sources) > 1
            told = f"{described(source)} · {_READ}" if is_read else described(source)
            self._add(self._words(told))
            if number:
                self._add(self._button(source))

    def begin(self) -> None:
        """Give the focus to the first file that can be chosen."""
        button = self.findChild(QPushButton)
        if button is not None:
            button.setFocus()

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)
        widget.show()

    def _words(self, words: str) -> QLabel:
        label = QLabel(words, self)
        label.setObjectName("hint")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _button(self, source: Source) -> QPushButton:
        button = QPushButton("Read this file", self)
        button.setProperty("quiet", True)  # noqa: FBT003 - the name of the property says it
        button.setAccessibleName(f"Read {source.name}")
        button.setToolTip("Read the article in this file; its highlights move there")
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.clicked.connect(partial(self.read_asked.emit, source.sha256))
        return button


def described(source: Source) -> str:
    """Tell a file's name, kind and size."""
    return f"{source.name} · {source.media_type} · {source.bytes / 1_000_000:.1f} MB"
