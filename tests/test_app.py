"""Which words open the window, and which go to the command line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ketareview import app

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
