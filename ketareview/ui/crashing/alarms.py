"""What nobody caught comes to the log, once each, and to the window."""

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from ketareview.domain.troubles import told

log = logging.getLogger(__name__)


class Alarms(QObject):
    """Takes the place of Python's own hooks; Qt's calls into Python end there too."""

    raised = Signal(object)  # BaseException

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._logged: set[str] = set()
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)

    def set(self) -> None:
        """Hear of everything from now on."""
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._take_uncaught
        threading.excepthook = self._take_from_thread
        sys.unraisablehook = self._take_unraisable

    def unset(self) -> None:
        """Leave it to whoever heard of it before."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before

    def _take_uncaught(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            return  # whoever stops the program by hand knows it
        self._log("Not caught", error)
        self.raised.emit(error)

    def _take_from_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._log("Not caught in a thread", caught.exc_value)
            self.raised.emit(caught.exc_value)

    def _take_unraisable(self, caught: "sys.UnraisableHookArgs") -> None:
        """Where something is let go of, an error stops nothing: it is for the log only."""
        if caught.exc_value is not None:
            self._log("Could not be raised", caught.exc_value)

    def _log(self, words: str, error: BaseException) -> None:
        """One that comes with every picture that is drawn would fill the disk."""
        key = told(error)
        if key not in self._logged:
            self._logged.add(key)
            log.error(words, exc_info=error)
