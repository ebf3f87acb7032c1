"""Duplicates: those that are certain, merged at once; those that must be looked at, one by one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ketareview import workflows
from ketareview.domain.article import Article
from ketareview.domain.identity import Pair, Sureness
from ketareview.domain.progress import Progress
from ketareview.ui.latest import Latest
from ketareview.ui.messages import counted
from ketareview.ui.session import Session
from ketareview.ui.twins.pairs_page import PairsPage

_SIZE = (1080, 700)
_PAUSE = 400  # milliseconds in which several changes become one look
_CERTAIN = (
    "These are the same paper. Merging keeps every file, highlight, topic and note; the record "
    "that goes is in the trash, and one step takes it back."
)
_PROBABLE = "Look at each: what differs bears the sign ≠."
_NONE_CERTAIN = "Nothing is here twice for certain. After the next import, look again."
_NONE_PROBABLE = "There is no pair left to look at. After the next import, look again."


@dataclass(frozen=True, slots=True)
class _Found:
    pairs: Sequence[Pair]
    articles: Mapping[UUID, Article]


class TwinsDialog(QDialog):
    """Finds pairs in a task, and has the library do what the reviewer says of them."""

    failed = Signal(object)  # Exception

    def __init__(self, session: Session, undo: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("twinsDialog")
        self.setWindowTitle("Duplicates")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._session = session
        self._looking = Latest(session.tasks)
        self._of: Article | None = None
        self._found = _Found((), {})
        self._title = QLabel("Duplicates", self)
        self._title.setObjectName("heading")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Pairs looked for")
        self._everything = QPushButton("Show all pairs", self)
        self._everything.setAutoDefault(False)
        self._everything.clicked.connect(self._show_everything)
        self._undo = QPushButton("Undo", self)
        self._undo.setAutoDefault(False)
        self._undo.clicked.connect(undo.trigger)
        self.addAction(undo)
        self.certain = PairsPage(session.theme, _CERTAIN, _NONE_CERTAIN, self)
        self.probable = PairsPage(session.theme, _PROBABLE, _NONE_PROBABLE, self)
        self.probable.all.hide()
        self._tabs = QTabWidget(self)
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(self.certain, "Certain")
        self._tabs.addTab(self.probable, "To look at")
        self._again = QTimer(self, singleShot=True, interval=_PAUSE)
        self._again.timeout.connect(self.look)
        self._lay_out()
        for page in (self.certain, self.probable):
            page.merge_asked.connect(self._merge)
            page.different_asked.connect(self._tell_apart)
            page.versions_asked.connect(self._link)
        self.look()

    def show_only(self, article: Article | None) -> None:
        """Show the pairs of one article, or all."""
        self._of = article
        self._title.setText(f"Duplicates of “{article.record.title}”" if article else "Duplicates")
        self._everything.setVisible(article is not None)
        self._show_found()

    @Slot()
    def refresh(self) -> None:
        """Look again soon: the library has changed."""
        self._again.start()

    @Slot()
    def look(self) -> None:
        """Look for pairs."""
        library = self._session.library

        def find(progress: Progress) -> _Found:
            pairs = workflows.find_duplicates(library, progress)
            ids = {id_ for pair in pairs for id_ in (pair.first, pair.second)}
            return _Found(pairs, library.articles.many(ids))

        self._bar.show()
        self._looking.start("Look for duplicates", find, done=self._show, failed=self._fail)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 4)
        head.addWidget(self._title, 1)
        head.addWidget(self._everything)
        head.addWidget(self._undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addWidget(self._tabs, 1)
        self._bar.setRange(0, 0)
        self._everything.hide()

    def _show(self, found: _Found) -> None:
        is_first = not self._found.pairs
        self._found = found
        self._bar.hide()
        self._show_found()
        if is_first and not self.certain.model.pairs() and self.probable.model.pairs():
            self._tabs.setCurrentWidget(self.probable)

    def _show_found(self) -> None:
        pairs = [each for each in self._found.pairs if self._is_asked_for(each)]
        certain = [each for each in pairs if each.sureness is Sureness.CERTAIN]
        others = [each for each in pairs if each.sureness is not Sureness.CERTAIN]
        self.certain.show_pairs(certain, self._found.articles)
        self.probable.show_pairs(others, self._found.articles)
        self.certain.all.setText(f"Merge all {len(certain):,}")
        self._count()

    def _is_asked_for(self, pair: Pair) -> bool:
        return self._of is None or self._of.id in {pair.first, pair.second}

    def _count(self) -> None:
        for page, words in ((self.certain, "Certain"), (self.probable, "To look at")):
            count = len(page.model.pairs())
            number = self._tabs.indexOf(page)
            self._tabs.setTabText(number, f"{words}  {count:,}" if count else words)
            self._tabs.setTabToolTip(number, counted(count, "pair", "pairs"))

    @Slot()
    def _show_everything(self) -> None:
        self.show_only(None)

    @Slot(object)
    def _merge(self, pairs: Sequence[Pair]) -> None:
        library = self._session.library

        def work(progress: Progress) -> None:
            workflows.merge(library, workflows.plan_of_merge(library, pairs), progress)

        self._judge("Merge articles", pairs, work)

    @Slot(object)
    def _tell_apart(self, pair: Pair) -> None:
        relations, both = self._session.library.relations, (pair.first, pair.second)
        self._judge("Tell articles apart", [pair], lambda _: relations.say_different(*both))

    @Slot(object)
    def _link(self, pair: Pair) -> None:
        relations, both = self._session.library.relations, (pair.first, pair.second)
        self._judge("Link versions", [pair], lambda _: relations.link_versions(*both))

    def _judge(self, name: str, pairs: Sequence[Pair], work: Callable[[Progress], object]) -> None:
        for page in (self.certain, self.probable):
            page.settle(pairs)
        self._count()
        self._session.tasks.start(name, work, failed=self._fail)

    def _fail(self, error: Exception) -> None:
        self._bar.hide()
        self.failed.emit(error)
        self.refresh()
