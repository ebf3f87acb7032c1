"""Field values as written: their enclosing braces or quotes, macros and concatenation."""

import re
from collections.abc import Iterator, Mapping

_MARK = re.compile(r'\\.|[{}"#]', re.DOTALL)
_NEXT = re.compile(r"\s*([A-Za-z][\w.:+-]{0,60})\s*=\s*")
_NEXT_BEHIND_WORD = re.compile(r"\s*(\w{1,60})\s+([A-Za-z][\w.:+-]{0,60})\s*=\s*")
LONGEST_MACRO = 10_000
"""Characters; what is longer is not put in for a macro, nor inherited."""


def value(written: str, macros: Mapping[str, str]) -> tuple[str, int]:
    """Read a value, and tell how many characters macros added to it.

    A name that is no macro is kept as it stands.
    """
    parts = []
    put_in = 0
    for piece in _pieces(written):
        enclosed = _enclosed(piece)
        if enclosed is not None:
            parts.append(enclosed)
            continue
        meant = macros.get(piece.lower(), piece)
        put_in += len(meant) - len(piece)
        parts.append(meant)
    return "".join(parts), put_in


def fields_of(name: str, written: str) -> Iterator[tuple[str, str]]:
    """Part a value from the fields that follow it where a comma was forgotten between them."""
    start = depth = 0
    is_quoted = False
    if found := _NEXT_BEHIND_WORD.match(written):
        yield name, found.group(1)
        name, start = found.group(2), found.end()
    for found in _MARK.finditer(written, start):
        sign = found.group()
        is_quoted = is_quoted != (sign == '"' and not depth)
        depth = max(0, depth + {"{": 1, "}": -1}.get(sign, 0))
        if sign not in {"}", '"'} or depth or is_quoted:
            continue
        if following := _NEXT.match(written, found.end()):
            yield name, written[start : found.end()].strip()
            name, start = following.group(1), following.end()
    yield name, written[start:].strip()


def _pieces(written: str) -> Iterator[str]:
    """Part a value at the signs of concatenation outside braces and quotes."""
    if "#" not in written:
        yield written.strip()
        return
    start = depth = 0
    is_quoted = False
    for found in _MARK.finditer(written):
        sign = found.group()
        if sign == '"' and not depth:
            is_quoted = not is_quoted
        elif sign == "{" and not is_quoted:
            depth += 1
        elif sign == "}" and not is_quoted:
            depth = max(0, depth - 1)
        elif sign == "#" and not depth and not is_quoted:
            yield written[start : found.start()].strip()
            start = found.end()
    yield written[start:].strip()


def _enclosed(piece: str) -> str | None:
    """Take braces or quotes from around a piece; None where it is a bare word."""
    for opening, closing in ("{}", '""'):
        if len(piece) > 1 and piece[0] == opening and piece[-1] == closing:
            return piece[1:-1]
    return piece if piece[:1] in {"{", '"'} else None
