"""What can be asked on the command line, and how."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ketareview import __version__

_ABOUT = (
    "Reviews the literature: papers go in, tagged passages come out in a topic report; offline."
)
_EPILOGUE = (
    "Without a command the window opens. ARTICLE is an id or its first eight characters, a DOI, a "
    'PMID or the start of a title. QUERY: words, "a phrase", prefix*, -not, OR, parentheses, and '
    "fields such as title: author: year:2015..2020 topic: type: strength:>=4 has:note."
)
_QUERYING = frozenset({"articles", "highlights"})

OPTIONS_WITH_VALUES = frozenset(
    {"--library", "--reviewer", "--topic", "--batch", "--output", "--page", "--quote", "--type"}
    | {"--strength", "--stance", "--basis", "--note", "--occurrence", "--under", "--where"}
    | {"--by", "--down", "--across"}
    | {"--database", "--search", "--searched", "--password", "--article", "--column", "--to"}
)
OPTIONS_WITH_VALUES |= {"--start", "--step", "--instrument", "--answer", "--level", "--modifier"}
FLAGS = frozenset({"-h", "--help", "--version", "--json", "-q", "--quiet", "--yes", "--final"})
OPTIONS_WITH_VALUES |= {"--template", "--save-template", "--sections", "--order", "--style"}
OPTIONS_WITH_VALUES |= {"--paper", "--since"}
OPTIONS_WITH_VALUES |= {"--set", "--clear"}
FLAGS |= {"--propose"}
FLAGS |= {"--pdf-a", "--merge-safe", "--different", "--sure", "--dry-run"}
_OPTIONS = OPTIONS_WITH_VALUES | FLAGS | {"-L", "-o"}


class _Usage(argparse.ArgumentParser):
    """Takes no abbreviated options, so that new ones never change what old scripts mean."""

    def __init__(self, **arguments: Any) -> None:  # noqa: ANN401 - passed on to argparse
        super().__init__(**arguments, allow_abbrev=False)


def understand(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the arguments.

    Raises:
        SystemExit: 2 and a sentence for wrong usage, 0 after help.
    """
    parser = _parser()
    asked = parser.parse_args(_protected(arguments), argparse.Namespace(**_UNSET))
    if asked.command is None:
        parser.error("name a command; --help lists them")
    return asked


_UNSET = {"library": None, "reviewer": None, "json": False, "quiet": False}


def _parser() -> _Usage:
    parser = _Usage(
        prog="ketareview", description=_ABOUT, epilog=_EPILOGUE, parents=[_global_options()]
    )
    parser.add_argument("--version", action="version", version=f"KetaReview {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for add in (
        _libraries,
        _articles,
        _highlights,
        _topics,
        _claims,
        _judging,
        _studies,
        _codebooks,
        _reports,
        _journal,
    ):
        add(commands)
    return parser


def _global_options() -> _Usage:
    """Options that stand before or after the command; unset ones must not undo set ones."""
    options = _Usage(add_help=False, argument_default=argparse.SUPPRESS)
    options.add_argument(
        "-L",
        "--library",
        type=_path,
        metavar="FILE",
        help="the library (else $KETAREVIEW_LIBRARY, else the one in the data folder)",
    )
    options.add_argument("--reviewer", metavar="NAME", help="who reads, for what is marked")
    options.add_argument("--json", action="store_true", help="answer with one JSON document")
    options.add_argument("-q", "--quiet", action="store_true", help="no notices, no progress")
    return options


if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[_Usage]  # noqa: SLF001 - has no public name


def _command(commands: _Commands, name: str, does: str) -> _Usage:
    return commands.add_parser(
        name, help=does, description=f"{does[0].upper()}{does[1:]}.", parents=[_global_options()]
    )


def _libraries(commands: _Commands) -> None:
    _command(commands, "init", "make an empty library with the default codebook")
    command = _command(commands, "import", "take in files and folders; makes the library")
    command.add_argument("paths", nargs="+", type=_path, metavar="PATH")
    command.add_argument("--topic", action="append", default=[], metavar="NAME", dest="topics")
    command.add_argument("--batch", default="", metavar="NAME", help="what to call this import")
    command.add_argument("--database", default="", metavar="NAME", help="where was searched")
    command.add_argument("--search", default="", metavar="WORDS", help="what was searched for")
    command.add_argument("--searched", type=_day, metavar="DATE", help="when, as 2026-01-31")
    command.add_argument("--password", default="", metavar="WORD", help="opens locked files")
    command.add_argument("--article", default="", metavar="ARTICLE", help="attach the files to it")
    command.add_argument(
        "--column",
        action="append",
        default=[],
        type=_column,
        metavar="COLUMN=FIELD",
        dest="columns",
        help="what a column of a table holds",
    )
    _imports(commands)
    command = _command(commands, "duplicates", "list pairs that may be the same paper")
    command.add_argument("--merge-safe", action="store_true", help="merge the certain ones")
    command.add_argument(
        "--different", nargs=2, metavar="ARTICLE", default=(), help="remember that two are not one"
    )
    _command(commands, "check", "check the file, every quotation and every source")
    command = _command(commands, "demo", "make a library of sample articles, and its reports")
    command.add_argument(
        "-o", "--output", type=_path, default=Path("ketareview-demo"), metavar="FOLDER"
    )


def _imports(commands: _Commands) -> None:
    command = _command(commands, "imports", "list the imports with what became of their files")
    command.set_defaults(action=None)
    actions = command.add_subparsers(dest="action", metavar="ACTION")
    for name, does in (
        ("show", "tell what became of each file and record"),
        ("undo", "take a whole import back"),
    ):
        _command(actions, name, does).add_argument("batch", metavar="IMPORT")


def _articles(commands: _Commands) -> None:
    command = _command(commands, "articles", "list or search articles")
    command.add_argument("query", nargs="*", metavar="QUERY")
    command = _command(commands, "show", "show an article: record, files, highlights")
    command.add_argument("article", metavar="ARTICLE")
    command = _command(commands, "text", "print the stored text, U+000C between pages")
    command.add_argument("article", metavar="ARTICLE")
    command.add_argument("--page", type=int, metavar="N", help="one page, counted from 1")


def _highlights(commands: _Commands) -> None:
    command = _command(commands, "highlights", "list or search highlights")
    command.add_argument("query", nargs="*", metavar="QUERY")
    command = _command(commands, "highlight", "mark a passage by its words")
    command.add_argument("article", metavar="ARTICLE")
    command.add_argument("--quote", required=True, metavar="TEXT", help="the words, whole")
    command.add_argument("--type", required=True, metavar="KEY", help="the claim type")
    command.add_argument("--strength", required=True, metavar="KEY", help="the evidence behind it")
    command.add_argument("--stance", metavar="KEY", help="supports, if nothing else is said")
    command.add_argument("--basis", metavar="KEY", help="as the article's kind suggests, else")
    command.add_argument("--topic", action="append", metavar="NAME", dest="topics")
    command.add_argument("--note", default="", metavar="TEXT")
    command.add_argument(
        "--modifier",
        action="append",
        default=[],
        type=_modifier,
        metavar="KEY=REASON",
        dest="modifiers",
        help="what lowers or raises the strength, as very-small=n is 4",
    )
    command.add_argument("--page", type=int, metavar="N", help="counted from 1")
    command.add_argument("--occurrence", type=int, metavar="N", help="which one, counted from 1")
    command = _command(commands, "move-highlights", "read an article in another of its files")
    command.add_argument("article", metavar="ARTICLE")
    command.add_argument(
        "--to", default="", metavar="FILE", help="its name or SHA-256; the newest, if not given"
    )
    command.add_argument("--sure", action="store_true", help="move no highlight that is unsure")
    command.add_argument("--dry-run", action="store_true", help="show what would move; no more")
    command = _command(commands, "annotate", "write a copy of a PDF with its highlights in it")
    command.add_argument("article", metavar="ARTICLE")
    command.add_argument("-o", "--output", required=True, type=_path, metavar="FILE")
    command.add_argument("--yes", action="store_true", help="replace a file that is there")


def _topics(commands: _Commands) -> None:
    command = _command(commands, "topics", "print the topic tree with counts")
    command.set_defaults(action=None)
    actions = command.add_subparsers(dest="action", metavar="ACTION")
    adding = _command(actions, "add", "add a topic")
    adding.add_argument("name", type=_name, metavar="NAME")
    adding.add_argument("--under", metavar="PARENT")


def _claims(commands: _Commands) -> None:
    command = _command(commands, "claims", "list claims with what stands for and against them")
    command.set_defaults(action=None)
    command.add_argument("--topic", metavar="NAME", help="those of a topic and the topics below")
    actions = command.add_subparsers(dest="action", metavar="ACTION")
    adding = _command(actions, "add", "add a claim")
    adding.add_argument("statement", type=_name, metavar="STATEMENT")
    adding.add_argument("--topic", metavar="NAME", dest="under", help="where it stands")
    adding.add_argument("--note", default="", metavar="TEXT")
    filing = _command(actions, "file", "file highlights under a claim")
    filing.add_argument("claim", metavar="CLAIM", help="its id, or words of its statement")
    filing.add_argument("highlights", nargs="+", metavar="HIGHLIGHT", help="ids")
    filing.add_argument("--stance", metavar="KEY", help="toward the claim; each its own, else")


def _judging(commands: _Commands) -> None:
    command = _command(commands, "grade", "show or judge how certain a claim is, with GRADE")
    command.add_argument("claim", metavar="CLAIM", help="its id, or words of its statement")
    command.add_argument(
        "--start", metavar="KEY", help="randomised, observational, robins-i or no-studies"
    )
    _said(command, "--step", "steps", "DOMAIN=CHANGE:REASON", "as imprecision=-1:62 people")
    command.add_argument("--withdraw", action="store_true", help="take your judgement back")
    command = _command(commands, "appraise", "show or give levels and answers for an article")
    command.add_argument("article", metavar="ARTICLE")
    command.add_argument(
        "--instrument", metavar="KEY", help="rob-2, robins-i, amstar-2 or lay-source"
    )
    _said(command, "--answer", "answers", "ITEM=ANSWER:REASON", "as 4=high:Most had guessed")
    _said(command, "--level", "levels", "QUESTION=LEVEL:REASON", "Oxford 2011, as benefit=2")


def _studies(commands: _Commands) -> None:
    command = _command(commands, "study", "show or fill in an article's study card")
    command.add_argument("article", metavar="ARTICLE")
    command.add_argument(
        "--propose", action="store_true", help="list what its text seems to say; keeps nothing"
    )
    command.add_argument(
        "--set",
        action="append",
        default=[],
        type=_study_value,
        metavar="FIELD=VALUE",
        dest="values",
        help="as randomised=67, or of the second arm dose.2=0.045 mg/kg",
    )
    command.add_argument("--quote", default="", metavar="TEXT", help="the words it rests on")
    command.add_argument(
        "--clear", action="append", default=[], type=_study_place, metavar="FIELD", dest="cleared"
    )


def _study_value(typed: str) -> tuple[str, int | None, str]:
    of, sign, value = typed.partition("=")
    if not sign:
        raise argparse.ArgumentTypeError(f"{typed} is no FIELD=VALUE")
    return (*_study_place(of), value)


def _study_place(typed: str) -> tuple[str, int | None]:
    field, dot, place = typed.strip().partition(".")
    if dot and not (place.isascii() and place.isdigit()):
        raise argparse.ArgumentTypeError(f"{place} is no number of an arm or a result")
    return field, int(place) if dot else None


def _said(command: _Usage, option: str, name: str, shape: str, example: str) -> None:
    command.add_argument(
        option,
        action="append",
        default=[],
        type=_reasoned,
        metavar=shape,
        dest=name,
        help=example,
    )


def _codebooks(commands: _Commands) -> None:
    command = _command(commands, "codebook", "write the codebook to a file, or read one")
    actions = command.add_subparsers(dest="action", metavar="ACTION", required=True)
    writing = _command(actions, "export", "write the codebook as .toml or .csv")
    writing.add_argument("file", type=_path, metavar="FILE")
    reading = _command(actions, "import", "show what a codebook would change")
    reading.add_argument("file", type=_path, metavar="FILE")
    reading.add_argument("--yes", action="store_true", help="change it")


def _reports(commands: _Commands) -> None:
    command = _command(commands, "map", "count passages by claim type and strength, or topics")
    command.add_argument("--topic", default="", metavar="NAME", help="the whole library, else")
    command.add_argument(
        "--by", choices=("strength", "topics", "gaps"), default="strength", help="of what"
    )
    command.add_argument("--down", default="Condition", metavar="NAME", help="rows of a gap map")
    command.add_argument("--across", default="Outcome", metavar="NAME", help="its columns")
    command.add_argument("-o", "--output", type=_path, metavar="FILE", help=".svg or .png")
    command = _command(commands, "lint", "warn of tags that cannot be right, with the reasons")
    command.add_argument("--topic", default="", metavar="NAME", help="the whole library, else")
    command.add_argument("--strict", action="store_true", help="exit with 1 where there are any")
    command = _command(commands, "report", "write a report on a topic")
    command.add_argument("--topic", required=True, metavar="NAME", help="or: all")
    command.add_argument(
        "-o",
        "--output",
        required=True,
        type=_path,
        metavar="FILE",
        help="ends in .pdf .html .docx .md .csv .xlsx or .json",
    )
    command.add_argument("--where", metavar="QUERY", help="only these highlights")
    command.add_argument("--template", metavar="NAME", help="as it was saved under this name")
    command.add_argument("--save-template", metavar="NAME", help="keep these choices under a name")
    command.add_argument("--sections", metavar="NAMES", help="which, in order: claims,map,passages")
    command.add_argument("--order", metavar="NAME", help="balance, strength, source or date")
    command.add_argument("--style", metavar="NAME", help="vancouver, ama, apa, … or a .csl file")
    command.add_argument("--paper", metavar="NAME", help="a4 or letter")
    command.add_argument("--pdf-a", action="store_true", help="PDF/A-3a as well as PDF/UA-1")
    command.add_argument("--since", type=_path, metavar="FILE", help="tell what changed since it")
    command.add_argument(
        "--final",
        action="store_true",
        help="refuse quotations that do not match, and evidence that was not looked up",
    )
    command = _command(commands, "verify", "check that a report in PDF is as it was made")
    command.add_argument("report", type=_path, metavar="REPORT.pdf")


def _journal(commands: _Commands) -> None:
    command = _command(commands, "history", "list what was done, the newest first")
    command.add_argument("article", nargs="?", metavar="ARTICLE")
    _command(commands, "undo", "take back what you did last")
    _command(commands, "redo", "do again what you undid last")


def _path(typed: str) -> Path:
    """An empty path would mean the folder that one happens to be in."""
    if not typed:
        raise argparse.ArgumentTypeError("a path is empty")
    return Path(typed)


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{typed} is no date such as 2026-01-31") from error


def _column(typed: str) -> tuple[str, str]:
    """Part `Column=field`; the last equals sign counts, since names of columns may have one."""
    column, sign, field = typed.rpartition("=")
    if not sign or not column.strip():
        raise argparse.ArgumentTypeError(f"{typed} is not COLUMN=FIELD")
    return column.strip(), field.strip()


def _reasoned(typed: str) -> tuple[str, str, str]:
    """Part `WHAT=WHICH:WHY`; the reason may be left out, and hold anything."""
    what, sign, rest = typed.partition("=")
    which, _, why = rest.partition(":")
    if not sign or not what.strip() or not which.strip():
        raise argparse.ArgumentTypeError(f"{typed} is not WHAT=WHICH:REASON")
    return what.strip(), which.strip(), why.strip()


def _modifier(typed: str) -> tuple[str, str]:
    key, _, reason = typed.partition("=")
    return key.strip(), reason.strip()


def _name(typed: str) -> str:
    if not typed.strip():
        raise argparse.ArgumentTypeError("a name is empty")
    return typed.strip()


def _protected(arguments: Sequence[str]) -> list[str]:
    """Keep queries and quotations that begin with a minus from being taken for options."""
    is_querying = not _QUERYING.isdisjoint(arguments)
    kept: list[str] = []
    for argument in arguments:
        before = kept[-1] if kept else ""
        if before in OPTIONS_WITH_VALUES and argument not in _OPTIONS:
            kept[-1] = f"{before}={argument}"
        elif is_querying and _is_negation(argument):
            kept.append(f" {argument}")  # a space in front means nothing to a query
        else:
            kept.append(argument)
    return kept


def _is_negation(argument: str) -> bool:
    is_option = argument in _OPTIONS or argument.startswith(("-L", "--"))
    return argument.startswith("-") and not is_option
