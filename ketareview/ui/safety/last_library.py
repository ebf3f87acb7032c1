"""Which library the next start opens: the one that was used last."""

import logging
from dataclasses import replace
from pathlib import Path

from ketareview.ui.session import Remembered
from ketareview.workflows import is_demo

log = logging.getLogger(__name__)


def keep_for_next_start(place: Path, remembered: Remembered, usual: Path) -> None:
    """Remember the library at `place`, unless it is the sample; the usual one needs no name."""
    path = place.absolute()
    name = "" if path == usual.absolute() else str(path)
    if is_demo(path) or not str(path).isprintable() or name == remembered.now.library:
        return
    try:
        remembered.change(lambda now: replace(now, library=name))
    except OSError:
        log.warning("The library could not be remembered", exc_info=True)


def is_remembered(path: Path, remembered: Remembered) -> bool:
    """Whether `path` is the library that was used last, and has a name of its own."""
    return bool(remembered.now.library) and str(path.absolute()) == remembered.now.library
