"""The place "Claims": the claims of a topic at the left, the chosen one at the right."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ketareview.domain.claim import Claim
from ketareview.domain.codebook import Codebook
from ketareview.domain.highlight import Topic
from ketareview.domain.progress import Progress
from ketareview.ui.actions import Actions
from ketareview.ui.claims.detail import ClaimDetail, Seen
from ketareview.ui.claims.list import ClaimList
from ketareview.ui.claims.model import ClaimModel, Order
from ketareview.ui.empty import EmptyPlace
from ketareview.ui.fresh import Fresh
from ketareview.ui.latest import Latest
from ketareview.ui.messages import counted
from ketareview.ui.page_head import WHOLE, ActionButton, PageHead
from ketareview.ui.session import Session
from ketareview.workflows import Marked, gather
from ketareview.workflows.claims import (
    ClaimLine,
    Opposed,
    Proposed,
    claim_lines,
    opposed,
    passages_for,
)
from ketareview.workflows.ledger import standings

_NOTHING_YET = (
    "A claim is a statement in your own words, under which passages are filed for and against it."
)
_NO_SUCH = "No claim has these words."
_NONE = "No claims yet."
_LEFT, _RIGHT = 400, 760
_PAUSE = 120  # milliseconds of rest before the sources behind the claims that are seen are counted


class ClaimPage(QWidget):
    """Everything is read in tasks, of which only the newest counts."""

    passage_asked = Signal(object, object)  # the article's UUID, the highlight's
    selection_changed = Signal()
    shown = Signal()
    failed = Signal(object)  # Exception
    written = Signal(object, object, object)  # a claim's UUID; its statement or None; note or None

    def __init__(self, session: Session, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._listing, self._seeing = Latest(session.tasks), Latest(session.tasks)
        self._counting, self._proposing = Latest(session.tasks), Latest(session.tasks)
        self._fresh = Fresh(self, self._look_again)
        self._wanted: UUID | None = None
        self.topic: Topic | None = None
        self.model = ClaimModel(self)
        self.list = ClaimList(self.model, session.theme, self)
        self.detail = ClaimDetail(session, self._keep_statement, self._keep_note, self)
        self._new = ActionButton(actions["new-claim"], self)
        warnings = ActionButton(actions["show-warnings"], self)
        self._head = PageHead(WHOLE, self, warnings, self._new)
        self._filter = QLineEdit(self)
        self._order = QComboBox(self)
        self._stack = QStackedWidget(self)
        self._empty = EmptyPlace(_NOTHING_YET, actions["new-claim"], self)
        self._nothing = QLabel(_NO_SUCH, self)
        self._nothing.setObjectName("hint")
        self._nothing.setMargin(16)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._set_up()
        self._lay_out()
        self._connect()

    def choose_topic(self, topic: Topic | None) -> None:
        """Show the claims of a topic and those below it, or all."""
        self.topic = topic
        self._head.name(topic.name if topic else WHOLE)
        self.refresh()

    def choose_claim(self, claim: UUID) -> None:
        """Select a claim as soon as it is listed."""
        self._filter.clear()
        self._wanted = None if self.list.choose(claim) else claim

    def refresh(self) -> None:
        """Look again, now where it is seen, or when it is."""
        self._fresh.spoil()

    def _look_again(self) -> None:
        topic, library = self.topic.id if self.topic else None, self._session.library

        def look(_progress: Progress) -> tuple[ClaimLine, ...]:
            return claim_lines(library, topic)

        self._listing.start("Claims", look, done=self._show, failed=self.failed.emit)

    @property
    def filtered_by(self) -> str:
        """The words that claims are filtered by."""
        return self._filter.text()

    def filter_by(self, words: str) -> None:
        """Show only claims with these words."""
        self._filter.setText(words)

    def picked(self) -> list[Claim]:
        """The claims that are selected."""
        return [line.claim for line in self.list.picked()]

    def picked_passages(self) -> list[UUID]:
        """The passages that are selected under the claim."""
        return self.detail.picked()

    def show_opposed(self) -> None:
        """Show the contradictions of the topic that stand under no claim."""
        topic, library = self.topic.id if self.topic else None, self._session.library

        def look(_progress: Progress) -> tuple[tuple[Opposed, ...], Codebook]:
            return opposed(library, topic), library.codebooks.current()

        self.list.clearSelection()
        self._stack.setCurrentIndex(0)
        self._seeing.start(
            "Contradictions",
            look,
            done=lambda found: self.detail.show_opposed(*found),
            failed=self.failed.emit,
        )

    def shut(self) -> None:
        """Keep what is being written; tell no more answers."""
        self._fresh.stop()
        self.detail.shut()
        for latest in (self._listing, self._seeing, self._counting, self._proposing):
            latest.stop()

    def _set_up(self) -> None:
        self._filter.setPlaceholderText("Filter claims")
        self._filter.setAccessibleName("Filter claims")
        self._filter.setClearButtonEnabled(True)
        self._order.setAccessibleName("Order of the claims")
        for order in Order:
            self._order.addItem(order.value, order)

    def _lay_out(self) -> None:
        left = QWidget(self)
        left.setObjectName("claimColumn")
        tools = QHBoxLayout()
        tools.setContentsMargins(12, 8, 12, 4)
        tools.setSpacing(8)
        tools.addWidget(self._filter, 1)
        tools.addWidget(self._order)
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(tools)
        inside.addWidget(self._nothing)
        inside.addWidget(self.list, 1)
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.addWidget(left)
        halves.addWidget(self.detail)
        halves.setStretchFactor(0, 0)
        halves.setStretchFactor(1, 1)
        halves.setSizes([_LEFT, _RIGHT])
        self._stack.addWidget(halves)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self._filter.textChanged.connect(self._filter_by)
        self._order.currentIndexChanged.connect(self._sort)
        self.list.selected.connect(self._see)
        self.list.verticalScrollBar().valueChanged.connect(self._pause.start)
        self._pause.timeout.connect(self._count_sources)
        self.detail.opened.connect(self._open)
        self.detail.failed.connect(self.failed)
        self.detail.list.selected.connect(self.selection_changed)
        self.detail.opposed.selected.connect(self.selection_changed)

    def _show(self, lines: Sequence[ClaimLine]) -> None:
        kept = [claim.id for claim in self.picked()]
        known = {each.claim.id: each for each in self.model.lines}
        self.model.show([_with_sources(each, known.get(each.claim.id)) for each in lines])
        self._head.count(counted(len(lines), "claim", "claims") if lines else "")
        self._stack.setCurrentIndex(0 if lines or self.detail.is_opposed else 1)
        self._new.setVisible(bool(lines))
        self._tell_emptiness()
        if self._wanted is not None and self.list.choose(self._wanted):
            self._wanted = None
        elif self.detail.is_opposed and not self.picked():
            self.show_opposed()
        elif not self.picked() and lines:
            if not (kept and self.list.choose(kept[0])):
                self.list.setCurrentIndex(self.model.index(0))
        else:
            self._see()
        self._pause.start()
        self.shown.emit()

    @Slot(str)
    def _filter_by(self, typed: str) -> None:
        self._rearrange(partial(self.model.filter_by, typed))

    def _tell_emptiness(self) -> None:
        is_empty = self.model.rowCount() == 0
        self._nothing.setText(_NO_SUCH if self.model.lines else _NONE)
        self._nothing.setVisible(is_empty)
        self.list.setVisible(not is_empty)

    @Slot()
    def _sort(self) -> None:
        order = Order(self._order.currentData())  # Qt gives a plain str
        self._rearrange(partial(self.model.order_by, order))

    def _rearrange(self, change: Callable[[], None]) -> None:
        """List other claims, or in another order; the one that is chosen stays chosen."""
        kept = self.picked()
        change()
        self._tell_emptiness()
        if len(kept) == 1 and not self.picked():
            self.list.choose(kept[0].id)
        self._pause.start()

    @Slot()
    def _see(self) -> None:
        """Read the claim that is chosen; then look which passages may belong to it."""
        picked = self.picked()
        self.selection_changed.emit()
        if len(picked) != 1:
            self._seeing.stop()
            self._proposing.stop()
            self.detail.show_none(are_several=bool(picked))
            return
        claim = picked[0]
        self._seeing.start(
            "Claim",
            partial(_look, self._session, claim.id),
            done=self._show_seen,
            failed=self.failed.emit,
        )

    def _show_seen(self, seen: Seen | None) -> None:
        if seen is None:
            return  # it is gone, and the list will say so
        self.detail.show_claim(seen)
        self.selection_changed.emit()
        claim, library = seen.standing.claim, self._session.library

        def look(_progress: Progress) -> tuple[Proposed, ...]:
            return passages_for(library, claim, claim.topic)

        self._proposing.start(
            "Find passages", look, done=self.detail.propose, failed=self.failed.emit
        )

    @Slot()
    def _count_sources(self) -> None:
        """Count the independent sources behind the claims that are seen."""
        claims = [line.claim for line in self.list.seen()]
        library = self._session.library
        if not claims or not self.isVisible():
            return

        def count(_progress: Progress) -> dict[UUID, int]:
            return {each.claim.id: len(each.works) for each in standings(library, claims)}

        self._counting.start(
            "Count sources", count, done=self.model.count_sources, failed=self.failed.emit
        )

    @Slot(object)
    def _open(self, marked: Marked) -> None:
        self.passage_asked.emit(marked.article.id, marked.highlight.id)

    def _keep_statement(self, claim: UUID, words: str) -> None:
        self.written.emit(claim, words, None)

    def _keep_note(self, claim: UUID, words: str) -> None:
        self.written.emit(claim, None, words)


def _with_sources(line: ClaimLine, known: ClaimLine | None) -> ClaimLine:
    """Keep the number of sources until it is counted anew, so that it does not flicker."""
    if known is None or known.sources is None:
        return line
    return replace(line, sources=known.sources)


def _look(session: Session, claim: UUID, _progress: Progress) -> Seen | None:
    library = session.library
    claims = library.claims.many([claim])
    if not claims:
        return None
    [standing] = standings(library, claims)
    highlights = {each.highlight.id: each.highlight for each in standing.weighed}
    marked = gather(library, list(highlights.values()))
    topics = {topic.id: topic.name for topic in library.topics.tree()}
    topic = topics.get(claims[0].topic, "") if claims[0].topic else ""
    by_id = {each.highlight.id: each for each in marked}
    return Seen(standing, by_id, library.codebooks.current(), topic)
