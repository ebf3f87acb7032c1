"""Runs in a worker process: a file's path in, its articles out, as JSON values."""

import hashlib
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ketareview.domain.errors import (
    ChangedFileError,
    EmptyFileError,
    FileError,
    NoRecordsError,
    UnreadableFileError,
    UnsupportedFileError,
)
from ketareview.domain.imports import Draft, ReadFile, Unread, Wishes
from ketareview.importing import wire
from ketareview.importing.formats import in_turn
from ketareview.importing.importer import Importer
from ketareview.importing.record.fitting import fitting

PORTION = 250
"""Records that are read in one task; papers in one file, such as a project's, all at once."""


class Counted:
    """Counts what comes out of an importer, before anything else has its hands on it."""

    def __init__(self, drafts: Iterable[Draft | Unread]) -> None:
        self._drafts = iter(drafts)
        self.count = 0

    def __iter__(self) -> Iterator[Draft | Unread]:
        return self

    def __next__(self) -> Draft | Unread:
        draft = next(self._drafts)
        self.count += 1
        return draft


@dataclass(frozen=True, slots=True)
class _State:
    """Which file it is, and when it was last written to; `asked` and times in nanoseconds."""

    file: tuple[int, int, int]
    written: int
    changed: int
    asked: int

    def is_still(self, before: "_State") -> bool:
        """Whether nothing was written in between, as far as the clock of a file system tells."""
        times, earlier = (self.written, self.changed), (before.written, before.changed)
        is_same = self.file == before.file and times == earlier
        return is_same and self.written + _COARSEST < before.asked


_COARSEST = 3_000_000_000
"""Some file systems count the times of files in steps of two seconds."""


@dataclass(slots=True)
class _Reading:
    """A file of records that is being read: the next task goes on with it."""

    asked: tuple[str, Wishes]
    sha256: str
    size: int
    state: _State
    importer: Importer
    rest: Counted
    next: int = 1


_readings: list[_Reading] = []
"""The file whose records this worker is reading, if any."""


def read(argument: Mapping[str, object]) -> dict[str, object]:
    """Read the file at `path`, or its records from `first` on, by content first and name second.

    Raises:
        FileError: the file is empty, of no known kind, locked, broken, or changed meanwhile.
    """
    path = Path(str(argument["path"]))
    try:
        return wire.to_json(_read(path, _wishes(argument), int(str(argument["first"]))))
    except (FileError, MemoryError):
        raise
    except OSError as error:
        raise UnreadableFileError(path=path, finding=error.strerror or "input/output") from error
    except Exception as error:
        raise UnreadableFileError(path=path, finding=type(error).__name__) from error


def _wishes(argument: Mapping[str, object]) -> Wishes:
    columns = argument["columns"]
    given = columns if isinstance(columns, dict) else {}
    return Wishes(str(argument["password"]), {str(name): str(to) for name, to in given.items()})


def _read(path: Path, wishes: Wishes, first: int) -> ReadFile:
    """Read a file and make sure that the hash, taken before, is that of what was parsed."""
    reading = _resumed(path, wishes, first) or _begun(path, wishes, first)
    portion = None if reading.importer.is_paper else PORTION
    drafts = tuple(map(fitted, islice(reading.rest, portion)))
    is_whole = portion is None or len(drafts) < portion
    if not drafts and first == 1:
        raise NoRecordsError(path=path)
    if is_whole and not _is_as_before(path, reading):
        raise ChangedFileError(path=path)
    if not is_whole:
        reading.next = first + len(drafts)
        _readings[:] = [reading]
    return ReadFile(
        sha256=reading.sha256,
        size=reading.size,
        media_type=reading.importer.media_types[0],
        drafts=drafts,
        is_paper=reading.importer.is_paper,
        first=first,
        is_whole=is_whole,
        counted=reading.rest.count,
    )


def fitted(draft: Draft | Unread) -> Draft | Unread:
    """A record that is longer than any may be costs itself, not the file."""
    return fitting(draft) if isinstance(draft, Draft) else draft


def _resumed(path: Path, wishes: Wishes, first: int) -> _Reading | None:
    """Take the reading up that stopped just before `first`; any other is dropped."""
    found = [one for one in _readings if one.asked == (str(path), wishes) and one.next == first]
    _readings.clear()
    return found[0] if found else None


def _begun(path: Path, wishes: Wishes, first: int) -> _Reading:
    """Begin to read, passing over the records before `first`."""
    state = _state(path)
    sha256, size = _fingerprint(path)
    importer = _chosen(path, size)
    rest = Counted(importer.read(path, wishes))
    for _ in islice(rest, first - 1):
        pass
    return _Reading((str(path), wishes), sha256, size, state, importer, rest)


def _is_as_before(path: Path, reading: _Reading) -> bool:
    """Only a file that may have been written to, or exchanged, is read again for its hash."""
    if _state(path).is_still(reading.state):
        return True
    return _fingerprint(path) == (reading.sha256, reading.size)


def _state(path: Path) -> _State:
    found = path.stat()
    file = found.st_dev, found.st_ino, found.st_size
    return _State(file, found.st_mtime_ns, found.st_ctime_ns, time.time_ns())


def _fingerprint(path: Path) -> tuple[str, int]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
        return digest.hexdigest(), file.tell()


def _chosen(path: Path, size: int) -> Importer:
    if not size:
        raise EmptyFileError(path=path)
    for importer in in_turn():
        if importer.recognises(path):
            return importer
    raise UnsupportedFileError(path=path)
