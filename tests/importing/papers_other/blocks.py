"""What tests ask of an article that was read."""

from ketareview.domain.imports import Draft


def blocks(draft: Draft) -> list[tuple[str, int, str]]:
    """List kind, level and text of an article's blocks."""
    return [
        (block.kind.value, block.level, page.text[block.start : block.end])
        for page in draft.pages
        for block in page.blocks
    ]
