"""The kind of document that an article's own text speaks for: said in a line, taken with a key."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ketareview.domain.article import ArticleKind


class KindOffer(QWidget):
    """Seen only where the text speaks for another kind than the record has."""

    taken = Signal(object)  # ArticleKind

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("kindOffer")
        self._now = self._offered = ArticleKind.ARTICLE
        self._words = QLabel(self)
        self._words.setObjectName("hint")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self.use = QPushButton("Use", self)
        self.use.setProperty("quiet", True)  # noqa: FBT003 - the name of the property says it
        self.use.clicked.connect(self._take)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(self.use)
        self.hide()

    def show_kind(self, now: ArticleKind, *, is_typed: bool) -> None:
        """Know the kind that the record has; nothing is offered where the reviewer chose it."""
        self._now = now
        self.setVisible(not is_typed and self._offered not in {ArticleKind.ARTICLE, now})

    def offer(self, kind: ArticleKind, words: str) -> None:
        """Offer a kind, with the words that speak for it; a plain article is no offer."""
        self._offered = kind
        name = kind.value.replace("-", " ")
        self._words.setText(f"The text suggests: {name}")
        self._words.setToolTip(f"“{words}”")
        self._words.setAccessibleDescription(words)
        self.use.setAccessibleName(f"Use as kind: {name}")
        self.use.setToolTip(f"Take “{name}” as the kind; the text says: “{words}”")

    @Slot()
    def _take(self) -> None:
        self.taken.emit(self._offered)
