"""Another library opens in a window of its own, in a process of its own."""

import sys
from pathlib import Path

from PySide6.QtCore import QProcess


def open_in_new_window(path: Path, reviewer: str | None = None) -> None:
    """Start the program once more, with another library."""
    is_packed = getattr(sys, "frozen", False)
    words = ["--library", str(path), *(["--reviewer", reviewer] if reviewer else [])]
    QProcess.startDetached(sys.executable, words if is_packed else ["-m", "ketareview", *words])
