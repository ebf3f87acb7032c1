"""Pandoc's lists of references in YAML, item by item, so that one that is broken costs itself."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ketareview.importing.yaml.values import Value, YamlError, listed, parse

_NAME = "references"
_FIELD = re.compile(r"[\"']?([^\s:#\"'-][^:#\"']{0,100})[\"']?\s*:(?:\s|$)")
_ITEM = re.compile(r"( *)-(?:\s|$)")
_MARK = re.compile(r"(?:---|\.\.\.|%)")
_OF_PANDOC = frozenset(
    {"nocite", "lang", "csl", "bibliography", "link-citations", "link-bibliography"}
)
"""What pandoc writes beside references to print them."""


@dataclass(slots=True)
class References:
    """The items of a list, as text where one is no YAML. `others` are the fields around it."""

    items: list[Value] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


def read(text: str) -> References:
    """Read the items under `references`, or of a list that is alone."""
    found = References()
    lines: list[str] = []
    is_within = True  # a list alone has no name above it
    for line in text.expandtabs(4).splitlines():
        if _MARK.match(line):
            continue
        if name := _FIELD.match(line):
            found.items += _items(lines)
            lines = []
            is_within = name.group(1).strip() == _NAME
            if is_within and (rest := line[name.end() :].strip()):
                lines = [f"- {rest}"]
            elif not is_within and name.group(1).strip() not in _OF_PANDOC:
                found.others.append(line.strip())
        elif is_within:
            lines.append(line)
    found.items += _items(lines)
    return found


def _items(lines: Iterable[str]) -> Iterator[Value]:
    """Part a list at the dashes of its first item's column."""
    several: list[list[str]] = []
    column = -1
    for line in lines:
        found = _ITEM.match(line)
        if found and column in {-1, len(found.group(1))}:
            column = len(found.group(1))
            several.append([])
        elif not several and line.strip() and not line.lstrip().startswith("#"):
            several.append([])  # it is no list, and is told as none
        if several:
            several[-1].append(line)
    for each in several:
        yield from _item("\n".join(each))


def _item(text: str) -> Iterator[Value]:
    try:
        value = parse(text)
    except YamlError:
        value = text
    for each in listed(value):
        yield from listed(each)
