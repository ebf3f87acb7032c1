"""An earlier report is read, so that a new one can tell what has changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ketareview import pdf
from ketareview.domain.errors import MissingFileError, NoEvidenceError, UnreadableFileError
from ketareview.reporting import Earlier, earlier_report, proof
from ketareview.sandbox import Limits, WorkerPool

_LIMITS = Limits(processor=300)


def read_earlier(path: Path) -> Earlier:
    """Read the records of a report in PDF, or of one in JSON.

    Raises:
        FileError: it cannot be read, or is no report of ours.
        NoEvidenceError: a PDF has no evidence attached.
    """
    if path.suffix.casefold() == ".json":
        return earlier_report(_table(path, _bytes(path)), str(path))
    if not path.is_file():
        raise MissingFileError(path=path)
    with WorkerPool(1, _LIMITS) as pool:
        attached = pdf.parts_of_report(pool, path, proof.ATTACHMENT).attachment
    if attached is None:
        raise NoEvidenceError(path=path)
    return earlier_report(_table(path, attached), str(path))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise MissingFileError(path=path) from error
    except OSError as error:
        raise UnreadableFileError(path=path, finding=error.strerror or "") from error


def _table(path: Path, content: bytes) -> dict[str, Any]:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError(path=path, finding="no report of KetaReview") from error
    if not isinstance(found, dict):
        raise UnreadableFileError(path=path, finding="no report of KetaReview")
    return found
