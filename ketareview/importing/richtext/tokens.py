"""The signs that a file of Rich Text consists of."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|"
    rb"([^\\{}\r\n]+)",
    re.DOTALL,
)


class Kind(Enum):
    """What a token is; a sign is a backslash and one character, a byte is written in hex."""

    OPEN = auto()
    CLOSE = auto()
    WORD = auto()
    SIGN = auto()
    BYTE = auto()
    TEXT = auto()


class Token(NamedTuple):
    """A control word with its number (None where it has none), or bytes of text."""

    kind: Kind
    word: str = ""
    number: int | None = None
    data: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """Cut a file into tokens; bytes that are a picture's own are jumped over."""
    place = 0
    while place < len(data):
        found = _TOKEN.match(data, place)
        if found is None:  # a line's end, which means nothing, or a backslash at the end
            place += 1
            continue
        place = found.end()
        token = _token(found)
        yield token
        if token.word == "bin" and token.number:
            place += max(token.number, 0)


def _token(found: re.Match[bytes]) -> Token:
    word, number, code, sign, brace, text = found.groups()
    if word:
        return Token(Kind.WORD, word.decode("ascii"), int(number) if number else None)
    if code:
        return Token(Kind.BYTE, data=bytes.fromhex(code.decode("ascii")))
    if brace:
        return Token(Kind.OPEN if brace == b"{" else Kind.CLOSE)
    return Token(Kind.SIGN, data=sign) if sign else Token(Kind.TEXT, data=text)
