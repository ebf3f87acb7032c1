"""Which highlight is chosen, and going from one to the next."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from ketareview.domain.highlight import Highlight, Piece


class Choosing(QObject):
    """One chosen highlight at most, of those that the article has now."""

    changed = Signal()
    moved = Signal()  # chosen so that the page is to show it

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._highlights: tuple[Highlight, ...] = ()
        self._chosen: UUID | None = None
        self._awaited: UUID | None = None

    @property
    def chosen(self) -> Highlight | None:
        """The chosen highlight as it stands now."""
        return next((one for one in self._highlights if one.id == self._chosen), None)

    def know(self, highlights: Sequence[Highlight]) -> None:
        """Learn which highlights there are; one that was waited for is shown as it comes."""
        self._highlights = tuple(highlights)
        self.changed.emit()
        if self._awaited is not None:
            self.show(self._awaited)

    def choose(self, wanted: UUID | None) -> None:
        """Choose without moving the page."""
        self._awaited = None
        self._chosen = wanted
        self.changed.emit()

    def show(self, wanted: UUID) -> None:
        """Choose and have the page show it, when it is there."""
        if any(one.id == wanted for one in self._highlights):
            self.choose(wanted)
            self.moved.emit()
        else:
            self._awaited = wanted

    def step(self, step: int, here: int) -> None:
        """Go to the next or the last highlight; without a chosen one, from page `here`."""
        ids = [one.id for one in self._highlights]
        if not ids:
            return
        if self._chosen in ids:
            place = min(max(ids.index(self._chosen) + step, 0), len(ids) - 1)
        else:
            pages = [one.passage.place[0] for one in self._highlights]
            place = next((n for n, page in enumerate(pages) if page >= here), len(ids) - 1)
        self.show(ids[place])

    def go_round(self) -> None:
        """Choose the next of the highlights that overlap the chosen one."""
        chosen = self.chosen
        if chosen is None:
            return
        there = [one.id for one in self._highlights if one == chosen or _overlap(one, chosen)]
        self.choose(there[(there.index(chosen.id) + 1) % len(there)])


def _overlap(one: Highlight, other: Highlight) -> bool:
    return any(_meet(a, b) for a in one.passage.pieces for b in other.passage.pieces)


def _meet(one: Piece, other: Piece) -> bool:
    if one.page != other.page or (one.box is None) != (other.box is None):
        return False
    if one.box is not None and other.box is not None:
        return one.box.meets(other.box)
    return one.start < other.end and other.start < one.end
