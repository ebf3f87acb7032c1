"""The whole program, started for one look at its window, in a home of its own."""

import os
import subprocess
import sys
from pathlib import Path

from tests.screens import UNSEEN

ROOT = Path(__file__).resolve().parents[2]

_SHOWN = """
import sys
from PySide6.QtCore import QTimer
from ketareview.app import main
from ketareview.ui.window import MainWindow

shown = MainWindow.show

def look(window):
    screen, frame = window.screen().availableGeometry(), window.frameGeometry()
    print(window._session.place)
    print(window.width(), window.height(), screen.contains(frame))
    print("emblem" if window.windowIcon().availableSizes() else "none", flush=True)
    window.close()

def show(window):
    shown(window)
    QTimer.singleShot(int(sys.argv.pop(1)), lambda: look(window))

MainWindow.show = show
sys.exit(main(sys.argv[2:]))
"""


def started(home: Path, *words: str, platform: str = UNSEEN, after: int = 0) -> list[str]:
    """Tell the library, the window's size and whether it fits on the screen, and its emblem.

    The window is looked at, and closed, `after` so many milliseconds.
    """
    folders = {f"XDG_{name}_HOME": str(home / name) for name in ("DATA", "CONFIG", "CACHE")}
    done = subprocess.run(
        [sys.executable, "-c", _SHOWN, str(after), *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | folders | {"QT_QPA_PLATFORM": platform, "HOME": str(home)},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()
