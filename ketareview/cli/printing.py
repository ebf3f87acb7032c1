"""What the program says: answers on standard output, messages on standard error, UTF-8 always."""

import io
import json
import os
import sys
from dataclasses import dataclass
from typing import TextIO

from ketareview.cli import messages
from ketareview.domain.progress import Progress, silent

_BAR = 24


@dataclass
class Printer:
    """Prints for people or, with `as_json`, one document for programs.

    When the reader of standard output has gone away, as `head` does, the work goes on unheard.
    """

    as_json: bool = False
    is_quiet: bool = False

    def line(self, words: str) -> None:
        """Print a line for people; programs do not see it."""
        if not self.as_json:
            self.exactly(f"{_one_line(words)}\n")

    def exactly(self, text: str) -> None:
        """Print text as it is."""
        _write(sys.stdout, text)

    def end_line(self) -> None:
        """End the line on a terminal, where the prompt would stand behind the text."""
        if sys.stdout.isatty():
            self.exactly("\n")

    def document(self, value: object) -> None:
        """Print the one document that programs read; people do not see it."""
        if self.as_json:
            _write(sys.stdout, json.dumps(value, ensure_ascii=False) + "\n")

    def say(self, code: str, **facts: object) -> None:
        """Tell a notice on standard error, unless asked to be quiet."""
        if not self.is_quiet:
            self.complain(messages.sentence(code, facts))

    def complain(self, words: str) -> None:
        """Tell on standard error what is the matter."""
        _write(sys.stderr, f"{_one_line(words)}\n")

    def progress(self) -> Progress:
        """Give what draws a bar on a terminal, and nothing elsewhere."""
        return silent if self.is_quiet or not sys.stderr.isatty() else _draw


def speak_utf8() -> None:
    """Make standard output and error UTF-8, whatever the language of the system.

    What cannot be encoded (bytes of a file name that are no UTF-8) is printed as an escape.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def finish() -> None:
    """Write out what waits; without this Python complains of a reader that has gone away."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            _silence(stream)


def _draw(done: int, total: int) -> None:
    filled = _BAR * done // max(total, 1)
    bar = "█" * filled + "·" * (_BAR - filled)
    _write(sys.stderr, f"\r{bar} {done}/{total}" + ("\r\x1b[K" if done == total else ""))


def _one_line(words: str) -> str:
    """Keep titles and file names from acting on the terminal: no line breaks, no control codes."""
    return "".join(c if c.isprintable() else " " for c in words)


def _write(stream: TextIO, text: str) -> None:
    try:
        stream.write(text)
        stream.flush()  # whoever watches an import sees each line when it is true
    except BrokenPipeError:
        _silence(stream)


def _silence(stream: TextIO) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
