"""Runs in a worker process: a file's path in, its articles out, as JSON values."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from ketareview.domain.errors import (
    ChangedFileError,
    EmptyFileError,
    FileError,
    UnreadableFileError,
    UnsupportedFileError,
)
from ketareview.domain.imports import ReadFile
from ketareview.importing import wire
from ketareview.importing.formats import importers
from ketareview.importing.importer import Importer


def read(argument: Mapping[str, object]) -> dict[str, object]:
    """Read the file at `path` by content first and name second.

    Raises:
        FileError: the file is empty, of no known kind, locked, broken, or changed meanwhile.
    """
    path = Path(str(argument["path"]))
    try:
        return wire.to_json(_read(path))
    except (FileError, MemoryError):
        raise
    except OSError as error:
        raise UnreadableFileError(path=path, finding=error.strerror or "input/output") from error
    except Exception as error:
        raise UnreadableFileError(path=path, finding=type(error).__name__) from error


def _read(path: Path) -> ReadFile:
    """Read a file with its hash taken before and after, so that it is that of what was parsed."""
    sha256, size = _fingerprint(path)
    importer = _chosen(path, size)
    drafts = tuple(importer.read(path))
    if _fingerprint(path) != (sha256, size):
        raise ChangedFileError(path=path)
    return ReadFile(sha256, size, importer.media_types[0], drafts)


def _fingerprint(path: Path) -> tuple[str, int]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
        return digest.hexdigest(), file.tell()


def _chosen(path: Path, size: int) -> Importer:
    if not size:
        raise EmptyFileError(path=path)
    for importer in importers():
        if importer.recognises(path):
            return importer
    raise UnsupportedFileError(path=path)
