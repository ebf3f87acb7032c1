"""A whole library is copied while it is open and changed, a little in each turn."""

import sqlite3
from contextlib import ExitStack
from pathlib import Path

from ketareview.domain.errors import LibraryUnwritableError
from ketareview.domain.progress import Progress
from ketareview.library.database import Database

_PAGES = 512  # 4 MB, some 5 ms


def copy_stepwise(database: Database, target: Path, progress: Progress) -> None:
    """Copy to a file that is not there yet: the library as it is at the last turn.

    SQLite carries what is changed by the same connection meanwhile over to the copy.

    Raises:
        LibraryUnwritableError: the disk of the copy is full, or the like.
        Cancelled: somebody stopped it.
    """
    with ExitStack() as turn:
        source = turn.enter_context(database.driver())

        def let_others(_status: int, remaining: int, total: int) -> None:
            turn.close()
            progress(total - remaining, total)
            turn.enter_context(database.driver())

        copy = sqlite3.connect(target, isolation_level=None)
        try:
            source.backup(copy, pages=_PAGES, progress=let_others, sleep=0)
        except sqlite3.Error as error:
            raise LibraryUnwritableError(path=target, finding=error) from error
        finally:
            copy.close()
