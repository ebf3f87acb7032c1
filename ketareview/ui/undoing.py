"""Undo and redo in the menus, named by what they will do."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from ketareview.domain.history import Action
from ketareview.domain.progress import Progress
from ketareview.ui.actions import Actions
from ketareview.ui.latest import Latest
from ketareview.ui.messages import sentence
from ketareview.ui.session import Session

_Names = tuple[str | None, str | None]


class Undoing(QObject):
    """The library undoes; this asks it to, and shows what comes next."""

    failed = Signal(object)  # Exception
    told = Signal(str)

    def __init__(self, session: Session, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
        self._latest = Latest(session.tasks)
        history = session.library.history
        actions.on("undo", lambda: self._weigh("Undo", history.size_of_undo, history.undo))
        actions.on("redo", lambda: self._weigh("Redo", history.size_of_redo, history.redo))
        self.refresh()

    def refresh(self) -> None:
        """Look what can be undone and redone now."""
        self._latest.start("Look at history", self._names, done=self._show)

    def _weigh(
        self, name: str, size: Callable[[], int], change: Callable[[Progress], Action]
    ) -> None:
        """Do it, after a backup where it changes much: to undo an import deletes all that came."""

        def do(count: int) -> None:
            self._session.safety.first(count, partial(self._do, name, change))

        self._session.tasks.start(
            f"Weigh {name.lower()}", lambda _: size(), done=do, failed=self.failed.emit
        )

    def _do(self, name: str, change: Callable[[Progress], Action]) -> None:
        self._session.tasks.start(name, change, done=self._tell_gone, failed=self.failed.emit)

    def _tell_gone(self, action: Action) -> None:
        if action.gone:
            words = (sentence("came-back-empty", {"name": name}) for name in action.gone)
            self.told.emit(" ".join(words))

    def _names(self, _progress: Progress) -> _Names:
        history = self._session.library.history
        return history.next_undo(), history.next_redo()

    def _show(self, names: _Names) -> None:
        for key, word, name in zip(("undo", "redo"), ("Undo", "Redo"), names, strict=True):
            action = self._actions[key]
            action.setEnabled(name is not None)
            action.setText(f"{word}: {name[0].lower()}{name[1:]}" if name else word)
