"""Commands for maps and reports."""

from __future__ import annotations

from ketareview.cli.usage import typed
from ketareview.cli.usage.parser import Commands, Usage, add_command, may_replace


def reports(commands: Commands) -> None:
    """Add them."""
    command = add_command(commands, "map", "count passages by claim type and strength, or topics")
    command.add_argument("--topic", default="", metavar="NAME", help="the whole library, else")
    command.add_argument(
        "--by", choices=("strength", "topics", "gaps"), default="strength", help="of what"
    )
    command.add_argument("--down", default="Condition", metavar="NAME", help="rows of a gap map")
    command.add_argument("--across", default="Outcome", metavar="NAME", help="its columns")
    command.add_argument("-o", "--output", type=typed.path, metavar="FILE", help=".svg or .png")
    may_replace(command)
    command = add_command(commands, "lint", "warn of tags that cannot be right, with the reasons")
    command.add_argument("--topic", default="", metavar="NAME", help="the whole library, else")
    command.add_argument("--strict", action="store_true", help="exit with 1 where there are any")
    _report(commands)
    command = add_command(commands, "verify", "check that a report in PDF is as it was made")
    command.add_argument("report", type=typed.path, metavar="REPORT.pdf")


def _report(commands: Commands) -> None:
    command = add_command(commands, "report", "write a report on a topic")
    command.add_argument("--topic", required=True, metavar="NAME", help="or: all")
    command.add_argument(
        "-o",
        "--output",
        required=True,
        type=typed.path,
        metavar="FILE",
        help="ends in .pdf .html .docx .md .csv .xlsx or .json",
    )
    may_replace(command)
    command.add_argument("--where", metavar="QUERY", help="only these highlights")
    _limits(command)
    command.add_argument("--template", metavar="NAME", help="as it was saved under this name")
    command.add_argument("--save-template", metavar="NAME", help="keep these choices under a name")
    command.add_argument("--sections", metavar="NAMES", help="which, in order: claims,map,passages")
    command.add_argument("--order", metavar="NAME", help="balance, strength, source or date")
    command.add_argument("--style", metavar="NAME", help="vancouver, ama, apa, … or a .csl file")
    command.add_argument("--paper", metavar="NAME", help="a4 or letter")
    command.add_argument("--language", metavar="NAME", help="of the report's own words: en")
    command.add_argument("--pdf-a", action="store_true", help="PDF/A-3a as well as PDF/UA-1")
    command.add_argument(
        "--since", type=typed.path, metavar="FILE", help="tell what changed since it"
    )
    command.add_argument(
        "--final",
        action="store_true",
        help="refuse quotations that do not match, and evidence that was not looked up",
    )
    command = add_command(commands, "export", "write articles or highlights for other programs")
    kinds = command.add_subparsers(dest="what", metavar="WHAT", required=True)
    for what, endings in (
        ("articles", ".ris .bib .json (CSL) or .csv"),
        (
            "highlights",
            ".jsonld (W3C Web Annotation) .qdpx (REFI-QDA) .csv or .json",
        ),
    ):
        kind = add_command(kinds, what, f"write {what}; the file's ending chooses the format")
        kind.add_argument(
            "-o",
            "--output",
            required=True,
            type=typed.path,
            metavar="FILE",
            help=f"ends in {endings}",
        )
        may_replace(kind)
        kind.add_argument("query", nargs="*", metavar="QUERY")


def _limits(command: Usage) -> None:
    for option, metavar, told in (
        ("--type", "KEY", "only these claim types"),
        ("--stance", "KEY", "only these stances"),
        ("--by", "REVIEWER", "only what these marked"),
    ):
        command.add_argument(
            option, nargs="+", action="extend", default=[], metavar=metavar, help=told
        )
    command.add_argument("--strength-from", metavar="N", help="only this strength and above")
    command.add_argument("--strength-to", metavar="N", help="only this strength and below")
