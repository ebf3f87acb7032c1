"""Text as the rules read it: words whole, single spaces, plain signs; with the way back.

Case is kept, as names of scales tell by it. The stored text, with all its spaces and signs, is what
a proposal quotes.
"""

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

_SPOT = re.compile(
    "[\u00ad\ufffe]\\s*|(?<=\\S)-[^\\S\n]*\n\\s*(?=\\S)|\\s{2,}|[^\\S ]|[^\\x00-\\x7f]"
)
_SAME = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
    **dict.fromkeys("\u00b7\u2219\u22c5\u2027\u2022\u02d9", "\u00b7"),
}
_DOT = re.compile("(?<=\\d)\u00b7(?=\\d)")


@dataclass(frozen=True, slots=True)
class Plain:
    """`starts[i]` is the offset on the page of what became `text[i]`."""

    text: str
    starts: Sequence[int]

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """Map a range of the plain text to one of the page."""
        return self.starts[start], self.starts[end - 1] + 1


def plain(text: str, start: int, end: int) -> Plain:
    """Read a stretch of a page."""
    parts: list[str] = []
    starts = array("L")
    done = start
    for spot in _SPOT.finditer(text, start, end):
        begin = spot.start()
        parts.append(text[done:begin])
        starts.extend(range(done, begin))
        letters = _letters(spot[0])
        parts.append(letters)
        starts.extend([begin] * len(letters))
        done = spot.end()
    parts.append(text[done:end])
    starts.extend(range(done, end))
    return Plain(_DOT.sub(".", "".join(parts)), starts)


def _letters(spot: str) -> str:
    if spot[0] in "\u00ad\ufffe":
        return ""
    if spot.isspace():
        return " "
    if spot[0] == "-":
        return "-"
    return _SAME.get(spot) or "".join(
        _SAME.get(each, " " if each.isspace() else each)
        for each in unicodedata.normalize("NFKC", spot)
    )
