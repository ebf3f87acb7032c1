"""The place "Library": the table of articles, or what to do while there are none."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ketareview.domain.highlight import Topic
from ketareview.ui.actions import Actions
from ketareview.ui.article_model import ArticleModel
from ketareview.ui.article_table import ArticleTable
from ketareview.ui.columns import Column
from ketareview.ui.empty import EmptyPlace
from ketareview.ui.finding import Finding, Question
from ketareview.ui.messages import counted
from ketareview.ui.page_head import PageHead
from ketareview.ui.session import Session

_EVERYTHING = "All articles"
_NOTHING_YET = "Drop papers, saved pages or folders here to begin."
_NOTHING_HERE = (
    "Nothing is filed under this topic yet. Drop papers on it, or articles from the table."
)
_NOTHING_FOUND = "No article has these words."


class LibraryPage(QWidget):
    """Shows what a search in a topic finds."""

    opened = Signal(object)  # UUID
    misunderstood = Signal(object)  # QueryError or None
    failed = Signal(object)  # Exception
    selection_changed = Signal()

    def __init__(self, session: Session, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._wanted: UUID | None = None
        self._topic: Topic | None = None
        self.model = ArticleModel(session.library, session.tasks, self)
        self.table = ArticleTable(self.model, session.theme, self)
        self._finding = Finding(session.library, session.tasks, self)
        self._head = PageHead(_EVERYTHING, self)
        self._empty = EmptyPlace(_NOTHING_YET, actions["import-files"], self)
        self._nothing = EmptyPlace(_NOTHING_FOUND, None, self)
        self._stack = QStackedWidget(self)
        for page in (self.table, self._empty, self._nothing):
            self._stack.addWidget(page)
        self._lay_out()
        self._connect(actions)
        self.table.restore_layout(session.remembered.now.columns.get("articles", ""))
        self._finding.ask(Question())

    def search(self, typed: str) -> None:
        """Show what this finds; the best first."""
        question = replace(self._finding.question, typed=typed, column=None)
        self._finding.ask(question)

    def choose_topic(self, topic: Topic | None) -> None:
        """Show what is filed under a topic or below it, or everything."""
        self._topic = topic
        self._head.name(topic.name if topic else _EVERYTHING)
        self._finding.ask(replace(self._finding.question, topic=topic.id if topic else None))

    def refresh(self) -> None:
        """Look again: the library has changed."""
        self._finding.ask_again()

    def show_article(self, article: UUID) -> None:
        """Select an article as soon as it is in the table."""
        if not self.table.select(article):
            self._wanted = article

    def selected(self) -> list[UUID]:
        """The articles selected."""
        return self.table.selected()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)

    def _connect(self, actions: Actions) -> None:
        self._finding.found.connect(self._show)
        self._finding.misunderstood.connect(self.misunderstood)
        self._finding.failed.connect(self.failed)
        self.table.opened.connect(self.opened)
        self.table.sorted_by.connect(self._sort)
        self.table.selectionModel().selectionChanged.connect(self._tell_selection)
        local = ("open-article", "file-articles", "copy-articles", "delete-articles")
        actions.place(self.table, *local)
        marks = ("mark-to-read", "mark-reading", "mark-read")
        listed = [actions["open-article"], None, *(actions[key] for key in marks), None]
        filing = ("file-articles", "unfile-articles")
        rest = ("attach-files", "find-twins", "save-copy", "copy-articles", "delete-articles")
        listed += [*(actions[key] for key in filing), None, *(actions[key] for key in rest)]
        self.table.set_menu(tuple(listed))

    @Slot(object)
    def _show(self, ids: Sequence[UUID]) -> None:
        kept = self.table.selected()
        self.model.show(ids)
        if self.table.selected() != kept:
            self.table.select_again(kept)
        self._head.count(counted(len(ids), "article", "articles") if ids else "")
        self._stack.setCurrentWidget(self._page_for(ids))
        self.misunderstood.emit(None)
        if self._wanted is not None and self.table.select(self._wanted):
            self._wanted = None
        self.selection_changed.emit()

    def _page_for(self, ids: Sequence[UUID]) -> QWidget:
        if ids:
            return self.table
        if self._finding.question.typed.strip():
            self._nothing.say(_NOTHING_FOUND)
            return self._nothing
        self._empty.say(_NOTHING_HERE if self._topic else _NOTHING_YET)
        return self._empty

    @Slot(int, bool)
    def _sort(self, column: int, is_descending: bool) -> None:  # noqa: FBT001 - Qt's signal gives it so
        self._finding.ask(
            replace(self._finding.question, column=Column(column), is_descending=is_descending)
        )

    @Slot()
    def _tell_selection(self) -> None:
        self.selection_changed.emit()
