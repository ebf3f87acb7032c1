"""Checks for the values of a worker's answer: each is what it must be, or `WireError` is raised."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar, cast

from ketareview.importing.characters import is_safe

LONGEST_FIELD = 1_000_000
"""Code points of one field of a record."""

LONGEST_NAME = 500

_SHA256 = re.compile(r"[0-9a-f]{64}")
_MEDIA_TYPE = re.compile(r"[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,80}")
_CODE = re.compile(r"[a-z0-9-]{1,60}")

_Kind = TypeVar("_Kind", bound=StrEnum)


class WireError(ValueError):
    """A worker's answer is not what it must be: the field is named."""


def object_of(value: object, field: str, most: int = 100) -> Mapping[str, object]:
    """Expect an object of few entries."""
    if not isinstance(value, dict) or len(value) > most:
        raise WireError(field)
    return value


def list_of(
    value: object, field: str, *, most: int = 0, exactly: int | None = None
) -> list[object]:
    """Expect a list, of a length."""
    if not isinstance(value, list):
        raise WireError(field)
    if len(value) > most if exactly is None else len(value) != exactly:
        raise WireError(field)
    return value


def text_of(value: object, field: str, most: int) -> str:
    """Expect text that may be stored."""
    if not isinstance(value, str) or len(value) > most or not is_safe(value):
        raise WireError(field)
    return value


def whole_of(value: object, field: str, *, least: int = 0, most: int) -> int:
    """Expect a whole number within limits."""
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise WireError(field)
    return value


def wholes_of(values: list[object], field: str) -> list[int]:
    """Expect nothing but whole numbers in a list, however many."""
    if not set(map(type, values)) <= {int}:
        raise WireError(field)
    return cast("list[int]", values)


def number_of(value: object, field: str, *, least: float = 0, most: float) -> float:
    """Expect a number within limits."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise WireError(field)
    if not least <= value <= most:  # nor "not a number", which is not between anything
        raise WireError(field)
    return float(value)


def kind_of(value: object, field: str, kinds: type[_Kind]) -> _Kind:
    """Expect one of the words of an enumeration."""
    text = text_of(value, field, LONGEST_NAME)
    try:
        return kinds(text)
    except ValueError as error:
        raise WireError(field) from error


def truth_of(value: object, field: str) -> bool:
    """Expect a truth."""
    if not isinstance(value, bool):
        raise WireError(field)
    return value


def hash_of(value: object, field: str) -> str:
    """Expect a SHA-256 in hexadecimal digits."""
    return _word(value, field, _SHA256)


def media_type_of(value: object, field: str) -> str:
    """Expect a media type."""
    return _word(value, field, _MEDIA_TYPE)


def code_of(value: object, field: str) -> str:
    """Expect the code of an error or notice."""
    return _word(value, field, _CODE)


def _word(value: object, field: str, pattern: re.Pattern[str]) -> str:
    text = text_of(value, field, LONGEST_NAME)
    if not pattern.fullmatch(text):
        raise WireError(field)
    return text
