"""A crash below Python leaves its places in a file, which is found at the next start."""

import faulthandler
import os
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from ketareview.domain.troubles import told_of_fault
from ketareview.files import hold, is_held


class Faults:
    """Each process has a file of its own, locked as long as it runs, and removed at its end."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: TextIO | None = None

    def watch(self) -> None:
        """Write what a crash leaves behind into a file; a full disk must not stop the start."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = hold(self._place())
        except OSError:
            return
        faulthandler.enable(self._file)

    def end(self) -> None:
        """The program ends as it should."""
        if self._file is None:
            return
        faulthandler.disable()
        self._file.close()
        with suppress(OSError):
            self._place().unlink()

    def left(self) -> str:
        """Tell what crashes of programs that run no more left behind, without words of theirs."""
        found = [told_of_fault(text) for _, text in self._dead()]
        return "\n\n".join(each for each in found if each)

    def forget(self) -> None:
        """Remove what programs that run no more left behind."""
        for path, _ in self._dead():
            with suppress(OSError):
                path.unlink()

    def _place(self) -> Path:
        return self._folder / f"{os.getpid()}.txt"

    def _dead(self) -> list[tuple[Path, str]]:
        found = []
        for path in sorted(self._folder.glob("*.txt")):
            if path != self._place() and not is_held(path):
                with suppress(OSError):
                    found.append((path, path.read_text(encoding="utf-8", errors="replace")))
        return found
