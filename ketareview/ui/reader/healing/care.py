"""Looks after an open article's highlights when its file changes."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from ketareview.domain.article import Article
from ketareview.domain.highlight import Highlight
from ketareview.domain.progress import Progress
from ketareview.library import Library
from ketareview.pdf import Viewer
from ketareview.ui.reader.coding.tagging import Tagging
from ketareview.ui.reader.healing.elsewhere import Elsewhere
from ketareview.ui.reader.healing.moving import Rereading
from ketareview.ui.reader.healing.offer import Offer
from ketareview.ui.reader.healing.old_place import Old, OldPlaces
from ketareview.ui.reader.healing.row import TrayRow
from ketareview.ui.reader.healing.tray import Tray
from ketareview.ui.tasks import TaskRunner
from ketareview.ui.theme import Theme


class Care(QObject):
    """Joins tray, library and page; every change goes through a task."""

    shown = Signal(object)  # UUID of a highlight to go to
    failed = Signal(Exception)

    def __init__(  # noqa: PLR0913, PLR0917 - the reader hands over its parts
        self,
        library: Library,
        viewer: Viewer,
        theme: Theme,
        tasks: TaskRunner,
        tray: Tray,
        tagging: Tagging,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self._tray = tray
        self._tagging = tagging
        self._is_shut = False
        self._lost: tuple[Highlight, ...] = ()
        self._article: Article | None = None
        self._places = OldPlaces(library, viewer, tasks, self)
        self.rereading = Rereading(library, theme, tasks, parent)
        self.rereading.failed.connect(self.failed)
        self.offer = Offer(theme, parent)
        self._elsewhere = Elsewhere(library, tasks, self.offer, self.read, self)
        tray.shown.connect(self.shown)
        tray.trashed.connect(self._trash)
        tray.placed.connect(self._place)
        tray.kept.connect(self._keep)
        tray.confirmed.connect(self._confirm)
        tray.opened.connect(self._look)

    def know(self, article: Article, highlights: Sequence[Highlight]) -> None:
        """Learn how an article and one's own highlights in it stand now."""
        self._article = article
        own = [each for each in highlights if each.reviewer.id == self._library.reviewer.id]
        self._lost = tuple(each for each in own if each.lost_in)
        self._tray.show_highlights(own)
        self._elsewhere.look(article, own)

    def tell_elsewhere(self, highlight: Highlight) -> None:
        """Say where a highlight is that the page cannot show."""
        if self._article is not None:
            self._elsewhere.tell(self._article, highlight, self._tray.open)

    def read(self, source: str) -> None:
        """Read the article in another of its files."""
        if self._article is not None:
            self.rereading.begin(self._article.id, source)

    def shut(self) -> None:
        """Show and ask nothing more."""
        self._is_shut = True
        self._elsewhere.shut()
        self._places.shut()
        self.rereading.shut()

    def _look(self) -> None:
        if self._lost:
            self._places.look(self._lost, partial(self._show_old, self._lost), self._fail)

    def _show_old(self, lost: Sequence[Highlight], olds: Sequence[Old]) -> None:
        if self._is_shut or lost != self._lost:
            return
        rows = {row.id: row for row in self._tray.rows}
        for highlight, old in zip(lost, olds, strict=True):
            if (row := rows.get(highlight.id)) is not None:
                row.tell(old.told)
                self._places.draw(old, partial(self._show_picture, row))

    def _show_picture(self, row: TrayRow, picture: QImage) -> None:
        if row in self._tray.rows:
            row.show_picture(picture, self._tray.devicePixelRatioF())

    def _place(self, highlight: UUID) -> None:
        passage = self._tagging.selected()
        if passage is None:
            return

        def work(_progress: Progress) -> None:
            self._library.moving.place(highlight, passage)

        self._tasks.start(
            "Put highlight here", work, done=partial(self._end, highlight), failed=self._fail
        )

    def _end(self, highlight: UUID, _result: object) -> None:
        if not self._is_shut:
            self._tagging.saved.emit(highlight)

    def _trash(self, highlight: UUID) -> None:
        self._tagging.trash([highlight])

    def _keep(self, highlight: UUID) -> None:
        def work(_progress: Progress) -> None:
            self._library.moving.keep([highlight])

        self._run("Keep highlight", work)

    def _confirm(self, highlight: UUID) -> None:
        def work(_progress: Progress) -> None:
            self._library.moving.confirm([highlight])

        self._run("Confirm highlight", work)

    def _run(self, name: str, work: Callable[[Progress], None]) -> None:
        self._tasks.start(name, work, failed=self._fail)

    def _fail(self, error: Exception) -> None:
        if self._is_shut:
            self._tasks.failed.emit(error)
        else:
            self.failed.emit(error)
