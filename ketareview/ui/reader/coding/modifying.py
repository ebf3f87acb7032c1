"""What lowers or raises the chosen passage's strength: told below its tags, set in a dialog."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ketareview.domain.codebook import Code, Codebook, Scheme
from ketareview.domain.errors import CodeNotFoundError
from ketareview.domain.highlight import Highlight
from ketareview.domain.modifier import Modifier
from ketareview.domain.progress import Progress
from ketareview.library import Library
from ketareview.ui.dialogs import open_over
from ketareview.ui.latest import Latest
from ketareview.ui.reader.coding.modifiers_dialog import ModifiersDialog
from ketareview.ui.reader.coding.named_row import NamedRow
from ketareview.ui.tasks import TaskRunner

_HINT = "What lowers or raises its strength (Y)"


class Modifying(QObject):
    """Reads the chosen passage's modifiers, and writes those that the reviewer sets.

    Whoever made the highlight: what reviewers say of its strength stands side by side.
    """

    failed = Signal(object)  # Exception

    def __init__(self, library: Library, tasks: TaskRunner, row: NamedRow, window: QWidget) -> None:
        super().__init__(window)
        self._library = library
        self._tasks = tasks
        self._row = row
        self._window = window
        self._latest = Latest(tasks)
        self._highlight: Highlight | None = None
        self._codebook: Codebook | None = None
        self._own: dict[str, str] = {}
        row.asked.connect(self.ask)

    def show_highlight(self, highlight: Highlight | None) -> None:
        """Tell of this one."""
        self._highlight, self._codebook = highlight, None
        self._row.setVisible(highlight is not None)
        self.refresh()

    def refresh(self) -> None:
        """Read them again."""
        if self._highlight is None:
            self._latest.stop()
            return
        self._latest.start(
            "Read modifiers",
            partial(_read, self._library, self._highlight),
            done=self._take,
            failed=self.failed.emit,
        )

    def shut(self) -> None:
        """Hear no more answers."""
        self._latest.stop()

    def ask(self) -> None:
        """Let modifiers be set, once those that are there are known."""
        highlight, codebook = self._highlight, self._codebook
        if highlight is None or codebook is None:
            return
        dialog = ModifiersDialog(codebook, self._own, highlight.id, self._window)
        dialog.accepted.connect(partial(self._set, highlight, dialog))
        open_over(self._window, dialog)

    def _take(self, found: tuple[Codebook, tuple[Modifier, ...]]) -> None:
        self._codebook, modifiers = found
        codes = {each.key: _code(self._codebook, each.key) for each in modifiers}
        reasons = "\n".join(f"{codes[each.key].label}: {each.reason}" for each in modifiers)
        mine = (each for each in modifiers if each.reviewer == self._library.reviewer.id)
        self._own = {each.key: each.reason for each in mine}
        names = [code.label for code in codes.values()]
        self._row.tell(", ".join(names) or "None", reasons or _HINT)

    def _set(self, highlight: Highlight, dialog: ModifiersDialog) -> None:
        reasons = dialog.reasons()
        if reasons != self._own:
            self._tasks.start(
                "Change modifiers",
                partial(_write, self._library, highlight, reasons),
                done=lambda _: self.refresh(),
                failed=self.failed.emit,
            )


def _code(codebook: Codebook, key: str) -> Code:
    try:
        return codebook.code(Scheme.MODIFIER, key)
    except CodeNotFoundError:  # a codebook that was merged since may lack it
        return Code(codebook.codes[0].id, Scheme.MODIFIER, key, key, key, "")


def _read(
    library: Library, highlight: Highlight, _progress: Progress
) -> tuple[Codebook, tuple[Modifier, ...]]:
    found = library.modifiers.of([highlight.id])
    return library.codebooks.current(), found.get(highlight.id, ())


def _write(
    library: Library, highlight: Highlight, reasons: Mapping[str, str], _progress: Progress
) -> None:
    library.modifiers.set(highlight.id, reasons)
