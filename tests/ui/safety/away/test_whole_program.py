"""The program itself, from its start to its end or its death."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from ketareview.domain.away import Standing
from tests.workflows.away.desk import Desk, topics_in

ROOT = Path(__file__).resolve().parents[4]

_WORK = """
import os, signal, sys
from PySide6.QtCore import QTimer
from ketareview.ui.window import MainWindow
from ketareview.app import main

shown = MainWindow.show

def show(window):
    shown(window)
    QTimer.singleShot(0, lambda: work(window))

def work(window):
    library = window._session.library
    library.topics.add(sys.argv[2])
    print(library.path, flush=True)
    os.kill(os.getpid(), signal.SIGKILL) if sys.argv[3] == "die" else window.close()

MainWindow.show = show
sys.exit(main(["--library", sys.argv[1]]))
"""


def worked(home: Path, place: Path, topic: str, end: str) -> tuple[int, Path]:
    """Let the program start, add a topic and end, or die; where was the library that was open?"""
    done = subprocess.run(
        [sys.executable, "-c", _WORK, str(place), topic, end],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ
        | {"QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(home), "HOME": str(home)},
    )
    return done.returncode, Path(done.stdout.splitlines()[0])


def test_it_dies_and_comes_back_and_nothing_is_lost(
    tmp_path: Path, place: Path, desk: Desk
) -> None:
    home = tmp_path / "home"
    code, copy = worked(home, place, "Before", "die")
    assert code == -signal.SIGKILL
    assert copy.is_relative_to(desk.copies)
    assert "Before" not in topics_in(place)
    code, again = worked(home, place, "After", "end")
    assert (code, again) == (0, copy)
    assert topics_in(place) >= {"Before", "After"}
    assert [each.name for each in place.parent.iterdir()] == [place.name]
    assert desk.visit(place) is Standing.KEPT
