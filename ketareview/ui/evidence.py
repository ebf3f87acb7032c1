"""The place "Evidence map": what is well supported, contested, or rests on nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ketareview import workflows
from ketareview.domain.codebook import Codebook, Scheme
from ketareview.domain.highlight import Highlight, Topic
from ketareview.domain.progress import Progress
from ketareview.ui.actions import Actions
from ketareview.ui.empty import EmptyPlace
from ketareview.ui.evidence_model import EvidenceModel
from ketareview.ui.evidence_table import EvidenceTable
from ketareview.ui.latest import Latest
from ketareview.ui.messages import counted
from ketareview.ui.passages import MARKED, PassageDelegate, PassageModel
from ketareview.ui.session import Session
from ketareview.workflows import Marked

_NOTHING_YET = (
    "Nothing is marked here yet. Open an article, select words, and type a letter and a digit."
)
_MAP = 700  # pixels
_CHOOSE = "Choose a number to see its passages."


@dataclass(frozen=True, slots=True)
class _Found:
    codebook: Codebook
    marked: Sequence[Marked]


class EvidencePage(QWidget):
    """The map of a topic, and below it the passages of the cell that is chosen."""

    passage_asked = Signal(object, object)  # the article's UUID, the highlight's
    shown = Signal()
    failed = Signal(object)  # Exception

    def __init__(self, session: Session, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._latest = Latest(session.tasks)
        self._topic: Topic | None = None
        self._is_stale = True
        self._marked: dict[UUID, Marked] = {}
        self._title = QLabel("The whole library", self)
        self._title.setObjectName("heading")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._count = QLabel(self)
        self._count.setObjectName("hint")
        self._model = EvidenceModel(self)
        self.table = EvidenceTable(self._model, session.theme, self)
        self._passages = PassageModel(self)
        self.list = QListView(self)
        self.list.setObjectName("passages")
        self.list.setAccessibleName("Passages")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setModel(self._passages)
        self.list.setItemDelegate(PassageDelegate(session.theme, self.list))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._legend = QLabel(self)
        self._hint = QLabel(_CHOOSE, self)
        self._hint.setObjectName("hint")
        self._hint.setMargin(16)
        self._stack = QStackedWidget(self)
        self._empty = EmptyPlace(_NOTHING_YET, actions["go-library"], self)
        self._lay_out()
        self.table.chosen.connect(self._show_passages)
        self.list.activated.connect(self._open)
        self.list.clicked.connect(self._open)

    def choose_topic(self, topic: Topic | None) -> None:
        """Map what is filed under a topic and those below it, or everything."""
        self._topic = topic
        self._title.setText(topic.name if topic else "The whole library")
        self.refresh()

    def refresh(self) -> None:
        """Count anew, now where it is seen, or when it is."""
        self._is_stale = True
        if self.isVisible():
            self.make()

    def make(self) -> None:
        """Count, if anything has changed since."""
        if not self._is_stale:
            return
        self._is_stale = False
        self._latest.start(
            "Evidence map",
            partial(_look, self._session, self._topic),
            done=self._show,
            failed=self.failed.emit,
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self._count, alignment=Qt.AlignmentFlag.AlignBottom)
        self._legend.setObjectName("hint")
        self._legend.setWordWrap(True)
        self._legend.setMargin(16)
        left = QWidget(self)
        mapped = QVBoxLayout(left)
        mapped.setContentsMargins(0, 0, 0, 0)
        mapped.setSpacing(0)
        mapped.addWidget(self.table, 1)
        mapped.addWidget(self._legend)
        below = QWidget(self)
        inside = QVBoxLayout(below)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self._hint)
        inside.addWidget(self.list, 1)
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.addWidget(left)
        halves.addWidget(below)
        halves.setStretchFactor(0, 0)
        halves.setStretchFactor(1, 1)
        halves.setSizes([_MAP, _MAP])
        self._stack.addWidget(halves)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)

    def _show(self, found: _Found) -> None:
        self._marked = {each.highlight.id: each for each in found.marked}
        self._passages.know(found.codebook)
        self._model.show(found.codebook, [each.highlight for each in found.marked])
        self._legend.setText(_legend(found.codebook))
        self._count.setText(counted(len(found.marked), "passage", "passages"))
        self._stack.setCurrentIndex(0 if found.marked else 1)
        self.shown.emit()

    @Slot(object)
    def _show_passages(self, chosen: tuple[Highlight, ...]) -> None:
        self._passages.show([self._marked[each.id] for each in chosen])
        self._hint.setVisible(not chosen)
        self.list.setVisible(bool(chosen))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        marked = index.data(MARKED)
        if isinstance(marked, Marked):
            self.passage_asked.emit(marked.article.id, marked.highlight.id)


def _legend(codebook: Codebook) -> str:
    rungs = (f"{code.sign} {code.label}" for code in codebook.of(Scheme.STRENGTH))
    return f"{' · '.join(rungs)}. \N{MINUS SIGN}1: one of them contradicts."


def _look(session: Session, topic: Topic | None, _progress: Progress) -> _Found:
    library = session.library
    ids = library.search.highlights(topic=topic.id if topic else None)
    marked = workflows.gather(library, library.highlights.many(ids))
    return _Found(library.codebooks.current(), marked)
