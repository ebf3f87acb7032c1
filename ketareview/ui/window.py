"""The window: joins its parts and decides nothing."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QMainWindow,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ketareview.domain.highlight import Topic
from ketareview.domain.progress import Progress
from ketareview.ui import standing
from ketareview.ui.actions import Actions
from ketareview.ui.article_actions import ArticleActions
from ketareview.ui.backups.showing import Backing
from ketareview.ui.banner import MessageBanner
from ketareview.ui.claims.deeds import ClaimDeeds
from ketareview.ui.copying import Copying
from ketareview.ui.exporting import Exporting
from ketareview.ui.incoming.dropping import Dropping
from ketareview.ui.incoming.orders import Order
from ketareview.ui.incoming.reception import Reception
from ketareview.ui.latest import Latest
from ketareview.ui.menus import fill
from ketareview.ui.news import News
from ketareview.ui.overlays import Corner
from ketareview.ui.palette import show_palette
from ketareview.ui.panes import Panes
from ketareview.ui.places import Place
from ketareview.ui.proof.showing import Proof
from ketareview.ui.safety.keeping import Keeping
from ketareview.ui.search_box import SearchField
from ketareview.ui.session import Session
from ketareview.ui.sidebar import WIDTH, Sidebar
from ketareview.ui.stage import Stage
from ketareview.ui.staying import Staying
from ketareview.ui.task_panel import TaskPanel
from ketareview.ui.toast import Toast
from ketareview.ui.topic_actions import TopicActions
from ketareview.ui.twins.showing import Twins
from ketareview.ui.undoing import Undoing
from ketareview.ui.viewing import Viewing
from ketareview.ui.warnings.showing import Warnings

log = logging.getLogger(__name__)

_SIZE = (1440, 900)


class MainWindow(QMainWindow):
    """Everything that is seen of a library."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle(f"{session.place.stem} · KetaReview")
        self._session = session
        self.commands = Actions(session.theme, session.remembered.now.shortcuts, self)
        self._looking = Latest(session.tasks)
        self._news = News(session.library, self)
        self._make_parts()
        self._lay_out()
        self._join_topics()
        self._join_articles()
        self._join_claims()
        self._join_imports()
        self._join_commands()
        standing.stand(self, QSize(*_SIZE), self._session.remembered.now.window)
        self._staying.begin(self._sidebar, self._search, self._stage, self._panes)
        self._refresh()
        self._reception.resume()

    def import_paths(self, paths: Sequence[Path], topic: UUID | None = None) -> None:
        """Take in files and folders."""
        self._reception.take(Order(tuple(paths), topic=topic))

    def open_article(self, article: UUID, highlight: UUID | None = None) -> None:
        """Open an article in a tab, at a highlight."""
        self._panes.open_article(article, highlight)

    def show_place(self, place: Place) -> None:
        """Go to a place."""
        self._sidebar.places.show_place(place)
        self._stage.show_place(place)
        self._tabs.setTabText(0, self._stage.title)
        self._tabs.setCurrentIndex(0)

    @Slot(object)
    def tell_failure(self, error: BaseException) -> None:
        """Show what failed until it is resolved or put away."""
        self._banner.tell(error)
        self._keeping.look_at(error)
        self._staying.look_at(error)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._keep_place()
        writing = self.focusWidget()
        if writing is not None:
            writing.clearFocus()  # what is being written is saved when one leaves the field
        if not self._backing.lets_close():
            event.ignore()
            return
        self._news.shut()
        self._stage.claims.shut()
        self._stage.reports.shut()
        for tab in self._panes.readers():
            tab.close_reader()
        self._staying.shut()
        self._session.tasks.shut_down()
        super().closeEvent(event)

    def _make_parts(self) -> None:
        session, theme = self._session, self._session.theme
        fill(self.menuBar(), self.commands)
        keys = self.commands["search-everything"].shortcut()
        self._sidebar = Sidebar(self.commands, theme, self)
        self._search = SearchField(
            keys.toString(QKeySequence.SequenceFormat.NativeText), theme, self
        )
        self._banner = MessageBanner(theme, self)
        self._keeping = Keeping(session, self.commands, self._banner, self)
        self._sidebar.set_foot(self._keeping.sign)
        self._staying = Staying(session, self._banner, self)
        self._staying.failed.connect(self.tell_failure)
        self._panes = Panes(session, self)
        self._tabs = self._panes.first
        self._stage = Stage(session, self.commands, self._tabs)
        self._tabs.set_place(self._stage, self._stage.title)
        self._reception = Reception(session, self)
        self._exporting = Exporting(session, self.commands, self)
        self._twins = Twins(session, self.commands["undo"], self)
        self._warnings = Warnings(session, self)
        self._dropping = Dropping(self, theme)
        self._under_way = TaskPanel(session.tasks, self)
        self._toast = Toast(theme, self)
        self._undoing = Undoing(session, self.commands, self)
        self._backing = Backing(session, self.commands, self._staying.bar, self)
        self._backing.failed.connect(self.tell_failure)
        self._backing.told.connect(self._toast.say)
        self._viewing = Viewing(session, self.commands, self._panes, self)

    def _lay_out(self) -> None:
        middle = QWidget(self)
        middle.setObjectName("middle")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._banner, self._staying.bar, self._search):
            column.addWidget(part)
        column.addWidget(self._panes, 1)
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.addWidget(self._sidebar)
        halves.addWidget(middle)
        halves.setStretchFactor(0, 0)
        halves.setStretchFactor(1, 1)
        halves.setCollapsible(1, False)  # noqa: FBT003 - Qt takes no keyword here
        halves.setSizes([WIDTH, _SIZE[0] - WIDTH])
        self.setCentralWidget(halves)
        corner = Corner(self, self._session.theme)
        corner.add(self._toast)
        corner.add(self._under_way)
        corner.add(self._reception.panel)
        self._reception.busy.connect(corner.calm)

    def _join_topics(self) -> None:
        tree, session = self._sidebar.tree, self._session
        topics = TopicActions(session, self.commands, self._sidebar.model, tree, self)
        topics.failed.connect(self.tell_failure)
        tree.chosen.connect(self._choose_topic)
        self._sidebar.places.chosen.connect(self._go)
        self._sidebar.places.clicked.connect(self._leave_topic)

    def _join_articles(self) -> None:
        page = self._stage.library
        articles = ArticleActions(self._session, self.commands, page, self._sidebar.tree, self)
        for part in (articles, page, self._stage):
            part.failed.connect(self.tell_failure)
        articles.opened.connect(self.open_article)
        articles.attached.connect(self._reception.take)
        articles.twins_asked.connect(self._twins.show_of)
        copying = Copying(self._session, self.commands, self._panes, page, self)
        copying.saved.connect(self._toast.tell)
        copying.failed.connect(self.tell_failure)
        page.opened.connect(self.open_article)
        page.misunderstood.connect(self._search.show_problem)
        self._stage.passage_asked.connect(self.open_article)
        self._warnings.passage_asked.connect(self.open_article)
        self._warnings.claim_asked.connect(self._show_claim)
        self._search.typed.connect(self._look_for)
        self._search.entered.connect(page.setFocus)
        self._panes.failed.connect(self.tell_failure)

    def _join_claims(self) -> None:
        claims = ClaimDeeds(
            self._session, self.commands, self._stage.claims, self._picked_passages, self
        )
        claims.done.connect(self._toast.tell_done)
        claims.told.connect(self._toast.say)
        claims.failed.connect(self.tell_failure)
        self._exporting.saved.connect(self._toast.tell)
        self._exporting.failed.connect(self.tell_failure)
        proof = Proof(self._session, self.commands, self)
        proof.failed.connect(self.tell_failure)
        self._toast.undo_asked.connect(self.commands["undo"].trigger)

    def _picked_passages(self) -> list[UUID]:
        """The highlights that are selected where one is: beside a page, in a map, under a claim."""
        reader = self._panes.reader()
        if reader is None:
            return self._stage.picked_passages()
        return [each.id for each in reader.side.list.picked()]

    def _join_imports(self) -> None:
        dropping = self._dropping
        tree, table = self._sidebar.tree, self._stage.library.table
        dropping.watch(tree.viewport(), tree.target_at, takes_more=True)
        dropping.watch(table.viewport(), table.target_at)
        for tabs in (self._panes.first, self._panes.second):
            dropping.watch(tabs, tabs.target_at)
        dropping.dropped.connect(self._reception.take)
        dropping.refused.connect(self.tell_failure)
        for part in (self._reception, self._twins, self._warnings):
            part.failed.connect(self.tell_failure)
        self._reception.merge_asked.connect(self._twins.show_of)
        self._reception.show_asked.connect(self._show_imported)
        self._news.saved.connect(self._banner.resolve)
        self._news.saved.connect(self._keeping.tell_saved)
        self._news.saved.connect(self._staying.tell_saved)
        self._news.changed.connect(self._refresh)
        self._reception.busy.connect(self._news.calm)
        self._session.tasks.failed.connect(self.tell_failure)
        self._undoing.failed.connect(self.tell_failure)
        self._undoing.told.connect(self._toast.say)
        self._keeping.failed.connect(self.tell_failure)
        self._keeping.told.connect(self._toast.say)
        self._keeping.copying.reopening.connect(self.close)
        if self._backing.watching is not None:
            self._backing.watching.timer.timeout.connect(self._keeping.copying.save_back)

    def _join_commands(self) -> None:
        commands = self.commands
        commands.on("import-files", self._reception.choose_files)
        commands.on("import-folder", self._reception.choose_folder)
        commands.on("show-imports", self._reception.show_past)
        commands.on("find-duplicates", self._twins.show_all)
        commands.on("show-warnings", self._warnings.show)
        commands.on("paste", self._paste)
        commands.on("quit", self.close)
        commands.on("search-everything", self._start_search)
        commands.on("go-library", lambda: self.show_place(Place.LIBRARY))
        commands.on("go-map", lambda: self.show_place(Place.MAP))
        commands.on("go-claims", lambda: self.show_place(Place.CLAIMS))
        commands.on("go-reports", lambda: self.show_place(Place.REPORTS))
        commands.on("report-topic", lambda: self.show_place(Place.REPORTS))
        commands.on("save-report", self._save_report)
        commands.on("save-map", self._save_map)
        commands.on("palette", lambda: show_palette(commands, self._session.theme, self))

    @Slot(object)
    def _go(self, place: Place) -> None:
        self.show_place(place)

    @Slot()
    def _leave_topic(self) -> None:
        """A click on the place where one is goes to all of it."""
        self._tabs.setCurrentIndex(0)
        self._sidebar.tree.choose(None)

    @Slot(object)
    def _choose_topic(self, topic_id: UUID | None) -> None:
        topic = self._sidebar.model.find(topic_id) if topic_id else None
        self._stage.choose_topic(topic)
        self._warnings.choose_topic(topic)
        self._exporting.choose_topic(topic)
        if topic is not None:
            self._tabs.setCurrentIndex(0)

    @Slot(str)
    def _look_for(self, typed: str) -> None:
        if typed:
            self.show_place(Place.LIBRARY)
        self._stage.library.search(typed)

    def _start_search(self) -> None:
        self._search.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.box.selectAll()

    @Slot(object)
    def _show_imported(self, article: UUID) -> None:
        self.open_article(article)

    @Slot(object)
    def _show_claim(self, claim: UUID) -> None:
        self.show_place(Place.CLAIMS)
        self._stage.claims.choose_claim(claim)
        self.activateWindow()

    def _save_report(self) -> None:
        self.show_place(Place.REPORTS)
        self._stage.reports.save()

    def _save_map(self) -> None:
        self.show_place(Place.MAP)
        self._stage.map.save()

    def _paste(self) -> None:
        """Take what was copied elsewhere; whoever reads an article means something else."""
        if self._panes.reader() is None:
            self._dropping.paste(QGuiApplication.clipboard().mimeData())

    @Slot()
    def _refresh(self) -> None:
        """Look at the library again."""
        library = self._session.library

        def look(_progress: Progress) -> tuple[tuple[Topic, ...], int]:
            return library.topics.tree(), library.articles.count()

        self._looking.start("Look at topics", look, done=self._show_topics)
        self._stage.refresh()
        self._reception.refresh()
        self._twins.refresh()
        self._warnings.refresh()
        self._undoing.refresh()
        self._backing.refresh()

    def _show_topics(self, found: tuple[tuple[Topic, ...], int]) -> None:
        topics, articles = found
        self._sidebar.tree.show_topics(topics)
        self._sidebar.places.show_count(Place.LIBRARY, articles)

    def _keep_place(self) -> None:
        self._staying.keep()
        columns = {"articles": self._stage.library.table.layout_words()}
        try:
            self._session.remembered.change(
                lambda now: replace(
                    now, window=standing.words(self), columns={**now.columns, **columns}
                )
            )
        except OSError:
            log.warning("The window's place could not be kept", exc_info=True)
