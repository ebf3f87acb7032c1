"""Parts lines into records where a pattern tells tags and another what stands between records."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ketareview.importing.tagged.records import Tagged

Parting = Callable[[Iterable[str]], Iterator[Tagged]]

_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Parted:
    """Parts lines into records; a line that is neither tag nor between records goes on.

    `tag` has the tag as its first group and the value as its second. A record begins after a line
    that matches `between`, at a tag of `begins`, and after a blank line at a tag that its first one
    shows to come again.
    """

    tag: re.Pattern[str]
    between: re.Pattern[str] = _NOTHING
    begins: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()
    by_line: bool = False

    def __call__(self, lines: Iterable[str]) -> Iterator[Tagged]:
        """Give the records, one after the other."""
        record = Tagged()
        is_after_blank = False
        for line in lines:
            if not line.strip():
                is_after_blank = True
                continue
            found = self.tag.match(line)
            is_new = found is None and bool(self.between.match(line))
            if found is not None:
                tag = found.group(1)
                again = is_after_blank and tag == record.first_tag
                is_new = again or (tag in self.begins and bool(record.first_tag))
            if is_new and record.first_tag:
                yield record
                record = Tagged()
            if found is not None:
                record.add(tag, found.group(2))
            elif not is_new:
                self._go_on(record, line)
            is_after_blank = False
        if record.first_tag:
            yield record

    def _go_on(self, record: Tagged, line: str) -> None:
        if record.last_tag in self.lists:
            record.add(record.last_tag, line)
        else:
            record.go_on(line, by_line=self.by_line)
