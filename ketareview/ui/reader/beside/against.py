"""The passages that speak against the chosen one, each a step away."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ketareview.domain.highlight import Highlight
from ketareview.domain.progress import Progress
from ketareview.domain.showing import quoted
from ketareview.library import Library
from ketareview.ui.latest import Latest
from ketareview.ui.tasks import TaskRunner

_MOST = 3


@dataclass(frozen=True, slots=True)
class Opponent:
    """A passage of this article or another that speaks against the chosen one."""

    highlight: UUID
    article: UUID
    cited_as: str
    quote: str


class Opponents(QObject):
    """Looks for them when another highlight is chosen; an answer that comes too late is dropped."""

    found = Signal(tuple)  # of Opponent
    failed = Signal(Exception)

    def __init__(self, library: Library, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._latest = Latest(tasks)
        self._asked: UUID | None = None

    def look(self, highlight: Highlight | None) -> None:
        """Look for those of a highlight; for none there are none."""
        if highlight is None or highlight.id != self._asked:
            self.found.emit(())
        self._asked = highlight.id if highlight else None
        if highlight is None:
            self._latest.stop()
            return

        def work(_progress: Progress) -> tuple[Opponent, ...]:
            return opponents_of(self._library, highlight)

        self._latest.start("Find contradictions", work, done=self.found.emit, failed=self._fail)

    def shut(self) -> None:
        """Hear no more answers."""
        self._latest.stop()

    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)


def opponents_of(library: Library, highlight: Highlight) -> tuple[Opponent, ...]:
    """Read the passages that speak against a highlight."""
    marked = library.highlights.many(library.opposing.against(highlight, _MOST))
    articles = library.articles.many({each.article for each in marked})
    return tuple(
        Opponent(
            each.id,
            each.article,
            articles[each.article].record.cited_as,
            quoted(each.passage),
        )
        for each in marked
        if each.article in articles
    )


class AgainstPanel(QFrame):
    """A line for each, which opens it."""

    asked = Signal(object, object)  # UUIDs of the article and of the highlight

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("againstPanel")
        self.setAccessibleName("Passages against the chosen one")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(2)
        self._lines: list[QToolButton] = []
        caption = QLabel("± Spoken against by", self)
        caption.setObjectName("caption")
        self._column.addWidget(caption)
        self.hide()

    def show_opponents(self, opponents: Sequence[Opponent]) -> None:
        """Show these, or nothing."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.deleteLater()
        self._lines = [self._line(each) for each in opponents]
        self.setVisible(bool(opponents))

    def _line(self, opponent: Opponent) -> QToolButton:
        line = QToolButton(self)
        line.setAutoRaise(True)
        line.setText(f"{opponent.cited_as}: {opponent.quote}")
        line.setToolTip(f"{opponent.cited_as}: {opponent.quote}")
        line.setAccessibleName(f"Open {opponent.cited_as}: {opponent.quote}")
        line.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        line.clicked.connect(lambda: self.asked.emit(opponent.article, opponent.highlight))
        self._column.addWidget(line)
        return line
