"""Which characters the fonts of a report can print.

One character without a glyph would stop the compilation under PDF/UA, or vanish without it, so
each such character is printed as its code instead.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any

from ketareview import resources

_LIGATURE = re.compile("[\ufb00-\ufb06]")
_NOTHING = re.compile(r"(?!)")


class Covering:
    """Replaces what cannot be printed by its code, `[U+6297]`, and remembers what it was.

    Beside the program's own fonts it counts on those that have the characters `lent`.
    """

    def __init__(self, words: str, lent: Collection[str] = ()) -> None:
        """Look at all the words, of which parts will be asked for."""
        lacking = lacking_in(words).difference(lent)
        self.missing = tuple(f"U+{ord(each):04X}" for each in sorted(lacking))
        self._lacking = _any_of(lacking)
        self._unfit = _any_of(lacking.union(_LIGATURE.findall(words)))

    def shown(self, value: Any) -> Any:  # noqa: ANN401 - any JSON value
        """Give a JSON value in which every string can be printed."""
        return value if self._unfit is _NOTHING else self._shown(value)

    def covers(self, words: str) -> bool:
        """Whether every character of the words can be printed."""
        return self._lacking.search(words) is None

    def _shown(self, value: Any) -> Any:  # noqa: ANN401 - any JSON value
        if isinstance(value, str):
            return value if value.isascii() else self._unfit.sub(_printable, value)
        if isinstance(value, list):
            return [self._shown(each) for each in value]
        if isinstance(value, dict):
            return {name: self._shown(each) for name, each in value.items()}
        return value


def lacking_in(words: str) -> frozenset[str]:
    """List the characters that none of the program's fonts has, but for ligatures."""
    return frozenset(each for each in set(words) if not (each.isascii() or _is_covered(each)))


def covered() -> list[range]:
    """List what the program's fonts have, in order; `resources/fonts/covered.txt` says it."""
    return list(_ranges())


def _is_covered(character: str) -> bool:
    if _LIGATURE.match(character):
        return True
    starts, ranges = _found()
    place = bisect_right(starts, ord(character)) - 1
    return place >= 0 and ord(character) in ranges[place]


@cache
def _found() -> tuple[list[int], list[range]]:
    ranges = covered()
    return [each.start for each in ranges], ranges


def _ranges() -> Iterator[range]:
    for line in resources.text("fonts", "covered.txt").split():
        first, _, last = line.partition("-")
        yield range(int(first, 16), int(last or first, 16) + 1)


def _any_of(characters: Collection[str]) -> re.Pattern[str]:
    if not characters:
        return _NOTHING
    return re.compile(f"[{''.join(re.escape(each) for each in sorted(characters))}]")


def _printable(found: re.Match[str]) -> str:
    """Write ligatures as their letters, which the fonts join by themselves."""
    if _LIGATURE.match(found[0]):
        return unicodedata.normalize("NFKC", found[0])
    return f"[U+{ord(found[0]):04X}]"
