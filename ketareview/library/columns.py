"""How Python's values stand in STRICT tables, which know INTEGER, REAL, TEXT and BLOB only."""

import json
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import REAL, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_REPLACEMENT = "\ufffd"
_written = json.JSONEncoder(check_circular=False, sort_keys=True, separators=(",", ":")).encode


@lru_cache(maxsize=20_000)
def uuid_of(value: str) -> UUID:
    """Read an id; one that was read lately is the same object, which is made and found sooner."""
    return UUID(value)


class Identifier(TypeDecorator[UUID]):
    """A UUID as its 36 characters, so that it reads the same in the journal's JSON."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> UUID | None:
        return None if value is None else uuid_of(value)


def storable(value: str) -> str:
    """Write text as it stands in a library: without NUL and lone surrogates."""
    if value.isascii() and "\0" not in value:
        return value
    value = value.replace("\0", _REPLACEMENT)
    try:
        value.encode()
    except UnicodeEncodeError:
        return "".join(_REPLACEMENT if "\ud800" <= c <= "\udfff" else c for c in value)
    return value


class Words(TypeDecorator[str]):
    """Text without NUL and lone surrogates, which other databases and formats refuse."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else storable(value)


class Json(TypeDecorator[Any]):
    """Lists and mappings as JSON text; equal values have equal text."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        if value is None:
            return None
        return _written(value)

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> object:
        return None if value is None else json.loads(value)


class Flag(TypeDecorator[bool]):
    """A truth as 0 or 1."""

    impl = Integer
    cache_ok = True

    @override
    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value)

    @override
    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        return None if value is None else bool(value)


class Moment(TypeDecorator[datetime]):
    """A moment with its zone as microseconds since 1970, UTC."""

    impl = Integer
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else (value - _EPOCH) // timedelta(microseconds=1)

    @override
    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else _EPOCH + timedelta(microseconds=value)


class Real(TypeDecorator[float]):
    """A number; SQLAlchemy's own Float is called FLOAT, which STRICT tables refuse."""

    impl = REAL
    cache_ok = True
