"""The tabs: the place where one is, and the articles that are open."""

from uuid import UUID

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtWidgets import QTabBar, QTabWidget, QWidget

from ketareview.domain.article import Article
from ketareview.domain.codebook import Codebook
from ketareview.ui.incoming.dropping import Target
from ketareview.ui.judging.appraisal_pane import AppraisalPane
from ketareview.ui.reader.beside.study_pane import StudyPane
from ketareview.ui.reader.tab import ReaderTab
from ketareview.ui.reader.way.journey import Journey
from ketareview.ui.reader.way.keeping import Keeping
from ketareview.ui.session import Session

_LONGEST = 28


class ReaderTabs(QTabWidget):
    """The first tab is the place; every other one is an article."""

    failed = Signal(object)  # Exception
    tab_closed = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("readerTabs")
        self.setAccessibleName("Open articles")
        self._session = session
        self._opening: dict[UUID, UUID | None] = {}
        self._places: dict[UUID, int] = {}
        self.journey = Journey(self, self.open_article)
        self.setDocumentMode(True)
        self.setTabsClosable(True)
        self.setMovable(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabBar().setExpanding(False)
        self.tabBar().setAccessibleName("Tabs")
        self.tabCloseRequested.connect(self.close_tab)

    def set_place(self, page: QWidget, title: str) -> None:
        """Put the place into the first tab; it cannot be closed."""
        self.addTab(page, title)
        for side in (QTabBar.ButtonPosition.LeftSide, QTabBar.ButtonPosition.RightSide):
            self.tabBar().setTabButton(0, side, None)
        self.tabBar().setTabToolTip(0, title)

    def open_article(self, article: UUID, highlight: UUID | None = None) -> None:
        """Open an article, or go to it where it is open; then go to a highlight."""
        for tab in self.readers():
            if tab.article.id == article:
                self.setCurrentWidget(tab)
                if highlight is not None:
                    tab.show_highlight(highlight)
                return
        is_new = article not in self._opening
        self._opening[article] = highlight
        if is_new:
            library = self._session.library
            self._session.tasks.start(
                "Open article",
                lambda _: (library.articles.get(article), library.codebooks.current()),
                done=self._show,
                failed=lambda error: self._give_up(article, error),
            )

    def reopen(self, article: Article, codebook: Codebook) -> None:
        """Open an article behind the others, without going to it."""
        if all(tab.article.id != article.id for tab in self.readers()):
            self._add(article, codebook)

    def show_again(self, article: UUID | None) -> None:
        """Show an article that is open, or the first tab."""
        shown = (tab for tab in self.readers() if tab.article.id == article)
        tab = next(shown, None)
        self.setCurrentIndex(0 if tab is None else self.indexOf(tab))

    def reader(self) -> ReaderTab | None:
        """The article that is shown now."""
        shown = self.currentWidget()
        return shown if isinstance(shown, ReaderTab) else None

    def readers(self) -> list[ReaderTab]:
        """All articles that are open."""
        tabs = (self.widget(number) for number in range(self.count()))
        return [tab for tab in tabs if isinstance(tab, ReaderTab)]

    def target_at(self, place: QPoint) -> Target | None:
        """Tell to which open article something would be attached: that of a tab, or the one shown.

        Over the place there is none.
        """
        bar = self.tabBar()
        number = bar.tabAt(bar.mapFrom(self, place))
        tab = self.widget(number) if number >= 0 else self.currentWidget()
        if not isinstance(tab, ReaderTab):
            return None
        if number >= 0:
            corner = bar.mapTo(self, bar.tabRect(number).topLeft())
            room = QRect(corner, bar.tabRect(number).size())
        else:
            room = self.rect().adjusted(0, bar.height(), 0, 0)
        return Target(room, article=tab.article.id, name=tab.article.record.called)

    @Slot(int)
    def close_tab(self, number: int) -> None:
        """Close an article; the place stays."""
        tab = self.widget(number)
        if isinstance(tab, ReaderTab):
            tab.close_reader()
            self.removeTab(number)
            tab.deleteLater()
            self.tab_closed.emit()

    def step(self, by: int) -> None:
        """Go to another tab, round and round."""
        self.setCurrentIndex((self.currentIndex() + by) % self.count())

    def _show(self, found: tuple[Article, Codebook]) -> None:
        article, codebook = found
        tab = self._add(article, codebook)
        self.setCurrentWidget(tab)
        tab.setFocus()
        highlight = self._opening.pop(article.id, None)
        if highlight is not None:
            tab.show_highlight(highlight)

    def _add(self, article: Article, codebook: Codebook) -> ReaderTab:
        session = self._session
        tab = ReaderTab(
            session.library,
            session.viewer,
            article,
            codebook,
            session.theme,
            session.tasks,
            self,
        )
        others = [self.reader(), *reversed(self.readers())]
        if before := next((each for each in others if each is not None), None):
            tab.guide.open_like(before.guide)
        number = self._places.pop(article.id, self.count())
        number = self.insertTab(number, tab, _short(tab.title()))
        self.setTabToolTip(number, article.record.called)
        tab.title_changed.connect(lambda title: self._rename(tab, title))
        tab.failed.connect(self.failed)
        tab.gone.connect(lambda: self.close_tab(self.indexOf(tab)))
        tab.outdated.connect(lambda: self._open_anew(tab))
        tab.article_asked.connect(self.open_article)
        tab.passage_asked.connect(self.open_article)
        self._add_appraisal(tab)
        self._add_study(tab)
        Keeping(tab, session.positions, session.tasks).failed.connect(self.failed)
        self.journey.follow(tab)
        return tab

    def _add_appraisal(self, tab: ReaderTab) -> None:
        session = self._session
        pane = AppraisalPane(session.library, tab.article.id, session.tasks, tab.side)
        pane.failed.connect(self.failed)
        tab.closed.connect(pane.shut)
        tab.side.addTab(pane, "Appraisal")

    def _add_study(self, tab: ReaderTab) -> None:
        session = self._session
        parts = (session.library, tab.article.id, session.tasks, session.theme)
        pane = StudyPane(*parts, lambda: tab.desk, tab.side)
        pane.failed.connect(self.failed)
        tab.closed.connect(pane.shut)
        tab.side.addTab(pane, "Study")

    def _open_anew(self, tab: ReaderTab) -> None:
        """Show an article in the file that it is read in now."""
        number, article = self.indexOf(tab), tab.article.id
        if number >= 0:
            self._places[article] = number
            self.close_tab(number)
            self.open_article(article)

    def _give_up(self, article: UUID, error: Exception) -> None:
        self._opening.pop(article, None)
        self.failed.emit(error)

    def _rename(self, tab: ReaderTab, title: str) -> None:
        self.setTabText(self.indexOf(tab), _short(title))


def _short(title: str) -> str:
    words = title.replace("&", "&&")  # Qt takes one for a shortcut
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
