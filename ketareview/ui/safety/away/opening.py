"""A library is looked at first, and then opened: where it lies, or in a copy on this computer."""

from functools import partial

from ketareview.domain.away import Standing
from ketareview.ui.opening_window import OLDER, OPENING, OpeningWindow, watched
from ketareview.ui.safety.away.both_dialog import Side, ask_which
from ketareview.ui.tasks import TaskRunner
from ketareview.workflows import away
from ketareview.workflows.away import Looked, Opened, Wish

COPYING = "“{name}” is copied from {place} to this computer, where you work on it …"


def open_library(wish: Wish, tasks: TaskRunner) -> Opened | None:
    """Open the library, or make it; None when that was stopped.

    Raises:
        LibraryError: it cannot be used.
        OSError: the disk refuses.
    """
    window = OpeningWindow(OPENING.format(name=wish.path.stem))
    found = watched(window, "Look at library", partial(away.look, wish), tasks)
    if not found:
        return None
    (looked,) = found
    opened = None
    try:
        if not window.is_stopping:
            opened = _open(looked, wish, tasks)
    finally:
        if looked.copy is not None and (opened is None or opened.copy is not looked.copy):
            looked.copy.release()
    return opened


def _open(looked: Looked, wish: Wish, tasks: TaskRunner) -> Opened | None:
    theirs = False
    if looked.held is not None:
        side = ask_which(looked.path.stem, looked.place_name, looked.held)
        if side is None:
            return None
        theirs = side is Side.THEIRS
    open_it = partial(away.open_looked, looked, wish, theirs=theirs)
    opened = watched(
        *(OpeningWindow(_words(looked, theirs=theirs)), "Open library"),
        *(lambda progress: open_it(progress=progress), tasks),
        at_once=looked.is_older,
    )
    return opened[0] if opened else None


def _words(looked: Looked, *, theirs: bool) -> str:
    words = OPENING
    if looked.is_older:
        words = OLDER
    elif theirs or looked.standing is Standing.FRESH:
        words = COPYING
    return words.format(name=looked.path.stem, place=looked.place_name)
