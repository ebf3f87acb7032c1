"""One call from its arguments to its exit code; no traceback ever reaches a user."""

import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from ketareview import settings
from ketareview.cli import messages, printing
from ketareview.cli.printing import Printer
from ketareview.cli.usage import understand
from ketareview.domain.errors import (
    KetaReviewError,
    LibraryError,
    LibraryExistsError,
    QueryError,
)
from ketareview.domain.progress import Cancelled
from ketareview.domain.troubles import without_words

FAILED = 1
NOT_UNDERSTOOD = 2
LIBRARY_UNUSABLE = 3

log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments ask.

    Returns 0 when it is done, 1 when something was refused or failed, 2 when the usage is wrong or
    a query cannot be understood, 3 when the library cannot be used.
    """
    printing.speak_utf8()
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    finally:
        printing.finish()


def refuse(error: KetaReviewError) -> int:
    """Tell why the window does not open; returns the exit code."""
    printing.speak_utf8()
    return _complain(Printer(), error)


def _run(arguments: Sequence[str]) -> int:
    try:
        asked = understand(arguments)
    except SystemExit as end:  # argparse has said why
        return end.code if isinstance(end.code, int) else NOT_UNDERSTOOD
    printer = Printer(as_json=asked.json, is_quiet=asked.quiet)
    try:
        # Reading the usage is enough for --help: the database is loaded for real work only.
        from ketareview.cli.commands import COMMANDS  # noqa: PLC0415
        from ketareview.cli.session import Session  # noqa: PLC0415

        return COMMANDS[asked.command](Session(asked, printer))
    except KetaReviewError as error:
        return _complain(printer, error)
    except (Cancelled, KeyboardInterrupt):
        printer.complain(messages.sentence("stopped", {}))
        return FAILED
    except Exception as bug:  # noqa: BLE001 - here the one task of the process ends
        path = settings.folders().log
        _record(bug, path)
        printer.complain(messages.sentence("unexpected", {"path": path}))
        return FAILED


def _complain(printer: Printer, error: KetaReviewError) -> int:
    printer.complain(messages.worded(error))
    return _exit_code(error)


def _exit_code(error: KetaReviewError) -> int:
    if isinstance(error, QueryError):
        return NOT_UNDERSTOOD
    if isinstance(error, LibraryError) and not isinstance(error, LibraryExistsError):
        return LIBRARY_UNUSABLE
    return FAILED


def _record(bug: Exception, path: Path) -> None:
    """Write a bug to the log; a disk that is full must not make a second one."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        recording = logging.FileHandler(path, encoding="utf-8", errors="backslashreplace")
    except OSError:
        return
    recording.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    recording.addFilter(without_words)
    log.addHandler(recording)
    log.propagate = False
    log.error("The command failed", exc_info=bug)
    log.removeHandler(recording)
    recording.close()
