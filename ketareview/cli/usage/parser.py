"""How commands are added to the program."""

import argparse
from typing import Any, TypeAlias

from ketareview.cli.usage import typed

Commands: TypeAlias = "argparse._SubParsersAction[Usage]"  # noqa: SLF001 - has no public name


class Usage(argparse.ArgumentParser):
    """Takes no abbreviated options, so that new ones never change what old scripts mean."""

    def __init__(self, **arguments: Any) -> None:  # noqa: ANN401 - passed on to argparse
        super().__init__(**arguments, allow_abbrev=False)


def global_options() -> Usage:
    """Options that stand before or after the command; unset ones must not undo set ones."""
    options = Usage(add_help=False, argument_default=argparse.SUPPRESS)
    options.add_argument(
        "-L",
        "--library",
        type=typed.path,
        metavar="FILE",
        help="the library (else $KETAREVIEW_LIBRARY, else the one in the data folder)",
    )
    options.add_argument("--reviewer", metavar="NAME", help="who reads, for what is marked")
    options.add_argument("--json", action="store_true", help="answer with one JSON document")
    options.add_argument("-q", "--quiet", action="store_true", help="no notices, no progress")
    return options


def add_command(commands: Commands, name: str, does: str) -> Usage:
    """Add a command that knows the global options; `does` is its one line of help."""
    return commands.add_parser(
        name, help=does, description=f"{does[0].upper()}{does[1:]}.", parents=[global_options()]
    )


def may_replace(command: Usage) -> None:
    """Let a command that writes a file be told to replace one."""
    command.add_argument("--yes", action="store_true", help="replace a file that is there")
