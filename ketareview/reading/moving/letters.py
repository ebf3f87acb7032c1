"""What is left of a text when it does not count how it was set.

Letters, digits, and the signs that change what numbers say stay; white space, hyphens within
words, and punctuation go. Only where to look is decided by it, never what a passage says.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator

from ketareview.domain.folding import Folded

_KEPT = re.compile(
    r"[^\W_]+"
    r"|[^\w\s.,;:!?'\"`()\[\]{}*\u2020\u2021\u2022\u00b7\u2026\u00bf\u00a1\ufffd-]"
    r"|-(?= ?\.?\d)"  # a minus, a range, or part of a name: IL-6
    r"|(?<![^\W\d_])\.(?=\d)"  # a decimal point: 0.5, .05
    r"|(?<=\d),(?=\d)"  # 1,000
)
_SWAPPED = {ord(letter) << 8: letter for letter in "abcdefghijklmnopqrstuvwxyz"}
_ANY_SWAPPED = f"[{''.join(map(chr, _SWAPPED))}]"
_GARBLED = re.compile(f"{_ANY_SWAPPED}(?=[A-Za-z])|(?<=[A-Za-z]){_ANY_SWAPPED}")


class Letters:
    """A folded text's letters, each with its place in it."""

    def __init__(self, folded: Folded) -> None:
        self._folded = folded
        self._places = array("L")
        parts: list[str] = []
        for kept in _KEPT.finditer(folded.text):
            parts.append(kept[0])
            self._places.extend(range(*kept.span()))
        self.text = ungarbled("".join(parts))

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """Give the range of the folded text that holds these letters."""
        return self._places[start], self._places[end - 1] + 1

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Give the letters that stand in a range of the source."""
        first, last = self._folded.index_of(start), self._folded.index_of(end)
        return bisect_left(self._places, first), bisect_left(self._places, last)

    def word_starts(self) -> Iterator[int]:
        """List the letters that begin words, as white space shows them."""
        text = self._folded.text
        for index, place in enumerate(self._places):
            if place == 0 or text[place - 1] == " ":
                yield index


def letters_of(words: Folded) -> str:
    """Give the letters of words that stand alone."""
    return ungarbled("".join(kept[0] for kept in _KEPT.finditer(words.text)))


def ungarbled(words: str) -> str:
    """Read the letters of ligatures whose bytes Ghostscript writes in the wrong order."""
    return words.translate(_SWAPPED)


def is_garbled(words: str) -> bool:
    """Whether Latin words hold such letters."""
    return _GARBLED.search(words) is not None
