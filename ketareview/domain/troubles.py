"""How errors are told without words of the reviewer's: no titles, quotations, paths or names.

An error's own words are left out, for they may hold what was being worked on; what remains is its
kind and the places in the program that it came through.
"""

import logging
import re
import sys
import traceback
from pathlib import PurePath
from types import TracebackType

_PACKAGE = "ketareview"
_FRAME = re.compile(r'^  File "(?P<path>.*)", line (?P<line>\d+) in (?P<name>[\w.<>]+)$')
_CODE = re.compile(r"[a-z0-9_]+(/[a-z0-9_]+)*\.py")
_HEAD = re.compile(
    r"^(Fatal Python error: [\w ]{1,60}|Windows fatal exception: [\w ]{1,60}"
    r"|(Current )?[Tt]hread 0x[0-9a-f]+ (\[\w*\] )?\(most recent call first\):"
    r"|Stack \(most recent call first\):|  \.\.\.|  <no Python frame>)$"
)


def told(error: BaseException) -> str:
    """Tell an error and those behind it: kinds and places, the outermost place first."""
    lines: list[str] = []
    seen: set[int] = set()
    now: BaseException | None = error
    while now is not None and id(now) not in seen:
        seen.add(id(now))
        lines.append(type(now).__qualname__)
        lines += [f"  {each}" for each in _places(now.__traceback__)]
        now = now.__cause__ or (None if now.__suppress_context__ else now.__context__)
        if now is not None:
            lines.append("because of")
    return "\n".join(lines)


def told_of_fault(dump: str) -> str:
    """Tell what `faulthandler` wrote; a line that is none of its own is left out."""
    lines = []
    for line in dump.splitlines():
        frame = _FRAME.match(line)
        if frame is not None:
            place = f"{_shortened(frame['path'])}:{frame['line']} {frame['name']}"
            lines.append(f"  {place}")
        elif _HEAD.match(line):
            lines.append(line)
    return "\n".join(lines)


def without_words(record: logging.LogRecord) -> bool:
    """Let a log write errors as they are told here; a filter that lets everything through."""
    error = record.exc_info[1] if record.exc_info else None
    record.exc_text = told(error) if error is not None else None
    return True


def _places(trace: TracebackType | None) -> list[str]:
    frames = traceback.walk_tb(trace)
    return [
        f"{_shortened(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"
        for frame, line in frames
    ]


def _shortened(path: str) -> str:
    """Name a module of ours from the package on, and any other file of code by its name only."""
    parts = PurePath(path.replace("\\", "/")).parts
    ours = "/".join(parts[_last(parts, _PACKAGE) :]) if _PACKAGE in parts else ""
    if _CODE.fullmatch(ours):
        return ours
    name = parts[-1] if parts else ""
    return name if name.removesuffix(".py") in _modules() else "elsewhere"


def _last(parts: tuple[str, ...], wanted: str) -> int:
    return len(parts) - 1 - parts[::-1].index(wanted)


def _modules() -> frozenset[str]:
    """The last names of all modules that are loaded: files of code, never of the reviewer's."""
    return frozenset(name.rpartition(".")[2] for name in sys.modules)
