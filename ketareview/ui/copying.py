"""Saving a copy of an article's PDF with its highlights in it."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from ketareview import workflows
from ketareview.domain.article import Article
from ketareview.domain.errors import NoPdfError, SourceNotFoundError
from ketareview.domain.progress import Progress
from ketareview.ui.actions import Actions
from ketareview.ui.library_page import LibraryPage
from ketareview.ui.messages import counted, reason
from ketareview.ui.panes import Panes
from ketareview.ui.session import Session
from ketareview.workflows import Annotated

_KEY = "save-copy"
_TITLE = "Save a copy with highlights"
_LONGEST = 120


class Copying(QObject):
    """Copies the article that is read, or the one selected in the table."""

    saved = Signal(str, object)  # what to say, and the Path
    failed = Signal(object)  # Exception

    def __init__(
        self, session: Session, actions: Actions, panes: Panes, page: LibraryPage, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._action = actions[_KEY]
        self._panes = panes
        self._page = page
        self._window = window
        actions.on(_KEY, self._look)
        panes.changed.connect(self._enable)
        page.selection_changed.connect(self._enable)
        self._enable()

    def save_to(self, article: Article, target: Path) -> None:
        """Write the copy; whoever chose the name was asked about a file that is there."""

        def work(progress: Progress) -> Annotated:
            library = self._session.library
            return workflows.annotate(library, article, target, may_replace=True, progress=progress)

        self._session.tasks.start(_TITLE, work, done=self._tell, failed=self.failed.emit)

    def _article(self) -> UUID | None:
        reader = self._panes.reader()
        if reader is not None:
            return reader.article.id
        selected = self._page.selected()
        return selected[0] if len(selected) == 1 else None

    @Slot()
    def _enable(self) -> None:
        self._action.setEnabled(self._article() is not None)

    @Slot()
    def _look(self) -> None:
        """Look first whether there is a PDF; nobody chooses a name for nothing."""
        asked = self._article()
        if asked is None:
            return
        library = self._session.library

        def look(_progress: Progress) -> Article:
            article = library.articles.get(asked)
            if not article.sources:
                raise SourceNotFoundError(title=article.record.title)
            if article.sources[0].media_type != "application/pdf":
                raise NoPdfError(title=article.record.title)
            return article

        self._session.tasks.start(_TITLE, look, done=self._ask, failed=self.failed.emit)

    def _ask(self, article: Article) -> None:
        """Ask where; the window goes on meanwhile."""
        dialog = QFileDialog(self._window, _TITLE)
        dialog.setObjectName("copyDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(proposed(article))
        dialog.fileSelected.connect(lambda name: self.save_to(article, Path(name)))
        dialog.open()

    def _tell(self, made: Annotated) -> None:
        count = counted(made.highlights, "highlight", "highlights")
        said = [f"Saved a copy with {count}: {made.path}"]
        self.saved.emit("\n".join([*said, *map(reason, made.notices)]), made.path)


def proposed(article: Article) -> str:
    """Name the copy after the file, in signs that every file system takes."""
    stem = Path(article.sources[0].name).stem[:_LONGEST]
    fit = "".join(each if each.isalnum() or each in " -_.,()" else "-" for each in stem)
    return f"{fit.strip(' .-') or 'paper'} with highlights.pdf"
