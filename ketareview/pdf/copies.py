"""A copy of a PDF with highlights in it: what a worker thinks out is written here."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ketareview.domain.errors import UnreadableFileError
from ketareview.files import whole
from ketareview.pdf import placed
from ketareview.pdf.placed import Placed

if TYPE_CHECKING:
    from ketareview.sandbox import WorkerPool

_ADDITION = "ketareview.pdf.annotating:addition"
_SECONDS = 120
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Addition:
    """What follows the bytes of a PDF or, if `is_whole`, stands for them all.

    It is whole where the file is damaged. `is_signed` tells that somebody signed the file,
    `is_locked` that it is encrypted, and so is the copy.
    """

    body: bytes
    is_whole: bool
    is_signed: bool
    is_locked: bool


def addition_to(
    pool: WorkerPool, path: Path, wanted: Sequence[Placed], source: str, *, password: str = ""
) -> Addition:
    """Let a worker think out what puts annotations into a PDF, whose SHA-256 is `source`.

    Raises:
        FileError: the worker failed over the file.
    """
    argument = {
        "path": str(path),
        "password": password,
        "source": source,
        "placed": [placed.to_json(each) for each in wanted],
    }
    answer = pool.call(_ADDITION, argument, path=str(path), seconds=_SECONDS)
    told, found, body = answer.partition(b"\n") if isinstance(answer, bytes) else (b"", b"", b"")
    try:
        facts = {name: bool(fact) for name, fact in json.loads(told).items() if found}
        return Addition(body, facts["is_whole"], facts["is_signed"], facts["is_locked"])
    except (ValueError, KeyError, AttributeError) as error:
        raise UnreadableFileError(path=path, finding="unintelligible answer") from error


def write_copy(original: Path, addition: Addition, target: Path) -> None:
    """Write the copy, whole or not at all.

    Raises:
        UnwritableFileError: it cannot be written.
    """
    with whole(target) as file:
        file.writelines(() if addition.is_whole else _chunks(original))
        file.write(addition.body)


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk
