"""Lines of a page that belong together by their size and place: a title, a paragraph."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ketareview.pdf.shapes import TextLine

_SAME_SIZE = 0.1
_LINE_GAP, _RAISED = 2.1, 0.8
"""Heights of a line by which the next one stands lower, or higher where letters are raised."""

_UPRIGHT = 3.0
"""How many times higher than wide a line is that runs up the margin."""

_NARROWEST = 0.2
"""Widths of letters in a line, on average, as a share of its height."""

_SPLIT = 0.03
_FEWEST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one size that follow each other: a title, a heading, a paragraph."""

    lines: tuple[TextLine, ...]

    @property
    def text(self) -> str:
        """The lines as one; a hyphen at a line's end stays, as titles are hardly ever split."""
        joined = ""
        for line in self.lines:
            words = line.text.strip()
            splits = joined.endswith(("-", "\u00ad", "\u2010"))
            joined = joined.removesuffix("\u00ad") + ("" if splits or not joined else " ") + words
        return " ".join(joined.split())

    @property
    def size(self) -> float:
        """Points."""
        return _size(self.lines[0])


def groups(lines: Sequence[TextLine]) -> Iterator[Group]:
    """Part lines where their size changes or a gap is."""
    group: list[TextLine] = []
    for line in lines:
        if not line.text.strip():
            continue
        if group and not _goes_on(group, line):
            yield Group(tuple(group))
            group = []
        group.append(line)
    if group:
        yield Group(tuple(group))


def body_size(lines: Sequence[TextLine]) -> float:
    """Find the size that most of the text is set in."""
    lengths: dict[float, int] = {}
    for line in lines:
        size = round(_size(line), 1)
        lengths[size] = lengths.get(size, 0) + len(line.text)
    return max(lengths, key=lambda size: lengths[size], default=0.0)


def runs_upward(line: TextLine) -> bool:
    """Whether it is set along the margin, as preprint servers stamp their numbers."""
    return line.box.height > _UPRIGHT * line.box.width and len(line.text.strip()) > _FEWEST_LETTERS


def _goes_on(group: Sequence[TextLine], below: TextLine) -> bool:
    first, above = group[0], group[-1]
    apart = abs(_size(first) - _size(below))
    if apart > _SAME_SIZE * _size(first):
        return False
    if first.bold != below.bold and apart > _SPLIT * _size(first):
        return False
    height = max(_size(above), above.box.height)
    return -_RAISED * height <= below.box.top - above.box.top <= _LINE_GAP * height


def _size(line: TextLine) -> float:
    """Tell a line's size; some files say 1 and scale it, so that only the letters show it.

    A box too narrow for letters of its height holds several lines.
    """
    if line.size * 2 >= line.box.height:
        return line.size
    fits = line.box.width >= _NARROWEST * line.box.height * len(line.text)
    return line.box.height if fits else line.size
