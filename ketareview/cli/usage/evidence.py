"""Commands for claims, certainty, appraisals and studies."""

from __future__ import annotations

from ketareview.cli.usage import typed
from ketareview.cli.usage.parser import Commands, Usage, add_command


def claims(commands: Commands) -> None:
    """Add them."""
    command = add_command(commands, "claims", "list claims with what stands for and against them")
    command.set_defaults(action=None)
    command.add_argument("--topic", metavar="NAME", help="those of a topic and the topics below")
    command.add_argument(
        "--without", metavar="ARTICLE", help="which claims would move if it were gone"
    )
    actions = command.add_subparsers(dest="action", metavar="ACTION")
    adding = add_command(actions, "add", "add a claim")
    adding.add_argument("statement", type=typed.name, metavar="STATEMENT")
    adding.add_argument("--topic", metavar="NAME", dest="under", help="where it stands")
    adding.add_argument("--note", default="", metavar="TEXT")
    filing = add_command(actions, "file", "file highlights under a claim")
    filing.add_argument("claim", metavar="CLAIM", help="its id, or words of its statement")
    filing.add_argument("highlights", nargs="+", metavar="HIGHLIGHT", help="ids")
    filing.add_argument("--stance", metavar="KEY", help="toward the claim; each its own, else")


def judging(commands: Commands) -> None:
    """Add them."""
    command = add_command(commands, "grade", "show or judge how certain a claim is, with GRADE")
    command.add_argument("claim", metavar="CLAIM", help="its id, or words of its statement")
    command.add_argument(
        "--start", metavar="KEY", help="randomised, observational, robins-i or no-studies"
    )
    _said(command, "--step", "steps", "DOMAIN=CHANGE:REASON", "as imprecision=-1:62 people")
    command.add_argument("--withdraw", action="store_true", help="take your judgement back")
    command = add_command(commands, "appraise", "show or give levels and answers for an article")
    command.add_argument("article", metavar="ARTICLE")
    command.add_argument(
        "--instrument", metavar="KEY", help="rob-2, robins-i, amstar-2 or lay-source"
    )
    _said(command, "--answer", "answers", "ITEM=ANSWER:REASON", "as 4=high:Most had guessed")
    _said(command, "--level", "levels", "QUESTION=LEVEL:REASON", "Oxford 2011, as benefit=2")


def _said(command: Usage, option: str, name: str, shape: str, example: str) -> None:
    command.add_argument(
        option,
        action="append",
        default=[],
        type=typed.reasoned,
        metavar=shape,
        dest=name,
        help=example,
    )


def studies(commands: Commands) -> None:
    """Add them."""
    command = add_command(commands, "study", "show or fill in an article's study card")
    command.add_argument("article", metavar="ARTICLE")
    command.add_argument(
        "--propose", action="store_true", help="list what its text seems to say; keeps nothing"
    )
    command.add_argument(
        "--set",
        action="append",
        default=[],
        type=typed.study_value,
        metavar="FIELD=VALUE",
        dest="values",
        help="as randomised=67, or of the second arm dose.2=0.045 mg/kg",
    )
    command.add_argument("--quote", default="", metavar="TEXT", help="the words it rests on")
    command.add_argument(
        "--clear",
        action="append",
        default=[],
        type=typed.study_place,
        metavar="FIELD",
        dest="cleared",
    )
