"""What the chosen passage rests on, below its tags: read beside the window, changed by a dialog."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from ketareview import workflows
from ketareview.domain.claim import Cited
from ketareview.domain.highlight import Highlight
from ketareview.domain.progress import Progress
from ketareview.library import Library
from ketareview.ui.latest import Latest
from ketareview.ui.reader.coding.works_dialog import WorksDialog
from ketareview.ui.tasks import TaskRunner
from ketareview.workflows import CITED, WorksOffered

_NOTHING = "No reference was found: say which"
_LABEL_HEIGHT = 32


class RestingRow(QWidget):
    """Names the works; a press lets others be named."""

    asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        caption = QLabel("Rests on", self)
        caption.setObjectName("caption")
        caption.setMinimumHeight(_LABEL_HEIGHT)
        self._button = QToolButton(self)
        self._button.setObjectName("worksButton")
        self._button.setAccessibleName("Works that this passage rests on")
        self._button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._button.clicked.connect(self.asked)
        row.addWidget(caption)
        row.addWidget(self._button, 1)
        self.hide()

    def show_works(self, offered: WorksOffered) -> None:
        """Name the works that the passage rests on."""
        labels = [one.label for one in offered.offers if one.cited.key in offered.named]
        self._button.setText(", ".join(labels) or _NOTHING)
        source = "As you said" if offered.is_said else "As the marks in the passage say"
        self._button.setToolTip(source if labels else _NOTHING)
        self._button.setAccessibleDescription(self._button.toolTip())


class Resting(QObject):
    """Reads what the chosen passage rests on, and writes what the reviewer says instead."""

    failed = Signal(object)  # Exception

    def __init__(
        self, library: Library, tasks: TaskRunner, row: RestingRow, window: QWidget
    ) -> None:
        super().__init__(window)
        self._library = library
        self._tasks = tasks
        self._row = row
        self._window = window
        self._latest = Latest(tasks)
        self._highlight: Highlight | None = None
        self._offered: WorksOffered | None = None
        row.asked.connect(self.ask)

    def show_highlight(self, highlight: Highlight | None) -> None:
        """Tell of this one; only passages that cite rest on works of others."""
        is_citing = highlight is not None and highlight.tags.basis == CITED
        self._highlight = highlight if is_citing else None
        self._offered = None
        self._row.setVisible(is_citing)
        self.refresh()

    def refresh(self) -> None:
        """Read it again."""
        if self._highlight is None:
            self._latest.stop()
            return
        self._latest.start(
            "What the passage rests on",
            partial(_read, self._library, self._highlight),
            done=self._take,
            failed=self.failed.emit,
        )

    def shut(self) -> None:
        """Hear no more answers."""
        self._latest.stop()

    def ask(self) -> None:
        """Let works be ticked, once they are known."""
        if self._highlight is None or self._offered is None:
            return
        dialog = WorksDialog(self._offered, self._window)
        dialog.accepted.connect(partial(self._say, self._highlight, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._window.activateWindow)
        dialog.open()

    def _take(self, offered: WorksOffered) -> None:
        self._offered = offered
        self._row.show_works(offered)

    def _say(self, highlight: Highlight, dialog: WorksDialog) -> None:
        works = dialog.ticked()
        self._tasks.start(
            "Say what the passage rests on",
            partial(_write, self._library, highlight, works),
            done=lambda _: self.refresh(),
            failed=self.failed.emit,
        )


def _read(library: Library, highlight: Highlight, _progress: Progress) -> WorksOffered:
    return workflows.works_offered(library, highlight)


def _write(
    library: Library, highlight: Highlight, works: tuple[Cited, ...], _progress: Progress
) -> None:
    library.citations.say(highlight.id, works)
