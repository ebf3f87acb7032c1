"""Which words lie in the quadrilaterals that other programs mark, in points as displayed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import atan2, floor

from ketareview.domain.geometry import Rect

Point = tuple[float, float]
Box = Sequence[float]

_BAND = 12.0
"""Height in points of the bands in which letters are looked up."""

_MOST_BANDS = 1_000
_FEW = 2
"""Letters between marked ones that are taken as marked: raised and lowered ones."""


class Letters:
    """The letters of a page by the places of their middles."""

    def __init__(self, text: str, boxes: Sequence[Box | None]) -> None:
        self._text = text
        self._boxes = boxes
        self._bands: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
        for offset, box in enumerate(boxes):
            if box is not None and not text[offset].isspace():
                left, top, width, height = box
                x, y = left + width / 2, top + height / 2
                self._bands[floor(y / _BAND)].append((x, y, offset))

    def stretches(self, quads: Iterable[Sequence[Point]]) -> list[tuple[int, int]]:
        """Find the stretches of text whose letters have their middles in one of the quads."""
        marked = sorted({offset for quad in quads for offset in self._within(quad)})
        return list(self._joined(marked))

    def hull(self, start: int, end: int) -> Rect | None:
        """Find the box around a stretch."""
        edges = [box for box in self._boxes[start:end] if box is not None]
        if not edges:
            return None
        left, top = min(box[0] for box in edges), min(box[1] for box in edges)
        right = max(box[0] + box[2] for box in edges)
        return Rect(left, top, right - left, max(box[1] + box[3] for box in edges) - top)

    def _within(self, quad: Sequence[Point]) -> Iterator[int]:
        corners = around(quad)
        top, bottom = min(y for _, y in quad), max(y for _, y in quad)
        left, right = min(x for x, _ in quad), max(x for x, _ in quad)
        first, last = floor(top / _BAND), floor(bottom / _BAND)
        bands = range(first, last + 1) if last - first < _MOST_BANDS else list(self._bands)
        for band in bands:
            for x, y, offset in self._bands.get(band, ()):
                if left <= x <= right and top <= y <= bottom and _is_inside((x, y), corners):
                    yield offset

    def _joined(self, marked: Sequence[int]) -> Iterator[tuple[int, int]]:
        start = end = -1
        for offset in marked:
            if start >= 0 and not self._parts(end, offset):
                end = offset + 1
                continue
            if start >= 0:
                yield start, end
            start, end = offset, offset + 1
        if start >= 0:
            yield start, end

    def _parts(self, start: int, end: int) -> bool:
        """Whether a gap between marked letters holds words that were left out."""
        gap = self._text[start:end]
        left_out = sum(
            not letter.isspace() and box is not None
            for letter, box in zip(gap, self._boxes[start:end], strict=True)
        )
        return left_out > (0 if any(map(str.isspace, gap)) else _FEW)


def around(corners: Sequence[Point]) -> list[Point]:
    """Put corners into the order in which they stand around their middle; writers differ."""
    x = sum(corner[0] for corner in corners) / len(corners)
    y = sum(corner[1] for corner in corners) / len(corners)
    return sorted(corners, key=lambda corner: atan2(corner[1] - y, corner[0] - x))


def _is_inside(point: Point, corners: Sequence[Point]) -> bool:
    x, y = point
    sides = [
        (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)
        for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True)
    ]
    return all(side >= 0 for side in sides) or all(side <= 0 for side in sides)
