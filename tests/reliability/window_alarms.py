"""Lets the window meet what a reviewer must hear of; each must stand in its banner."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from unittest.mock import patch

from ketareview import settings
from ketareview.library import Library
from ketareview.ui.backups.dialog import BackupsDialog
from ketareview.ui.backups.inside_dialog import InsideDialog
from ketareview.ui.banner import MessageBanner
from ketareview.ui.crashing.alarms import Alarms
from ketareview.ui.safety import idle_checking
from ketareview.ui.window import MainWindow
from tests.library.papers import mark, paper, store
from tests.reliability.faults import FAULT, faulty_connections
from tests.reliability.flows.flow import dialog_of, library_of, name
from tests.reliability.windows import opened, settle, wait_for

Deed = Callable[[MainWindow], None]
_BACKUPS = "backups"


def _add(window: MainWindow) -> None:
    window.commands["add-topic"].trigger()
    name("Lost")


def _taken_away(window: MainWindow) -> None:
    path = library_of(window).path
    path.rename(path.with_name("moved.ketareview"))
    _add(window)


def _replaced(window: MainWindow) -> None:
    path = library_of(window).path
    shutil.copyfile(path, path.with_name("other"))
    path.with_name("other").replace(path)
    _add(window)


def _full(window: MainWindow) -> None:
    FAULT.arm(1, "SQLITE_FULL")
    _add(window)
    settle(window)
    FAULT.disarm()


def _broken(window: MainWindow) -> None:
    FAULT.arm(1, "SQLITE_IOERR_WRITE")
    _add(window)
    settle(window)
    FAULT.disarm()


def _damaged(window: MainWindow) -> None:
    """The check that begins by itself finds a row that the journal does not tell of."""
    library = library_of(window)
    with library._database.driver() as connection:
        connection.execute("CREATE TEMP TABLE held AS SELECT sql FROM temp.sqlite_master")
        triggers = connection.execute("SELECT name FROM temp.sqlite_master WHERE type = 'trigger'")
        for (trigger,) in triggers.fetchall():
            connection.execute(f"DROP TRIGGER temp.{trigger}")
        connection.execute("UPDATE topic SET name = 'else'")
    idle = window._keeping._idle
    idle._rested = idle_checking._REST
    idle.look()
    wait_for(lambda: idle._is_over)


def _backed_up(window: MainWindow) -> BackupsDialog:
    window.commands["show-backups"].trigger()
    dialog = dialog_of(BackupsDialog)
    assert dialog is not None
    dialog.backups.now.click()
    assert wait_for(dialog.backups.list.count)
    return dialog


def _broken_backup(window: MainWindow) -> None:
    dialog = _backed_up(window)
    for path in (library_of(window).path.parent / _BACKUPS).glob("*.ketabackup"):
        packed = bytearray(path.read_bytes())
        packed[len(packed) // 2] ^= 0xFF
        path.write_bytes(packed)
    dialog.backups.inside.click()
    settle(window)
    inside = dialog_of(InsideDialog)
    if inside is not None:
        inside.reject()
    dialog.reject()


def _no_backup(window: MainWindow) -> None:
    (library_of(window).path.parent / _BACKUPS).write_text("a file stands there")
    window.commands["show-backups"].trigger()
    dialog = dialog_of(BackupsDialog)
    assert dialog is not None
    dialog.backups.now.click()
    settle(window)
    dialog.reject()


def _uncaught(window: MainWindow) -> None:
    alarms = Alarms()
    alarms.raised.connect(window.tell_failure)
    error = ZeroDivisionError()
    alarms._take_uncaught(type(error), error, None)


IN_WINDOW: Mapping[str, tuple[str, Deed]] = {
    "banner: taken away": ("moved or replaced", _taken_away),
    "banner: replaced": ("moved or replaced", _replaced),
    "banner: disk full": ("is full", _full),
    "banner: disk broken": ("cannot be read or written", _broken),
    "banner: check found something": ("not as it should be", _damaged),
    "banner: backup broken": ("cannot be used as a backup", _broken_backup),
    "banner: no backup": ("backup", _no_backup),
    "banner: not foreseen": ("should not have", _uncaught),
}


def told_in_window(folder: Path, deed: Deed) -> list[str]:
    """Do it to a window of its own, and give what stands in its banner."""
    with (
        faulty_connections(),
        patch.object(settings, "folders", lambda: _folders(folder)),
        Library.create(folder / "kept.ketareview", reviewer="Anna") as library,
    ):
        mark(library, store(library, paper(folder)), note="kept")
        with opened(library, folder, backups=folder / _BACKUPS) as window:
            banner = window.findChild(MessageBanner)
            assert banner is not None
            deed(window)
            settle(window)
            return [banner.text()] if banner.isVisible() else []


def _folders(folder: Path) -> settings.Folders:
    """What is rescued goes where the test is."""
    return settings.Folders(*(folder / each for each in ("config", "data", "cache", "temporary")))
