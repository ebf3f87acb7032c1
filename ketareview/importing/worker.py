"""Runs in a worker process: a file's path in, its articles out, as JSON values."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from ketareview.domain.errors import (
    ChangedFileError,
    EmptyFileError,
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
        sha256, size = _fingerprint(path)
        importer = _chosen(path, size)
        drafts = tuple(importer.read(path))
        if _fingerprint(path) != (sha256, size):
            raise ChangedFileError(path=path)
    except OSError as error:
        raise UnreadableFileError(path=path, finding=error.strerror or "input/output") from error
    media_type = importer.media_types[0]
    return wire.to_json(ReadFile(sha256, size, media_type, drafts))


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
