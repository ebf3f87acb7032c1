"""Values of an item as text, whatever they turn out to be; what is not used is kept too."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ketareview.importing.characters import one_line
from ketareview.importing.inline_markup import plain
from ketareview.importing.record.reference import Reference

_DEEPEST = 6
_OPENED = 20
"""Levels of lists and objects that are looked into."""

_LONGEST_YEAR = 4


class Fields:
    """An item whose fields are used one by one; what is left can be kept under its own name."""

    def __init__(self, item: Mapping[str, Any]) -> None:
        self._left = dict(item)

    def peek(self, name: str) -> object:
        """Look at a field without using it."""
        return self._left.get(name)

    def take(self, *names: str) -> str:
        """Use the first of these fields that holds text or a number."""
        for name in names:
            value = scalar(self._left.get(name))
            if value:
                del self._left[name]
                return value
        return ""

    def list_of(self, name: str) -> list[Any]:
        """Use a field as a list; one value alone is a list of one."""
        value = self._left.pop(name, None)
        if isinstance(value, list):
            return value
        return [] if value is None else [value]

    def items_of(self, name: str) -> list["Fields"]:
        """Use a field as a list of objects; other values in it stay."""
        values = self._left.get(name)
        listed = values if isinstance(values, list) else [values]
        found = [Fields(each) for each in listed if isinstance(each, Mapping)]
        rest = [each for each in listed if not isinstance(each, Mapping) and each is not None]
        self._left.pop(name, None)
        if rest:
            self._left[name] = rest
        return found

    def object_of(self, name: str) -> "Fields":
        """Use a field as an object; empty where it is none, which stays."""
        value = self._left.get(name)
        if isinstance(value, Mapping):
            del self._left[name]
            return Fields(value)
        return Fields({})

    def named(self, name: str, *inner: str) -> list[str]:
        """Use a field as lines of text, of objects only what they call by a name."""
        lines = []
        for each in self.list_of(name):
            called = (
                [each[one] for one in inner if one in each] if isinstance(each, Mapping) else []
            )
            chosen = next((value for value in called if scalar(value)), each)
            lines += [words(line) for line in told(chosen)]
        return lines

    def texts(self, name: str) -> list[str]:
        """Use a field as lines of text."""
        return [line for value in self.list_of(name) for line in told(value)]

    def left(self, reference: Reference, name: str, of: str = "") -> None:
        """Keep what is left as one field; `of` tells whose it is."""
        for line in self.rest():
            reference.add(name, f"{of}: {line}" if of else line)

    def put(self, name: str, value: object) -> None:
        """Put a field back, or another in."""
        self._left[name] = value

    def drop(self, *names: str) -> None:
        """Leave fields out that say nothing of the paper."""
        for name in names:
            self._left.pop(name, None)

    def keep(self, reference: Reference, where: str) -> None:
        """Keep what is left under its own names."""
        for name, value in self._left.items():
            reference.add(f"{where} {name}", *told(value))

    def as_it_is(self) -> dict[str, Any]:
        """Give what is left."""
        return self._left

    def rest(self) -> list[str]:
        """Tell what is left."""
        return list(told(self._left))


def opened(value: object, depth: int = 0) -> object:
    """Take values out of lists of one and out of objects of nothing but a `value`.

    Some programs put such around each value, since it might have been several.
    """
    if depth < _OPENED and isinstance(value, list):
        inner = [opened(each, depth + 1) for each in value]
        return inner[0] if len(inner) == 1 else inner
    if depth < _OPENED and isinstance(value, Mapping):
        inside = {name: opened(each, depth + 1) for name, each in value.items()}
        return inside["value"] if list(inside) == ["value"] else inside
    return value


def scalar(value: object) -> str:
    """Write a text or number as text; empty for anything else."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return str(value)


def words(value: object) -> str:
    """Write a value as one line without tags."""
    return one_line(plain(scalar(value)))


def paragraphs(value: object) -> str:
    """Write a longer text without tags, its lines kept."""
    lines = (one_line(line) for line in plain(scalar(value)).splitlines())
    return "\n".join(line for line in lines if line)


def told(value: object, depth: int = 0) -> Iterator[str]:
    """Tell a value of any shape in lines of text: an object's fields as `name: value`."""
    if isinstance(value, bool):
        yield str(value).lower()
    elif isinstance(value, list):
        for each in value:
            yield from told(each, depth)
    elif isinstance(value, Mapping):
        yield from _object_told(value, depth)
    elif text := scalar(value):
        yield text


def _object_told(value: Mapping[str, object], depth: int) -> Iterator[str]:
    if depth >= _DEEPEST:
        yield json.dumps(value, ensure_ascii=False)
        return
    parts = []
    for name, inner in value.items():
        lines = list(told(inner, depth + 1))
        if lines:
            parts.append(f"{name}: {', '.join(lines)}")
    if parts:
        yield "; ".join(parts)


def year(written: str) -> int | None:
    """Find the first year of four digits."""
    digits = "".join(sign if sign.isascii() and sign.isdigit() else " " for sign in written).split()
    found = next((part for part in digits if len(part) == _LONGEST_YEAR), "")
    return int(found) if int(found or 0) else None
