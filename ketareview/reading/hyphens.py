"""Words that were copied with the hyphen of a line's end, or without a hyphen that they have."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from ketareview.domain.folding import Folded

_HYPHEN = re.compile(r"(?<=\w)- ?(?=\w)")
_SOFT = re.compile("[\u00ad\ufffe]")


class Unhyphenated:
    """A folded text without the hyphens between letters, and with no space behind the others."""

    def __init__(self, folded: Folded) -> None:
        self._folded = folded
        self._cuts: list[int] = []  # places in this text at which something was left out
        self._losses: list[int] = []  # how much was left out up to and at each of them
        self.hyphens: list[int] = []
        self.text = "".join(self._parts())
        softs = (folded.index_of(soft.start()) for soft in _SOFT.finditer(folded.source))
        self._soft = sorted(map(self._here, softs))

    def find(self, words: "Unhyphenated") -> Iterator[tuple[int, int]]:
        """Find words as ranges of the folded text.

        They may lack any hyphen; one that the text lacks must be a soft one there.
        """
        start = self.text.find(words.text)
        while start >= 0:
            end = start + len(words.text)
            has = {place - start for place in _between(self.hyphens, start, end)}
            has.update(place - start for place in _between(self._soft, start, end))
            if has.issuperset(words.hyphens):
                yield self._there(start), self._there(end - 1) + 1
            start = self.text.find(words.text, start + 1)

    def _parts(self) -> Iterator[str]:
        text = self._folded.text
        done = lost = 0
        for hyphen in _HYPHEN.finditer(text):
            first, last = hyphen.span()
            is_word = text[first - 1].isalpha() or text[last].isalpha()
            kept = "" if is_word else "-"
            if len(kept) == last - first:
                continue
            yield text[done:first] + kept
            here = first - lost + len(kept)
            lost += last - first - len(kept)
            self._cuts.append(here)
            self._losses.append(lost)
            if is_word:
                self.hyphens.append(here)
            done = last
        yield text[done:]

    def _there(self, place: int) -> int:
        """Give the place in the folded text."""
        before = bisect_right(self._cuts, place)
        return place + (self._losses[before - 1] if before else 0)

    def _here(self, place: int) -> int:
        """Give the place in this text of one in the folded text."""
        low, high = 0, len(self._cuts)
        while low < high:
            middle = (low + high) // 2
            if self._cuts[middle] + self._losses[middle] <= place:
                low = middle + 1
            else:
                high = middle
        return place - (self._losses[low - 1] if low else 0)


def _between(places: list[int], start: int, end: int) -> list[int]:
    return places[bisect_right(places, start) : bisect_left(places, end)]
