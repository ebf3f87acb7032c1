"""The title and the authors of a paper, by size and place of the lines on its first pages."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ketareview.domain.article import Author
from ketareview.importing.record import names
from ketareview.importing.record.titles import is_title
from ketareview.pdf.shapes import TextLine

_LABELS = re.compile(
    r"^\W*(?:open access|research(?: article)?|original (?:article|research|investigation|paper)|"
    r"review(?: article)?|systematic review|meta-?analysis|case report|study protocol|editorial|"
    r"commentary|letter|correspondence|(?:brief|short) (?:report|communication)|"
    r"(?:hhs|nih) public access|author manuscript|accepted (?:article|manuscript)|articles?|report|"
    r"perspective|viewpoint|guidelines?|technical note|provisional|free|table of contents|contents|"
    r"mini review|methodology|protocol|clinical trial)\W*$",
    re.IGNORECASE,
)
_JOURNAL = re.compile(
    r"^(?:the )?(?:\w+ )*journal\b|\bjournal of\b|^(?:proceedings|annals|archives|transactions|"
    r"bulletin) of\b|^the lancet|\b(?:volume|vol\.|no\.) ?\d|\bissn\b|https?:|www\.|"
    r"available online|contents lists|doi\.org|\bet al\b",
    re.IGNORECASE,
)
_NOT_NAMES = re.compile(
    r"\b(?:abstract|summary|department|universit\w*|institute|issn|hospital|school|college|centre|center|"
    r"received|accepted|published|introduction|background|keywords|correspondence|e-?mail|"
    r"open access|faculty|division|article|doi|https?|copyright|objectives?|the|of|in|for|with|"
    r"from|this)\b|@|©",
    re.IGNORECASE,
)
_MAILED = re.compile(r"^[A-Z][\w .’'-]+ \(\S+@\S+\)\s*$")  # noqa: RUF001 - apostrophe of print
_ADDRESS = re.compile(r"\(?\S+@\S+\)?")
_PASSED_OVER = re.compile(r"doi|received|accepted|published|\d{4}[,;:]|^[\W\d_]*$", re.IGNORECASE)
_DEEPEST_TITLE = 0.7
"""Share of the page's height, from its top, in which titles stand."""
_OPENING = "“‘\"'([¿¡"  # noqa: RUF001 - quotation marks
_NEARLY = 0.87
_SAME_SIZE = 0.1
_LINE_GAP = 1.9
_FEWEST_WORDS = 3
_MOST_AUTHOR_LINES = 40
_FEW_ENTRIES = 0.6


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


def title(lines: Sequence[TextLine], heights: Callable[[int], float]) -> Group | None:
    """Find the largest lines in the upper part of the first page, or else of the second.

    `heights` tells the height of a page in points. Of lines that are nearly as large the uppermost
    count: one tall sign makes a whole line seem larger than it is.
    """
    for page in sorted({line.page for line in lines}):
        groups = [
            group
            for group in _groups(
                [line for line in lines if line.page == page and not _LABELS.match(line.text)]
            )
            if group.lines[0].box.top <= _DEEPEST_TITLE * heights(page) and _may_be_title(group)
        ]
        body = _body_size([line for line in lines if line.page == page])
        large = [group for group in groups if group.size > body * 1.1 or group.lines[0].bold]
        if large:
            most = max(group.size for group in large) * _NEARLY
            near = [group for group in large if group.size >= most]
            return min(near, key=lambda group: group.lines[0].box.top)
    return None


def authors_near(lines: Sequence[TextLine], found: Group) -> tuple[Author, ...]:
    """Read the names in the lines that follow a title, or else in the line before it."""
    page = [line for line in lines if line.page == found.lines[0].page and line.text.strip()]
    first, last = page.index(found.lines[0]), page.index(found.lines[-1])
    below = _lines_of_names([line.text for line in page[last + 1 : last + 1 + _MOST_AUTHOR_LINES]])
    if below:
        return names.authors(below)
    above = page[first - 1].text if first else ""
    several = above.count(",") + above.count(" and ") > 0
    return names.authors(above) if several and _looks_like_names(above) else ()


def _lines_of_names(lines: Sequence[str]) -> str:
    """Join the lines of names at the beginning; what journals put between is passed over."""
    mailed = [_ADDRESS.sub("", line).strip() for line in lines if _MAILED.search(line)]
    if len(mailed) > 1:
        return "\n".join(mailed)
    taken: list[str] = []
    for line in lines:
        words = _ADDRESS.sub("", line).strip()
        if _looks_like_names(words) and not _LABELS.match(words):
            taken.append(words)
        elif taken or not (_PASSED_OVER.search(words) or _LABELS.match(words)):
            break
    one_each = not any("," in line or " and " in line or "&" in line for line in taken)
    return ("\n" if one_each else " ").join(taken)


def _groups(lines: Sequence[TextLine]) -> Iterator[Group]:
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


def _goes_on(group: Sequence[TextLine], below: TextLine) -> bool:
    first, above = group[0], group[-1]
    if abs(_size(first) - _size(below)) > _SAME_SIZE * _size(first):
        return False
    return abs(below.box.top - above.box.top) <= _LINE_GAP * max(_size(above), above.box.height)


def _size(line: TextLine) -> float:
    """Tell a line's size; some files say 1 and scale it, so that only the letters show it."""
    return line.size if line.size * 2 >= line.box.height else line.box.height


def _may_be_title(group: Group) -> bool:
    text = group.text
    return (
        is_title(text)
        and len(text.split()) >= _FEWEST_WORDS
        and not _LABELS.match(text)
        and not _JOURNAL.search(text)
        and (text[0].isalnum() or text[0] in _OPENING)
    )


def _body_size(lines: Sequence[TextLine]) -> float:
    """Find the size that most of the text is set in."""
    lengths: dict[float, int] = {}
    for line in lines:
        size = round(_size(line), 1)
        lengths[size] = lengths.get(size, 0) + len(line.text)
    return max(lengths, key=lambda size: lengths[size], default=0.0)


def _looks_like_names(text: str) -> bool:
    """Whether most words begin with a capital and none is a word of affiliations."""
    words: list[str] = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 1]
    if not words or _NOT_NAMES.search(text):
        return False
    capitals = sum(
        word[0].isupper() or word in {"and", "de", "van", "der", "von"} for word in words
    )
    return capitals >= _FEW_ENTRIES * len(words) + 1 or capitals == len(words)
