"""What can be asked on the command line, and how."""

import argparse
from collections.abc import Sequence

from ketareview import __version__
from ketareview.cli.usage import evidence, libraries, papers, reports
from ketareview.cli.usage.parser import Usage, global_options
from ketareview.cli.usage.protecting import FLAGS, OPTIONS_WITH_VALUES, protected

__all__ = ["FLAGS", "OPTIONS_WITH_VALUES", "understand"]

_ABOUT = (
    "Reviews the literature: papers go in, tagged passages come out in a topic report; offline."
)
_EPILOGUE = (
    "Without a command the window opens. ARTICLE is an id or its first eight characters, a DOI, a "
    'PMID or the start of a title. QUERY: words, "a phrase", prefix*, -not, OR, parentheses, and '
    "fields such as title: author: year:2015..2020 topic: type: strength:>=4 has:note."
)
_UNSET = {"library": None, "reviewer": None, "json": False, "quiet": False}


def understand(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the arguments.

    Raises:
        SystemExit: 2 and a sentence for wrong usage, 0 after help.
    """
    parser = _parser()
    asked = parser.parse_args(protected(arguments), argparse.Namespace(**_UNSET))
    if asked.command is None:
        parser.error("name a command; --help lists them")
    return asked


def _parser() -> Usage:
    parser = Usage(
        prog="ketareview", description=_ABOUT, epilog=_EPILOGUE, parents=[global_options()]
    )
    parser.add_argument("--version", action="version", version=f"KetaReview {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for add in (
        libraries.libraries,
        papers.articles,
        papers.highlights,
        papers.topics,
        evidence.claims,
        evidence.judging,
        evidence.studies,
        libraries.codebooks,
        reports.reports,
        libraries.backups,
        libraries.trash,
        libraries.journal,
    ):
        add(commands)
    return parser
