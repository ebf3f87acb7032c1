"""Passages: ranges of pages' text made into quotations, and quotations checked against pages."""

from collections.abc import Iterable, Sequence

from ketareview.domain.highlight import CONTEXT, Passage, Piece
from ketareview.domain.text import Page

BETWEEN_PIECES = "\n"
"""Stands in a quotation where one piece ends and the next begins."""


def passage(pages: Sequence[Page], pieces: Iterable[Piece], source: str) -> Passage:
    """Quote pieces of a source's pages, in page order and trimmed of white space at both ends.

    Raises:
        ValueError: the pieces hold nothing but white space.
    """
    texts = {page.number: page.text for page in pages}
    ordered = sorted(pieces, key=lambda piece: (piece.page, piece.start))
    kept = [cut for piece in ordered if (cut := _trimmed(piece, texts)) is not None]
    if not kept:
        raise ValueError("a passage holds more than white space")
    before, after = _around(texts, kept)
    return Passage(source, tuple(kept), quoted(texts, kept), before, after)


def parted(
    pieces: Iterable[Piece], page: int, offset: int
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Part pieces of text at a place: those before it, and those behind it."""
    before: list[Piece] = []
    behind: list[Piece] = []
    for piece in pieces:
        if piece.page == page and piece.start < offset < piece.end:
            before.append(Piece(page, piece.start, offset))
            behind.append(Piece(page, offset, piece.end))
        else:
            is_before = (piece.page, piece.end) <= (page, offset)
            (before if is_before else behind).append(piece)
    return tuple(before), tuple(behind)


def quote_ok(pages: Sequence[Page], found: Passage) -> bool:
    """Whether the quotation is, character for character, what the pages say at its places."""
    texts = {page.number: page.text for page in pages}
    if any(piece.page not in texts for piece in found.pieces):
        return False
    return quoted(texts, found.pieces) == found.quote


def still_says(pages: Sequence[Page], found: Passage) -> bool:
    """Whether the pages say the quotation at its places, with the same words around it."""
    if not found.pieces or not quote_ok(pages, found):
        return False
    texts = {page.number: page.text for page in pages}
    return _around(texts, found.pieces) == (found.before, found.after)


def _around(texts: dict[int, str], pieces: Sequence[Piece]) -> tuple[str, str]:
    """Tell what stands before the first piece and after the last; beside a box, nothing."""
    first, last = pieces[0], pieces[-1]
    before, after = texts.get(first.page, ""), texts.get(last.page, "")
    return (
        "" if first.box else before[max(first.start - CONTEXT, 0) : first.start],
        "" if last.box else after[last.end : last.end + CONTEXT],
    )


def quoted(texts: dict[int, str], pieces: Iterable[Piece]) -> str:
    """Join the words of pieces; a box on a page has none."""
    words = (texts[piece.page][piece.start : piece.end] for piece in pieces if piece.box is None)
    return BETWEEN_PIECES.join(words)


def _trimmed(piece: Piece, texts: dict[int, str]) -> Piece | None:
    if piece.box is not None:
        return piece
    words = texts.get(piece.page, "")[piece.start : piece.end]
    start = piece.start + len(words) - len(words.lstrip())
    end = piece.start + len(words.rstrip())
    return Piece(piece.page, start, end) if start < end else None
