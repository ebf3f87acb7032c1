"""The results of imports as a list, however many there are."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from ketareview.domain.imports import ImportResult, Outcome
from ketareview.ui.incoming.deeds import is_locked, spoken, title

Index = QModelIndex | QPersistentModelIndex

RESULT = Qt.ItemDataRole.UserRole
_NOWHERE: Final = QModelIndex()
_Key = tuple[str, int | None]


class ResultModel(QAbstractListModel):
    """Shows all results, or those of one outcome; what is tried again takes its old place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._results: list[ImportResult] = []
        self._shown: list[int] = []
        self._failed: dict[_Key, int] = {}
        self._counts: Counter[Outcome] = Counter()
        self._only: Outcome | None = None

    @property
    def only(self) -> Outcome | None:
        """The one outcome that is shown, if not all are."""
        return self._only

    def counts(self) -> Mapping[Outcome, int]:
        """How many there are of each outcome, shown or not."""
        return self._counts

    def results(self) -> Sequence[ImportResult]:
        """All results in their order, shown or not."""
        return tuple(self._results)

    def shown(self) -> Sequence[ImportResult]:
        """The results that are shown."""
        return tuple(self._results[place] for place in self._shown)

    def result(self, row: int) -> ImportResult:
        """Give the result of a row."""
        return self._results[self._shown[row]]

    def failed(self) -> list[str]:
        """The files that were not taken in, or of which a record was not, each once."""
        return list(dict.fromkeys(path for path, _ in self._failed))

    def locked(self) -> list[str]:
        """The files that wait for a password."""
        waiting = (self._results[place] for place in self._failed.values())
        return list(dict.fromkeys(each.path for each in waiting if is_locked(each)))

    def add(self, results: Iterable[ImportResult]) -> None:
        """Put results at the end, or in the place of the failure that was tried again."""
        before = len(self._results)
        replaced: list[int] = []
        for result in results:
            place = self._place_of_failure(result)
            if place is None:
                place = len(self._results)
                self._results.append(result)
            else:
                self._counts[self._results[place].outcome] -= 1
                self._results[place] = result
                replaced.append(place)
            self._counts[result.outcome] += 1
            if result.outcome is Outcome.FAILED:
                self._failed[result.path, result.record] = place
        if replaced and self._only is not None:
            self.show_only(self._only)
        else:
            self._tell_replaced([place for place in replaced if place < before])
            self._show_more(before)

    def show_only(self, outcome: Outcome | None) -> None:
        """Show the results of one outcome, or all."""
        self.beginResetModel()
        self._only = outcome
        self._shown = [n for n, each in enumerate(self._results) if self._is_shown(each)]
        self.endResetModel()

    def clear(self) -> None:
        """Begin anew."""
        self.beginResetModel()
        self._results, self._shown, self._failed = [], [], {}
        self._counts, self._only = Counter(), None
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        result = self.result(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title(result)
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(result)
            case Qt.ItemDataRole.ToolTipRole:
                return result.path
            case _ if role == RESULT:
                return result
        return None

    def _place_of_failure(self, result: ImportResult) -> int | None:
        own = self._failed.pop((result.path, result.record), None)
        return own if own is not None else self._failed.pop((result.path, None), None)

    def _is_shown(self, result: ImportResult) -> bool:
        return self._only is None or result.outcome is self._only

    def _tell_replaced(self, places: Sequence[int]) -> None:
        for place in places:
            index = self.index(place)
            self.dataChanged.emit(index, index)

    def _show_more(self, start: int) -> None:
        more = [n for n in range(start, len(self._results)) if self._is_shown(self._results[n])]
        if not more:
            return
        first = len(self._shown)
        self.beginInsertRows(QModelIndex(), first, first + len(more) - 1)
        self._shown.extend(more)
        self.endInsertRows()
