"""What a work does to the disk, call by call, as strace saw it.

`python -m tests.reliability.recording WORK FOLDER STEPS` does the work; `record` watches it.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from tests.reliability.works import WORKS

_CALLS = (
    "open,openat,creat,write,writev,pwrite64,pwritev,lseek,ftruncate,truncate,fsync,fdatasync,"
    "unlink,unlinkat,rmdir,rename,renameat,renameat2,link,linkat,mkdir,mkdirat,"
    "sendfile,copy_file_range,fallocate"
)
_LONGEST = 1 << 26
_SHOWN = 200
_LINE = re.compile(r"(\w+)\((.*)\) += (-?\d+)")
_HEX = r"(?:\\x[0-9a-f]{2})*"
_TEXT = re.compile(rf'"({_HEX})"(?:\.\.\.)?')
_FILE = re.compile(rf"(\d+|AT_FDCWD)<({_HEX})>")
_NUMBER = re.compile(r", (\d+)$")
_ACKNOWLEDGED = b"acknowledged "
_OUTPUT = 1
_UNKNOWN = {"writev", "pwritev", "sendfile", "copy_file_range", "fallocate", "truncate"}


class UnknownCallError(Exception):
    """A call reached the disk that a simulated disk does not know how to do; it names the call."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that was done to a file (`other` is its new name), or a step acknowledged."""

    kind: str
    path: str = ""
    other: str = ""
    at: int = 0
    data: bytes = b""


def obstacle() -> str:
    """Tell why nothing can be watched here; empty where it can."""
    if shutil.which("strace") is None:
        return "strace is not installed"
    tried = subprocess.run(["strace", "-o", os.devnull, "true"], check=False, capture_output=True)
    return "" if tried.returncode == 0 else "strace may not watch processes here"


def record(name: str, folder: Path, steps: int, log: Path) -> list[Event]:
    """Do some steps of a work in a prepared folder, and list all that reached the disk."""
    words = [sys.executable, "-m", __name__, name, str(folder), str(steps)]
    watch = ["strace", "-y", "-xx", "-s", str(_LONGEST), "-o", str(log), "-e", f"trace={_CALLS}"]
    subprocess.run([*watch, *words], check=True, capture_output=True)
    with log.open(encoding="ascii") as lines:
        return list(_Reader(str(folder)).events(lines))


@dataclass(slots=True)
class _Reader:
    """Understands the calls; those that touch nothing below the folder are passed over."""

    folder: str
    places: dict[int, int] = field(default_factory=dict)

    def events(self, lines: Iterator[str]) -> Iterator[Event]:
        for line in lines:
            found = _LINE.match(line)
            if found is not None and int(found[3]) >= 0:
                yield from self._understand(found[1], found[2], int(found[3]))

    def _understand(self, call: str, given: str, result: int) -> Iterator[Event]:
        if call == "write":
            yield from self._write(given, result)
        elif call in {"open", "openat", "creat"}:
            yield from self._open(call, given, result)
        elif call == "lseek":
            self.places[_number(given)] = result
        elif call in _ON_FILES:
            path = _path(given)
            if self._is_ours(path):
                yield _on_file(call, path, given)
        elif call in _ON_NAMES:
            names = _names(given)
            if any(map(self._is_ours, names)):
                kind = "rmdir" if "AT_REMOVEDIR" in given else _ON_NAMES[call]
                yield Event(kind, names[0], names[-1] if len(names) > 1 else "")
        elif call in _UNKNOWN and self.folder.encode().hex() in given.replace("\\x", ""):
            raise UnknownCallError(f"{call}({_readable(given)})")

    def _write(self, given: str, result: int) -> Iterator[Event]:
        number, data = _number(given), _unhex(_texts(given)[0])
        if number == _OUTPUT:
            for word in data.splitlines():
                if word.startswith(_ACKNOWLEDGED):
                    yield Event("acknowledged", word.removeprefix(_ACKNOWLEDGED).decode())
            return
        at = self.places.get(number, 0)
        self.places[number] = at + result
        path = _path(given)
        if self._is_ours(path):
            yield Event("write", path, at=at, data=data[:result])

    def _open(self, call: str, given: str, result: int) -> Iterator[Event]:
        self.places[result] = 0
        (path,) = _names(given)
        if self._is_ours(path) and (call == "creat" or "O_CREAT" in given):
            yield Event("create", path)
        if self._is_ours(path) and "O_TRUNC" in given:
            yield Event("truncate", path)

    def _is_ours(self, path: str) -> bool:
        return path == self.folder or path.startswith(f"{self.folder}/")


_ON_FILES = {"pwrite64", "ftruncate", "fsync", "fdatasync"}
_ON_NAMES: Mapping[str, str] = {
    "unlink": "unlink",
    "unlinkat": "unlink",
    "rmdir": "rmdir",
    "rename": "rename",
    "renameat": "rename",
    "renameat2": "rename",
    "link": "link",
    "linkat": "link",
    "mkdir": "mkdir",
    "mkdirat": "mkdir",
}


def _on_file(call: str, path: str, given: str) -> Event:
    if call in {"fsync", "fdatasync"}:
        return Event("sync", path)
    at = _NUMBER.search(given)
    if at is None:
        raise UnknownCallError(f"{call}({_readable(given)})")
    if call == "ftruncate":
        return Event("truncate", path, at=int(at[1]))
    return Event("write", path, at=int(at[1]), data=_unhex(_texts(given)[0]))


def _names(given: str) -> list[str]:
    """List the paths of a call; those beside a folder's number are below that folder."""
    names, bases = map(_unhex, _texts(given)), [_unhex(found[2]) for found in _FILE.finditer(given)]
    return [
        str(Path((bases[number] if number < len(bases) else b"").decode(), name.decode()))
        for number, name in enumerate(names)
    ]


def _texts(given: str) -> list[str]:
    return [found[1] for found in _TEXT.finditer(given)]


def _path(given: str) -> str:
    found = _FILE.match(given)
    return _unhex(found[2]).decode() if found else ""


def _number(given: str) -> int:
    return int(given.split("<", 1)[0].split(",", 1)[0])


def _readable(given: str) -> str:
    """Give the names that a call was given as they are, and little of what it writes."""
    named = _TEXT.sub(lambda found: repr(_unhex(found[1])[:_SHOWN])[1:], given)
    return _FILE.sub(lambda found: f"{found[1]}<{_unhex(found[2]).decode()}>", named)


def _unhex(told: str) -> bytes:
    return bytes.fromhex(told.replace("\\x", ""))


def main() -> None:
    """Do a work, and say on the output what is acknowledged."""
    name, folder, steps = sys.argv[1:]
    for step in islice(WORKS[name].go(Path(folder)), int(steps)):
        os.write(_OUTPUT, _ACKNOWLEDGED + step.encode() + b"\n")


if __name__ == "__main__":
    main()
