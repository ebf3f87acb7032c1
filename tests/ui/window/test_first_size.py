"""How the window opens for the first time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.screens import describe, unseen

ROOT = Path(__file__).resolve().parents[3]

_SHOWN = """
import sys
from PySide6.QtCore import QTimer
from ketareview.app import main
from ketareview.ui.window import MainWindow

shown = MainWindow.show

def tell(window):
    screen, frame = window.screen().availableGeometry(), window.frameGeometry()
    print(window.width(), window.height(), screen.contains(frame), flush=True)
    print("emblem" if window.windowIcon().availableSizes() else "none", flush=True)
    window.close()

def show(window):
    shown(window)
    QTimer.singleShot(200, lambda: tell(window))

MainWindow.show = show
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    ("screen", "size"),
    [
        ((1920, 1080), "1440 900"),
        ((1440, 900), "1436 896"),  # within the frame, which is 2 pixels wide here
        ((1366, 768), "1362 764"),
    ],
)
def test_all_of_it_fits_on_the_screen(screen: tuple[int, int], size: str, tmp_path: Path) -> None:
    platform = unseen(describe(tmp_path / "screen.json", *screen))
    folders = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("DATA", "CONFIG", "CACHE")}

    done = subprocess.run(
        [sys.executable, "-c", _SHOWN, "-L", str(tmp_path / "a.ketareview")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | folders | {"QT_QPA_PLATFORM": platform, "HOME": str(tmp_path)},
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [f"{size} True", "emblem"]
