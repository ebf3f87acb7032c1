"""A record of tags and values, whatever the format calls them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ketareview.domain.imports import Search


@dataclass(slots=True)
class Tagged:
    """Tags with their values in the order of the file; `used` ones are told already.

    Lines that go on with a value are joined once, at its end: a value may have a million of them.
    `search` is how the file says that its records were found; it comes with one of them.
    """

    _entries: list[tuple[str, str]] = field(default_factory=list)
    _places: dict[str, list[int]] = field(default_factory=dict)
    _more: list[str] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    search: Search | None = None

    @property
    def entries(self) -> list[tuple[str, str]]:
        """All tags with their values, in the order of the file; to be looked at only."""
        if self._more:
            tag, value = self._entries[-1]
            joined = "".join((value, *self._more))
            self._entries[-1] = (tag, joined if value else joined.strip())
            self._more.clear()
        return self._entries

    def add(self, tag: str, value: str) -> None:
        """Note a value."""
        entries = self.entries
        self._places.setdefault(tag, []).append(len(entries))
        entries.append((tag, value.strip()))

    def go_on(self, words: str, *, by_line: bool = False) -> None:
        """Go on with the last value, in the same line or in the next one."""
        if self._entries:
            self._more += ("\n" if by_line else " ", words.strip())

    def join(self, other: "Tagged") -> None:
        """Take over what stands in another record."""
        for tag, value in other.entries:
            self.add(tag, value)

    def __bool__(self) -> bool:
        return any(value for _, value in self.entries)

    @property
    def first_tag(self) -> str:
        """The tag that the record begins with; empty where it has none."""
        return self._entries[0][0] if self._entries else ""

    @property
    def last_tag(self) -> str:
        """The tag whose value goes on; empty where there is none."""
        return self._entries[-1][0] if self._entries else ""

    def has(self, *tags: str) -> bool:
        """Whether one of these tags has a value."""
        return bool(self.peek(*tags))

    def peek(self, *tags: str) -> list[str]:
        """Look at the values of tags, in the order of the tags, without using them up."""
        entries, places = self.entries, self._places
        values = [entries[place][1] for tag in tags for place in places.get(tag, ())]
        return [value for value in values if value]

    def all(self, *tags: str) -> list[str]:
        """Take all values of tags that nobody took, in the order of the file."""
        found = [place for tag in tags for place in self._places.get(tag, ())]
        if not found:
            return []
        entries, used = self.entries, self.used
        values = [entries[place][1] for place in sorted(found) if place not in used]
        used.update(found)
        return [value for value in values if value]

    def first(self, *tags: str) -> str:
        """Take the first value of the first of these tags that has one."""
        entries = self.entries
        for place in (place for tag in tags for place in self._places.get(tag, ())):
            if entries[place][1] and place not in self.used:
                self.used.add(place)
                return entries[place][1]
        return ""

    def rest(self) -> Iterator[tuple[str, str]]:
        """Give what nobody took."""
        for place, (tag, value) in enumerate(self.entries):
            if place not in self.used and value:
                yield tag, value
