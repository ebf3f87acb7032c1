"""Pages of text as JSON values."""

from collections.abc import Sequence
from itertools import chain
from operator import add, le

from ketareview.domain.text import LARGEST_PAGE, Block, BlockKind, LineRuns, Page, Run
from ketareview.importing.wire.values import (
    LONGEST_NAME,
    WireError,
    kind_of,
    list_of,
    number_of,
    object_of,
    text_of,
    whole_of,
    wholes_of,
)

MOST_PAGES = 10_000
LONGEST_TEXT = 20_000_000
"""Code points in all pages of a file."""

_LARGEST = 2**31 - 1
"""Number of a character."""

_NUMBERS = len(Run._fields)
_HIGHEST_LEVEL = 99


def to_json(page: Page) -> dict[str, object]:
    """Put a page into JSON values."""
    return {
        "text": page.text,
        "label": page.label,
        "blocks": [
            [block.kind.value, block.start, block.end, block.level] for block in page.blocks
        ],
        "runs": _runs_to_json(page.runs),
        "size": [page.width, page.height],
    }


def from_json(value: object) -> tuple[Page, ...]:
    """Check the pages of an article; their numbers are their places."""
    pages = list_of(value, "pages", most=MOST_PAGES)
    return tuple(_page(page, number) for number, page in enumerate(pages, 1))


def _page(value: object, number: int) -> Page:
    found = object_of(value, "page")
    text = text_of(found.get("text"), "text", LONGEST_TEXT)
    label = found.get("label")
    width, height = list_of(found.get("size"), "size", exactly=2)
    blocks = list_of(found.get("blocks"), "blocks", most=len(text))
    return Page(
        number=number,
        text=text,
        label=None if label is None else text_of(label, "label", LONGEST_NAME),
        blocks=_blocks(blocks, len(text)),
        runs=_runs(found.get("runs"), text),
        width=number_of(width, "width", most=LARGEST_PAGE),
        height=number_of(height, "height", most=LARGEST_PAGE),
    )


def _blocks(values: list[object], length: int) -> tuple[Block, ...]:
    """Blocks stand in order, hold something each, and do not overlap."""
    blocks: list[Block] = []
    place = 0
    for value in values:
        kind, start, end, level = list_of(value, "blocks", exactly=4)
        begin = whole_of(start, "blocks", least=place, most=length - 1)
        place = whole_of(end, "blocks", least=begin + 1, most=length)
        rank = whole_of(level, "blocks", most=_HIGHEST_LEVEL)
        blocks.append(Block(kind_of(kind, "blocks", BlockKind), begin, place, rank))
    return tuple(blocks)


def _runs_to_json(runs: Sequence[Run]) -> object:
    """Tell those of lines by their first character alone."""
    return runs.first if isinstance(runs, LineRuns) else list(chain.from_iterable(runs))


def _runs(value: object, text: str) -> Sequence[Run]:
    """Runs stand in the text's order and do not overlap; characters may jump about.

    Thousands are checked at once, three numbers each: start, character and length.
    """
    length = len(text)
    if isinstance(value, int):
        return LineRuns(text, whole_of(value, "runs", most=_LARGEST - 2 * length))
    numbers = wholes_of(list_of(value, "runs", most=_NUMBERS * length), "runs")
    if len(numbers) % _NUMBERS:
        raise WireError("runs")
    if not numbers:
        return ()
    starts, characters, sizes = (numbers[first::_NUMBERS] for first in range(_NUMBERS))
    ends = [0, *map(add, starts, sizes)]
    in_order = all(map(le, ends, [*starts, length]))
    if not in_order or min(sizes) < 1 or not 0 <= min(characters) <= max(characters) <= _LARGEST:
        raise WireError("runs")
    return tuple(map(Run, starts, characters, sizes))
