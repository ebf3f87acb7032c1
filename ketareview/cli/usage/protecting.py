"""Arguments that look like options and are none: a query may begin with a minus sign."""

from collections.abc import Sequence

_QUERYING = frozenset({"articles", "highlights"})

OPTIONS_WITH_VALUES = frozenset(
    {"--library", "--reviewer", "--output", "--note", "--page", "--quote", "--occurrence"}
    | {"--batch", "--database", "--search", "--searched", "--password", "--article", "--column"}
    | {"--topic", "--under", "--type", "--strength", "--stance", "--basis", "--modifier", "--to"}
    | {"--start", "--step", "--instrument", "--answer", "--level", "--set", "--clear"}
    | {"--strength-from", "--strength-to", "--language"}
    | {"--by", "--down", "--across", "--where", "--template", "--save-template", "--sections"}
    | {"--folder", "--order", "--style", "--paper", "--since", "--without", "--restore", "--at"}
)
FLAGS = frozenset(
    {"-h", "--help", "--version", "--json", "-q", "--quiet", "--yes", "--final", "--propose"}
    | {"--list", "--pdf-a", "--withdraw", "--merge-safe", "--different", "--sure", "--dry-run"}
    | {"--empty", "--compact", "--repair"}
)
_OPTIONS = OPTIONS_WITH_VALUES | FLAGS | {"-L", "-o"}


def protected(arguments: Sequence[str]) -> list[str]:
    """Keep queries and quotations that begin with a minus from being taken for options."""
    is_querying = not _QUERYING.isdisjoint(arguments)
    kept: list[str] = []
    for argument in arguments:
        before = kept[-1] if kept else ""
        if before in OPTIONS_WITH_VALUES and _looks_like_option(argument):
            kept[-1] = f"{before}={argument}"
        elif is_querying and _is_negation(argument):
            kept.append(f" {argument}")  # a space in front means nothing to a query
        else:
            kept.append(argument)
    return kept


def _looks_like_option(argument: str) -> bool:
    """Say whether argparse would take a value for an option; a single sign it does not."""
    return len(argument) > 1 and argument.startswith("-") and argument not in _OPTIONS


def _is_negation(argument: str) -> bool:
    is_option = argument in _OPTIONS or argument.startswith(("-L", "--"))
    return argument.startswith("-") and not is_option
