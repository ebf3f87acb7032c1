"""Blocks of YAML: objects, lists, quoted and folded text; every value is text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ketareview.importing.yaml.flow import FlowError, Value, open_brackets, unquoted
from ketareview.importing.yaml.flow import parse as parse_flow

_KEY = re.compile(r"(?P<key>\"[^\"]*\"|'[^']*'|[^\s:#\[\]{},'\"-][^:#]{0,100}?)\s*:(?:\s+|$)")
_FOLDED = re.compile(r"[|>][-+\d]*\s*(?:#.*)?$")
_PROPERTY = re.compile(r"(?:!{1,2}\w*|&[\w-]+)(?:\s+|$)")
_DEEPEST = 30


class YamlError(ValueError):
    """A text is no YAML, or goes deeper than citation files do."""


@dataclass(slots=True)
class _Line:
    indent: int
    text: str


def parse(text: str) -> Value:
    """Read a document.

    Raises:
        YamlError: it holds what citation files do not.
    """
    reading = _Reading(list(_lines(text)))
    value = reading.block(0, _DEEPEST)
    if not reading.is_over():
        raise YamlError("a line that belongs nowhere")
    return value


def _lines(text: str) -> Iterator[_Line]:
    for line in text.expandtabs(4).splitlines():
        if not line.startswith(("---", "...", "%")):
            yield _Line(len(line) - len(line.lstrip()), line.strip())


class _Reading:
    """Lines as they are read, from the first that is not used."""

    def __init__(self, lines: list[_Line]) -> None:
        self._lines = lines
        self._next = 0

    def is_over(self) -> bool:
        """Whether every line that says something was read."""
        return self._peek() is None

    def block(self, indent: int, depth: int) -> Value:
        """Read what stands at an indent or deeper."""
        line = self._peek()
        if line is None or line.indent < indent:
            return ""
        if not depth:
            raise YamlError("nested too deeply")
        if _is_entry(line):
            return self._list(line.indent, depth)
        if _KEY.match(line.text):
            return self._mapping(line.indent, depth)
        return self._scalar("", indent - 1)

    def _peek(self) -> _Line | None:
        """Find the next line that says something."""
        while self._next < len(self._lines):
            line = self._lines[self._next]
            if line.text and not line.text.startswith("#"):
                return line
            self._next += 1
        return None

    def _list(self, indent: int, depth: int) -> list[Value]:
        values: list[Value] = []
        while (line := self._peek()) and line.indent == indent and _is_entry(line):
            rest = _PROPERTY.sub("", line.text[1:].lstrip(), count=1)
            if rest:
                line.indent += len(line.text) - len(rest)
                line.text = rest
                is_block = _is_entry(line) or _KEY.match(rest)
                values.append(
                    self.block(line.indent, depth - 1) if is_block else self._entry(indent)
                )
            else:
                self._next += 1
                values.append(self.block(indent + 1, depth - 1))
        return values

    def _entry(self, indent: int) -> Value:
        text = self._lines[self._next].text
        self._next += 1
        return self._value(text, indent, 0)

    def _mapping(self, indent: int, depth: int) -> dict[str, Value]:
        values: dict[str, Value] = {}
        while (line := self._peek()) and line.indent == indent:
            found = _KEY.match(line.text)
            if not found:
                raise YamlError("a line that is no field")
            self._next += 1
            name = unquoted(found["key"])
            value = self._value(line.text[found.end() :].strip(), indent, depth)
            if name in values:
                several = listed(values[name])
                several += listed(value)
                value = several
            values[name] = value
        if line and line.indent > indent:
            raise YamlError("a line that belongs nowhere")
        return values

    def _value(self, written: str, indent: int, depth: int) -> Value:
        text = _PROPERTY.sub("", written, count=1)
        if _FOLDED.match(text):
            return self._folded(indent, is_folded=text[0] == ">")
        if text and not text.startswith("#"):
            return self._scalar(text, indent)
        line = self._peek()
        if line and line.indent == indent and _is_entry(line) and depth:
            return self._list(indent, depth - 1)
        return self.block(indent + 1, depth - 1) if depth else ""

    def _folded(self, indent: int, *, is_folded: bool) -> str:
        """Read text that keeps its lines, or has them joined to paragraphs."""
        lines = []
        while self._next < len(self._lines):
            line = self._lines[self._next]
            if line.text and line.indent <= indent:
                break
            lines.append(line.text)
            self._next += 1
        text = "\n".join(lines).strip("\n")
        return re.sub(r"(?<!\n)\n(?!\n)", " ", text) if is_folded else text

    def _scalar(self, text: str, indent: int) -> Value:
        """Read a value that may go on in deeper lines."""
        parts = [text] if text else []
        left = open_brackets(text) if text.startswith(("[", "{")) else 0
        while self._next < len(self._lines):
            line = self._lines[self._next]
            if line.text and line.indent <= indent and left <= 0:
                break
            self._next += 1
            if not line.text.startswith("#"):
                parts.append(line.text)
                left += open_brackets(line.text) if left > 0 else 0
        whole = " ".join(part for part in parts if part)
        try:
            return parse_flow(whole) if whole.startswith(("[", "{")) else unquoted(whole)
        except FlowError:
            return unquoted(whole)


def listed(value: Value) -> list[Value]:
    """Give a list as it is, and a value alone as a list of one."""
    return value if isinstance(value, list) else [value]


def _is_entry(line: _Line) -> bool:
    return line.text == "-" or line.text.startswith("- ")
