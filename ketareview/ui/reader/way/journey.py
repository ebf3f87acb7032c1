"""Back and forward through all that is open."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from ketareview.ui.reader.page.scrolled import Stand
from ketareview.ui.reader.tab import ReaderTab
from ketareview.ui.reader.way.trail import Stop, Trail


class Journey(QObject):
    """Notes what is left by jumping or by changing tabs, and goes back to it."""

    changed = Signal()

    def __init__(self, tabs: QTabWidget, open_article: Callable[[UUID], None]) -> None:
        super().__init__(tabs)
        self._tabs = tabs
        self._open = open_article
        self._trail = Trail()
        self._shown: QWidget | None = None
        self._goal: Stop | None = None
        tabs.currentChanged.connect(self._change_tab)
        self.changed.connect(self._show_ways)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a way back."""
        return self._trail.can_go_back

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a way forward."""
        return self._trail.can_go_forward

    def follow(self, tab: ReaderTab) -> None:
        """Note the jumps within an article; if it was opened to go back, go to the place."""
        tab.guide.leaving.connect(partial(self._leave, tab.article.id))
        tab.guide.back_asked.connect(self.back)
        tab.guide.forward_asked.connect(self.forward)
        goal = self._goal
        if goal is not None and goal.article == tab.article.id and goal.stand is not None:
            tab.guide.return_to(goal.stand)

    def back(self) -> None:
        """Go to where one was before the last jump."""
        self._go(self._trail.back(self._here()))

    def forward(self) -> None:
        """Undo the last step back."""
        self._go(self._trail.forward(self._here()))

    def forget(self, articles: frozenset[UUID]) -> None:
        """Leave out articles that are gone."""
        self._trail.forget(articles)
        self.changed.emit()

    def _go(self, stop: Stop | None) -> None:
        if stop is not None:
            self._goal = stop
            self._show(stop)
        self.changed.emit()

    def _show(self, stop: Stop) -> None:
        reader = self._reader(stop.article)
        if stop.article is not None and reader is None:
            self._open(stop.article)  # which ends with `follow`
            return
        self._tabs.setCurrentIndex(0 if reader is None else self._tabs.indexOf(reader))
        self._goal = None
        if reader is not None and stop.stand is not None:
            reader.guide.return_to(stop.stand)

    def _leave(self, article: UUID, stand: Stand) -> None:
        self._trail.leave(Stop(article, stand))
        self._goal = None
        self.changed.emit()

    def _change_tab(self, number: int) -> None:
        shown = self._tabs.widget(number)
        left, self._shown = self._shown, shown
        if left is None or left is shown or number < 0:
            return
        goal, self._goal = self._goal, None
        if goal is None or goal.article != self._stop_of(shown).article:
            self._trail.leave(self._stop_of(left))
        self.changed.emit()

    def _show_ways(self) -> None:
        shown = self._tabs.currentWidget()
        if isinstance(shown, ReaderTab):
            shown.guide.show_ways(back=self.can_go_back, forward=self.can_go_forward)

    def _here(self) -> Stop:
        return self._stop_of(self._tabs.currentWidget())

    def _stop_of(self, widget: QWidget | None) -> Stop:
        return (
            Stop(widget.article.id, widget.guide.stand)
            if isinstance(widget, ReaderTab)
            else Stop(None)
        )

    def _reader(self, article: UUID | None) -> ReaderTab | None:
        every = (self._tabs.widget(number) for number in range(self._tabs.count()))
        return next(
            (tab for tab in every if isinstance(tab, ReaderTab) and tab.article.id == article), None
        )
