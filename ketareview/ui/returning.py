"""Keeps what is open every few seconds, and opens it again at the next start."""

from collections import deque
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ketareview.domain.article import Article
from ketareview.domain.codebook import Codebook
from ketareview.domain.highlight import Topic
from ketareview.domain.progress import Progress
from ketareview.library import Library
from ketareview.ui import arrangement
from ketareview.ui.arrangement import Arrangement, Side
from ketareview.ui.panes import Panes
from ketareview.ui.search_box import SearchField
from ketareview.ui.sidebar import Sidebar
from ketareview.ui.stage import Stage
from ketareview.ui.tabs import ReaderTabs
from ketareview.ui.tasks import TaskRunner

_OFTEN = 5_000  # milliseconds
_Kept = tuple[Arrangement, tuple[Topic, ...], dict[UUID, Article], Codebook]


class Returning(QObject):
    """An article that is gone meanwhile is left out."""

    returned = Signal()  # what was open is open again
    failed = Signal(Exception)

    def __init__(  # noqa: PLR0913, PLR0917 - the parts of the window that are put back
        self,
        library: Library,
        tasks: TaskRunner,
        path: Path,
        sidebar: Sidebar,
        search: SearchField,
        stage: Stage,
        panes: Panes,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self._path = path
        self._sidebar, self._search = sidebar, search
        self._stage, self._panes = stage, panes
        self._kept: Arrangement | None = None
        self._is_untouched = True
        self._missing: deque[tuple[Article, ReaderTabs]] = deque()
        self._timer = QTimer(self, interval=_OFTEN)
        self._timer.timeout.connect(self.keep)
        tasks.start("Open what was open", self._read, done=self._begin, failed=self._give_up)

    def now(self) -> Arrangement:
        """Look at what is open."""
        topic = self._sidebar.tree.current()
        return Arrangement(
            place=self._stage.place,
            topic=topic.id if topic else None,
            search=self._search.box.text(),
            claims=self._stage.claims.filtered_by,
            first=_side(self._panes.first),
            second=_side(self._panes.second),
            is_second=self._panes.current is self._panes.second,
        )

    @Slot()
    def keep(self) -> None:
        """Write what is open, if that has changed."""
        now = self.now()
        if now == self._kept:
            return
        self._kept = now
        self._tasks.start(
            "Keep what is open", lambda _: arrangement.write(now, self._path), failed=self._fail
        )

    def shut(self) -> None:
        """Write it before the tabs are closed, unless they are still being opened."""
        if self._timer.isActive():
            self._timer.stop()
            arrangement.write(self.now(), self._path)

    def _read(self, _progress: Progress) -> _Kept:
        kept, library = arrangement.read(self._path), self._library
        articles = library.articles.many(kept.articles)
        return kept, library.topics.tree(), articles, library.codebooks.current()

    def _begin(self, found: _Kept) -> None:
        kept, topics, articles, codebook = found
        self._is_untouched = self.now() == Arrangement()
        if self._is_untouched:
            self._go_back(kept, topics)
        for side, tabs in ((kept.first, self._panes.first), (kept.second, self._panes.second)):
            here = (articles.get(each) for each in side.articles)
            self._missing.extend((each, tabs) for each in here if each is not None)
        self._go_on(kept, codebook)

    def _go_back(self, kept: Arrangement, topics: tuple[Topic, ...]) -> None:
        """Go where one was, unless one has gone somewhere already."""
        if kept.topic is not None:
            self._sidebar.tree.show_topics(topics)
            self._sidebar.tree.choose(kept.topic)
        self._stage.claims.filter_by(kept.claims)
        self._search.box.setText(kept.search)
        self._sidebar.places.show_place(kept.place)

    def _go_on(self, kept: Arrangement, codebook: Codebook) -> None:
        """Open one article in each turn, so that the window answers meanwhile."""
        if self._missing:
            article, tabs = self._missing.popleft()
            self._panes.reopen(article, codebook, tabs)
            QTimer.singleShot(0, self, partial(self._go_on, kept, codebook))
            return
        if kept.articles and self._is_untouched:
            self._panes.show_again(kept.first.shown, kept.second.shown, is_second=kept.is_second)
        self._kept = self.now()
        self._timer.start()
        self.returned.emit()

    def _give_up(self, error: Exception) -> None:
        self._timer.start()
        self.failed.emit(error)

    def _fail(self, error: Exception) -> None:
        """Tell of the first failure, and try no more."""
        self._timer.stop()
        self.failed.emit(error)


def _side(tabs: ReaderTabs) -> Side:
    shown = tabs.reader()
    return Side(_ids(tabs), shown.article.id if shown else None)


def _ids(tabs: ReaderTabs) -> tuple[UUID, ...]:
    return tuple(tab.article.id for tab in tabs.readers())
