"""Search strategies as Ovid prints them above or below its records."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ketareview.domain.imports import Search, Unread
from ketareview.importing import strays
from ketareview.importing.characters import one_line, storable

_BEGINS = re.compile(
    r"(?:Databases?(?:\(s\))?:\s*\S|Search (?:Strategy|History|for)\s*:|Results Generated From\s*:"
    r"|Ovid Technologies, Inc)",
    re.IGNORECASE,
)
_RULE = re.compile(r"[*=_-]{10,}\s*$")
_STEP = re.compile(r"\s*\d{1,4}\.?\s+\S.*\(\d[\d,]*\)\s*$")
_DATABASE = re.compile(
    r"^(?:Databases?(?:\(s\))?:[ \t]*|Results Generated From[ \t]*:\s*)(\S.*)$",
    re.IGNORECASE | re.MULTILINE,
)
_LONGEST = 100_000
_LONGEST_DATABASE = 400


@dataclass(slots=True)
class Printed:
    """What stands around records: a strategy for those below it, or lines that are told."""

    lines: list[str] = field(default_factory=list)
    are_between: bool = False
    _search: Search | None = None

    def begins(self, line: str) -> bool:
        """Whether a line at the left edge is no part of a record any more."""
        return bool(_BEGINS.match(line) or _RULE.match(line))

    def settle(self) -> Iterator[Unread]:
        """Take the lines so far for a strategy, or tell of them."""
        strategy = "\n".join(line for line in self.lines if not _RULE.match(line)).strip()
        if len(strategy) <= _LONGEST and any(map(_tells_of_a_search, self.lines)):
            self._search = _joined(self._search, storable(strategy))
        else:
            yield from strays.told(self.lines, are_between=self.are_between)
        self.lines.clear()

    def take(self) -> Search | None:
        """Give the strategy to a record."""
        found, self._search = self._search, None
        return found

    def left(self) -> Iterator[Unread]:
        """Tell of a strategy that no record took."""
        if found := self.take():
            yield from strays.told(found.words.splitlines(), are_between=self.are_between)


def _tells_of_a_search(line: str) -> bool:
    return bool(_BEGINS.match(line) or _STEP.match(line))


def _joined(first: Search | None, strategy: str) -> Search:
    found = _DATABASE.search(strategy)
    database = one_line(found.group(1))[:_LONGEST_DATABASE] if found else ""
    if first is None:
        return Search(database, strategy)
    return Search(first.database or database, f"{first.words}\n\n{strategy}")
