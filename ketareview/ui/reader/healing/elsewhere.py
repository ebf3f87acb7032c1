"""Says where a highlight is that the page cannot show, and that another file waits for them."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from ketareview import workflows
from ketareview.domain.article import Article, Source
from ketareview.domain.highlight import Highlight
from ketareview.domain.progress import Progress
from ketareview.library import Library
from ketareview.ui.messages import counted
from ketareview.ui.reader.healing.offer import Offer
from ketareview.ui.tasks import TaskRunner
from ketareview.workflows import Plan

_MOST_PAGES = 300  # of a file that is looked through without being asked
_offered: set[tuple[object, ...]] = set()
"""Articles and files that were offered since the program began; once is enough."""


class Elsewhere(QObject):
    """Looks into the newest file of an article once, and offers to read it where it is due."""

    def __init__(
        self,
        library: Library,
        tasks: TaskRunner,
        offer: Offer,
        read: Callable[[str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self._offer = offer
        self._read = read
        self._is_shut = False

    def tell(self, article: Article, highlight: Highlight, show_tray: Callable[[], None]) -> None:
        """Say where a highlight is that stands in no place of the file that is read."""
        source = next((s for s in article.sources if s.sha256 == highlight.passage.source), None)
        if highlight.lost_in:
            words = "This highlight lost its place. It is kept above the list."
            self._offer.make(words, "Show it", show_tray)
        elif source is not None:
            words = f"This highlight is in another file of the article, “{source.name}”."
            self._offer.make(words, "Read that file", partial(self._read, source.sha256))
        else:
            self._offer.make("This highlight is in a file that the article no longer has.")

    def look(self, article: Article, highlights: Sequence[Highlight]) -> None:
        """Look whether the newest file holds what was marked in the one that is read."""
        first, newest = article.sources[:1], article.sources[1:][-1:]
        for reading, waiting in zip(first, newest, strict=False):
            is_marked = any(each.passage.source == reading.sha256 for each in highlights)
            key = (self._library.path, article.id, waiting.sha256)
            if is_marked and key not in _offered and (waiting.pages or 0) <= _MOST_PAGES:
                _offered.add(key)
                self._tasks.start(
                    "Look for highlights",
                    partial(self._plan, article, waiting),
                    done=partial(self._tell_plan, waiting),
                )

    def shut(self) -> None:
        """Offer nothing more."""
        self._is_shut = True

    def _plan(self, article: Article, source: Source, progress: Progress) -> Plan:
        return workflows.plan_move(self._library, article, source.sha256, progress)

    def _tell_plan(self, source: Source, plan: Plan) -> None:
        if self._is_shut or not plan.moves or not plan.is_same_paper:
            return
        sure = f"{len(plan.sure)} of {counted(len(plan.moves), 'highlight', 'highlights')}"
        words = f"The article has another file, “{source.name}”, that holds {sure} for sure."
        self._offer.make(words, "Look at them…", partial(self._read, source.sha256))
