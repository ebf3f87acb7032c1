"""A disk that forgets: what may be on it after a power cut, when only synced things are sure.

Bytes are sure once their file was synced, names once their folder was. Of all other bytes any
512-byte sectors may be there or not; of the names that are not sure, the first few.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.reliability.recording import Event

_SECTOR = 512
_CHANCES = (0.0, 0.5, 0.5, 0.9, 1.0)


@dataclass(slots=True)
class Disk:
    """Plays events; files are numbered, names point to numbers, folders to None."""

    sure: dict[int, bytearray] = field(default_factory=dict)
    names: dict[str, int | None] = field(default_factory=dict)
    live: dict[str, int | None] = field(default_factory=dict)
    unsure: list[tuple[int, Event]] = field(default_factory=list)
    unsure_names: list[tuple[Event, int | None]] = field(default_factory=list)
    count: int = 0

    @classmethod
    def of(cls, folder: Path) -> "Disk":
        """Take what is in a folder as sure."""
        disk = cls(names={str(folder): None})
        for path in sorted(folder.rglob("*")):
            if path.is_dir():
                disk.names[str(path)] = None
            else:
                disk.names[str(path)] = disk._add(path.read_bytes())
        disk.live = dict(disk.names)
        return disk

    def play(self, event: Event) -> None:
        """Do what the program did."""
        if event.kind == "sync":
            self._sync(event.path)
        elif event.kind in {"write", "truncate"}:
            number = self.live.get(event.path)
            if number is not None:  # else a file without a name, gone in any case
                self.unsure.append((number, event))
        elif event.kind != "create":
            self._rename(event, self.live.get(event.path))
        elif event.path not in self.live:
            self._rename(event, self._add(b""))

    def after_a_cut(self, chance: Random) -> Iterator[tuple[str, bytes | None]]:
        """Give one of the states in which the disk may be now: names, with bytes of files."""
        names = dict(self.names)
        for event, number in self.unsure_names[: chance.randint(0, len(self.unsure_names))]:
            _change(names, event, number)
        likely = chance.choice(_CHANCES)
        bytes_of = {n: bytearray(self.sure[n]) for n in names.values() if n is not None}
        for number, event in self.unsure:
            if number in bytes_of:
                _tear(bytes_of[number], event, likely, chance)
        for name, found in sorted(names.items()):
            if all(str(above) in names for above in _above(name, next(iter(self.names)))):
                yield name, None if found is None else bytes(bytes_of[found])

    def _add(self, data: bytes) -> int:
        self.count += 1
        self.sure[self.count] = bytearray(data)
        return self.count

    def _rename(self, event: Event, number: int | None) -> None:
        _change(self.live, event, number)
        self.unsure_names.append((event, number))

    def _sync(self, path: str) -> None:
        number = self.live.get(path)
        if number is None:
            here = [each for each in self.unsure_names if _is_in(path, each[0])]
            self.unsure_names = [each for each in self.unsure_names if each not in here]
            for event, found in here:
                _change(self.names, event, found)
            return
        for found, event in self.unsure:
            if found == number:
                _do(self.sure[number], event.kind, event.at, event.data)
        self.unsure = [each for each in self.unsure if each[0] != number]


def _above(name: str, root: str) -> list[Path]:
    return [above for above in Path(name).parents if above.is_relative_to(root)]


def _is_in(folder: str, event: Event) -> bool:
    return folder in {str(Path(name).parent) for name in (event.path, event.other) if name}


def _change(names: dict[str, int | None], event: Event, number: int | None) -> None:
    if event.kind in {"unlink", "rmdir"}:
        names.pop(event.path, None)
    elif event.kind == "rename":
        names.pop(event.path, None)
        names[event.other] = number
    elif event.kind == "link":
        names[event.other] = number
    else:
        names[event.path] = number


def _do(content: bytearray, kind: str, at: int, data: bytes) -> None:
    if kind == "truncate":
        del content[at:]
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    content[at : at + len(data)] = data


def _tear(content: bytearray, event: Event, likely: float, chance: Random) -> None:
    """Do a part of a write: some of its sectors."""
    if event.kind == "truncate":
        if chance.random() < likely:
            _do(content, event.kind, event.at, b"")
        return
    start = event.at
    while start < event.at + len(event.data):
        end = min(start // _SECTOR * _SECTOR + _SECTOR, event.at + len(event.data))
        if chance.random() < likely:
            _do(content, "write", start, event.data[start - event.at : end - event.at])
        start = end
