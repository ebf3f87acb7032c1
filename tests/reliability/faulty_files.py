"""Python's calls that write files, made to fail below one folder; SQLite's own are not touched."""

import io
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from typing_extensions import override

from tests.reliability.faults import Fault

_BY_NAME = ("replace", "rename", "link", "mkdir")
_BY_NUMBER = ("fsync", "write", "ftruncate")
_WRITING = frozenset("wax+")


@contextmanager
def faulty_files(fault: Fault, folder: Path) -> Iterator[None]:
    """Let calls fail that write below a folder; how they are opened stays as it was."""
    begin = f"{folder}{os.sep}"
    named = {name: _by_name(getattr(os, name), fault, begin) for name in _BY_NAME}
    numbered = {name: _by_number(getattr(os, name), fault, begin) for name in _BY_NUMBER}
    opening = _opening(io.open, fault, begin)
    with ExitStack() as stack:
        for name, call in (named | numbered).items():
            stack.enter_context(patch.object(os, name, call))
        stack.enter_context(patch("io.open", opening))
        stack.enter_context(patch("builtins.open", opening))
        yield


def _by_name(call: Callable[..., Any], fault: Fault, begin: str) -> Callable[..., Any]:
    os_mkdir = os.mkdir  # to make a folder that is there writes nothing

    def failing(path: Any, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - as the system's
        is_no_news = call is os_mkdir and Path(path).exists()
        if _named(path).startswith(begin) and not is_no_news:
            fault.pass_file(_named(path))
        return call(path, *given, **named)

    return failing


def _by_number(call: Callable[..., Any], fault: Fault, begin: str) -> Callable[..., Any]:
    def failing(number: Any, *given: Any) -> Any:  # noqa: ANN401 - as the system's
        path = _of_number(number)
        if path.startswith(begin):
            fault.pass_file(path)
        return call(number, *given)

    return failing


def _opening(call: Callable[..., Any], fault: Fault, begin: str) -> Callable[..., Any]:
    """Fail where a file is opened for writing, and where something is written into it."""

    def failing(  # noqa: PLR0913, PLR0917 - as Python's
        file: Any,  # noqa: ANN401 - as Python's
        mode: str = "r",
        buffering: int = -1,
        encoding: str | None = None,
        errors: str | None = None,
        newline: str | None = None,
        closefd: bool = True,  # noqa: FBT001, FBT002 - as Python's
        opener: Any = None,  # noqa: ANN401 - as Python's
    ) -> Any:  # noqa: ANN401 - as Python's
        path = _of_number(file) if isinstance(file, int) else _named(file)
        given = (encoding, errors, newline, closefd, opener)
        if not (_WRITING & set(mode) and path.startswith(begin)):
            return call(file, mode, buffering, *given)
        fault.pass_file(path)
        raw = _File(fault, path, file, mode.replace("b", "").replace("t", ""), closefd, opener)
        buffered = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
        if "b" in mode:
            return raw if buffering == 0 else buffered
        return io.TextIOWrapper(buffered, encoding, errors, newline)

    return failing


class _File(io.FileIO):
    """A file of which a write may fail, whatever holds it back before."""

    def __init__(  # noqa: PLR0913, PLR0917 - as Python's
        self,
        fault: Fault,
        path: str,
        file: Any,  # noqa: ANN401 - as Python's
        mode: str,
        closefd: bool,  # noqa: FBT001 - as Python's
        opener: Any,  # noqa: ANN401 - as Python's
    ) -> None:
        super().__init__(file, mode, closefd, opener)
        self._fault = fault
        self._path = path

    @override
    def write(self, content: Any, /) -> int:
        self._fault.pass_file(self._path)
        return super().write(content)


def _named(path: Any) -> str:  # noqa: ANN401 - whatever names a file
    return os.fsdecode(path) if isinstance(path, str | bytes | os.PathLike) else ""


def _of_number(number: int) -> str:
    try:
        return str(Path(f"/proc/self/fd/{number}").readlink())
    except OSError:
        return ""
