"""Follows what is typed in any field that says its subject, and keeps it from being lost."""

import threading

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from ketareview.domain.progress import Progress
from ketareview.domain.unsaved import Subject, Unsaved, Writing
from ketareview.library import Library
from ketareview.ui.drafting.drafts import Drafts
from ketareview.ui.drafting.subjects import Field, field_with_subject, subject_of, words_in
from ketareview.ui.tasks import TaskRunner
from ketareview.workflows.unsaved import is_saved

_PAUSE = 100  # milliseconds from the first letter to the write; a busy machine adds its own


class Drafting(QObject):
    """Writes a draft while one types, also without a rest; removes it when the library has it."""

    failed = Signal(Exception)

    def __init__(
        self, library: Library, drafts: Drafts, tasks: TaskRunner, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._drafts = drafts
        self._tasks = tasks
        self._field: Field | None = None
        self._handing_over, self._writing = threading.Lock(), threading.Lock()
        self._typed: dict[Subject, str] = {}
        self._kept: dict[Subject, str] = {}
        self._has_failed = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._keep)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr] # there is one

    @Slot()
    def tell_saved(self) -> None:
        """Something was saved: perhaps what a draft holds."""
        if self._kept and not self._pause.isActive():
            self._pause.start()

    def shut(self) -> None:
        """Write what is still in a field; a note whose highlight was never made is given up."""
        self._pause.stop()
        self._field = None
        with self._writing:
            self._write_typed()
            for subject in self._kept:
                if subject.writing is Writing.NEW_NOTE:
                    self._drafts.remove(subject)

    @Slot(QWidget, QWidget)
    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._field is not None:
            self._field.textChanged.disconnect(self._note)
            self._field.destroyed.disconnect(self._forget)
            if self._pause.isActive():
                self._pause.stop()
                self._keep()
        self._field = field_with_subject(now)
        if self._field is not None:
            self._field.textChanged.connect(self._note)
            self._field.destroyed.connect(self._forget)

    @Slot()
    def _forget(self) -> None:
        self._field = None

    @Slot()
    def _note(self) -> None:
        if self._field is None:
            return
        subject = subject_of(self._field)
        if subject is not None:
            with self._handing_over:
                self._typed[subject] = words_in(self._field)
            if not self._pause.isActive():
                self._pause.start()

    @Slot()
    def _keep(self) -> None:
        self._tasks.start(
            "Keep draft", self._write, done=self._settle, failed=self._fail, is_urgent=True
        )

    def _write(self, _progress: Progress) -> None:
        with self._writing:
            self._write_typed()

    def _sweep(self, _progress: Progress) -> None:
        """Remove what the library has meanwhile; it may be busy, and writing waits for no one."""
        for subject, words in tuple(self._kept.items()):
            if is_saved(self._library, Unsaved(subject, words)):
                with self._writing:
                    if self._kept.get(subject) == words:
                        self._drafts.remove(subject)
                        del self._kept[subject]

    def _write_typed(self) -> None:
        """Take the newest words, whichever thread comes first."""
        with self._handing_over:
            typed, self._typed = self._typed, {}
        self._kept |= typed
        for subject, words in typed.items():
            self._drafts.write(Unsaved(subject, words))

    def _settle(self, _nothing: None) -> None:
        """Look only now which drafts are needed: one that was emptied is not."""
        self._has_failed = False
        self._tasks.start("Look after drafts", self._sweep, failed=self._fail)

    def _fail(self, error: Exception) -> None:
        """Tell of the first of several failures, and try again with the next letter."""
        if not self._has_failed:
            self._has_failed = True
            self.failed.emit(error)
