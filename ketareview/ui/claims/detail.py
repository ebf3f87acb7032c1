"""The claim that is chosen: what it says, both sides, all passages, certainty, sources, note."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QLabel,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ketareview.domain.codebook import Codebook
from ketareview.domain.ledger import Standing, Weighed
from ketareview.ui import fonts
from ketareview.ui.claims.apart import Apart
from ketareview.ui.claims.passage_list import PassageList
from ketareview.ui.claims.passage_model import ClaimPassages, Placed
from ketareview.ui.claims.sides import Sides
from ketareview.ui.claims.written import Written
from ketareview.ui.judging import GradeForm
from ketareview.ui.messages import counted
from ketareview.ui.session import Session
from ketareview.workflows import Marked
from ketareview.workflows.claims import Opposed, Proposed
from ketareview.workflows.ledger import summed_up

_CHOOSE = "Choose a claim to see what stands for and against it."
_SEVERAL = "Several claims are selected."
Keep = Callable[[UUID, str], object]


@dataclass(frozen=True, slots=True)
class Seen:
    """A claim as it stands, with the articles and pages of its passages."""

    standing: Standing
    marked: dict[UUID, Marked]
    codebook: Codebook
    topic: str

    def placed(self, weighed: Weighed | None) -> Placed | None:
        """Put a passage beside its article; one that is gone meanwhile is none."""
        marked = self.marked.get(weighed.highlight.id) if weighed else None
        if weighed is None or marked is None:
            return None
        return Placed(marked, weighed.stance, weighed.level)


class ClaimDetail(QStackedWidget):
    """Shows one claim, or what to do to see one."""

    opened = Signal(object)  # Marked
    failed = Signal(object)  # Exception

    def __init__(
        self, session: Session, keep_statement: Keep, keep_note: Keep, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.claim: UUID | None = None
        self._hint = QLabel(_CHOOSE, self)
        self._hint.setObjectName("hint")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._whole = QWidget(self)
        self.statement = Written("Statement", keep_statement, self._whole, is_line=True)
        self.statement.setObjectName("claimStatement")
        self.statement.setFont(fonts.font(16, is_strong=True))
        self._summary = QLabel(self._whole)
        self._summary.setObjectName("hint")
        self._summary.setWordWrap(True)
        self._summary.setContentsMargins(31, 0, 16, 8)
        self.sides = Sides(session.theme, self._whole)
        self.tabs = QTabWidget(self._whole)
        self.tabs.setDocumentMode(True)
        self.passages = ClaimPassages(self)
        self.list = PassageList(self.passages, session.theme, self.tabs)
        self.grade = GradeForm(session.library, session.tasks, self.tabs)
        self._sources = QLabel(self.tabs)
        self.note = Written("Note to this claim", keep_note, self.tabs, is_line=False)
        self.note.setObjectName("claimNote")
        self.apart = Apart(session.theme, self)
        self.opposed = self.apart.list
        self._lay_out()
        self.apart.opened.connect(self.opened)
        self.list.opened.connect(self.opened)
        self.sides.opened.connect(self.opened)
        self.grade.failed.connect(self.failed)

    def show_none(self, *, are_several: bool = False) -> None:
        """Show no claim, because none or several are chosen."""
        self._keep()
        self.claim = None
        self.grade.show_claim(None)
        self._hint.setText(_SEVERAL if are_several else _CHOOSE)
        self.setCurrentWidget(self._hint)

    def show_claim(self, seen: Seen) -> None:
        """Show a claim; what is selected of the same one stays so."""
        standing, claim = seen.standing, seen.standing.claim
        is_same = claim.id == self.claim
        kept = [row.marked.highlight.id for row in self.list.picked() if row.marked]
        self.claim = claim.id
        self.statement.show_words(claim.id, claim.statement)
        self.note.show_words(claim.id, claim.note)
        told = (seen.topic or "Under no topic", summed_up(standing), _by(standing))
        self._summary.setText(" · ".join(part for part in told if part))
        self.sides.show_sides(
            seen.placed(standing.strongest_for), seen.placed(standing.strongest_against)
        )
        placed = [each for each in map(seen.placed, standing.weighed) if each is not None]
        if not is_same:
            self.passages.propose(())
        self.passages.show(placed, seen.codebook)
        if is_same:
            self.list.choose(kept)
        number = len({each.marked.highlight.id for each in placed})
        self.tabs.setTabText(0, f"Passages  {number}" if number else "Passages")
        self.grade.show_claim(claim.id)
        self._sources.setText(_sources(standing))
        self.setCurrentWidget(self._whole)

    def show_opposed(self, opposed: Sequence[Opposed], codebook: Codebook) -> None:
        """Show what speaks against each other under no claim."""
        self.show_none()
        self.apart.show_opposed(opposed, codebook)
        self.setCurrentWidget(self.apart)
        self.opposed.setFocus()

    @property
    def is_opposed(self) -> bool:
        """Whether what speaks against each other under no claim is seen."""
        return self.currentWidget() is self.apart

    def picked(self) -> list[UUID]:
        """The passages that are selected in the list that is seen."""
        if self.currentWidget() is self._hint:
            return []
        shown = self.opposed if self.is_opposed else self.list
        return [row.marked.highlight.id for row in shown.picked() if row.marked]

    def propose(self, proposed: Sequence[Proposed]) -> None:
        """Show which passages may belong here too."""
        kept = [row.marked.highlight.id for row in self.list.picked() if row.marked]
        self.passages.propose(proposed)
        self.list.choose(kept)

    def shut(self) -> None:
        """Keep what is being written, and hear of no more changes."""
        self._keep()
        self.grade.shut()

    def _keep(self) -> None:
        self.statement.keep()
        self.note.keep()

    def _lay_out(self) -> None:
        self._sources.setTextFormat(Qt.TextFormat.PlainText)
        self._sources.setWordWrap(True)
        self._sources.setMargin(16)
        self._sources.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._sources.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.tabs.addTab(self.list, "Passages")
        self.tabs.addTab(_scrolled(self.grade, self.tabs), "Certainty")
        self.tabs.addTab(_scrolled(self._sources, self.tabs), "Sources")
        self.tabs.addTab(_framed(self.note, self.tabs), "Note")
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        above = QVBoxLayout()
        above.setContentsMargins(16, 12, 16, 0)
        above.addWidget(self.statement)
        column.addLayout(above)
        column.addWidget(self._summary)
        column.addWidget(self.sides)
        column.addWidget(self.tabs, 1)
        self.addWidget(self._hint)
        self.addWidget(self._whole)
        self.addWidget(self.apart)


def _by(standing: Standing) -> str:
    return f"by {standing.claim.reviewer.name}"


def _sources(standing: Standing) -> str:
    """Name the independent works, and which documents merely repeat them."""
    if not standing.weighed:
        return "Nothing is filed under this claim yet."
    lines = []
    for work in standing.works:
        passages = counted(len(work.passages), "passage", "passages")
        told = [passages]
        if len(work.articles) > 1:
            told.append(f"{len(work.articles)} documents rest on it and count once")
        lines.append(f"{work.label}\n{', '.join(told)}")
    if standing.unfounded:
        number = counted(len(standing.unfounded), "passage rests", "passages rest")
        lines.append(f"{number} on nothing that can be named.")
    return "\n\n".join(lines)


def _framed(inside: QWidget, parent: QWidget) -> QWidget:
    frame = QWidget(parent)
    column = QVBoxLayout(frame)
    column.setContentsMargins(16, 12, 16, 16)
    column.addWidget(inside)
    return frame


def _scrolled(inside: QWidget, parent: QWidget) -> QScrollArea:
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setWidget(inside)
    return area
