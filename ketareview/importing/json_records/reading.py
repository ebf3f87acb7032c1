"""The items of a JSON file, one after the other, as far as it can be read."""

import json
import re
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ketareview.domain.errors import NoRecordsError, UnreadableFileError
from ketareview.domain.imports import Draft, Unread
from ketareview.importing.record.fitting import fitting
from ketareview.importing.textfile import read_text
from ketareview.importing.unread import unread

Item = Mapping[str, Any]

_SPACE = re.compile(r"[\s,\x1e]*")
_OBJECT = re.compile(r"\n(?=\{)")
_DECODER = json.JSONDecoder()
_MOST_BROKEN = 1_000
"""Items that are no JSON, after which the rest is not looked at."""

_NOT_AN_ITEM = "no record in it"
_BROKEN = "it is no JSON"
_BROKEN_OFF = "the file breaks off or is no JSON from here on"


def drafts(
    path: Path,
    inside: Sequence[str],
    make: Callable[[Item], Draft | Unread | None],
    *,
    is_keyed: bool = False,
) -> Iterator[Draft | Unread]:
    """Make a record of each item; `inside` names the keys of objects around a list of items.

    Items may also stand in an object under a key each, where `is_keyed`.

    An item that is a part of another is passed over where `make` gives None.

    Raises:
        UnreadableFileError: it is no JSON from its beginning.
        NoRecordsError: there is no item in it.
    """
    is_empty = True
    items = _items(path, inside)
    for item in _keyed(items) if is_keyed else items:
        is_empty = False
        if isinstance(item, Unread):
            yield item
            continue
        try:
            draft = make(item)
        except RecursionError:
            yield unread("nested too deeply")
            continue
        if draft is not None:
            yield fitting(draft) if isinstance(draft, Draft) else draft
    if is_empty:
        raise NoRecordsError(path=path)


def items(path: Path, inside: Sequence[str]) -> Iterator[Item]:
    """Look at the items that can be read.

    Raises:
        UnreadableFileError: it is no JSON from its beginning.
    """
    return (item for item in _items(path, inside) if not isinstance(item, Unread))


def _items(path: Path, inside: Sequence[str]) -> Iterator[Item | Unread]:
    text = read_text(path).text.lstrip("\ufeff \t\r\n")
    broken = 0
    for value in _values(path, text):
        if isinstance(value, Unread):
            broken += 1
            yield value if broken < _MOST_BROKEN else unread(_BROKEN_OFF)
            if broken == _MOST_BROKEN:
                return
            continue
        for each in _within(value, inside):
            yield each if isinstance(each, Mapping) else unread(_NOT_AN_ITEM)


def _keyed(items: Iterator[Item | Unread]) -> Iterator[Item | Unread]:
    """Take the items out of objects that hold nothing but them; their keys become fields."""
    for item in items:
        inner = list(item.items()) if isinstance(item, Mapping) else []
        if inner and all(_has_title(value) for _, value in inner):
            yield from ({"key": key} | dict(value) for key, value in inner)
        else:
            yield item


def _has_title(value: object) -> bool:
    return isinstance(value, Mapping) and any(name.lower() == "title" for name in value)


def _values(path: Path, text: str) -> Iterator[object]:
    """Read lists and objects as they stand behind each other, as JSON Lines have them."""
    place, is_first = 0, True
    while (start := _after(text, place)) < len(text):
        read = _elements if text[start] == "[" else _object
        place = yield from read(path, text, start, is_first=is_first)
        is_first = False


def _elements(path: Path, text: str, start: int, *, is_first: bool) -> Generator[object, None, int]:
    """Read a list element by element, so that one which is broken costs itself.

    Those behind it are found where each begins a line, as far in as the first one.
    """
    place = _after(text, start + 1)
    before = text[start + 1 : place]
    while text[(place := _after(text, place)) : place + 1] != "]":
        try:
            value, place = _DECODER.raw_decode(text, place)
        except (ValueError, RecursionError) as error:
            if is_first:
                raise UnreadableFileError(path=path, finding="no JSON") from error
            further = text.find(f"{before}{{", place) if "\n" in before else -1
            yield unread(_BROKEN_OFF if further < 0 else _BROKEN)
            if further < 0:
                return len(text)
            place = further
        else:
            is_first = False
            yield value
    return place + 1


def _object(path: Path, text: str, start: int, *, is_first: bool) -> Generator[object, None, int]:
    """Read one object; one that is broken costs itself where the next begins a line."""
    try:
        value, place = _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError) as error:
        further = _OBJECT.search(text, start)
        if is_first and not further:
            raise UnreadableFileError(path=path, finding="no JSON") from error
        yield unread(_BROKEN if further else _BROKEN_OFF)
        return further.end() if further else len(text)
    yield value
    return place


def _after(text: str, place: int) -> int:
    found = _SPACE.match(text, place)
    return found.end() if found else place


def _within(value: object, inside: Sequence[str]) -> Iterator[object]:
    """Take the items out of the objects and lists around them."""
    if isinstance(value, list):
        for each in value:
            yield from _within(each, inside)
        return
    if isinstance(value, Mapping):
        for name in inside:
            inner = value.get(name)
            if isinstance(inner, list | dict):
                yield from _within(inner, inside)
                return
    yield value
