"""A record of tags and values, whatever the format calls them."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tagged:
    """Tags with their values in the order of the file; `used` ones are told already."""

    entries: list[tuple[str, str]] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    def add(self, tag: str, value: str) -> None:
        """Note a value."""
        self.entries.append((tag, value.strip()))

    def go_on(self, words: str, *, by_line: bool = False) -> None:
        """Go on with the last value, in the same line or in the next one."""
        if self.entries:
            tag, value = self.entries[-1]
            between = "\n" if by_line else " "
            self.entries[-1] = (tag, f"{value}{between}{words.strip()}" if value else words.strip())

    def __bool__(self) -> bool:
        return any(value for _, value in self.entries)

    def has(self, *tags: str) -> bool:
        """Whether one of these tags has a value."""
        return any(tag in tags and value for tag, value in self.entries)

    def peek(self, *tags: str) -> list[str]:
        """Look at the values of tags, in the order of the tags, without using them up."""
        return [value for wanted in tags for tag, value in self.entries if tag == wanted and value]

    def all(self, *tags: str) -> list[str]:
        """Take all values of tags, in the order of the file."""
        found = []
        for place, (tag, value) in enumerate(self.entries):
            if tag in tags:
                self.used.add(place)
                if value:
                    found.append(value)
        return found

    def first(self, *tags: str) -> str:
        """Take the first value of the first of these tags that has one."""
        for wanted in tags:
            for place, (tag, value) in enumerate(self.entries):
                if tag == wanted and value and place not in self.used:
                    self.used.add(place)
                    return value
        return ""

    def rest(self) -> Iterator[tuple[str, str]]:
        """Give what nobody took."""
        for place, (tag, value) in enumerate(self.entries):
            if place not in self.used and value:
                yield tag, value
