"""Reads an article's text for the kind of document that it speaks for, once it is looked at."""

from PySide6.QtCore import QObject, Slot

from ketareview.domain.article import Article, ArticleKind
from ketareview.domain.progress import Progress
from ketareview.library import Library
from ketareview.ui.latest import Latest
from ketareview.ui.reader.beside.record_panel import RecordPanel
from ketareview.ui.tasks import TaskRunner
from ketareview.workflows.studies import kind_suggested, proposals

_NO_OFFER = (ArticleKind.ARTICLE, "")


class KindReading(QObject):
    """Reads in a task, and each file once: a file never changes."""

    def __init__(
        self, library: Library, tasks: TaskRunner, panel: RecordPanel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._latest = Latest(tasks)
        self._read = ""
        self._panel = panel
        panel.seen.connect(self._look)

    def shut(self) -> None:
        """Tell no answer any more."""
        self._latest.stop()

    @Slot(object)
    def _look(self, article: Article) -> None:
        source = article.sources[0].sha256 if article.sources else ""
        if source == self._read:
            return
        self._read = source

        def read(_progress: Progress) -> tuple[ArticleKind, str]:
            found = proposals(self._library, article)
            design = next((each for each in found if each.field == "design"), None)
            kind = kind_suggested(found)
            return (kind, design.passage.quote) if kind and design else _NO_OFFER

        self._latest.start("Read kind", read, done=lambda told: self._panel.offer_kind(*told))
