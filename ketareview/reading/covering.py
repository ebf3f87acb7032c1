"""Boxes that cover the letters of a range, and no others."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from ketareview.domain.geometry import Rect, hull
from ketareview.reading.lines import LEAST_OVERLAP, Letters, Line, letter_of

_INITIAL = 2.2
"""A letter so many times as high as its line is an initial, which reaches over several lines."""
_TALL_SIGN, _TALL_LETTER = 1.15, 1.7
"""From so many times the height of their line, signs and unusual letters are cut to it."""
_INNER = 0.15
"""A letter counts as covered when its middle, or what is so much of its size around it, is."""


class Covering:
    """One box a line; the gaps between words are covered.

    An initial that reaches over several lines has a box of its own. Where letters of other words
    stand between those of the range, as in text of two directions, a line has several; where
    lines are set so tight that they overlap, a box is cut back to its own line.
    """

    def __init__(self, text: str, letters: Letters, lines: Sequence[Line]) -> None:
        self._text = text
        self._letters = letters
        self._lines = lines

    def of(self, start: int, end: int) -> tuple[Rect, ...]:
        """Cover the code points from `start` up to `end`."""
        boxes: list[Rect] = []
        for line in self._lines:
            if line.start < end and line.end > start:
                for group in self._groups(line, start, end):
                    others = self._others(group, start, end)
                    boxes += _around(group, others) if line.is_upright else _beside(group, others)
        return tuple(boxes)

    def _groups(self, line: Line, start: int, end: int) -> Iterator[list[Rect]]:
        """Put letters of the range together that have no others of their line between them."""

        def place(offset: int) -> float:
            box = self._box(offset)
            return box.left + box.right if line.is_upright else box.top + box.bottom

        usual = _usual(self._box(offset) for offset in line.offsets)
        group: list[Rect] = []
        for offset in sorted(line.offsets, key=place):
            box = self._box(offset)
            is_initial = line.is_upright and self._is_initial(offset, usual)
            if group and (is_initial or not start <= offset < end):
                yield group
                group = []
            if start <= offset < end and is_initial:
                yield [box]
            elif start <= offset < end:
                group.append(self._fitted(offset, usual) if line.is_upright else box)
        if group:
            yield group

    def _others(self, group: list[Rect], start: int, end: int) -> list[Rect]:
        """List the letters outside of the range that the box around a group would reach."""
        whole = hull(group)
        left, right, top, bottom = whole.left, whole.right, whole.top, whole.bottom
        near = (  # compared without making boxes: a page of tables has hundreds of lines
            other
            for other in self._lines
            if other.top < bottom and top < other.bottom
            if other.left < right and left < other.right
        )
        found = (
            self._box(offset)
            for other in near
            for offset in other.offsets
            if not start <= offset < end and not self._text[offset].isspace()
        )
        return [box for box in found if box.meets(whole) and _core(box).meets(whole)]

    def _is_initial(self, offset: int, usual: Rect) -> bool:
        is_high = self._box(offset).height > _INITIAL * usual.height
        return is_high and self._text[offset].isalnum()

    def _fitted(self, offset: int, usual: Rect) -> Rect:
        """Give a letter's box, cut to its line where it is a sign of a font with taller lines."""
        box, sign = self._box(offset), self._text[offset]
        is_sign = unicodedata.category(sign) == "Sm"
        most = _TALL_SIGN if is_sign else _TALL_LETTER
        if (sign.isascii() and not is_sign) or box.height < most * usual.height:
            return box
        top, bottom = max(box.top, usual.top), min(box.bottom, usual.bottom)
        is_middle_lost = not is_sign and not top <= box.top + box.height / 2 <= bottom
        if is_middle_lost or bottom - top < LEAST_OVERLAP * usual.height:
            return box
        return Rect(box.left, top, box.width, bottom - top)

    def _box(self, offset: int) -> Rect:
        return letter_of(self._letters, offset)


def _around(group: list[Rect], others: list[Rect]) -> Iterator[Rect]:
    """Cover letters of a level line: cut back from lines above and below, parted at others."""
    whole = hull(group)
    top, bottom = whole.top, whole.bottom
    highest = min(box.top + box.height * _INNER for box in group)
    lowest = max(box.bottom - box.height * _INNER for box in group)
    level: list[Rect] = []
    for other in others:
        core = _core(other)
        if core.bottom <= highest:
            top = max(top, core.bottom)
        elif core.top >= lowest:
            bottom = min(bottom, core.top)
        else:
            level.append(other)
    left_over = [
        other for other in level if _core(other).bottom > top and _core(other).top < bottom
    ]
    for part in _apart(group, left_over):
        box = hull(part)
        yield Rect(
            box.left, max(box.top, top), box.width, min(box.bottom, bottom) - max(box.top, top)
        )


def _apart(group: list[Rect], others: list[Rect]) -> Iterator[list[Rect]]:
    """Part letters where a box around them would cover others that none of them lies over."""
    part: list[Rect] = []
    for box in group:
        if part and any(
            _core(other).meets(hull((*part, box)))
            and not any(_core(other).meets(each) for each in (part[-1], box))
            for other in others
        ):
            yield part
            part = []
        part.append(box)
    yield part


def _beside(group: list[Rect], others: list[Rect]) -> Iterator[Rect]:
    """Cover letters of a line that runs up or down."""
    turned = _around([_turned(box) for box in group], [_turned(box) for box in others])
    return (_turned(box) for box in turned)


def _core(box: Rect) -> Rect:
    """The middle of a letter with some of what is around it."""
    across, down = box.width * (0.5 - _INNER / 2), box.height * _INNER
    return Rect(box.left + across, box.top + down, box.width - 2 * across, box.height - 2 * down)


def _turned(box: Rect) -> Rect:
    return Rect(box.top, box.left, box.height, box.width)


def _usual(boxes: Iterable[Rect]) -> Rect:
    by_height = sorted(boxes, key=lambda box: box.height)
    return by_height[len(by_height) // 2]
