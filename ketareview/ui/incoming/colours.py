"""Asks what other programs' colours mean, and gives the passages that came in their claim types."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ketareview.domain.codebook import Codebook
from ketareview.domain.highlight import Highlight
from ketareview.domain.progress import Progress
from ketareview.ui.incoming.colours_dialog import Coloured, ColoursDialog
from ketareview.ui.session import Session
from ketareview.workflows.bringing import UNSORTED


class Colours(QObject):
    """Keeps the passages in colours that nobody has explained yet."""

    waiting = Signal(bool)
    failed = Signal(object)  # Exception

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._waiting: dict[str, list[UUID]] = {}

    @Slot(object)
    def tell(self, found: Mapping[str, Sequence[UUID]]) -> None:
        """Take note of passages by their colours, and ask."""
        for colour, highlights in found.items():
            self._waiting.setdefault(colour, []).extend(highlights)
        self.waiting.emit(bool(self._waiting))
        self.ask()

    @Slot()
    def ask(self) -> None:
        """Ask what the colours mean."""
        library, waiting = self._session.library, dict(self._waiting)

        def look(_progress: Progress) -> tuple[Codebook, list[Coloured]]:
            return library.codebooks.current(), [
                Coloured(colour, len(ids), _example(library.highlights.many(ids[:1])))
                for colour, ids in waiting.items()
            ]

        if waiting:
            self._session.tasks.start("Look at colours", look, done=self._open)

    def _open(self, found: tuple[Codebook, list[Coloured]]) -> None:
        codebook, coloured = found
        dialog = ColoursDialog(coloured, codebook, self._session.theme, self._window)
        dialog.chosen.connect(self._keep)
        dialog.open()

    @Slot(object)
    def _keep(self, mapping: Mapping[str, str]) -> None:
        said = {**self._session.remembered.now.colours, **mapping}
        try:
            self._session.remembered.change(lambda now: replace(now, colours=said))
        except OSError as error:
            self.failed.emit(error)
        meant = {
            highlight: claim_type
            for colour, claim_type in mapping.items()
            for highlight in self._waiting.pop(colour, [])
            if claim_type != UNSORTED
        }
        self.waiting.emit(bool(self._waiting))
        self._session.tasks.start(
            "Sort passages", lambda progress: self._sort(meant, progress), failed=self.failed.emit
        )

    def _sort(self, meant: Mapping[UUID, str], progress: Progress) -> None:
        """Give passages their claim types, but for those that have been sorted by hand since."""
        highlights = self._session.library.highlights
        unsorted = (each for each in highlights.many(meant) if each.tags.claim_type == UNSORTED)
        highlights.set_claim_types({each.id: meant[each.id] for each in unsorted})
        progress(1, 1)


def _example(found: Sequence[Highlight]) -> str:
    return next((each.passage.quote for each in found), "")
