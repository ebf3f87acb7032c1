"""Duplicates: those that are certain, merged at once; those that must be looked at, one by one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ketareview import workflows
from ketareview.domain.article import Article
from ketareview.domain.identity import Pair, Sureness
from ketareview.domain.progress import Progress
from ketareview.domain.traits import traits
from ketareview.ui.latest import Latest
from ketareview.ui.messages import counted
from ketareview.ui.progress_bar import ProgressBar
from ketareview.ui.session import Session
from ketareview.ui.twins.pair_list import deeds
from ketareview.ui.twins.pairs_page import PairsPage
from ketareview.workflows import Merging

_SIZE = (1080, 700)
_PAUSE = 400  # milliseconds in which several changes become one look
_CERTAIN = (
    "Every file, highlight, topic and note is kept; records that go are in the trash, and each "
    "merge can be undone."
)
_PROBABLE = "Look at each: what differs bears the sign ≠."
_LINKED = "These were linked: both stay, and each names the other in its record."
_NONE_CERTAIN = "Nothing is here twice for certain. After the next import, look again."
_NONE_PROBABLE = "There is no pair left to look at. After the next import, look again."
_NONE_LINKED = "No preprint is linked to its paper yet. V links two that are looked at."
_IS_LINKED = "linked-versions"


@dataclass(frozen=True, slots=True)
class _Found:
    pairs: Sequence[Pair]
    articles: Mapping[UUID, Article]
    plan: Sequence[Merging] = ()


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
        self._bar = ProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Pairs looked for")
        self._everything = QPushButton("Show all pairs", self)
        self._everything.setAutoDefault(False)
        self._everything.clicked.connect(self._show_everything)
        self._undo = QPushButton("Undo", self)
        self._undo.setAutoDefault(False)
        self._undo.clicked.connect(undo.trigger)
        self._undo_action = undo
        undo.changed.connect(self._show_undo)
        self._show_undo()
        self.addAction(undo)
        self.certain = PairsPage(session.theme, _CERTAIN, _NONE_CERTAIN, self)
        self.probable = PairsPage(session.theme, _PROBABLE, _NONE_PROBABLE, self)
        self.linked = PairsPage(session.theme, _LINKED, _NONE_LINKED, self)
        self._pages = (self.certain, self.probable, self.linked)
        self.probable.all.hide()
        self.linked.all.hide()
        self._tabs = QTabWidget(self)
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(self.certain, "Certain")
        self._tabs.addTab(self.probable, "To look at")
        self._tabs.addTab(self.linked, "Linked")
        self._planning = {page: Latest(session.tasks) for page in self._pages}
        self._again = QTimer(self, singleShot=True, interval=_PAUSE)
        self._again.timeout.connect(self.look)
        self._lay_out()
        self.finished.connect(self._stop)
        self._tabs.currentChanged.connect(self._focus_list)
        self.certain.all_asked.connect(self._merge_all)
        for page in self._pages:
            page.looked_at.connect(partial(self._plan, page))
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
    def _stop(self) -> None:
        self._again.stop()
        for asking in (self._looking, *self._planning.values()):
            asking.stop()

    @Slot()
    def look(self) -> None:
        """Look for pairs."""
        library = self._session.library

        def find(progress: Progress) -> _Found:
            pairs = workflows.find_duplicates(library, progress)
            ids = {id_ for pair in pairs for id_ in (pair.first, pair.second)}
            plan = workflows.plan_of_merge(library, [p for p in pairs if _is_certain(p)])
            return _Found(pairs, library.articles.many(ids), plan)

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
        self._bar.show_steps(0, 0)
        self._everything.hide()

    def _show(self, found: _Found) -> None:
        is_first = not self._found.pairs
        self._found = found
        self._bar.hide()
        self._show_found()
        if is_first and not self.certain.model.pairs() and self.probable.model.pairs():
            self._tabs.setCurrentWidget(self.probable)
        if is_first:
            self._focus_list()

    def _show_found(self) -> None:
        pairs = [each for each in self._found.pairs if self._is_asked_for(each)]
        parts = (
            [each for each in pairs if _is_certain(each)],
            [each for each in pairs if not _is_certain(each) and not _is_linked(each)],
            [each for each in pairs if _is_linked(each)],
        )
        for page, some in zip(self._pages, parts, strict=True):
            page.show_pairs(some, self._found.articles)
        self.certain.all.setVisible(self._of is None)
        self.certain.all.setText(f"Merge all {len(parts[0]):,}")
        self.certain.say(f"{deeds(*self._found.plan)} {_CERTAIN}" if self._found.plan else _CERTAIN)
        self._count()

    def _is_asked_for(self, pair: Pair) -> bool:
        return self._of is None or self._of.id in {pair.first, pair.second}

    def _count(self) -> None:
        for page, words in zip(self._pages, ("Certain", "To look at", "Linked"), strict=True):
            count = len(page.model.pairs())
            number = self._tabs.indexOf(page)
            self._tabs.setTabText(number, f"{words}  {count:,}" if count else words)
            self._tabs.setTabToolTip(number, counted(count, "pair", "pairs"))

    @Slot()
    def _show_undo(self) -> None:
        self._undo.setEnabled(self._undo_action.isEnabled())
        self._undo.setText(self._undo_action.text())

    @Slot()
    def _focus_list(self) -> None:
        page = self._tabs.currentWidget()
        if isinstance(page, PairsPage):
            page.list.setFocus()

    @Slot()
    def _show_everything(self) -> None:
        self.show_only(None)

    def _plan(self, page: PairsPage, pair: Pair) -> None:
        """Work out what merging two would do, while they are looked at."""
        library = self._session.library

        def plan(_progress: Progress) -> Merging | None:
            return next(iter(workflows.plan_of_merge(library, [pair])), None)

        self._planning[page].start(
            "Look at pair", plan, done=partial(page.show_plan, pair), failed=self._fail
        )

    @Slot(object, object)
    def _merge(self, pair: Pair, merging: Merging) -> None:
        library = self._session.library
        self._judge(
            "Merge articles", [pair], lambda progress: workflows.merge(library, [merging], progress)
        )

    @Slot()
    def _merge_all(self) -> None:
        library, plan = self._session.library, self._found.plan
        self._judge(
            "Merge articles",
            self.certain.model.pairs(),
            lambda progress: workflows.merge(library, plan, progress),
        )

    @Slot(object)
    def _tell_apart(self, pair: Pair) -> None:
        relations, both = self._session.library.relations, (pair.first, pair.second)

        def work(_progress: Progress) -> None:
            if _is_linked(pair):
                relations.forget(*both)
            relations.say_different(*both)

        self._judge("Tell articles apart", [pair], work)

    @Slot(object)
    def _link(self, pair: Pair) -> None:
        relations = self._session.library.relations
        preprint, published = sorted((pair.first, pair.second), key=self._age)
        self._judge("Link versions", [pair], lambda _: relations.link_versions(preprint, published))

    def _age(self, article: UUID) -> tuple[bool, int]:
        """Order versions: preprints come before papers, and older ones before younger ones."""
        record = self._found.articles[article].record
        return not traits(record).is_preprint, record.year or 0

    def _judge(self, name: str, pairs: Sequence[Pair], work: Callable[[Progress], object]) -> None:
        for page in self._pages:
            page.settle(pairs)
        self._count()
        self._session.tasks.start(name, work, failed=self._fail)

    def _fail(self, error: Exception) -> None:
        self._bar.hide()
        self.failed.emit(error)
        self.refresh()


def _is_certain(pair: Pair) -> bool:
    return pair.sureness is Sureness.CERTAIN


def _is_linked(pair: Pair) -> bool:
    return any(each.code == _IS_LINKED for each in pair.reasons)
