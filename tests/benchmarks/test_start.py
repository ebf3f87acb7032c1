"""From the command to a window that can be used, against an empty QMainWindow."""

import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.conftest import Compare
from tests.screens import UNSEEN

ROOT = Path(__file__).resolve().parents[2]
EMPTY = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""
OURS = """
import gc
import sys
gc.disable()  # in the order of the program: what needs no Qt first
from ketareview import app, workflows
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ketareview.ui import window
shown = window.MainWindow.showEvent
def quit_once_shown(self, event):
    shown(self, event)
    QTimer.singleShot(0, QApplication.quit)
window.MainWindow.showEvent = quit_once_shown
sys.exit(app.main(["--library", sys.argv[1], "--reviewer", "A. Reviewer"]))
"""


def run(*arguments: str) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": UNSEEN}
    subprocess.run([sys.executable, *arguments], check=True, cwd=ROOT, env=environment)


def test_start_to_a_usable_window(compare: Compare, sample: Path) -> None:
    compare(lambda: run("-c", OURS, str(sample)), lambda: run("-c", EMPTY), 5)
