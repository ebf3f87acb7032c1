"""The program itself, from its start to its end or its death."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from ketareview.domain.away import Standing
from tests.screens import UNSEEN
from tests.workflows.away.desk import Desk, topics_in

ROOT = Path(__file__).resolve().parents[4]

_WORK = """
import os, signal, sys
from PySide6.QtCore import QTimer
from ketareview.ui.window import MainWindow
from ketareview.app import main
from ketareview.ui import starting

shown = MainWindow.show

def show(window):
    shown(window)
    QTimer.singleShot(0, lambda: work(window))

def work(window):
    library = window._session.library
    library.topics.add(sys.argv[2])
    print(library.path, flush=True)
    if sys.argv[3] == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    window.commands["work-on-copy"].trigger() if sys.argv[3] == "switch" else window.close()

MainWindow.show = show
starting.open_in_new_window = lambda path, reviewer: print("again", path)
sys.exit(main(["--library", sys.argv[1]]))
"""


def worked(home: Path, place: Path, topic: str, end: str) -> tuple[int, list[str]]:
    """Let the program start, add a topic and end, or die; what lay where?"""
    done = subprocess.run(
        [sys.executable, "-c", _WORK, str(place), topic, end],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"QT_QPA_PLATFORM": UNSEEN, "XDG_DATA_HOME": str(home), "HOME": str(home)},
    )
    return done.returncode, done.stdout.splitlines()


def test_it_dies_and_comes_back_and_nothing_is_lost(
    tmp_path: Path, place: Path, desk: Desk
) -> None:
    home = tmp_path / "home"
    code, copy = worked(home, place, "Before", "die")
    assert code == -signal.SIGKILL
    assert Path(copy[0]).is_relative_to(desk.copies)
    assert "Before" not in topics_in(place)
    assert worked(home, place, "After", "end") == (0, copy)
    assert topics_in(place) >= {"Before", "After"}
    assert [each.name for each in place.parent.iterdir()] == [place.name]
    assert desk.visit(place) is Standing.KEPT


def test_the_file_itself_is_opened_again_where_that_is_chosen(tmp_path: Path, place: Path) -> None:
    home = tmp_path / "home"
    code, told = worked(home, place, "Before", "switch")
    assert (code, told[1]) == (0, f"again {place}")
    assert "Before" in topics_in(place)
    assert worked(home, place, "After", "end") == (0, [str(place)])
    assert topics_in(place) >= {"Before", "After"}
