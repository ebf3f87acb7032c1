"""Parts lines into records where a pattern tells tags and another what stands between records."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ketareview.domain.imports import Unread
from ketareview.importing.strays import Strays
from ketareview.importing.tagged.records import Tagged

Parting = Callable[[Iterable[str]], Iterator[Tagged | Unread]]

_OF_RIS = re.compile(r"TY  ?- ?[A-Z]{3,8}\s*$")
"""Begins a record of RIS that was put into the same file."""

_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Parted:
    """Parts lines into records; a line that is neither tag nor between records goes on.

    `tag` has the tag as its first group and the value as its second. A record begins after a line
    that matches `between`, at a tag of `begins`, and after a blank line at a tag that its first one
    shows to come again. Lines that stand in no record are told, but for the format's own `legend`,
    before which a blank line ends a record.
    """

    tag: re.Pattern[str]
    between: re.Pattern[str] = _NOTHING
    begins: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()
    by_line: bool = False
    legend: re.Pattern[str] = _NOTHING

    def __call__(self, lines: Iterable[str]) -> Iterator[Tagged | Unread]:
        """Give the records, one after the other."""
        record, strays = Tagged(), Strays()
        is_after_blank = False
        for line in lines:
            if not line.strip():
                is_after_blank = True
                continue
            found = self.tag.match(line)
            is_between = found is None and self._is_between(line, record, is_after=is_after_blank)
            tag = found.group(1) if found else ""
            again = is_after_blank and bool(tag) and tag == record.first_tag
            is_new = is_between or again or self._begins(tag, line)
            if is_new and record.first_tag:
                yield record
                record = Tagged()
            if strays.count and (is_new or found is not None):
                yield strays.told()
            if found is not None:
                record.add(found.group(1), found.group(2))
                strays.are_between = True
            elif not is_between:
                self._go_on(record, line, strays)
            is_after_blank = False
        if record.first_tag:
            yield record
        elif strays.count and strays.are_between:
            yield strays.told()

    def _is_between(self, line: str, record: Tagged, *, is_after: bool) -> bool:
        is_legend = (is_after or not record.first_tag) and self.legend.match(line)
        return bool(is_legend or self.between.match(line))

    def _begins(self, tag: str, line: str) -> bool:
        return tag in self.begins if tag else bool(_OF_RIS.match(line))

    def _go_on(self, record: Tagged, line: str, strays: Strays) -> None:
        if not record.first_tag:
            strays.note(line)
        elif record.last_tag in self.lists:
            record.add(record.last_tag, line)
        else:
            record.go_on(line, by_line=self.by_line)
