"""The abstract of a paper that prints it without a heading, by the looks of its lines."""

import re
from collections.abc import Sequence
from statistics import median

from ketareview.importing.record.line_groups import Group, body_size, groups, runs_upward
from ketareview.pdf.shapes import TextLine

_LARGER = 1.05
_SHORTEST_PARAGRAPH, _LONGEST_PARAGRAPH = 400, 4_000
_SHORTEST_LINE = 30
_SHORTEST, _LONG = 800, 3_000
"""Code points of an abstract with conclusions."""

_WIDER = 1.3
"""How many times wider than a column the abstract of a paper in two columns is."""

_KEYWORDS = re.compile(r"key ?-?words\b", re.IGNORECASE)
_NO_ABSTRACT = re.compile(
    r"^(?:fig|table)|\b(?:department of|university of|e-?mail|licen[cs]\w+|copyright)\b|[@©]",
    re.IGNORECASE,
)


def paragraph_below(lines: Sequence[TextLine], found: Group) -> str:
    """Find the one paragraph below the title that stands out: larger, bold or wider than the text.

    Some journals print abstracts so, without a heading, or just above the keywords.
    """
    page = [line for line in lines if line.page == found.lines[0].page and not runs_upward(line)]
    below = page[page.index(found.lines[-1]) + 1 :]
    body = body_size(below)
    paragraphs = tuple(groups(below))
    for group, following in zip(paragraphs, (*paragraphs[1:], None), strict=True):
        text = group.text
        if not _SHORTEST_PARAGRAPH <= len(text) <= _LONGEST_PARAGRAPH:
            continue
        stands_out = (
            group.size > body * _LARGER
            or group.lines[0].bold
            or (following is not None and _KEYWORDS.match(following.text) is not None)
            or _is_wide(group, below)
        )
        is_whole = text[0].isupper() and text.rstrip(" \u00ad").endswith((".", "?", "!"))
        if stands_out and is_whole and not _NO_ABSTRACT.search(text):
            return text.replace("\u00ad", "")
    return ""


def without_text_below(abstract: str, lines: Sequence[TextLine]) -> str:
    """Cut a long abstract off where its conclusions end on the page, if no heading follows them."""
    if len(abstract) < _LONG:
        return abstract
    for group in groups(lines):
        if any(line.text.startswith("Conclusion") for line in group.lines[1:]):
            end = group.lines[-1].text.strip()
            before, found, _ = abstract.rpartition(end)
            return before + found if end.endswith(".") and len(before) > _SHORTEST else abstract
    return abstract


def _is_wide(group: Group, lines: Sequence[TextLine]) -> bool:
    """Whether it is wider than the columns below it."""
    below = lines[lines.index(group.lines[-1]) + 1 :]
    widths = [line.box.width for line in below if len(line.text) > _SHORTEST_LINE]
    widest = max(line.box.width for line in group.lines)
    return bool(widths) and widest > _WIDER * median(widths)
