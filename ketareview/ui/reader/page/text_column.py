"""Blocks of a reflowed text, set one after the other as they are looked at."""

import time
from bisect import bisect_right
from itertools import accumulate

from ketareview.domain.text import Block, BlockKind, Page
from ketareview.ui.reader.page.text_block import SetBlock, Setting, guessed_height


class TextColumn:
    """Knows how high every block is, by guess until it is set."""

    def __init__(self, pages: tuple[Page, ...], setting: Setting) -> None:
        self._setting = setting
        self._blocks = [(page, block) for page in pages for block in _blocks_of(page)]
        self._set: dict[int, SetBlock] = {}
        self._heights = [guessed_height(block, setting) for _, block in self._blocks]
        self._first = _first_blocks(self._blocks)
        self._all_set_before = 0
        self._tops: list[float] | None = None

    def __len__(self) -> int:
        return len(self._blocks)

    @property
    def tops(self) -> list[float]:
        """Where each block begins, and at last where all end."""
        if self._tops is None:
            self._tops = list(accumulate(self._heights, initial=0.0))
        return self._tops

    @property
    def is_set(self) -> bool:
        """Whether no height is a guess any more."""
        return len(self._set) == len(self._blocks)

    def at(self, index: int) -> SetBlock:
        """Set a block, or find it set; heights of those below may change."""
        found = self._set.get(index)
        if found is None:
            page, block = self._blocks[index]
            found = self._set[index] = SetBlock(page, block, self._setting)
            if found.height != self._heights[index]:
                self._heights[index] = found.height
                self._tops = None
        return found

    def index_at(self, y: float) -> int:
        """The block that stands at a height."""
        return min(max(bisect_right(self.tops, y) - 1, 0), len(self._blocks) - 1)

    def set_between(self, top: float, bottom: float) -> range:
        """Set all blocks between two heights and list them."""
        first = last = self.index_at(top)
        self.at(first)
        while last + 1 < len(self._blocks) and self.tops[last + 1] < bottom:
            last += 1
            self.at(last)
        return range(first, last + 1)

    def set_more(self, seconds: float) -> None:
        """Set some of the blocks that are not set yet, for about so long."""
        end = time.monotonic() + seconds
        for index in range(self._all_set_before, len(self._blocks)):
            self.at(index)
            self._all_set_before = index + 1
            if time.monotonic() > end:
                return

    def index_of(self, page: int, offset: int) -> int:
        """The block of a page that holds an offset, or the last one before it."""
        index = self._first.get(page, 0)
        while index + 1 < len(self._blocks):
            following_page, following = self._blocks[index + 1]
            if following_page.number != page or following.start > offset:
                break
            index += 1
        return index

    def share(self, index: int, offset: int) -> float:
        """How much of a block stands before an offset of its page."""
        block = self._blocks[index][1]
        return min(max((offset - block.start) / max(block.end - block.start, 1), 0.0), 1.0)

    def page_of(self, index: int) -> int:
        """The page that a block is of."""
        return self._blocks[index][0].number


def _blocks_of(page: Page) -> tuple[Block, ...]:
    if page.blocks or not page.text:
        return page.blocks
    return (Block(BlockKind.PARAGRAPH, 0, len(page.text)),)


def _first_blocks(blocks: list[tuple[Page, Block]]) -> dict[int, int]:
    first: dict[int, int] = {}
    for index, (page, _) in enumerate(blocks):
        first.setdefault(page.number, index)
    return first
