"""Finding words in the article that is open: every place at once, and one of them shown."""

import threading
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Slot

from ketareview.domain.highlight import Piece
from ketareview.domain.progress import Progress
from ketareview.domain.text import Page
from ketareview.reading import Article
from ketareview.ui.reader.find_bar import FindBar
from ketareview.ui.reader.page.page_view import PageView
from ketareview.ui.reader.page.scrolled import Stand
from ketareview.ui.tasks import TaskRunner

Places = tuple[tuple[Piece, ...], ...]


class Searching(QObject):
    """Begins where the reader is; while words are typed, it begins there again."""

    def __init__(
        self, pages: Sequence[Page], view: PageView, bar: FindBar, tasks: TaskRunner
    ) -> None:
        super().__init__(view)
        self._text = _Text(pages)
        self._view = view
        self._bar = bar
        self._tasks = tasks
        self._found: Places = ()
        self._current = -1
        self._asked = 0
        self._begin = self._landed = view.stand
        view.corrected.connect(self._land)
        bar.asked.connect(self._search)
        bar.stepped.connect(self.step)
        bar.closed.connect(self._close)

    def open_with(self, words: str) -> None:
        """Show the line to type in, with words to begin with, if there are any."""
        if not self._bar.isVisible():
            self._begin = self._landed = self._view.stand
            self._tasks.start("Read words", self._text.read)
        self._bar.open_with(words)

    @Slot(int)
    def step(self, step: int) -> None:
        """Go to the next or the previous place found."""
        if not self._found:
            self.open_with("")
            return
        self._current = (self._current + step) % len(self._found)
        self._show()

    def shut(self) -> None:
        """Show no answer that comes later."""
        self._asked = -1

    @Slot(str)
    def _search(self, words: str) -> None:
        self._asked += 1
        self._tasks.start(
            "Find in article",
            partial(self._text.find, words),
            done=partial(self._take, self._asked),
            failed=partial(self._find_nothing, self._asked),
        )

    def _take(self, asked: int, found: Places) -> None:
        if asked != self._asked:
            return  # closed, or asked again, since
        if self._has_gone_on():
            self._begin = self._view.stand
        self._found = found
        self._current = self._first_behind(self._begin) if found else -1
        self._show()

    def _find_nothing(self, asked: int, _error: Exception) -> None:
        self._take(asked, ())

    def _has_gone_on(self) -> bool:
        """Whether the reader scrolled away from the place that was shown last."""
        surface = self._view.surface
        heights = [surface.height_of(each.hold) for each in (self._landed, self._view.stand)]
        return abs(heights[1] - heights[0]) > self._view.viewport().height()

    def _first_behind(self, stand: Stand) -> int:
        """Find the first place at or below where the search began, else the very first."""
        surface = self._view.surface
        height = surface.height_of(stand.hold)
        page = surface.page_at(height)
        for number, pieces in enumerate(self._found):
            first = pieces[0]
            if first.page > page or (first.page == page and surface.top_of_target(first) >= height):
                return number
        return 0

    def _show(self) -> None:
        self._view.set_found(self._found, self._current)
        self._bar.show_count(self._current, len(self._found))
        if self._found:
            self._view.show_pieces(self._found[self._current])
        self._land()

    @Slot()
    def _land(self) -> None:
        """Note where the view was taken; from farther away the reader has gone on."""
        self._landed = self._view.stand

    @Slot()
    def _close(self) -> None:
        self._asked += 1
        self._bar.hide()
        self._found, self._current = (), -1
        self._view.set_found((), -1)
        self._view.setFocus()


class _Text:
    """The words of an article, made ready for any number of searches; used in tasks only."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = pages
        self._lock = threading.Lock()
        self._ready: Article | None = None

    def read(self, _progress: Progress) -> Article:
        """Make them ready, once."""
        with self._lock:
            if self._ready is None:
                self._ready = Article(self._pages)
            return self._ready

    def find(self, words: str, progress: Progress) -> Places:
        """Find every place of the words."""
        return tuple(self.read(progress).find_all(words)) if words.strip() else ()
