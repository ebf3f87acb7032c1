"""What a report of ours holds, asked of a worker process."""

from base64 import b64decode
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ketareview.domain.errors import UnreadableFileError
from ketareview.sandbox import WorkerPool

_READ = "ketareview.pdf.report_parts:read"
_SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class ReportParts:
    """The parts of a report that are compared with each other.

    `attachment` is as much as could be read of it, None where there is none, and `is_whole` that
    nothing of it is lost; `words` are those on the pages, in reading order.
    """

    attachment: bytes | None
    is_whole: bool
    keywords: str
    words: str


def parts_of_report(pool: WorkerPool, path: Path, attachment: str) -> ReportParts:
    """Read a report with the attachment of this name, and wait for it.

    Raises:
        FileError: the worker failed over the file, with the reason.
    """
    asked = {"path": str(path), "attachment": attachment}
    return _parts(path, pool.call(_READ, asked, path=str(path), seconds=_SECONDS))


def _parts(path: Path, answer: Any) -> ReportParts:  # noqa: ANN401 - JSON, checked here
    try:
        data = answer["attachment"]
        return ReportParts(
            attachment=None if data is None else b64decode(data, validate=True),
            is_whole=bool(answer["is_whole"]),
            keywords=str(answer["keywords"]),
            words=str(answer["words"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableFileError(path=path, finding="parts of a report") from error
