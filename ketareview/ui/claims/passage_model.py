"""What stands under a claim as rows: headings of the stances, passages, and proposals."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from typing_extensions import override

from ketareview.domain.codebook import Codebook, Scheme
from ketareview.domain.showing import quoted
from ketareview.ui.claims.carrying import PASSAGES_MIME, carry
from ketareview.workflows import Marked
from ketareview.workflows.claims import Opposed, Proposed

Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole
WHENCE = Qt.ItemDataRole.UserRole + 1
_NOWHERE: Final = QModelIndex()
_ORDER = ("supports", "contradicts", "no-difference", "qualifies", "mentions")
_HEADINGS = {
    "supports": "For",
    "contradicts": "Against",
    "no-difference": "No difference",
    "qualifies": "Qualifying",
    "mentions": "Mentioning it",
}
_DIFFERING = "reviewers differ"
_NOTHING = "Nothing is filed yet. Select highlights beside a page and file them under this claim."
_NONE_OPPOSED = "No passages of one topic and claim type oppose each other outside a claim."


@dataclass(frozen=True, slots=True)
class Placed:
    """A passage with its stance toward the claim and its rung."""

    marked: Marked
    stance: str
    level: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """A heading, or a passage; one that is only proposed has a reason and no stance.

    `side` says how it stands where no heading does, or that reviewers differ over it.
    """

    heading: str = ""
    marked: Marked | None = None
    stance: str = ""
    level: int | None = None
    reason: str = ""
    side: str = ""

    @property
    def is_proposed(self) -> bool:
        """Whether it is not filed yet."""
        return bool(self.reason)


class ClaimPassages(QAbstractListModel):
    """Passages grouped by stance, the strongest first; below them what may belong there."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._codebook = Codebook("", "", ())
        self._placed: tuple[Placed, ...] = ()
        self._proposed: tuple[Proposed, ...] = ()
        self._rows: list[Row] = []

    @property
    def rows(self) -> Sequence[Row]:
        """Headings and passages, from the top."""
        return self._rows

    def show(self, placed: Sequence[Placed], codebook: Codebook) -> None:
        """Show what is filed; proposals stay until others come."""
        self._codebook = codebook
        self._placed = tuple(placed)
        filed = {each.marked.highlight.id for each in placed}
        self._proposed = tuple(
            each for each in self._proposed if each.marked.highlight.id not in filed
        )
        self._lay_out()

    def propose(self, proposed: Sequence[Proposed]) -> None:
        """Show what may belong here."""
        if tuple(proposed) != self._proposed:
            self._proposed = tuple(proposed)
            self._lay_out()

    def show_opposed(self, opposed: Sequence[Opposed], codebook: Codebook) -> None:
        """Show what speaks against each other under no claim."""
        self._codebook = codebook
        self.beginResetModel()
        self._rows = [row for each in opposed for row in _opposed(each)]
        self._rows = self._rows or [Row(_NONE_OPPOSED)]
        self.endResetModel()

    def row_of(self, highlight: UUID) -> int | None:
        """Find the row of a passage."""
        rows = enumerate(self._rows)
        return next((n for n, row in rows if row.marked and _id(row) == highlight), None)

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _words(row)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return f"{_words(row)}\n{self._whence(row)}".strip()
            case _ if role in {ROW, WHENCE}:
                return row if role == ROW else self._whence(row)
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self._rows[index.row()] if index.isValid() else Row()
        if row.marked is None:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    @override
    def mimeTypes(self) -> list[str]:
        return [PASSAGES_MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = (self._rows[index.row()] for index in indexes)
        return carry(_id(row) for row in rows if row.marked)

    def _lay_out(self) -> None:
        self.beginResetModel()
        self._rows = [*_filed(self._placed), *_proposals(self._proposed)]
        self.endResetModel()

    def _whence(self, row: Row) -> str:
        marked = row.marked
        if marked is None:
            return ""
        tags = marked.highlight.tags
        parts = (
            row.side,
            marked.article.record.cited_as,
            f"p. {marked.place}" if marked.place else "",
            self._codebook.code(Scheme.CLAIM_TYPE, tags.claim_type).label,
            self._codebook.code(Scheme.BASIS, tags.basis).label,
            "" if marked.quote_ok else "does not match its source",
            row.reason,
        )
        return " · ".join(part for part in parts if part)


def _filed(placed: Sequence[Placed]) -> Iterator[Row]:
    if not placed:
        yield Row(_NOTHING)
    stances = dict.fromkeys((*_ORDER, *(each.stance for each in placed)))
    said = Counter(each.marked.highlight.id for each in placed)
    for stance in stances:
        several = [each for each in placed if each.stance == stance]
        if several:
            yield Row(f"{_HEADINGS.get(stance, stance)}  {len(several)}", stance=stance)
        for each in several:
            side = _DIFFERING if said[each.marked.highlight.id] > 1 else ""
            yield Row("", each.marked, each.stance, each.level, side=side)


def _opposed(opposed: Opposed) -> Iterator[Row]:
    stances = {stance for _, stance, _ in opposed.placed}
    others = (_HEADINGS[each].lower() for each in _ORDER[1:] if each in stances)
    counts = f"{opposed.supporting} for, {opposed.contradicting} {' or '.join(others)}"
    yield Row(f"{opposed.topic} · {opposed.claim_type}: {counts}")
    for marked, stance, level in opposed.placed:
        yield Row("", marked, stance, level, side=_HEADINGS[stance].lower())


def _proposals(proposed: Sequence[Proposed]) -> Iterator[Row]:
    if not proposed:
        return
    number = len(proposed)
    what = "highlight may belong" if number == 1 else "highlights may belong"
    yield Row(f"{number} {what} here: + \N{MINUS SIGN} = ~ . files one")
    for each in proposed:
        yield Row("", each.marked, reason=each.reason)


def _words(row: Row) -> str:
    if row.marked is None:
        return row.heading
    return quoted(row.marked.highlight.passage)


def _id(row: Row) -> UUID:
    if row.marked is None:
        raise ValueError("a heading is no passage")
    return row.marked.highlight.id
