"""Evidence read again, item by item, so that whatever was changed is known by name."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ketareview.domain.checking import Problem
from ketareview.reporting import evidence
from ketareview.reporting.proof.naming import named

_SECTION = re.compile(r'"(\w{1,20})":\[')
_FRAME = re.compile(r'[{}]|"head":|\],?|"digest":"[0-9a-f]{64}"')
_LONGEST_FRAME = 85
_PROPERTY = re.compile(re.escape(evidence.PROPERTY) + "([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Unsealed:
    """The items that are whole, by section and number, and what is wrong with the others."""

    head: Mapping[str, Any]
    items: Mapping[str, Mapping[int, Mapping[str, Any]]]
    problems: tuple[Problem, ...]


def unsealed(data: bytes, keywords: str, *, is_whole: bool) -> Unsealed:
    """Read evidence of which maybe not all is there; `keywords` are the document's."""
    reading = _Reading(data)
    problems = [*reading.problems, *reading.missing()]
    if not problems and not reading.is_as_written():
        problems.append(Problem("changed-evidence", {"line": str(reading.first_difference())}))
    stated = _PROPERTY.search(keywords)
    if stated is None or stated[1] != hashlib.sha256(data).hexdigest():
        problems.append(Problem("other-evidence", {}))
    if not is_whole:
        problems.append(Problem("torn-evidence", {}))
    return Unsealed(reading.head, reading.items, tuple(problems))


class _Reading:
    """Goes through the lines; one that is no part of the frame is taken for an item."""

    def __init__(self, data: bytes) -> None:
        self.head: dict[str, Any] = {}
        self.items: dict[str, dict[int, dict[str, Any]]] = {}
        self.problems: list[Problem] = []
        self._data = data
        self._section = ""
        self._sections: list[str] = []
        self._seen: Counter[str] = Counter()
        for number, line in enumerate(data.decode("utf-8", "replace").split("\n"), start=1):
            self._take(number, line)

    def missing(self) -> Iterator[Problem]:
        """Name the items that the head counts and that are not there."""
        counts = self.head.get("counts", {})
        for section, count in counts.items():
            for number in range(self._seen[section] + 1, count + 1):
                yield Problem("missing-item", {"item": named(section, number)})

    def is_as_written(self) -> bool:
        """Whether the bytes are those that these items are written as."""
        return self._rewritten() == self._data

    def first_difference(self) -> int:
        """Number the first line that is not as it was written."""
        lines = zip(self._rewritten().split(b"\n"), self._data.split(b"\n"), strict=False)
        return next((n for n, (one, other) in enumerate(lines, start=1) if one != other), 1)

    def _rewritten(self) -> bytes:
        whole: dict[str, Any] = {"head": self.head}
        whole |= {name: list(self.items.get(name, {}).values()) for name in self._sections}
        return evidence.written({**whole, evidence.DIGEST: evidence.digest_of(whole)})

    def _take(self, number: int, line: str) -> None:
        section = _SECTION.fullmatch(line)
        if section:
            self._section = section[1]
            self._sections.append(section[1])
        elif _FRAME.fullmatch(line):
            return
        elif len(line) > _LONGEST_FRAME or line.startswith('{"'):
            self._take_item(line)
        else:
            self.problems.append(Problem("changed-evidence", {"line": str(number)}))

    def _take_item(self, line: str) -> None:
        section = self._section
        self._seen[section] += 1
        item = _item(line)
        if item is None:
            facts = {"item": named(section, self._seen[section])}
            self.problems.append(Problem("changed-item", facts))
        elif section:
            self.items.setdefault(section, {})[self._seen[section]] = item
        else:
            self.head = item


def _item(line: str) -> dict[str, Any] | None:
    """Read an item; None where it is not, byte for byte, what its digest says."""
    try:
        found = json.loads(line.removesuffix(","))
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or found.get(evidence.DIGEST) != evidence.digest_of(found):
        return None
    return found
