"""A library that cannot be opened to be changed is looked at, or another one is opened."""

from contextlib import ExitStack
from pathlib import Path

from ketareview import workflows
from ketareview.domain.errors import LibraryError, LibraryUnwritableError
from ketareview.library import Library
from ketareview.ui.opening_window import open_library
from ketareview.ui.safety.instead import Choice, ask_for_other, ask_instead
from ketareview.ui.tasks import TaskRunner


def open_or_choose(
    path: Path, reviewer: str, tasks: TaskRunner, copies: Path, stack: ExitStack
) -> Library | None:
    """Open a library, or what is chosen instead; the stack closes it, and removes its copy.

    None where the opening was stopped.

    Raises:
        LibraryError: it cannot be used, and nothing was chosen instead.
    """
    is_looking = False
    while True:
        try:
            if is_looking:
                return stack.enter_context(workflows.looked_at(path, copies, reviewer=reviewer))
            path.parent.mkdir(parents=True, exist_ok=True)
            library = open_library(path, reviewer, tasks)
            return None if library is None else stack.enter_context(library)
        except LibraryError as error:
            refusal = error
        except OSError as error:
            refusal = LibraryUnwritableError(path=path, finding=error.strerror)
        choice = ask_instead(refusal)
        is_looking = choice is Choice.LOOK
        other = ask_for_other(path) if choice is Choice.OTHER else None
        if other is None and not is_looking:
            raise refusal
        path = other or path
