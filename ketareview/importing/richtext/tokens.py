"""The signs of RTF: words, bytes, braces, text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,40})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|([^\\{}\r\n]+)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Token:
    """One sign: a word with its number, a brace, or text, a character for each byte."""

    word: str = ""
    number: int | None = None
    brace: str = ""
    text: str = ""


def tokens(data: bytes) -> Iterator[Token]:
    """Cut RTF into its signs; bytes that follow `bin` are no signs."""
    text = data.decode("latin-1")
    place = 0
    while found := _TOKEN.search(text, place):
        place = found.end()
        word, number, byte, sign, brace, words = found.groups()
        if word == "bin":
            place += max(0, int(number or 0))
        elif word:
            yield Token(word=word, number=int(number) if number else None)
        elif byte:
            yield Token(text=chr(int(byte, 16)))
        elif sign:
            yield Token(word=sign)
        else:
            yield Token(brace=brace or "", text=words or "")
