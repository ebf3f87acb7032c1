"""What the reader shows of an article that can change while it is open."""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from ketareview.domain.article import Article
from ketareview.domain.highlight import Highlight, Topic
from ketareview.domain.history import Changed
from ketareview.domain.progress import Progress
from ketareview.domain.provenance import Provenance
from ketareview.library import Library
from ketareview.ui.reader.beside.related import Related, versions_of
from ketareview.ui.reader.listening import Listening
from ketareview.ui.tasks import TaskRunner

_KINDS = (
    *("article", "highlight", "highlight_filing", "article_filing"),
    *("topic", "attachment", "relation"),
)
_PAUSE = 10  # milliseconds in which several changes become one look


@dataclass(frozen=True, slots=True)
class Shown:
    """An article with its highlights, in page order, all topics, and its other versions.

    `contested` are the highlights that another passage of the library speaks against, `differing`
    those whose words are not what their file says.
    """

    article: Article
    highlights: tuple[Highlight, ...]
    topics: tuple[Topic, ...]
    related: tuple[Related, ...] = ()
    contested: frozenset[UUID] = frozenset()
    differing: frozenset[UUID] = frozenset()
    past: Provenance = field(default_factory=Provenance)

    @property
    def name_of_topic(self) -> Callable[[UUID], str]:
        """How topics are called; one that was deleted has no name."""
        names = {topic.id: topic.name for topic in self.topics}
        return lambda topic: names.get(topic, "(deleted topic)")


class Contents(QObject):
    """Reads them anew after every change that may concern them, in a task."""

    read = Signal(object)  # Shown
    failed = Signal(Exception)

    def __init__(self, library: Library, article: UUID, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._article = article
        self._tasks = tasks
        self._is_reading = False
        self._is_stale = False
        self._is_shut = False
        self._listening = Listening(library, self)
        self._listening.changed.connect(self._hear)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.look)

    def look(self) -> None:
        """Read them now, or once more when the reading under way has ended."""
        if self._is_shut:
            return
        self._is_stale = self._is_reading
        if not self._is_reading:
            self._is_reading = True
            self._tasks.start("Read highlights", self._work, done=self._tell, failed=self._fail)

    def shut(self) -> None:
        """Hear of no more changes."""
        self._is_shut = True
        self._pause.stop()
        self._listening.shut()

    def _hear(self, changed: Changed) -> None:
        if changed.touches(*_KINDS):
            self._pause.start()

    def _work(self, _progress: Progress) -> Shown:
        article = self._library.articles.get(self._article)
        highlights = tuple(self._library.highlights.of(self._article))
        topics = tuple(self._library.topics.tree())
        related = versions_of(self._library, self._article)
        past = self._library.articles.provenance(self._article)
        contested = self._library.opposing.contested(highlights)
        matching = self._library.highlights.quote_ok([each.id for each in highlights])
        differing = frozenset(each for each, is_so in matching.items() if not is_so)
        return Shown(article, highlights, topics, related, contested, differing, past)

    def _tell(self, shown: Shown) -> None:
        self._is_reading = False
        if not self._is_shut:
            self.read.emit(shown)
        if self._is_stale:
            self.look()

    def _fail(self, error: Exception) -> None:
        self._is_reading = False
        if not self._is_shut:
            self.failed.emit(error)
