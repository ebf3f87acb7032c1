"""Lam and alef, which one sign shows in Arabic: PDFium gives the two letters in the wrong order.

It turns lines from right to left letter by letter, and with them the letters of one sign.
"""

import ctypes
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from pypdfium2 import raw

from ketareview.domain.text import Run

_TURNED = re.compile("[\u0622\u0623\u0625\u0627]\u0644")


def in_reading_order(
    textpage: raw.FPDF_TEXTPAGE, text: str, runs: Sequence[Run]
) -> tuple[str, Sequence[Run]]:
    """Put lam before alef where one sign shows both, in the text and in its map."""
    spots = [found.start() for found in _TURNED.finditer(text)]
    starts = [run.start for run in runs] if spots else []
    turned = []
    for spot in spots:
        run = runs[max(bisect_right(starts, spot) - 1, 0)]
        is_within = run.start <= spot < run.start + run.length - 1
        if is_within and _is_one_sign(textpage, run.character + spot - run.start):
            turned.append(spot)
    if not turned:
        return text, runs
    letters = list(text)
    for spot in turned:
        letters[spot : spot + 2] = letters[spot + 1], letters[spot]
    return "".join(letters), tuple(_parted(runs, turned))


def _parted(runs: Sequence[Run], turned: Sequence[int]) -> Iterator[Run]:
    """Part runs at the pairs that were turned, each letter of which is a run of its own."""
    for run in runs:
        at, end, shift = run.start, run.start + run.length, run.character - run.start
        for spot in turned[bisect_left(turned, at) : bisect_left(turned, end)]:
            if spot > at:
                yield Run(at, at + shift, spot - at)
            yield Run(spot, spot + 1 + shift, 1)
            yield Run(spot + 1, spot + shift, 1)
            at = spot + 2
        if at < end:
            yield Run(at, at + shift, end - at)


def _is_one_sign(textpage: raw.FPDF_TEXTPAGE, character: int) -> bool:
    """Whether a character and the next stand on one place, and no others with them."""
    before, first, second, behind = (
        _box(textpage, each) for each in range(character - 1, character + 3)
    )
    return first is not None and first == second and first not in {before, behind}


def _box(textpage: raw.FPDF_TEXTPAGE, character: int) -> tuple[float, ...] | None:
    edges = [ctypes.c_double() for _ in range(4)]
    found = character >= 0 and raw.FPDFText_GetCharBox(textpage, character, *edges)
    return tuple(edge.value for edge in edges) if found else None
