"""An outline of reflowed text, from its heading blocks."""

from collections.abc import Sequence

from ketareview.domain.highlight import Piece
from ketareview.domain.text import BlockKind, Page
from ketareview.domain.wayfinding import Heading

_LONGEST = 300
_MOST = 10_000


def of_blocks(pages: Sequence[Page]) -> tuple[Heading, ...]:
    """List the headings of reflowed text; the highest rank among them is level 0."""
    found = [
        (page, block)
        for page in pages
        for block in page.blocks
        if block.kind is BlockKind.HEADING and page.text[block.start : block.end].strip()
    ][:_MOST]
    highest = min((block.level for _, block in found), default=0)
    return tuple(
        Heading(
            " ".join(page.text[block.start : block.end].split())[:_LONGEST],
            block.level - highest,
            Piece(page.number, block.start, block.end),
        )
        for page, block in found
    )
