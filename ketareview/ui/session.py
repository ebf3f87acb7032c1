"""What every part of the window works with."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from ketareview import settings
from ketareview.library import Library
from ketareview.pdf import Viewer
from ketareview.sandbox import WorkerPool
from ketareview.settings import Settings
from ketareview.ui.backups.safety import Safety
from ketareview.ui.reader.way.positions import Positions
from ketareview.ui.tasks import TaskRunner
from ketareview.ui.theme import Theme
from ketareview.workflows.away import Opened


class Remembered:
    """The reviewer's settings; each change is written at once, and no other window's is undone."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.now = self._kept = settings.load(path)

    def change(self, change: Callable[[Settings], Settings]) -> None:
        """Change settings, and keep them.

        Raises:
            OSError: they cannot be written.
        """
        self.now = change(self.now)
        ours = {
            each.name: getattr(self.now, each.name)
            for each in fields(Settings)
            if getattr(self.now, each.name) != getattr(self._kept, each.name)
        }
        settings.save(replace(settings.load(self._path), **ours), self._path)
        self._kept = self.now

    def set_shortcut(self, key: str, shortcut: str) -> None:
        """Keep another shortcut for an action."""
        kept = {**self.now.shortcuts, key: shortcut}
        self.change(lambda now: replace(now, shortcuts=kept))


@dataclass(frozen=True, slots=True)
class Session:
    """An open library with the means to work on it.

    `pool` reads files that come in, `viewer` shows pages; both open them in other processes. In
    `folder` lies what this installation keeps about the library, in `faults` what crashes leave
    behind; without them nothing is kept.
    `backups` is the folder of backups, None where none are made; `safety` guards great deletions.
    `opened` tells how the library was opened, and whether it is a working copy.
    """

    library: Library
    pool: WorkerPool
    viewer: Viewer
    tasks: TaskRunner
    theme: Theme
    remembered: Remembered
    positions: Positions = field(default_factory=Positions)
    folder: Path | None = None
    faults: Path | None = None
    backups: Path | None = None
    safety: Safety = field(default_factory=Safety)
    opened: Opened | None = None

    @property
    def place(self) -> Path:
        """The library's file as the reviewer knows it; the one that is open may be a copy."""
        copy = None if self.opened is None else self.opened.copy
        return self.library.path if copy is None else copy.place
