"""A library that cannot be opened to be changed is looked at, or another one is opened."""

from contextlib import ExitStack
from pathlib import Path

from ketareview import settings, workflows
from ketareview.domain.errors import LibraryError, LibraryUnwritableError, UnwritableFileError
from ketareview.domain.whereabouts import PlaceKind, Whereabouts
from ketareview.settings import Folders
from ketareview.ui.safety.away.opening import open_library
from ketareview.ui.safety.instead import Choice, ask_for_other, ask_instead
from ketareview.ui.session import Remembered
from ketareview.ui.tasks import TaskRunner
from ketareview.workflows.away import Opened, Wish, file_to_look_at


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
            wish = Wish(path, reviewer, folders.copies, directly, is_alone)
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
        choice = ask_instead(refusal)
        other = ask_for_other(path) if choice is Choice.OTHER else None
        if other is None and choice not in (Choice.LOOK, Choice.COPY):
            raise refusal
        path = other or path


def _look(path: Path, reviewer: str, folders: Folders, stack: ExitStack) -> Opened:
    """Open a copy to look at of the latest state, which may be a working copy's."""
    latest = file_to_look_at(path, folders.copies)
    looked = workflows.looked_at(latest, folders.looked_at, reviewer=reviewer)
    return Opened(stack.enter_context(looked), Whereabouts(PlaceKind.OWN))
