"""From words selected and keys typed to a highlight that is saved."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from ketareview.domain.article import Article
from ketareview.domain.codebook import Codebook
from ketareview.domain.highlight import Highlight, Passage, Piece, Tags, Topic
from ketareview.domain.ids import new_id
from ketareview.domain.progress import Progress
from ketareview.domain.tagging import STARTING_STANCE, starting_basis, starting_topics
from ketareview.domain.text import Page
from ketareview.library import Library
from ketareview.reading import parted, passage
from ketareview.ui.reader.coding.altering import Altering
from ketareview.ui.reader.coding.keys import Draft, Step, Wish, typed
from ketareview.ui.reader.page.selecting import Place
from ketareview.ui.tasks import TaskRunner


class Tagging(QObject):
    """Holds the draft of the words selected, and saves it, or changes a highlight's tags."""

    drafted = Signal()
    saved = Signal(object)  # UUID
    failed = Signal(Exception)
    topics_asked = Signal()
    topic_added = Signal(object)  # Topic
    note_asked = Signal()

    def __init__(  # noqa: PLR0913, PLR0917 - it joins what others own
        self,
        library: Library,
        article: Article,
        codebook: Codebook,
        altering: Altering,
        tasks: TaskRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._codebook = codebook
        self._altering = altering
        self._tasks = tasks
        self._article = article
        self._own: tuple[Highlight, ...] = ()
        self._last: Tags | None = None
        self._pages: tuple[Page, ...] = ()
        self._source = ""
        self._pieces: tuple[Piece, ...] = ()
        self._is_saving = False
        self._is_shut = False
        self.draft: Draft | None = None

    @property
    def article(self) -> UUID:
        """The article that is marked."""
        return self._article.id

    def know(self, article: Article, highlights: Sequence[Highlight]) -> None:
        """Learn what new highlights start from."""
        self._article = article
        own = [one for one in highlights if one.reviewer.id == self._library.reviewer.id]
        self._own = tuple(own)
        if own and self._last is None:
            self._last = max(own, key=lambda one: one.created).tags

    def read_from(self, source: str, pages: tuple[Page, ...]) -> None:
        """Learn which source the words are selected in."""
        self._source, self._pages = source, pages

    def shut(self) -> None:
        """Tell nothing more; what is being saved is saved none the less."""
        self._is_shut = True

    def selected(self) -> Passage | None:
        """Quote what is selected, if anything is."""
        return passage(self._pages, self._pieces, self._source) if self._pieces else None

    def select(self, pieces: tuple[Piece, ...]) -> None:
        """Begin a draft for words selected; it goes on when only their ends move."""
        words = "".join(self._pages[p.page - 1].text[p.start : p.end] for p in pieces)
        has_area = any(piece.box is not None for piece in pieces)
        self._pieces = pieces if words.strip() or has_area else ()
        if not self._pieces:
            self.draft = None
        elif self.draft is None:
            self.draft = self._start()
        self.drafted.emit()

    def type(self, text: str) -> None:
        """Take a key for the words selected."""
        if self.draft is not None and not self._is_saving:
            self._follow(typed(text, self.draft, self._codebook, self._last), self._add)

    def type_for(self, highlight: Highlight, text: str) -> None:
        """Take a key for a highlight that stands already; only one's own is changed."""
        if highlight.reviewer.id == self._library.reviewer.id:
            before = Draft.of(highlight.tags)
            step = typed(text, before, self._codebook, self._last)
            self._follow(step, lambda _: self.change(highlight.id, _difference(before, step.draft)))

    def put(self, draft: Draft) -> None:
        """Take topics or a note that were chosen in a window of their own."""
        self.draft = draft
        self.drafted.emit()

    def change(self, highlight: UUID, fields: Mapping[str, object]) -> None:
        """Give some of a highlight's tags other values."""

        def work(_progress: Progress) -> Tags:
            return self._altering.tags(highlight, fields)

        self._run("Change tags", work, partial(self._end_change, highlight))

    def add_topic(self, name: str, parent: UUID | None) -> None:
        """Make a topic that is needed now."""

        def work(_progress: Progress) -> Topic:
            return self._library.topics.add(name, parent)

        self._run("Add topic", work, self._tell_topic)

    def move_ends(self, highlight: UUID, pieces: tuple[Piece, ...]) -> None:
        """Let a highlight hold other words of the source that is open."""
        found = passage(self._pages, pieces, self._source)

        def work(_progress: Progress) -> None:
            self._library.highlights.change_passage(highlight, found)

        self._run("Change passage", work, partial(self._end, highlight))

    def split(self, highlight: Highlight, caret: Place | None) -> None:
        """Make two of one's own highlight, at the caret within its words."""
        if caret is None or highlight.reviewer.id != self._library.reviewer.id:
            return
        halves = parted(highlight.passage.pieces, caret.page, caret.offset)
        try:
            before, behind = (passage(self._pages, each, self._source) for each in halves)
        except ValueError:
            return  # the caret stands at one of its ends
        made = new_id()

        def work(_progress: Progress) -> None:
            self._library.highlights.split(highlight.id, before, behind, id=made)

        self._run("Split highlight", work, partial(self._end, made))

    def transcribe(self, highlight: UUID, words: str) -> None:
        """Keep what was typed off a highlight's picture."""

        def work(_progress: Progress) -> None:
            self._library.highlights.transcribe(highlight, words)

        self._run("Change transcription", work, partial(self._end, highlight))

    def trash(self, highlights: Sequence[UUID]) -> None:
        """Move highlights to the trash."""

        def work(_progress: Progress) -> None:
            self._library.highlights.delete(list(highlights))

        self._run("Delete highlight", work, partial(self._end, None))

    def _start(self) -> Draft:
        return Draft(
            STARTING_STANCE,
            starting_basis(self._article.record.kind),
            topics=starting_topics(self._article, self._own),
        )

    def _follow(self, step: Step, save: Callable[[Tags], None]) -> None:
        if step.wish is Wish.SAVE:
            save(step.draft.tags)
        elif step.wish is Wish.SHOW:
            self.put(step.draft)
        elif step.wish is Wish.TOPICS:
            self.topics_asked.emit()
        elif step.wish is Wish.NOTE:
            self.note_asked.emit()

    def _add(self, tags: Tags) -> None:
        self._is_saving = True
        self._last = tags
        self.draft = Draft.of(tags)
        self.drafted.emit()
        found = passage(self._pages, self._pieces, self._source)
        made, article = new_id(), self._article.id

        def work(_progress: Progress) -> Passage:
            self._library.highlights.add(article, found, tags, id=made)
            return found

        self._run("Add highlight", work, partial(self._end, made))

    def _run(
        self,
        name: str,
        work: Callable[[Progress], object],
        done: Callable[[Any], None],
    ) -> None:
        self._tasks.start(name, work, done=done, failed=partial(self._fail))

    def _tell_topic(self, topic: Topic) -> None:
        if not self._is_shut:
            self.topic_added.emit(topic)

    def _end_change(self, highlight: UUID, tags: Tags) -> None:
        self._last = tags
        self._end(highlight, tags)

    def _end(self, highlight: UUID | None, _result: object) -> None:
        self._is_saving = False
        if not self._is_shut:
            self.saved.emit(highlight)

    def _fail(self, error: Exception) -> None:
        self._is_saving = False
        if self._is_shut:
            self._tasks.failed.emit(error)  # a failed save is told, even after the tab is gone
        else:
            self.failed.emit(error)


def _difference(before: Draft, after: Draft) -> dict[str, object]:
    names = ("claim_type", "strength", "stance", "basis", "topics", "note")
    pairs = {name: (getattr(before, name), getattr(after, name)) for name in names}
    return {name: new for name, (old, new) in pairs.items() if new != old}
