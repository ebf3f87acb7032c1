"""Which characters the shipped fonts can print; in a worker.

One character without a glyph would stop the compilation under PDF/UA, or vanish without it, so
each such character is printed as its code instead.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

_LIGATURE = re.compile("[\ufb00-\ufb06]")
_WHITE = {ord(character) for character in " \t\n\r\u00a0"}


class Covering:
    """Replaces what cannot be printed by its code, `[U+6297]`, and remembers what it was."""

    def __init__(self, fonts: Path) -> None:
        self._unfit = _unfit(fonts)
        self.missing: set[str] = set()

    def shown(self, value: Any) -> Any:  # noqa: ANN401 - any JSON value
        """Give a JSON value in which every string can be printed."""
        if isinstance(value, str):
            return value if value.isascii() else self._unfit.sub(self._code, _parted(value))
        if isinstance(value, list):
            return [self.shown(each) for each in value]
        if isinstance(value, dict):
            return {name: self.shown(each) for name, each in value.items()}
        return value

    def covers(self, words: str) -> bool:
        """Whether every character of the words can be printed."""
        return words.isascii() or self._unfit.search(_parted(words)) is None

    def _code(self, found: re.Match[str]) -> str:
        self.missing.add(f"U+{ord(found.group()):04X}")
        return f"[U+{ord(found.group()):04X}]"


def _parted(words: str) -> str:
    """Write ligatures as their letters; the fonts join these by themselves."""
    return _LIGATURE.sub(lambda found: unicodedata.normalize("NFKC", found.group()), words)


@cache
def _unfit(fonts: Path) -> re.Pattern[str]:
    covered = set(_WHITE)
    for path in sorted(fonts.glob("*.[ot]tf")):
        with TTFont(path, lazy=True) as font:
            covered.update(font.getBestCmap())
    printable = (point for point in covered if point not in range(0xE000, 0xF900))
    return re.compile(f"[^{''.join(_ranges(sorted(printable)))}]")


def _ranges(points: list[int]) -> list[str]:
    ranges: list[list[int]] = []
    for point in points:
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return [f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in ranges]
