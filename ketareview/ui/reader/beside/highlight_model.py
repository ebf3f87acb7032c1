"""The article's highlights as rows: filtered as one types, sorted as asked."""

from collections.abc import Callable, Collection, Mapping, Sequence
from enum import Enum
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from typing_extensions import override

from ketareview.domain.codebook import Codebook, Scheme
from ketareview.domain.highlight import Highlight
from ketareview.domain.showing import printed, quoted
from ketareview.domain.warned import Warned
from ketareview.ui.claims.carrying import PASSAGES_MIME, carry
from ketareview.ui.messages import counted
from ketareview.ui.reader.healing.standing import ELSEWHERE, LOST

Index = QModelIndex | QPersistentModelIndex
HIGHLIGHT = Qt.ItemDataRole.UserRole


class Order(Enum):
    """How the list is sorted; the value is what the reviewer reads."""

    PAGE = "By page"
    CLAIM_TYPE = "By claim type"
    STRENGTH = "By strength"
    NEWEST = "Newest first"


class HighlightModel(QAbstractListModel):
    """Rows in page order, each with its highlight."""

    def __init__(self, codebook: Codebook, label_of: Callable[[int], str], parent: QObject) -> None:
        super().__init__(parent)
        self._codebook = codebook
        self._label_of = label_of
        self._rows: tuple[Highlight, ...] = ()
        self._contested: Collection[UUID] = frozenset()
        self._standing: Mapping[UUID, str] = {}
        self._warned: Mapping[UUID, Sequence[Warned]] = {}

    @property
    def rows(self) -> tuple[Highlight, ...]:
        """All highlights, in page order."""
        return self._rows

    def show(
        self,
        highlights: Sequence[Highlight],
        contested: Collection[UUID] = frozenset(),
        standing: Mapping[UUID, str] | None = None,
    ) -> None:
        """Replace the rows; other passages speak against the contested ones.

        `standing` tells of those that do not stand in the file that is read, or not for sure.
        """
        rows = tuple(highlights)
        if rows and (rows, contested, standing or {}) == (
            self._rows,
            self._contested,
            self._standing,
        ):
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))  # pages have names now
            return
        self.beginResetModel()
        self._rows = rows
        self._contested = contested
        self._standing = standing or {}
        self.endResetModel()

    def warn(self, warned: Mapping[UUID, Sequence[Warned]]) -> None:
        """Tell which highlights the linter warns of."""
        if warned != self._warned:
            self._warned = warned
            if self._rows:
                self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def find(self, wanted: UUID | None) -> Highlight | None:
        """Find a highlight by its id."""
        return next((one for one in self._rows if one.id == wanted), None)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        highlight = self._rows[index.row()]
        if role == HIGHLIGHT:
            return highlight
        if role == Qt.ItemDataRole.DisplayRole:
            return highlight.passage.quote
        if role == Qt.ItemDataRole.AccessibleTextRole:
            quote = quoted(highlight.passage)
            warnings = " ".join(each.explanation for each in self._warned.get(highlight.id, ()))
            told = f"{self.kind_of(highlight)}: {quote}. {self.told(highlight)}"
            return f"{told}. {warnings}" if warnings else told
        if role == Qt.ItemDataRole.ToolTipRole:
            said = [each.explanation for each in self._warned.get(highlight.id, ())]
            return "\n".join(part for part in (highlight.tags.note, *said) if part) or None
        return None

    def kind_of(self, highlight: Highlight) -> str:
        """Name claim type and strength: `Efficacy · trial (5)`."""
        claim = self._codebook.code(Scheme.CLAIM_TYPE, highlight.tags.claim_type)
        strength = self._codebook.code(Scheme.STRENGTH, highlight.tags.strength)
        return f"{claim.label} · {strength.key} ({strength.sign})"

    def told(self, highlight: Highlight) -> str:
        """Name page, stance and reviewer, what speaks against it, and whether it is warned of."""
        stance = self._codebook.code(Scheme.STANCE, highlight.tags.stance).label
        page = self._label_of(highlight.passage.place[0])
        contested = "± contested" if highlight.id in self._contested else ""
        standing = self._standing.get(highlight.id, "")
        page = "" if standing in {LOST, ELSEWHERE} else page
        warnings = len(self._warned.get(highlight.id, ()))
        warned = f"! {counted(warnings, 'warning', 'warnings')}" if warnings else ""
        parts = (standing, warned, page, stance, contested, highlight.reviewer.name)
        return " · ".join(part for part in parts if part)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    @override
    def mimeTypes(self) -> list[str]:
        return [PASSAGES_MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return carry(self._rows[index.row()].id for index in indexes)

    def sort_key(self, highlight: Highlight, order: Order) -> tuple[float, ...]:
        """Put highlights in an order."""
        page, start = highlight.passage.place
        place = (float(page), float(start))
        if order is Order.CLAIM_TYPE:
            claim = self._codebook.code(Scheme.CLAIM_TYPE, highlight.tags.claim_type)
            return (float(claim.order), *place)
        if order is Order.STRENGTH:
            level = self._codebook.code(Scheme.STRENGTH, highlight.tags.strength).level
            return (-1.0 if level is None else -2.0 - level, *place)
        if order is Order.NEWEST:
            return (-highlight.created.timestamp(),)
        return place

    def words_of(self, highlight: Highlight) -> str:
        """All that a filter looks through."""
        passage = highlight.passage
        quote = f"{printed(passage.quote)} {passage.transcription}"
        parts = (quote, highlight.tags.note, self.kind_of(highlight))
        return " ".join((*parts, self.told(highlight))).casefold()


class FilteredHighlights(QSortFilterProxyModel):
    """The rows that hold every word typed, in the order asked for."""

    def __init__(self, source: HighlightModel, parent: QObject) -> None:
        super().__init__(parent)
        self._source = source
        self._words: tuple[str, ...] = ()
        self._order = Order.PAGE
        self.setSourceModel(source)
        self.setDynamicSortFilter(True)

    def filter_by(self, typed: str) -> None:
        """Keep only rows that hold every word."""
        self.beginFilterChange()
        self._words = tuple(typed.casefold().split())
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def order_by(self, order: Order) -> None:
        """Sort anew; in page order the rows come already, and asking for each pair takes long."""
        self._order = order
        self.sort(-1 if order is Order.PAGE else 0)
        self.invalidate()

    @override
    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        if not self._words:
            return True
        words = self._source.words_of(self._source.rows[row])
        return all(word in words for word in self._words)

    @override
    def lessThan(self, left: Index, right: Index) -> bool:
        one, other = self._source.rows[left.row()], self._source.rows[right.row()]
        source, order = self._source, self._order
        return source.sort_key(one, order) < source.sort_key(other, order)
