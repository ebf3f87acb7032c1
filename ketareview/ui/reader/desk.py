"""The page with all that belongs to it: the find bar above, the tag card at the selection."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ketareview.domain.codebook import Codebook
from ketareview.domain.highlight import Passage, Piece
from ketareview.ui.reader.coding.tag_card import TagCard
from ketareview.ui.reader.coding.tagging import Tagging
from ketareview.ui.reader.find_bar import FindBar
from ketareview.ui.reader.opening import Opened
from ketareview.ui.reader.page.page_view import PageView
from ketareview.ui.reader.page.painting import boxes_of
from ketareview.ui.reader.way.searching import Searching
from ketareview.ui.reader.way.ticks import Ticks
from ketareview.ui.tasks import TaskRunner
from ketareview.ui.theme import Theme

_EDGE = 4  # pixels kept between the card and the edges


class Desk(QWidget):
    """Joins page, card and search; what is typed without a selection is told on."""

    typed_alone = Signal(str)

    def __init__(  # noqa: PLR0913, PLR0917 - the window hands over its parts
        self,
        opened: Opened,
        tagging: Tagging,
        codebook: Codebook,
        theme: Theme,
        tasks: TaskRunner,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._room = parent
        self._opened = opened
        self._tagging = tagging
        self._name_of_topic: Callable[[UUID], str] = str
        self.view = PageView(opened.surface, theme, self)
        self.ticks = Ticks(self.view, opened.labels, theme, self)
        self._find = FindBar(theme, self)
        self._searching = Searching(opened.pages, self.view, self._find, tasks)
        self._card = TagCard(codebook, theme, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._find)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.view, 1)
        row.addWidget(self.ticks)
        column.addLayout(row, 1)
        self.setFocusProxy(self.view)
        self.view.viewport().installEventFilter(self)
        self._connect()

    @property
    def source(self) -> str:
        """The SHA-256 of what is read."""
        return self._opened.source.sha256

    def know_topics(self, name_of_topic: Callable[[UUID], str]) -> None:
        """Learn how topics are called."""
        self._name_of_topic = name_of_topic
        self._show_card()

    def selected(self) -> Passage | None:
        """Quote the words selected on the page, if any are."""
        return self._tagging.selected()

    def point_at(self, passage: Passage | None) -> None:
        """Tint words of this file and bring them into sight; None takes the tint away."""
        if passage is None or passage.source != self.source:
            self.view.set_found((), 0)
        else:
            self.view.set_found((passage.pieces,), 0)
            self.view.show_pieces(passage.pieces)

    def open_find(self) -> None:
        """Search, for the words selected to begin with."""
        self._searching.open_with(self._words_of(self.view.selecting.pieces))

    def step_find(self, step: int) -> None:
        """Go to the next or the previous place found."""
        self._searching.step(step)

    def zoom(self, steps: int) -> None:
        """Show the page some steps larger or smaller; none gives it its size on paper."""
        if steps:
            self.view.zoom_by(steps)
        else:
            self.view.zoom_to(1.0)

    def shut(self) -> None:
        """Let go of the paper; answers that come later are not shown."""
        self._searching.shut()
        self.ticks.shut()
        self.view.surface.shut()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place_card()
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        self.view.selecting.changed.connect(self._take_selection)
        self.view.typed.connect(self._type)
        self.view.moved.connect(self._place_card)
        self._card.typed.connect(self._tagging.type)
        self._tagging.drafted.connect(self._show_card)
        self.ticks.asked.connect(lambda piece: self.view.show_pieces((piece,)))

    def _take_selection(self) -> None:
        if not self.view.is_selecting:
            pieces = self.view.selecting.pieces
            self._tagging.select(pieces)
            self.view.setAccessibleDescription(self._words_of(pieces))

    def _words_of(self, pieces: tuple[Piece, ...]) -> str:
        text = self._opened.pages
        words = " ".join(text[p.page - 1].text[p.start : p.end] for p in pieces)
        return " ".join(words.split())

    def _type(self, text: str) -> None:
        if self._tagging.draft is None:
            self.typed_alone.emit(text)
        else:
            self._tagging.type(text)

    def _show_card(self) -> None:
        draft = self._tagging.draft
        if draft is None:
            self._card.hide()
            return
        self._card.show_draft(draft, self._name_of_topic)
        self._card.show()
        self._place_card()

    def _place_card(self) -> None:
        """Keep the card at the selection while the page scrolls; out of sight, hide it."""
        if self._tagging.draft is None:
            return
        corner = self.view.viewport().mapTo(self._room, QPoint(0, 0))
        room = QRect(corner, self.view.viewport().size())
        selected = self._selected_box(room.topLeft())
        if selected is None or not selected.intersects(room):
            self._card.hide()
        else:
            limits = self._room.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
            self._card.show_at(selected.intersected(room), limits)

    def _selected_box(self, origin: QPoint) -> QRect | None:
        boxes = boxes_of(self.view.surface, self.view.selecting.pieces)
        if not boxes:
            return None
        whole = boxes[0]
        for box in boxes[1:]:
            whole = whole.united(box)
        moved = whole.translated(-self.view.seen().topLeft())
        return moved.toAlignedRect().translated(origin)
