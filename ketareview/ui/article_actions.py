"""What can be done with the articles selected in the table."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from ketareview.domain.article import Article, ArticleStatus
from ketareview.domain.progress import Progress
from ketareview.ui.actions import Actions
from ketareview.ui.chooser import Chooser
from ketareview.ui.incoming.orders import Order
from ketareview.ui.library_page import LibraryPage
from ketareview.ui.session import Session
from ketareview.ui.topic_actions import options_of
from ketareview.ui.topic_model import TopicModel
from ketareview.ui.topics import TopicTree

_STATUSES = {
    "mark-to-read": ArticleStatus.TO_READ,
    "mark-reading": ArticleStatus.READING,
    "mark-read": ArticleStatus.READ,
}
_NEEDY = ("open-article", "file-articles", "copy-articles", "delete-articles", *_STATUSES)
_OF_ONE = ("attach-files", "find-twins")


class ArticleActions(QObject):
    """Opens, files, marks, copies and deletes; every change is a task, and can be undone."""

    opened = Signal(object)  # UUID
    attached = Signal(object)  # Order
    twins_asked = Signal(object)  # UUID
    failed = Signal(object)  # Exception

    def __init__(
        self,
        session: Session,
        actions: Actions,
        page: LibraryPage,
        tree: TopicTree,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
        self._page = page
        self._tree = tree
        self._window = parent
        actions.on("open-article", self._open)
        actions.on("file-articles", self._ask_topic)
        actions.on("unfile-articles", self._unfile)
        actions.on("attach-files", self._ask_files)
        actions.on("find-twins", self._ask_twins)
        actions.on("copy-articles", self._copy)
        actions.on("delete-articles", self._delete)
        for key, status in _STATUSES.items():
            actions.on(key, partial(self._mark, status))
        page.selection_changed.connect(self._enable)
        tree.chosen.connect(self._enable)
        tree.articles_dropped.connect(self.file)
        self._enable()

    def file(self, ids: Sequence[UUID], topic: UUID) -> None:
        """File articles under a topic."""
        self._do("File articles", lambda: self._session.library.articles.file(ids, topic))

    def _enable(self) -> None:
        has_articles = bool(self._page.selected())
        for key in _NEEDY:
            self._actions[key].setEnabled(has_articles)
        for key in _OF_ONE:
            self._actions[key].setEnabled(len(self._page.selected()) == 1)
        in_topic = has_articles and self._tree.current() is not None
        self._actions["unfile-articles"].setEnabled(in_topic)

    def _open(self) -> None:
        for article in self._page.selected():
            self.opened.emit(article)

    def _ask_topic(self) -> None:
        ids = self._page.selected()
        model = self._tree.model()
        if not ids or not isinstance(model, TopicModel):
            return
        options = options_of(model.topics())
        chooser = Chooser("File under topic", options, self._session.theme, self._window)
        chooser.chosen.connect(lambda topic: self.file(ids, topic))
        chooser.open_over(self._window)

    def _ask_files(self) -> None:
        """Choose files for the article selected; the window goes on meanwhile."""
        article = self._page.selected()[0]
        dialog = QFileDialog(self._window, "Attach file")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self._attach(article, names))
        dialog.open()

    def _attach(self, article: UUID, names: Sequence[str]) -> None:
        self.attached.emit(Order(tuple(Path(name) for name in names), article=article))

    def _ask_twins(self) -> None:
        self.twins_asked.emit(self._page.selected()[0])

    def _unfile(self) -> None:
        ids, topic = self._page.selected(), self._tree.current()
        if topic is not None:
            self._do(
                "Take out of topic", lambda: self._session.library.articles.unfile(ids, topic.id)
            )

    def _mark(self, status: ArticleStatus) -> None:
        ids = self._page.selected()
        self._do("Mark articles", lambda: self._session.library.articles.set_status(ids, status))

    def _delete(self) -> None:
        ids = self._page.selected()
        delete = partial(self._session.library.articles.delete, ids)
        self._session.safety.first(len(ids), lambda: self._do("Move to trash", delete))

    def _copy(self) -> None:
        ids = self._page.selected()

        def work(_progress: Progress) -> dict[UUID, Article]:
            return self._session.library.articles.many(ids)

        def copy(found: dict[UUID, Article]) -> None:
            lines = [reference(found[each]) for each in ids if each in found]
            QGuiApplication.clipboard().setText("\n".join(lines))

        self._session.tasks.start("Copy references", work, done=copy, failed=self.failed.emit)

    def _do(self, name: str, change: Callable[[], object]) -> None:
        def work(_progress: Progress) -> object:
            return change()

        self._session.tasks.start(name, work, failed=self.failed.emit)


def reference(article: Article) -> str:
    """Write an article as one line, for pasting into a text."""
    record = article.record
    names = ", ".join(author.short for author in record.authors)
    parts = [names, f"({record.year})" if record.year else "", record.title, record.journal]
    where = f"https://doi.org/{record.doi}" if record.doi else record.url
    return ". ".join(part for part in (*parts, where) if part)
