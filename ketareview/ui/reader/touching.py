"""What keys typed alone and presses on the page do: choose, go on, tag, split, trash."""

from uuid import UUID

from PySide6.QtCore import QObject

from ketareview.ui.reader.beside.telling import Telling
from ketareview.ui.reader.choosing import Choosing
from ketareview.ui.reader.coding.tagging import Tagging
from ketareview.ui.reader.desk import Desk


class Touching(QObject):
    """Answers hands on a page; before there is one, nothing happens."""

    def __init__(
        self, choosing: Choosing, tagging: Tagging, telling: Telling, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._choosing = choosing
        self._tagging = tagging
        self._telling = telling
        self._desk: Desk | None = None
        tagging.saved.connect(self._finish)

    def serve(self, desk: Desk) -> None:
        """Answer on this page."""
        self._desk = desk
        desk.typed_alone.connect(self._type_alone)
        desk.view.pressed.connect(self._press)
        desk.view.caret_moved.connect(self._choose_at_caret)
        desk.view.trash_asked.connect(self._trash_chosen)
        desk.view.escaped.connect(self._leave)
        desk.view.ends_moved.connect(self._tagging.move_ends)

    def focus(self) -> None:
        """Have keys go to the page."""
        if self._desk is not None:
            self._desk.setFocus()

    def _press(self, ids: list[UUID]) -> None:
        """Choose what was pressed on; where highlights overlap, each press takes the next."""
        chosen = self._choosing.chosen
        after = ids.index(chosen.id) + 1 if chosen is not None and chosen.id in ids else 0
        self._choosing.choose(ids[after % len(ids)] if ids else None)

    def _choose_at_caret(self, ids: list[UUID]) -> None:
        """Choose what the caret has come into; what is chosen there already stays so."""
        chosen = self._choosing.chosen
        if chosen is None or chosen.id not in ids:
            self._choosing.choose(ids[0] if ids else None)

    def _type_alone(self, text: str) -> None:
        """Take a key typed on the page with nothing selected."""
        letter = text.casefold()
        chosen = self._choosing.chosen
        if letter in {"j", "k"} and self._desk is not None:
            here = self._desk.view.surface.page_at(self._desk.view.seen().top())
            self._choosing.step(1 if letter == "j" else -1, here)
        elif letter == "i":
            self._choosing.go_round()
        elif letter == "y":
            self._telling.modifying.ask()
        elif chosen is not None and letter == "|" and self._desk is not None:
            self._tagging.split(chosen, self._desk.view.selecting.caret)
        elif chosen is not None:
            self._tagging.type_for(chosen, text)

    def _finish(self, highlight: UUID | None) -> None:
        if self._desk is not None:
            self._desk.view.selecting.clear()
        if highlight is not None:
            self._choosing.choose(highlight)

    def _trash_chosen(self) -> None:
        chosen = self._choosing.chosen
        if chosen is not None:
            self._tagging.trash([chosen.id])

    def _leave(self) -> None:
        """Esc: first the selection goes, then the choice."""
        if self._desk is not None and self._desk.view.selecting.pieces:
            self._desk.view.selecting.clear()
        else:
            self._choosing.choose(None)
