"""Commands for papers, passages and topics."""

from __future__ import annotations

from ketareview.cli.usage import typed
from ketareview.cli.usage.parser import Commands, add_command, may_replace


def articles(commands: Commands) -> None:
    """Add them."""
    command = add_command(commands, "articles", "list or search articles")
    command.add_argument("query", nargs="*", metavar="QUERY")
    command = add_command(commands, "show", "show an article: record, files, highlights")
    command.add_argument("article", metavar="ARTICLE")
    command = add_command(commands, "text", "print the stored text, U+000C between pages")
    command.add_argument("article", metavar="ARTICLE")
    command.add_argument("--page", type=int, metavar="N", help="one page, counted from 1")


def highlights(commands: Commands) -> None:
    """Add them."""
    command = add_command(commands, "highlights", "list or search highlights")
    command.add_argument("query", nargs="*", metavar="QUERY")
    command = add_command(commands, "highlight", "mark a passage by its words")
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
        type=typed.modifier,
        metavar="KEY=REASON",
        dest="modifiers",
        help="what lowers or raises the strength, as very-small=n is 4",
    )
    command.add_argument("--page", type=int, metavar="N", help="counted from 1")
    command.add_argument("--occurrence", type=int, metavar="N", help="which one, counted from 1")
    command = add_command(commands, "move-highlights", "read an article in another of its files")
    command.add_argument("article", metavar="ARTICLE")
    command.add_argument(
        "--to", default="", metavar="FILE", help="its name or SHA-256; the newest, if not given"
    )
    command.add_argument("--sure", action="store_true", help="move no highlight that is unsure")
    command.add_argument("--dry-run", action="store_true", help="show what would move; no more")
    command = add_command(commands, "annotate", "write a copy of a PDF with its highlights in it")
    command.add_argument("article", metavar="ARTICLE")
    command.add_argument("-o", "--output", required=True, type=typed.path, metavar="FILE")
    may_replace(command)


def topics(commands: Commands) -> None:
    """Add them."""
    command = add_command(commands, "topics", "print the topic tree with counts")
    command.set_defaults(action=None)
    actions = command.add_subparsers(dest="action", metavar="ACTION")
    adding = add_command(actions, "add", "add a topic")
    adding.add_argument("name", type=typed.name, metavar="NAME")
    adding.add_argument("--under", metavar="PARENT")
