"""Lists and objects of YAML in brackets, and values in quotes."""

import json
import re

Value = str | list["Value"] | dict[str, "Value"]

_DEEPEST = 30
_TOKEN = re.compile(
    r"""\s*(?:
        (?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?=\s*(?:[,\]}:]|$))
        | (?P<sign>[\[\]{},]|:(?=[\s,\]}]|$))
        | (?:[^\s\[\]{},:]|:(?![\s,\]}]|$)|\s(?=[^\s\[\]{},:]))+
    )""",
    re.VERBOSE | re.DOTALL,
)
_SIGN = re.compile(r"\"(?:[^\"\\]|\\.)*\"|(?<!\w)'(?:[^']|'')*'|[\[\]{}]", re.DOTALL)
_COMMENT = re.compile(r"\s#.*$")


class FlowError(ValueError):
    """What begins with a bracket is no list and no object."""


def parse(text: str) -> Value:
    """Read a list or an object in brackets.

    Raises:
        FlowError: it is neither, or more stands behind it, or it goes too deep.
    """
    reading = _Reading(text)
    value = reading.value(_DEEPEST)
    if not reading.is_over():
        raise FlowError
    return value


def open_brackets(text: str) -> int:
    """Count the brackets that a line opens and does not close; below none for closed ones."""
    signs = [found.group() for found in _SIGN.finditer(text)]
    return sum((sign in "[{") - (sign in "]}") for sign in signs)


def unquoted(text: str) -> str:
    """Take quotes from around a value, or a comment from behind it; a sign for nothing is empty."""
    if text.startswith('"'):
        end = text.rfind('"')
        try:
            return str(json.loads(text[: end + 1], strict=False))
        except ValueError:
            return text.strip('"')
    if text.startswith("'"):
        return text[1 : max(1, text.rfind("'"))].replace("''", "'")
    plain = _COMMENT.sub("", text).strip()
    return "" if plain in {"~", "null"} else plain


class _Reading:
    """A text as it is read, from the first place that is not used."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._place = 0

    def is_over(self) -> bool:
        return not self._text[self._place :].partition(" #")[0].strip()

    def value(self, depth: int) -> Value:
        sign, word = self._next()
        if sign == "[" and depth:
            return self._list(depth - 1)
        if sign == "{" and depth:
            return self._object(depth - 1)
        if sign:
            raise FlowError
        return word

    def _list(self, depth: int) -> list[Value]:
        values: list[Value] = []
        while not self._ends("]"):
            values.append(self.value(depth))
            self._part("]")
        return values

    def _object(self, depth: int) -> dict[str, Value]:
        values: dict[str, Value] = {}
        while not self._ends("}"):
            sign, key = self._next()
            if sign or not self._ends(":"):
                raise FlowError
            is_empty = self._peek() in {",", "}"}
            values[key] = "" if is_empty else self.value(depth)
            self._part("}")
        return values

    def _part(self, end: str) -> None:
        if not self._ends(",") and self._peek() != end:
            raise FlowError

    def _ends(self, sign: str) -> bool:
        """Use a sign, if it is the next one."""
        if self._peek() != sign:
            return False
        self._next()
        return True

    def _peek(self) -> str:
        found = _TOKEN.match(self._text, self._place)
        return (found.group("sign") or "") if found else ""

    def _next(self) -> tuple[str, str]:
        found = _TOKEN.match(self._text, self._place)
        if found is None:
            raise FlowError
        self._place = found.end()
        return found.group("sign") or "", unquoted(found.group().strip())
