"""What the beginning of a JSON file holds, though it breaks off in the middle."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from ketareview.importing.encodings import decode, is_text

_LOOKED_AT = 65_536
_TOKEN = re.compile(
    r'\s*(?:(?P<string>"(?:[^"\\]|\\.){0,20000}")|(?P<sign>[\[\]{},:])|(?P<word>[^\s\[\]{},:"]{1,400}))',
    re.DOTALL,
)
_DEEPEST = 12


def outline(path: Path) -> Mapping[str, str]:
    """Name the places in a JSON file's first bytes, such as `[].author[].family`.

    Each comes with the first string or number that stands there, empty where it is none. A file
    that does not begin as JSON has no places.
    """
    with path.open("rb") as file:
        start = file.read(_LOOKED_AT)
    if not is_text(start):
        return {}
    text = decode(start).text.lstrip("\ufeff \t\r\n")
    return _places(text) if text[:1] in {"[", "{"} else {}


def _places(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    stack: list[str] = []  # "[]" for each list that is open, ".name" for each object
    place = 0
    key = ""
    is_key = False
    while token := _TOKEN.match(text, place):
        place = token.end()
        sign = token.group("sign")
        if sign in {"[", "{"}:
            if len(stack) > _DEEPEST:
                break
            stack.append("[]" if sign == "[" else ".")
            is_key = sign == "{"
        elif sign in {"]", "}"}:
            if not stack:
                break
            stack.pop()
            is_key = False
        elif sign == ",":
            is_key = bool(stack) and stack[-1] != "[]"
        elif token.group("string") and is_key and stack:
            key = token.group("string")[1:-1]
            stack[-1] = f".{key}"
            found.setdefault("".join(stack), "")
            is_key = False
        elif not sign:
            where = "".join(stack)
            if not found.get(where):
                found[where] = _scalar(token.group().strip())
    return found


def _scalar(written: str) -> str:
    try:
        return str(json.loads(written)) if written.startswith('"') else written
    except ValueError:
        return ""
