"""What the chosen passage rests on: named below its tags, said otherwise in a dialog."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ketareview import workflows
from ketareview.domain.claim import Cited
from ketareview.domain.highlight import Highlight
from ketareview.domain.progress import Progress
from ketareview.library import Library
from ketareview.ui.dialogs import open_over
from ketareview.ui.latest import Latest
from ketareview.ui.reader.coding.named_row import NamedRow
from ketareview.ui.reader.coding.works_dialog import WorksDialog
from ketareview.ui.tasks import TaskRunner
from ketareview.workflows import CITED, WorksNamed, WorksOffered

_NOTHING = "No reference was found: say which"
_SAID, _MARKED = "As you said", "As the marks in the passage say"


class Resting(QObject):
    """Reads what a passage rests on, and writes what the reviewer says instead.

    Which other works there are is looked up only when she asks: that reads the whole library.
    """

    failed = Signal(object)  # Exception

    def __init__(self, library: Library, tasks: TaskRunner, row: NamedRow, window: QWidget) -> None:
        super().__init__(window)
        self._library = library
        self._tasks = tasks
        self._row = row
        self._window = window
        self._naming, self._offering = Latest(tasks), Latest(tasks)
        self._highlight: Highlight | None = None
        row.asked.connect(self.ask)

    def show_highlight(self, highlight: Highlight | None) -> None:
        """Tell of this one; only passages that cite rest on works of others."""
        is_citing = highlight is not None and highlight.tags.basis == CITED
        self._highlight = highlight if is_citing else None
        self._offering.stop()
        self._row.setVisible(is_citing)
        self.refresh()

    def refresh(self) -> None:
        """Read it again."""
        if self._highlight is None:
            self._naming.stop()
            return
        self._naming.start(
            "What the passage rests on",
            partial(_named, self._library, self._highlight),
            done=self._tell,
            failed=self.failed.emit,
        )

    def shut(self) -> None:
        """Hear no more answers."""
        self._naming.stop()
        self._offering.stop()

    def ask(self) -> None:
        """Look up which works there are, and let them be ticked."""
        if self._highlight is not None:
            self._offering.start(
                "Works to rest on",
                partial(_offered, self._library, self._highlight),
                done=partial(self._open, self._highlight),
                failed=self.failed.emit,
            )

    def _tell(self, named: WorksNamed) -> None:
        told = _SAID if named.is_said else _MARKED
        self._row.tell(", ".join(named.labels) or _NOTHING, told if named.labels else _NOTHING)

    def _open(self, highlight: Highlight, offered: WorksOffered) -> None:
        dialog = WorksDialog(offered, self._window)
        dialog.accepted.connect(partial(self._say, highlight, dialog))
        open_over(self._window, dialog)

    def _say(self, highlight: Highlight, dialog: WorksDialog) -> None:
        self._tasks.start(
            "Say what the passage rests on",
            partial(_say, self._library, highlight, dialog.ticked()),
            done=lambda _: self.refresh(),
            failed=self.failed.emit,
        )


def _named(library: Library, highlight: Highlight, _progress: Progress) -> WorksNamed:
    return workflows.works_named(library, highlight)


def _offered(library: Library, highlight: Highlight, _progress: Progress) -> WorksOffered:
    return workflows.works_offered(library, highlight)


def _say(
    library: Library, highlight: Highlight, works: tuple[Cited, ...], _progress: Progress
) -> None:
    library.citations.say(highlight.id, works)
