"""One article, opened to be read and marked."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QWidget,
)
from typing_extensions import override

from ketareview.domain.article import Article
from ketareview.domain.codebook import Codebook
from ketareview.domain.errors import ArticleNotFoundError
from ketareview.domain.progress import Progress
from ketareview.library import Library
from ketareview.pdf import Viewer
from ketareview.ui.empty import EmptyPlace
from ketareview.ui.messages import worded
from ketareview.ui.reader.arranging import arrange
from ketareview.ui.reader.beside.highlight_model import HighlightModel
from ketareview.ui.reader.beside.kind_reading import KindReading
from ketareview.ui.reader.beside.side import Side
from ketareview.ui.reader.beside.telling import Telling
from ketareview.ui.reader.choosing import Choosing
from ketareview.ui.reader.coding.altering import Altering
from ketareview.ui.reader.coding.asking import Asking
from ketareview.ui.reader.coding.tagging import Tagging
from ketareview.ui.reader.contents import Contents, Shown
from ketareview.ui.reader.desk import Desk
from ketareview.ui.reader.first_look import FirstLook
from ketareview.ui.reader.healing.care import Care
from ketareview.ui.reader.healing.standing import standings
from ketareview.ui.reader.opening import Opened, Opening
from ketareview.ui.reader.page.marks import Others, marks_of
from ketareview.ui.reader.page.page_view import PageView
from ketareview.ui.reader.toolbar import ReaderToolbar
from ketareview.ui.reader.touching import Touching
from ketareview.ui.reader.way.guide import Guide
from ketareview.ui.reader.way.panel import WayPanel
from ketareview.ui.tasks import TaskRunner
from ketareview.ui.theme import Theme


class ReaderTab(QWidget):
    """Joins the page and what stands beside it; every change goes through a task."""

    title_changed = Signal(str)
    failed = Signal(Exception)
    article_asked = Signal(object)  # UUID
    passage_asked = Signal(object, object)  # UUIDs of an article and of a highlight
    gone = Signal()  # the article is in the trash
    outdated = Signal()  # the article is read in another file now
    closed = Signal()

    def __init__(  # noqa: PLR0913, PLR0917 - the window hands over its parts
        self,
        library: Library,
        viewer: Viewer,
        article: Article,
        codebook: Codebook,
        theme: Theme,
        tasks: TaskRunner,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.article = article
        self._library = library
        self._codebook = codebook
        self._theme = theme
        self._tasks = tasks
        self._labels: tuple[str, ...] = ()
        self._shown = Shown(article, (), ())
        self._others = Others.DIMMED
        self._is_closed = False
        self._desk: Desk | None = None
        self._model = HighlightModel(codebook, self._label_of, self)
        self._choosing = Choosing(self)
        self._altering = Altering(library)
        self._tagging = Tagging(library, article, codebook, self._altering, tasks, self)
        self._asking = Asking(self._tagging, self._choosing, self)
        self._contents = Contents(library, article.id, tasks, self)
        self._toolbar = ReaderToolbar(theme, self)
        self._side = Side(self._model, codebook, theme, self)
        self._kinds = KindReading(library, tasks, self._side.record, self)
        self._telling = Telling(library, tasks, self._model, self._side.tags, self)
        self._touching = Touching(self._choosing, self._tagging, self._telling, self)
        self._care = Care(library, viewer, theme, tasks, self._side.tray, self._tagging, self)
        self._panel = WayPanel(theme, self)
        self.guide = Guide(viewer, tasks, self._panel, self._toolbar, self)
        self._middle = QStackedWidget(self)
        self.first_look = FirstLook(self._middle)
        self._opening = Opening(library, viewer, theme, tasks, self.first_look, self)
        self._notice = EmptyPlace("Opening …", None, self)
        self._middle.addWidget(self._notice)
        above = (self._toolbar, self._care.offer)
        arrange(self, self._panel, above, self._middle, self._side)
        self._connect()
        self._side.record.show_article(article)
        self._open()

    @property
    def theme(self) -> Theme:
        """The look that it shares with the window."""
        return self._theme

    @property
    def desk(self) -> Desk | None:
        """The page with its search, once it is ready to be read."""
        return self._desk

    @property
    def page_view(self) -> PageView | None:
        """The page by itself."""
        return None if self._desk is None else self._desk.view

    @property
    def side(self) -> Side:
        """What stands beside the page."""
        return self._side

    def switch_side(self) -> None:
        """Show highlights and record, or hide them."""
        self._side.switch()

    def title(self) -> str:
        """What stands on the tab: first author and year, or the title."""
        return self.article.record.cited_as

    def show_highlight(self, highlight: UUID) -> None:
        """Scroll to a highlight and choose it, as soon as it is there."""
        self._side.setCurrentIndex(0)
        self._choosing.show(highlight)

    def close_reader(self) -> None:
        """Let go of the paper and of the library; called before the tab is deleted."""
        if self._is_closed:
            return
        self._is_closed = True
        self._contents.shut()
        self._opening.shut()
        self.guide.shut()
        self._telling.shut()
        self._kinds.shut()
        self._tagging.shut()
        self._care.shut()
        if self._desk is not None:
            self._desk.shut()
        self.closed.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.fit(event.size().width())

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.close_reader()
        super().closeEvent(event)

    def _connect(self) -> None:
        self._contents.read.connect(self._show)
        self._contents.failed.connect(self._fail_to_read)
        self._opening.opened.connect(self._place)
        self._opening.failed.connect(self._refuse)
        self._telling.passage_asked.connect(self.passage_asked)
        self._telling.failed.connect(self.failed)
        self._choosing.changed.connect(self._show_chosen)
        self._choosing.moved.connect(self._go_to_chosen)
        self._tagging.failed.connect(self.failed)
        self._side.list.chosen.connect(self._choosing.show)
        self._side.list.others_asked.connect(self._show_others)
        self._side.list.trash_asked.connect(self._tagging.trash)
        self._side.tags.transcribed.connect(self._tagging.transcribe)
        self._side.tags.changed.connect(self._tagging.change)
        self._side.tags.topics_asked.connect(self._asking.ask_topics)
        self._side.record.changed.connect(self._change_record)
        self._side.record.article_asked.connect(self.article_asked)
        self._side.record.files.read_asked.connect(self._care.read)
        self._care.shown.connect(self._choosing.show)
        self._care.failed.connect(self.failed)
        self._toolbar.left.connect(self._touching.focus)

    def _open(self) -> None:
        self._toolbar.show_labels(())
        source = next(iter(self.article.sources), None)
        if source is None:
            self._notice.say(
                "This article has no file yet. Drop its PDF or saved page on the window to read it."
            )
            self._contents.look()
        else:
            self._opening.start(source)

    def _place(self, opened: Opened) -> None:
        """Put the page into the middle, once its text and shape are known."""
        self._labels = opened.labels
        self._tagging.read_from(opened.source.sha256, opened.pages)
        desk = Desk(opened, self._tagging, self._codebook, self._theme, self._tasks, self)
        self._desk = desk
        self._touching.serve(desk)
        desk.view.surface.failed.connect(self.failed)
        self.guide.take(opened, desk)
        self._toolbar.serve(desk, opened.labels)
        self._middle.addWidget(desk)
        self._middle.setCurrentWidget(desk)
        self.setFocusProxy(desk)
        is_writing = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
        if self.isVisible() and not is_writing:
            desk.setFocus()
        self._show(self._shown)
        self._show_chosen()
        if self._choosing.chosen is not None:
            self._go_to_chosen()
        self._contents.look()  # after the page, which is looked for first

    def _refuse(self, error: Exception) -> None:
        self._notice.say(worded(error))
        self._contents.look()

    def _show(self, shown: Shown) -> None:
        """Show an article as it stands after a change."""
        has_new_title = shown.article.record.cited_as != self.title()
        self.article, self._shown = shown.article, shown
        self._tagging.know(shown.article, shown.highlights)
        self._asking.know(shown.topics)
        reviewer = self._library.reviewer.id
        is_hiding = self._others is Others.HIDDEN
        listed = [one for one in shown.highlights if one.reviewer.id == reviewer or not is_hiding]
        here = self._desk.source if self._desk else ""
        self._model.show(listed, shown.contested, standings(listed, here, shown.differing))
        self._care.know(shown.article, shown.highlights)
        self._side.list.offer_others(any(one.reviewer.id != reviewer for one in shown.highlights))
        self._side.record.show_article(shown.article, shown.related, shown.past)
        if self._desk is not None:
            self._desk.know_topics(shown.name_of_topic)
        self._choosing.know(listed)
        self._telling.look(shown)
        if has_new_title:
            self.title_changed.emit(self.title())
        if here and here not in [each.sha256 for each in self.article.sources[:1]]:
            self.outdated.emit()

    def _fail_to_read(self, error: Exception) -> None:
        if isinstance(error, ArticleNotFoundError):
            self.gone.emit()
        else:
            self.failed.emit(error)

    def _show_chosen(self) -> None:
        chosen = self._choosing.chosen
        reviewer = self._library.reviewer.id
        self._side.list.choose(chosen.id if chosen else None)
        self._telling.choose(chosen, self._shown)
        if self._desk is not None:
            here = self._desk.source
            marks = marks_of(
                [one for one in self._shown.highlights if one.passage.source == here],
                self._codebook,
                reviewer=reviewer,
                others=self._others,
                contested=self._shown.contested,
            )
            self._desk.view.set_marks(marks, chosen.id if chosen else None)

    def _go_to_chosen(self) -> None:
        chosen = self._choosing.chosen
        if self._desk is not None and chosen and chosen.passage.source == self._desk.source:
            self._desk.view.show_pieces(chosen.passage.pieces)
            self._desk.view.put_caret(chosen.passage.pieces)
        elif self._desk is not None and chosen:
            self._care.tell_elsewhere(chosen)

    def _show_others(self, others: Others) -> None:
        self._others = others
        self._show(self._shown)
        self._show_chosen()

    def _change_record(self, fields: Mapping[str, object]) -> None:
        def work(_progress: Progress) -> None:
            self._altering.record(self.article.id, fields)

        self._tasks.start("Change record", work, failed=self._tell_failure)

    def _tell_failure(self, error: Exception) -> None:
        self._contents.look()
        self.failed.emit(error)

    def _label_of(self, page: int) -> str:
        return f"p. {self._labels[page - 1]}" if 1 <= page <= len(self._labels) else ""
