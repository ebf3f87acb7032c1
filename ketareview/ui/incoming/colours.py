"""Asks what other programs' colours mean, and gives the passages that came in their claim types."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ketareview import workflows
from ketareview.domain.codebook import Codebook
from ketareview.domain.highlight import Highlight
from ketareview.domain.progress import Progress
from ketareview.ui.incoming.colours_dialog import Coloured, ColoursDialog
from ketareview.ui.latest import Latest
from ketareview.ui.session import Session
from ketareview.workflows.bringing import UNSORTED

_Found = tuple[Mapping[str, Sequence[UUID]], Codebook, list[Coloured]]


class Colours(QObject):
    """Asks about the passages in colours that nobody has explained yet, until somebody has."""

    waiting = Signal(bool)
    explained = Signal()
    failed = Signal(object)  # Exception

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._looking = Latest(session.tasks)

    @Slot()
    def ask(self) -> None:
        """Ask what the colours mean, if any wait."""
        self.ask_of(None)

    @Slot(object)
    def ask_of(self, batch: UUID | None) -> None:
        """Ask what the colours of one import mean, or those of all."""
        library, explained = self._session.library, self._session.remembered.now.colours

        def look(_progress: Progress) -> _Found:
            waiting = workflows.open_colours(library, explained, batch)
            return (
                waiting,
                library.codebooks.current(),
                [
                    Coloured(colour, len(ids), _example(library.highlights.many(ids[:1])))
                    for colour, ids in waiting.items()
                ],
            )

        self._looking.start("Look at colours", look, done=self._open)

    def _open(self, found: _Found) -> None:
        waiting, codebook, coloured = found
        self.waiting.emit(bool(waiting))
        for before in self._window.findChildren(ColoursDialog):
            before.reject()  # what it asks is asked anew
        if waiting:
            dialog = ColoursDialog(coloured, codebook, self._session.theme, self._window)
            dialog.chosen.connect(partial(self._keep, waiting))
            dialog.open()

    def _keep(self, waiting: Mapping[str, Sequence[UUID]], mapping: Mapping[str, str]) -> None:
        said = {**self._session.remembered.now.colours, **mapping}
        try:
            self._session.remembered.change(lambda now: replace(now, colours=said))
        except OSError as error:
            self.failed.emit(error)
        meant = {
            highlight: claim_type
            for colour, claim_type in mapping.items()
            for highlight in waiting.get(colour, ())
            if claim_type != UNSORTED
        }
        self.waiting.emit(False)  # noqa: FBT003 - a signal takes no keyword
        self.explained.emit()
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
