"""Tabs on one side or on two, so that two papers, or two places of one, stand side by side."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from ketareview.domain.article import Article
from ketareview.domain.codebook import Codebook
from ketareview.ui.reader.tab import ReaderTab
from ketareview.ui.session import Session
from ketareview.ui.tabs import ReaderTabs


class Panes(QSplitter):
    """Two groups of tabs; the one that had the focus last is `current`, the second may be empty."""

    changed = Signal()  # what is shown, or on which side one is
    failed = Signal(object)  # Exception

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("panes")
        self.setChildrenCollapsible(False)
        self.first = ReaderTabs(session, self)
        self.second = ReaderTabs(session, self)
        self.second.setObjectName("secondTabs")
        self.second.setAccessibleName("Articles open on the second side")
        self.current = self.first
        self.second.hide()
        for tabs in (self.first, self.second):
            self.addWidget(tabs)
            tabs.failed.connect(self.failed)
            tabs.currentChanged.connect(self._tell)
            tabs.journey.changed.connect(self.changed)
        self.second.tab_closed.connect(self._close_when_empty)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr] # there is one

    @property
    def is_split(self) -> bool:
        """Whether both sides are shown."""
        return not self.second.isHidden()

    def reader(self) -> ReaderTab | None:
        """The article that is shown on the current side."""
        return self.current.reader()

    def readers(self) -> list[ReaderTab]:
        """All articles that are open."""
        return [*self.first.readers(), *self.second.readers()]

    def open_article(self, article: UUID, highlight: UUID | None = None) -> None:
        """Open an article on the current side, or go to where it is open."""
        for tabs in (self.current, self._other):
            if any(tab.article.id == article for tab in tabs.readers()):
                self.current = tabs
                break
        self.current.open_article(article, highlight)

    def reopen(self, article: Article, codebook: Codebook, tabs: ReaderTabs) -> None:
        """Open an article on the side where it was open before, without going to it."""
        if tabs is self.second:
            self._show_second()
        tabs.reopen(article, codebook)

    def show_again(self, first: UUID | None, second: UUID | None, *, is_second: bool) -> None:
        """Show what was shown on each side, and be on the side where one was."""
        self.first.show_again(first)
        self.second.show_again(second)
        if is_second and self.is_split:
            self.current = self.second
        shown = self.current.currentWidget()
        if shown is not None:
            shown.setFocus()
        self.changed.emit()

    def split(self) -> None:
        """Show the article on both sides, or close the second one."""
        reader = self.reader()
        if self.is_split:
            for tab in self.second.readers():
                self.second.close_tab(self.second.indexOf(tab))
        elif reader is not None:
            self._open_second(reader.article.id)

    def move_across(self) -> None:
        """Show the article on the other side instead."""
        reader, tabs = self.reader(), self.current
        if reader is None:
            return
        article = reader.article.id
        tabs.close_tab(tabs.indexOf(reader))
        if tabs is self.first:
            self._open_second(article)
        else:
            self.current = self.first
            self.first.open_article(article)

    @property
    def _other(self) -> ReaderTabs:
        return self.second if self.current is self.first else self.first

    def _open_second(self, article: UUID) -> None:
        self._show_second()
        self.current = self.second
        self.second.open_article(article)

    def _show_second(self) -> None:
        if not self.is_split:
            half = self.width() // 2
            self.second.show()
            self.setSizes([half, half])

    @Slot()
    def _close_when_empty(self) -> None:
        if self.second.count() == 0:
            self.second.hide()
            self.current = self.first
            self.first.setFocus()
            self.changed.emit()

    @Slot(int)
    def _tell(self, _number: int) -> None:
        self.changed.emit()

    @Slot(QWidget, QWidget)
    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        for tabs in (self.first, self.second):
            if now is not None and tabs is not self.current and tabs.isAncestorOf(now):
                self.current = tabs
                self.changed.emit()
