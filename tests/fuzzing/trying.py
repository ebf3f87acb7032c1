"""One try of an importer: any bytes give drafts that a parent believes, or a reason."""

import json
import os
from itertools import islice
from pathlib import Path

from ketareview.domain.errors import FileError
from ketareview.domain.imports import ReadFile
from ketareview.importing import wire
from ketareview.importing.files import NO_WISHES
from ketareview.importing.importer import Importer
from ketareview.importing.worker import PORTION, fitted


def attempt(importer: Importer, data: bytes, path: Path) -> ReadFile | None:
    """Read bytes as a worker does, and check the answer as the parent does; None where refused.

    Raises:
        Exception: a fault of the importer; none is expected.
    """
    told = answer(importer, data, path)
    return None if told is None else wire.from_json(json.loads(told))


def answer(importer: Importer, data: bytes, path: Path) -> bytes | None:
    """Give what a worker would say of a file with these bytes; None where it refuses it."""
    with path.open("wb") as file:
        file.write(data)
    os.utime(path, (0, 0))
    try:
        read = islice(importer.read(path, NO_WISHES), PORTION)
        drafts = tuple(map(fitted, read))
    except FileError:
        return None
    told = ReadFile("0" * 64, len(data), importer.media_types[0], drafts, importer.is_paper)
    return json.dumps({**wire.to_json(told), "counted": len(drafts)}).encode()


def believe(data: bytes) -> ReadFile | None:
    """Take bytes for a worker's answer; None where they are none that is believed.

    Raises:
        Exception: a fault of the checks; none is expected.
    """
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        return None
    try:
        return wire.from_json(told)
    except wire.WireError:
        return None
