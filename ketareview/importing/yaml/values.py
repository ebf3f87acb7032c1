"""YAML as files of records have it: lists, objects and text; every value is text."""

from collections.abc import Iterator
from itertools import takewhile
from typing import Any

import yaml
from yaml import events

from ketareview.importing.characters import storable

Value = str | list["Value"] | dict[str, "Value"]

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_AROUND = (events.StreamStartEvent, events.StreamEndEvent, events.DocumentStartEvent)
_DEEPEST = 30
_NOTHING = frozenset({"~", "null"})


class YamlError(ValueError):
    """A text is no YAML, goes deeper than records do, or refers to another place in it."""


def parse(text: str) -> Value:
    """Read the first document.

    Raises:
        YamlError: it holds what records do not.
    """
    try:
        found = yaml.parse(storable(text), Loader=_LOADER)
        first = next((each for each in found if not isinstance(each, _AROUND)), None)
        return "" if first is None else _value(found, first, _DEEPEST)
    except yaml.YAMLError as error:
        raise YamlError(getattr(error, "problem", None) or "no YAML") from error


def _value(found: Iterator[Any], event: Any, depth: int) -> Value:  # noqa: ANN401 - untyped
    """Read the value that an event begins; the library itself falls over those without end."""
    if isinstance(event, events.ScalarEvent):
        is_nothing = event.implicit[0] and event.value in _NOTHING
        return "" if is_nothing else str(event.value).strip("\n")
    if isinstance(event, events.AliasEvent) or not depth:
        raise YamlError("a reference" if depth else "nested too deeply")
    if isinstance(event, events.SequenceStartEvent):
        return [_value(found, each, depth - 1) for each in _until(found, events.SequenceEndEvent)]
    return _object(found, depth)


def _object(found: Iterator[Any], depth: int) -> dict[str, Value]:
    """Read an object; a field that comes again has several values."""
    fields: dict[str, Value] = {}
    for event in _until(found, events.MappingEndEvent):
        if not isinstance(event, events.ScalarEvent):
            raise YamlError("a field without a name")
        name, value = str(event.value), _value(found, next(found), depth - 1)
        fields[name] = [*listed(fields[name]), *listed(value)] if name in fields else value
    return fields


def _until(found: Iterator[Any], end: type) -> Iterator[Any]:
    """Give the events that begin values, until one ends the list or object."""
    return takewhile(lambda event: not isinstance(event, end), found)


def listed(value: Value) -> list[Value]:
    """Give a list as it is, and a value alone as a list of one."""
    return value if isinstance(value, list) else [value]
