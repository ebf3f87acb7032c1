"""Saving articles or highlights as files that other programs read."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ketareview.domain.highlight import Topic
from ketareview.domain.progress import Progress
from ketareview.ui.actions import Actions
from ketareview.ui.messages import counted
from ketareview.ui.session import Session
from ketareview.workflows.exporting import export_articles, export_highlights

_KINDS = {
    "articles": {
        "RIS": ".ris",
        "BibTeX": ".bib",
        "CSL-JSON": ".json",
        "CSV": ".csv",
    },
    "highlights": {
        "Web Annotations": ".jsonld",
        "CSV": ".csv",
        "JSON": ".json",
        "REFI-QDA project, with the documents": ".qdpx",
    },
}
_WRITE: dict[str, Callable[..., int]] = {
    "articles": export_articles,
    "highlights": export_highlights,
}


class Exporting(QObject):
    """Exports what stands under the topic chosen and those below it, or everything."""

    saved = Signal(str, object)  # what to say, and the Path
    failed = Signal(object)  # Exception

    def __init__(self, session: Session, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._topic: Topic | None = None
        for what in _KINDS:
            actions.on(f"export-{what}", partial(self._ask, what))

    def choose_topic(self, topic: Topic | None) -> None:
        """Export what stands under a topic from now on."""
        self._topic = topic

    def save_to(self, what: str, path: Path) -> None:
        """Write the file; its ending says as what."""
        library, topic = self._session.library, self._topic

        def work(_progress: Progress) -> int:
            return _WRITE[what](library, path, topic=topic.id if topic else None)

        self._session.tasks.start(
            f"Export {what}", work, done=partial(self._tell, what, path), failed=self.failed.emit
        )

    def _ask(self, what: str, _is_checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt tells it
        """Ask where; the window goes on meanwhile."""
        where = f"“{self._topic.name}”" if self._topic else "the whole library"
        dialog = QFileDialog(self._window, f"Export {what} of {where}")
        dialog.setObjectName("exportDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        endings = _KINDS[what]
        dialog.setNameFilters([f"{name} (*{ending})" for name, ending in endings.items()])
        dialog.setDefaultSuffix(next(iter(endings.values())))
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(_ending(chosen)))
        dialog.selectFile(what)
        dialog.fileSelected.connect(lambda name: self.save_to(what, Path(name)))
        dialog.open()

    def _tell(self, what: str, path: Path, count: int) -> None:
        self.saved.emit(f"Saved {counted(count, what[:-1], what)}: {path}", path)


def _ending(chosen: str) -> str:
    """Take the ending out of a filter's words."""
    return chosen.rpartition("*.")[2].rstrip(")")
