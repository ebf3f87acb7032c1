"""How a highlight stands to the file that is read, in a few words."""

from collections.abc import Collection, Iterable
from uuid import UUID

from ketareview.domain.highlight import Highlight

LOST = "⚠ lost its place"
ELSEWHERE = "in another file"
DIFFERS = "⚠ its words differ from the file"


def is_unsure(highlight: Highlight) -> bool:
    """Whether it moved to where it is, and a reviewer should look."""
    confidence = highlight.confidence
    return confidence is not None and confidence < 1 and not highlight.lost_in


def moved(highlight: Highlight) -> str:
    """Tell how surely a highlight moved."""
    return f"moved, {highlight.confidence or 0:.0%}: check"


def standings(
    highlights: Iterable[Highlight], source: str, differing: Collection[UUID]
) -> dict[UUID, str]:
    """Tell it of all that are not well; `differing` are those whose words are not in their file."""
    told = {
        each.id: _standing(each, source, is_matching=each.id not in differing)
        for each in highlights
    }
    return {each: words for each, words in told.items() if words}


def _standing(highlight: Highlight, source: str, *, is_matching: bool) -> str:
    """Tell what a reviewer should know of a highlight's place; nothing where all is well."""
    if highlight.lost_in:
        return LOST
    if not is_matching:
        return DIFFERS if highlight.passage.pieces else LOST
    if source and highlight.passage.source != source:
        return ELSEWHERE
    return moved(highlight) if is_unsure(highlight) else ""
