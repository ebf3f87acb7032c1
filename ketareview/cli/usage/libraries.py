"""Commands for a library as a whole: making, importing, checking, undoing."""

from __future__ import annotations

from pathlib import Path

from ketareview.cli.usage import typed
from ketareview.cli.usage.parser import Commands, add_command, may_replace


def libraries(commands: Commands) -> None:
    """Add them."""
    add_command(commands, "init", "make an empty library with the default codebook")
    command = add_command(commands, "import", "take in files and folders; makes the library")
    command.add_argument("paths", nargs="+", type=typed.path, metavar="PATH")
    command.add_argument("--topic", action="append", default=[], metavar="NAME", dest="topics")
    command.add_argument("--batch", default="", metavar="NAME", help="what to call this import")
    command.add_argument("--database", default="", metavar="NAME", help="where was searched")
    command.add_argument("--search", default="", metavar="WORDS", help="what was searched for")
    command.add_argument("--searched", type=typed.day, metavar="DATE", help="when, as 2026-01-31")
    command.add_argument("--password", default="", metavar="WORD", help="opens locked files")
    command.add_argument("--article", default="", metavar="ARTICLE", help="attach the files to it")
    command.add_argument(
        "--column",
        action="append",
        default=[],
        type=typed.column,
        metavar="COLUMN=FIELD",
        dest="columns",
        help="what a column of a table holds",
    )
    _imports(commands)
    command = add_command(commands, "duplicates", "list pairs that may be the same paper")
    command.add_argument("--merge-safe", action="store_true", help="merge the certain ones")
    command.add_argument(
        "--different", nargs=2, metavar="ARTICLE", default=(), help="remember that two are not one"
    )
    command = add_command(commands, "check", "check the file, every quotation and every source")
    command.add_argument("--repair", action="store_true", help="make anew what can be")
    command = add_command(commands, "demo", "make a library of sample articles, and its reports")
    command.add_argument(
        "-o", "--output", type=typed.path, default=Path("ketareview-demo"), metavar="FOLDER"
    )


def _imports(commands: Commands) -> None:
    command = add_command(commands, "imports", "list the imports with what became of their files")
    command.set_defaults(action=None)
    actions = command.add_subparsers(dest="action", metavar="ACTION")
    for name, does in (
        ("show", "tell what became of each file and record"),
        ("undo", "take a whole import back"),
    ):
        add_command(actions, name, does).add_argument("batch", metavar="IMPORT")


def codebooks(commands: Commands) -> None:
    """Add them."""
    command = add_command(commands, "codebook", "write the codebook to a file, or read one")
    actions = command.add_subparsers(dest="action", metavar="ACTION", required=True)
    writing = add_command(actions, "export", "write the codebook as .toml or .csv")
    writing.add_argument("file", type=typed.path, metavar="FILE")
    may_replace(writing)
    reading = add_command(actions, "import", "show what a codebook would change")
    reading.add_argument("file", type=typed.path, metavar="FILE")
    reading.add_argument("--yes", action="store_true", help="change it")


def backups(commands: Commands) -> None:
    """Add them."""
    command = add_command(commands, "backup", "copy the library, proved equal, or back it up")
    command.add_argument("-o", "--output", type=typed.path, metavar="FILE", help="one whole copy")
    command.add_argument("--folder", type=typed.path, metavar="FOLDER", help="for the backups")
    command.add_argument("--list", action="store_true", help="list the backups that there are")
    command = add_command(commands, "restore", "make a library of a backup, under a new name")
    command.add_argument("backup", type=typed.path, metavar="FILE")
    command.add_argument("-o", "--output", required=True, type=typed.path, metavar="NEW")


def trash(commands: Commands) -> None:
    """Add it."""
    command = add_command(commands, "trash", "list what is in the trash; restore it, or empty it")
    command.add_argument("--restore", nargs="+", default=(), metavar="ID", help="take out of it")
    command.add_argument(
        "--empty", action="store_true", help="remove files that nothing needs, after a backup"
    )
    command.add_argument("--compact", action="store_true", help="write the library without room")
    command.add_argument("--folder", type=typed.path, metavar="FOLDER", help="for the backup")


def journal(commands: Commands) -> None:
    """Add them."""
    command = add_command(commands, "history", "list what was done, the newest first")
    command.add_argument("article", nargs="?", metavar="ARTICLE")
    command.add_argument("--at", type=typed.moment, metavar="WHEN", help="list what was there then")
    add_command(commands, "undo", "take back what you did last")
    add_command(commands, "redo", "do again what you undid last")
