"""Puts the parts together: a command goes to the command line, none opens the window."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from multiprocessing import freeze_support
from pathlib import Path

from ketareview import cli, resources, settings
from ketareview.domain.errors import NoWindowError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code. Qt is loaded only where the window opens."""
    freeze_support()
    words = list(sys.argv[1:] if arguments is None else arguments)
    asked = _asked_of_window(words)
    if asked is None:
        return cli.main(words)
    gc.disable()  # what is loaded stays; the window collects garbage by itself
    # Before Qt, which looks into the source of each module that is loaded after it.
    from ketareview import workflows  # noqa: F401, PLC0415 - commands load what they need

    try:
        from ketareview.ui import display, starting  # noqa: PLC0415 - commands never load Qt

        finding = display.lack()
    except ImportError as error:
        finding = str(error)
    if finding:
        libraries = " ".join(resources.text("messages", "debian.txt").split())
        return cli.refuse(NoWindowError(finding=finding, libraries=libraries))
    return starting.run(_library(asked), asked.reviewer)


def _asked_of_window(words: Sequence[str]) -> argparse.Namespace | None:
    """Understand words without a command; None where there is one, or a slip to be told of."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("-L", "--library", type=Path)
    parser.add_argument("--reviewer")
    try:
        asked, rest = parser.parse_known_args(words)
    except argparse.ArgumentError:
        return None
    return None if rest else asked


def _library(asked: argparse.Namespace) -> Path:
    chosen: Path | None = asked.library
    if chosen is not None:
        return chosen.expanduser()
    usual = os.environ.get("KETAREVIEW_LIBRARY")
    if usual:
        return Path(usual).expanduser()
    folders = settings.folders()
    remembered = settings.load(folders.settings).library
    return Path(remembered) if remembered else folders.library
