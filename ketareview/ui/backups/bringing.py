"""Bringing things back, from a backup or from another time: look what would change, agree, do."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ketareview.domain.past import Plan, ThingKind
from ketareview.domain.progress import Progress
from ketareview.library import Past
from ketareview.ui.backups.plan_dialog import PlanDialog
from ketareview.ui.messages import counted
from ketareview.ui.session import Session

_NOUNS = {
    ThingKind.ARTICLE: ("article", "articles"),
    ThingKind.HIGHLIGHT: ("highlight", "highlights"),
}


class _Planned(NamedTuple):
    past: Past
    plan: Plan
    name: str


class Bringing(QObject):
    """Asks first; each time is one action that Undo takes back.

    Its dialog may be closed before an answer comes: slots hear of none then, and failures are told
    by the tasks' own signal.
    """

    done = Signal(str)  # what came back

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._window = parent

    def ask(self, past: Past, kind: ThingKind, ids: Sequence[UUID]) -> None:
        """Show what would change."""
        name = f"Bring back {counted(len(ids), *_NOUNS[kind])}"

        def work(_progress: Progress) -> _Planned:
            return _Planned(past, past.plan(kind, ids), name)

        self._session.tasks.start("Look what would change", work).succeeded.connect(self._show)

    @Slot(object)
    def _show(self, planned: _Planned) -> None:
        PlanDialog(planned.plan, partial(self._do, *planned), self._window).open()

    def _do(self, past: Past, plan: Plan, name: str) -> None:
        def work(_progress: Progress) -> str:
            past.bring_back(plan, name)
            return f"{name}: done. Undo takes it back."

        self._session.tasks.start(name, work).succeeded.connect(self._tell)

    @Slot(object)
    def _tell(self, words: str) -> None:
        self.done.emit(words)
