"""The temporary folder of a killed process goes at the next start; one in use stays."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from ketareview import settings

STAY = """
import sys, tempfile
tempfile.tempdir = sys.argv[1]
from ketareview.settings import private_folder
folder = private_folder()
(folder / "paper.pdf").write_bytes(b"%PDF")
print(folder, flush=True)
sys.stdin.read()
"""


def test_what_a_killed_process_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    other = tmp_path / "ketareview-notes"
    other.mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", STAY, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        folder = Path(process.stdout.readline().strip())
        settings.sweep(tmp_path)
        assert (folder / "paper.pdf").exists()
        process.kill()
    assert folder.exists()
    settings.sweep(tmp_path)
    assert not folder.exists()
    assert other.exists()


def test_a_process_that_ends_removes_its_own(tmp_path: Path) -> None:
    command = [sys.executable, "-c", STAY, str(tmp_path)]
    subprocess.run(command, check=True, input="", text=True, stdout=subprocess.DEVNULL)
    assert list(tmp_path.iterdir()) == []


def test_the_usual_place_is_swept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert settings.folders().temporary == tmp_path
