"""Which words open the window, and which go to the command line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ketareview import app
from ketareview.ui import display

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize(
    "words", [[], ["--library", "x.ketareview"], ["-L", "x"], ["--reviewer", "A. Reviewer"]]
)
def test_without_a_command_the_window_opens(words: list[str]) -> None:
    assert app._asked_of_window(words) is not None


@pytest.mark.parametrize(
    "words", [["articles"], ["-L", "x", "articles"], ["--help"], ["--library"], ["--json"]]
)
def test_everything_else_goes_to_the_command_line(words: list[str]) -> None:
    assert app._asked_of_window(words) is None


def test_a_command_needs_no_qt(tmp_path: Path) -> None:
    script = (
        "import sys; from ketareview.app import main; "
        "code = main(sys.argv[1:]); assert 'PySide6' not in sys.modules; sys.exit(code)"
    )
    library = tmp_path / "papers.ketareview"
    done = subprocess.run(
        [sys.executable, "-c", script, "-L", str(library), "init"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert library.exists()


def test_a_library_that_cannot_be_used_is_refused_with_its_sentence(tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.ketareview"
    foreign.write_text("This is no library.", encoding="utf-8")
    script = (
        "import sys; from PySide6.QtWidgets import QMessageBox; "
        "QMessageBox.exec = lambda self: print(self.text()); "
        "from ketareview.app import main; sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "-L", str(foreign)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)},
    )
    assert done.returncode == 3, done.stderr
    assert "not a KetaReview library" in done.stdout
    assert foreign.read_text(encoding="utf-8") == "This is no library."


def window(tmp_path: Path) -> "subprocess.CompletedProcess[str]":
    """Ask for the window in a process whose surroundings know of no screen."""
    plain = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    return subprocess.run(
        [sys.executable, "main.py", "-L", str(tmp_path / "a.ketareview")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=plain | {"HOME": str(tmp_path)},
    )


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_one_sentence_says_so(tmp_path: Path) -> None:
    done = window(tmp_path)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("The window cannot open: there is no display.")
    assert " libxcb-cursor0 " in done.stderr
    assert not (tmp_path / "a.ketareview").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="a library of Linux desktops")
def test_what_a_desktop_lacks_is_named(tmp_path: Path) -> None:
    assert "libqlacking.so" in display.lack({"DISPLAY": ":0"}, tmp_path / "libqlacking.so")


@pytest.mark.parametrize(
    "environment", [{"QT_QPA_PLATFORM": "offscreen"}, {"WAYLAND_DISPLAY": "wayland-0"}]
)
def test_where_qt_has_another_way_nothing_is_asked(environment: dict[str, str]) -> None:
    assert not display.lack(environment)


def test_a_program_without_qt_says_what_it_misses() -> None:
    script = (
        "import sys; sys.modules['PySide6'] = None; "
        "from ketareview.app import main; sys.exit(main([]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout) == (1, "")
    assert "PySide6" in done.stderr
    assert "Traceback" not in done.stderr
