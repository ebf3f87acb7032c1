"""A library that cannot be opened to be changed is looked at, restored, or another is opened."""

from contextlib import ExitStack
from datetime import datetime
from functools import partial
from pathlib import Path

from ketareview import settings, workflows
from ketareview.domain.errors import (
    KetaReviewError,
    LibraryError,
    LibraryUnwritableError,
    UnwritableFileError,
)
from ketareview.domain.whereabouts import PlaceKind, Whereabouts
from ketareview.library import has_backups, restore_in_place
from ketareview.settings import Folders
from ketareview.ui.backups.backup_choice import ask_for_backup
from ketareview.ui.opening_window import OpeningWindow, watched
from ketareview.ui.safety.away.opening import open_library
from ketareview.ui.safety.instead import Choice, ask_for_other, ask_instead
from ketareview.ui.safety.last_library import is_remembered
from ketareview.ui.session import Remembered
from ketareview.ui.tasks import TaskRunner
from ketareview.workflows.away import Opened, Wish, file_to_look_at

_RESTORING = "“{name}” is restored …"
_NEW = (Choice.NEW, Choice.OTHER)
"""Choices of what may not be there yet."""


def open_or_choose(
    path: Path, reviewer: str, tasks: TaskRunner, remembered: Remembered, stack: ExitStack
) -> Opened | None:
    """Open a library, or what is chosen instead; the stack closes it, and removes its copy.

    None where the opening was stopped.

    Raises:
        LibraryError: it cannot be used, and nothing was chosen instead.
    """
    choice: Choice | None = None
    folders = settings.folders()
    while True:
        try:
            if choice is Choice.LOOK:
                return _look(path, reviewer, folders, stack)
            directly, is_alone = remembered.now.directly, choice is Choice.COPY
            is_known = has_backups(folders.backups) or is_remembered(path, remembered)
            may_make = choice in _NEW or not is_known
            wish = Wish(path, reviewer, folders.copies, directly, is_alone, may_make)
            opened = open_library(wish, tasks)
            if opened is not None:
                stack.enter_context(opened.library)
        except LibraryError as error:
            refusal = error
        except (OSError, UnwritableFileError) as error:
            finding = error.strerror if isinstance(error, OSError) else error.facts["finding"]
            refusal = LibraryUnwritableError(path=path, finding=finding)
        else:
            return opened
        choice = _restored(path, folders.backups, refusal, tasks)
        other = ask_for_other(path) if choice is Choice.OTHER else None
        if choice is Choice.QUIT or (choice is Choice.OTHER and other is None):
            raise refusal
        path = other or path


def _restored(path: Path, backups: Path, refusal: KetaReviewError, tasks: TaskRunner) -> Choice:
    """Ask what to do, and restore backups until one is there or something else is wanted."""
    while True:
        choice = ask_instead(refusal)
        if choice is not Choice.RESTORE:
            return choice
        backup = ask_for_backup(backups, tasks)
        if backup is None:
            continue
        window = OpeningWindow(_RESTORING.format(name=path.stem))
        restore = partial(restore_in_place, backup.path, path, datetime.now().astimezone())
        try:
            if watched(window, "Restore backup", restore, tasks):
                return choice
        except KetaReviewError as error:
            refusal = error


def _look(path: Path, reviewer: str, folders: Folders, stack: ExitStack) -> Opened:
    """Open a copy to look at of the latest state, which may be a working copy's."""
    latest = file_to_look_at(path, folders.copies)
    looked = workflows.looked_at(latest, folders.looked_at, reviewer=reviewer)
    return Opened(stack.enter_context(looked), Whereabouts(PlaceKind.OWN))
