"""Whether the words on a report's pages are those of its evidence."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from ketareview.domain.checking import Problem
from ketareview.domain.showing import printed
from ketareview.reporting import wording
from ketareview.reporting.proof.naming import named
from ketareview.reporting.proof.unsealing import Unsealed

_CODE = re.compile(r"\[U\+([0-9A-F]{4,6})\]")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_LABEL = 24
"""Characters of what follows a quotation that are compared: its number, and who says it."""

_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def differences(words: str, found: Unsealed) -> Iterator[Problem]:
    """Name the quotations and claims that the pages do not say; `words` in reading order."""
    said = _Said(words)
    sections = found.head.get("sections", ())
    if "passages" in sections:
        for number, item in found.items.get("quotations", {}).items():
            if not said.quotes(item):
                yield Problem("changed-print", {"item": named("quotations", number, item)})
    if "claims" in sections:
        for number, item in found.items.get("claims", {}).items():
            if not said.says(str(item.get("statement", ""))):
                yield Problem("changed-print", {"item": named("claims", number)})


class _Said:
    """The words of all pages without white space, which depends on where lines end."""

    def __init__(self, words: str) -> None:
        self._words = _bare(words)

    def quotes(self, item: Mapping[str, Any]) -> bool:
        """Whether a quotation stands there, with its own number and its own source behind it."""
        quote = _bare(printed(str(item.get("quote", ""))))
        if not quote:  # a picture
            return True
        label = _bare(f"{item.get('number')}{wording.shortened(printed(str(item['cited_as'])))}")
        if _runs_left(quote):
            return self._has_letters(quote, label)
        closed = f"{quote}\u201d"
        return any(self._words.endswith(closed, 0, spot) for spot in self._spots(label))

    def says(self, statement: str) -> bool:
        """Whether words stand there anywhere."""
        return _bare(printed(statement)) in self._words

    def _has_letters(self, quote: str, label: str) -> bool:
        """Whether the letters stand before a label in any order: how right-to-left comes back."""
        wanted = sorted(_letters(quote))
        return any(self._ends_with(wanted, spot, len(quote)) for spot in self._spots(label))

    def _spots(self, label: str) -> Iterator[int]:
        """Find where a label stands; behind its number, its letters may be in any order too."""
        runs_left = _runs_left(label)
        begin = label[: len(label) - len(label.lstrip("0123456789"))] if runs_left else label
        wanted = sorted(_letters(label))
        for spot in re.finditer(re.escape(begin[:_LABEL]), self._words):
            there = self._words[spot.start() : spot.start() + len(label)]
            if not runs_left or sorted(_letters(there)) == wanted:
                yield spot.start()

    def _ends_with(self, wanted: list[str], end: int, length: int) -> bool:
        before = self._words[max(end - length - 2, 0) : end]
        return sorted(_letters(before)) == wanted


def _bare(words: str) -> str:
    """Leave out white space and what is not seen; read codes and ligatures as their letters."""
    decoded = _CODE.sub(lambda code: chr(int(code[1], 16)), words)
    parted = _LIGATURE.sub(lambda one: unicodedata.normalize("NFKC", one[0]), decoded)
    seen = (c for c in unicodedata.normalize("NFC", parted) if not c.isspace())
    return "".join(c for c in seen if unicodedata.category(c) not in {"Cf", "Cc", "Cs"})


def _runs_left(words: str) -> bool:
    return any(unicodedata.bidirectional(each) in _RIGHT_TO_LEFT for each in words)


def _letters(words: str) -> Iterator[str]:
    return (each for each in words if each.isalnum())
