"""Bringing things back, from a backup or from another time: look what would change, agree, do."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
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


class Bringing(QObject):
    """Asks first; each time is one action that Undo takes back."""

    done = Signal(str)  # what came back
    failed = Signal(object)  # Exception

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._window = parent

    def ask(self, past: Past, kind: ThingKind, ids: Sequence[UUID]) -> None:
        """Show what would change."""

        def work(_progress: Progress) -> Plan:
            return past.plan(kind, ids)

        def show(plan: Plan) -> None:
            name = f"Bring back {counted(len(ids), *_NOUNS[kind])}"
            agreed = partial(self._do, past, plan, name)
            PlanDialog(plan, agreed, self._window).open()

        self._session.tasks.start(
            "Look what would change", work, done=show, failed=self.failed.emit
        )

    def _do(self, past: Past, plan: Plan, name: str) -> None:
        def work(_progress: Progress) -> None:
            past.bring_back(plan, name)

        self._session.tasks.start(
            name,
            work,
            done=lambda _: self.done.emit(f"{name}: done. Undo takes it back."),
            failed=self.failed.emit,
        )
