"""Lines of a file that belong to no record, and are told instead."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ketareview.domain.imports import Unread
from ketareview.importing.characters import one_line
from ketareview.importing.unread import unread

_HEAD = re.compile(r"\s*(?:provider|database|content)\s*:", re.IGNORECASE)
"""What publishers write above their records of the file itself."""

_LETTER = re.compile(r"[^\W_]")
_LONGEST = 100


@dataclass(slots=True)
class Strays:
    """Counts lines that stand before the first record or between records, until they are told."""

    are_between: bool = False
    count: int = 0
    first: str = ""

    def note(self, line: str) -> None:
        """Count a line, unless it is a rule or tells of the file."""
        if not _LETTER.search(line) or _HEAD.match(line):
            return
        self.count += 1
        self.first = self.first or one_line(line[: _LONGEST * 2])[:_LONGEST]

    def told(self) -> Unread:
        """Tell of the lines, and begin again."""
        place = "outside the records" if self.are_between else "before the first record"
        lines = "1 line" if self.count == 1 else f"{self.count} lines"
        finding = f"{lines} {place}: \u201c{self.first}\u201d"
        self.count, self.first = 0, ""
        return unread(finding)


def told(lines: Iterable[str], *, are_between: bool = False) -> Iterator[Unread]:
    """Tell of lines that belong to no record, if any of them says something."""
    strays = Strays(are_between=are_between)
    for line in lines:
        strays.note(line)
    if strays.count:
        yield strays.told()
