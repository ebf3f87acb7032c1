"""Words that are parted by the end of a column or page, and by what stands there."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from ketareview.reading.moving.sides import Side, Span

_SEED = 16
_LEAST = 12
"""Letters that a part needs, with what stands before or after it, to be told from chance."""

_WIDEST = 6000
_MOST_GAPS = 3
_MOST_STARTS = 40


@dataclass(frozen=True, slots=True)
class Wanted:
    """Letters that are looked for, with those before and after them."""

    letters: str
    before: str
    after: str


def parted(wanted: Wanted, side: Side) -> list[tuple[Span, ...]]:
    """Find letters that stand in several parts, each a run of whole lines but for its ends."""
    return list(dict.fromkeys(_chains(wanted, side)))


def _chains(wanted: Wanted, side: Side) -> Iterator[tuple[Span, ...]]:
    for start in _starts(wanted, side):
        chain = _chain(wanted, side, start, 0, _MOST_GAPS)
        if chain and len(chain) > 1:
            yield chain


def _starts(wanted: Wanted, side: Side) -> list[int]:
    starts = {span[0] for span in side.find(wanted.letters[:_SEED]) or ()}
    if len(wanted.before) >= _SEED:
        ends = {span[1] for span in side.find(wanted.before[-_SEED:]) or ()}
        text = side.letters.text
        starts |= {end for end in ends if text[end : end + 1] == wanted.letters[:1]}
    return sorted(starts)[:_MOST_STARTS]


def _chain(wanted: Wanted, side: Side, start: int, done: int, gaps: int) -> tuple[Span, ...] | None:
    """Go on from a letter of the text with what is wanted behind the letters that are done."""
    rest = wanted.letters[done:]
    length = shared(rest, side.letters.text, start)
    if length == len(rest):
        following = (rest + wanted.after)[:_LEAST]
        is_told = side.letters.text.startswith(following, start)
        return ((start, start + length),) if is_told else None
    if not gaps:
        return None
    for end in _ends(side, start, length):
        if done + end - start + _run_before(wanted, side, start, done) < _LEAST:
            continue
        for again in _beginnings(side, end, (rest[end - start :] + wanted.after)[:_LEAST]):
            others = _chain(wanted, side, again, done + end - start, gaps - 1)
            if others:
                return ((start, end), *others)
    return None


def _ends(side: Side, start: int, length: int) -> Iterator[int]:
    """List the ends of lines within a run of letters, the last one first."""
    last = bisect_right(side.lines, start + length)
    first = bisect_right(side.lines, start)
    yield from reversed(side.lines[max(first, last - 2) : last])


def _beginnings(side: Side, end: int, words: str) -> Iterator[int]:
    """List the lines, not far behind, that begin with certain letters."""
    index = bisect_left(side.lines, end + 1)
    while index < len(side.lines) and side.lines[index] - end <= _WIDEST:
        if side.letters.text.startswith(words, side.lines[index]):
            yield side.lines[index]
        index += 1


def _run_before(wanted: Wanted, side: Side, start: int, done: int) -> int:
    return 0 if done else shared_back(wanted.before, side.letters.text, start)


def shared(wanted: str, text: str, start: int) -> int:
    """Count the letters that a text at a place has in common with others."""
    low, high = 0, min(len(wanted), len(text) - start)
    while low < high:
        middle = (low + high + 1) // 2
        if text.startswith(wanted[low:middle], start + low):
            low = middle
        else:
            high = middle - 1
    return low


def shared_back(wanted: str, text: str, end: int) -> int:
    """Count the letters that a text before a place has in common with others' ends."""
    low, high = 0, min(len(wanted), end)
    while low < high:
        middle = (low + high + 1) // 2
        if text.endswith(wanted[len(wanted) - middle :], 0, end):
            low = middle
        else:
            high = middle - 1
    return low
