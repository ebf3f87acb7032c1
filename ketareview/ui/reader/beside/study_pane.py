"""Beside the page: the article's study card, what the paper seems to say, and taking it."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ketareview.domain.errors import ArticleNotFoundError, StudyValueRefusedError
from ketareview.domain.highlight import Passage
from ketareview.domain.history import Changed
from ketareview.domain.progress import Progress
from ketareview.domain.study import read_value
from ketareview.domain.study_fields import Scope
from ketareview.library import Library
from ketareview.ui.fresh import Fresh
from ketareview.ui.latest import Latest
from ketareview.ui.messages import worded
from ketareview.ui.reader.beside.study_editor import StudyEditor
from ketareview.ui.reader.beside.study_list import StudyList
from ketareview.ui.reader.beside.study_model import StudyModel
from ketareview.ui.reader.beside.study_rows import (
    FieldLine,
    HeadingLine,
    Line,
    MoreLine,
    OfferLine,
    lines_of,
)
from ketareview.ui.reader.desk import Desk
from ketareview.ui.reader.listening import Listening
from ketareview.ui.tasks import TaskRunner
from ketareview.ui.theme import Theme
from ketareview.workflows.studies import Offer, StudyCard, proposals, study_card

_KINDS = ("article", "attachment", "study_value")
_NOTHING_SELECTED = "Select the words on the page first."

_Read = tuple[StudyCard, tuple[str, tuple[Offer, ...]]]


class StudyPane(QWidget):
    """Reads when it is looked at, and after every change that may concern it.

    Nothing that is proposed is kept without a key or a double click of the reviewer's.
    """

    failed = Signal(Exception)

    def __init__(  # noqa: PLR0913, PLR0917 - the window hands over its parts
        self,
        library: Library,
        article: UUID,
        tasks: TaskRunner,
        theme: Theme,
        desk: Callable[[], Desk | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("studyPane")
        self._library = library
        self._article = article
        self._tasks = tasks
        self._desk = desk
        self._latest = Latest(tasks)
        self._card = StudyCard((), frozenset())
        self._offered: tuple[str, tuple[Offer, ...]] = ("", ())
        self._added: dict[Scope, int] = {}
        self._fresh = Fresh(self, self._look)
        self._is_showing_words = False
        self.model = StudyModel(self)
        self.list = StudyList(self.model, theme, self)
        self.editor = StudyEditor(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(self.editor)
        self.setFocusProxy(self.list)
        self._listening = Listening(library, self)
        self._connect()

    def shut(self) -> None:
        """Hear of no more changes."""
        self._fresh.stop()
        self._latest.stop()
        self._listening.shut()

    def tie(self) -> None:
        """Keep the field that one is at with the words selected on the page."""
        self._tie(self.editor.words.text())

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._show_words(None)

    def _connect(self) -> None:
        self._listening.changed.connect(self._hear)
        self.list.gone_to.connect(self._go_to)
        self.list.taken.connect(self._take)
        self.list.writing_asked.connect(self.editor.begin)
        self.list.cleared.connect(self._clear)
        self.list.more_asked.connect(self._add)
        self.editor.written.connect(self._write)
        self.editor.tie_asked.connect(self._tie)
        self.editor.left.connect(self.list.setFocus)

    @Slot(object)
    def _hear(self, changed: Changed) -> None:
        if changed.touches(*_KINDS):
            self._fresh.spoil()

    def _look(self) -> None:
        self._latest.start("Read study card", self._read, done=self._show, failed=self._fail)

    def _read(self, _progress: Progress) -> _Read:
        article = self._library.articles.get(self._article)
        source = article.sources[0].sha256 if article.sources else ""
        offered = self._offered
        if source != offered[0]:  # a file never changes: it is read through once
            offered = (source, proposals(self._library, article))
        return study_card(self._library, article.id), offered

    def _show(self, read: _Read) -> None:
        self._card, self._offered = read
        self._list_lines()

    def _list_lines(self) -> None:
        """Show the lines, and stay at the field that one was at."""
        before = self.model.field_at(self.list.currentIndex().row())
        has_focus = self.editor.words.hasFocus()
        written = self.editor.words.text()
        reviewer = self._library.reviewer.id
        if not self.model.show(lines_of(self._card, self._offered[1], reviewer, self._added)):
            return
        row = self.model.row_of(before.field.key, before.place) if before else 1
        self.list.go_to(row)
        if has_focus:
            self.editor.words.setText(written)

    @Slot(object)
    def _go_to(self, line: Line) -> None:
        if isinstance(line, HeadingLine):
            return
        self.editor.show_field(self.model.field_at(self.list.currentIndex().row()))
        if self.list.hasFocus():  # else nobody went there, and the page stays where it is
            self._show_words(line.passage)

    def _show_words(self, passage: Passage | None) -> None:
        desk = self._desk()
        if desk is not None and (passage is not None or self._is_showing_words):
            desk.point_at(passage if self.isVisible() else None)
        self._is_showing_words = passage is not None

    @Slot(object)
    def _take(self, line: OfferLine) -> None:
        offer = line.offer
        self._set(offer.field, offer.place, offer.value, offer.passage)

    @Slot(str)
    def _write(self, words: str) -> None:
        """Keep what was typed; words behind a value that stays the same stay."""
        line = self._field()
        if line is None:
            return
        if not words.strip():
            self._clear(line)
        elif (value := self._understood(line, words)) is not None:
            is_same = line.value is not None and line.value.value == value
            self._set(line.field.key, line.place, value, line.passage if is_same else None)
        else:
            return
        self.list.setFocus()

    @Slot(str)
    def _tie(self, words: str) -> None:
        line, desk = self._field(), self._desk()
        if line is None or desk is None:
            return
        passage = desk.selected()
        if passage is None:
            self.editor.tell(_NOTHING_SELECTED)
            return
        value = self._understood(line, words.strip() or passage.quote)
        if value is not None:
            self._set(line.field.key, line.place, value, passage)

    def _understood(self, line: FieldLine, words: str) -> str | None:
        try:
            return read_value(line.field, words)
        except StudyValueRefusedError as error:
            self.editor.tell(worded(error))
            return None

    def _field(self) -> FieldLine | None:
        return self.model.field_at(self.list.currentIndex().row())

    def _set(self, field: str, place: int, value: str, passage: Passage | None) -> None:
        def work(_progress: Progress) -> None:
            self._library.studies.set(self._article, field, place, value, passage)

        self._tasks.start("Fill in study card", work, done=_ignore, failed=self._fail)

    @Slot(object)
    def _clear(self, line: FieldLine) -> None:
        if line.value is None:
            return

        def work(_progress: Progress) -> None:
            self._library.studies.clear(self._article, line.field.key, line.place)

        self._tasks.start("Clear field", work, done=_ignore, failed=self._fail)

    @Slot(object)
    def _add(self, line: Line) -> None:
        if isinstance(line, MoreLine):
            headings = [each for each in self.model.lines if isinstance(each, HeadingLine)]
            name = line.scope.value.capitalize()
            self._added[line.scope] = 1 + sum(each.words.startswith(name) for each in headings)
            row = self.list.currentIndex().row()
            self._list_lines()
            self.list.go_to(row + 1)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        if not isinstance(error, ArticleNotFoundError):  # the reader tells that itself
            self.failed.emit(error)


def _ignore(_nothing: object) -> None:
    """Show nothing: the library tells of the change itself."""
