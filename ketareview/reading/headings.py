"""Headings of a paper without bookmarks, found among its lines by how they look.

Names that sections of papers have ("Methods", "References") show which look headings have in this
paper; without two of them nothing is taken for a heading.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ketareview.domain.folding import fold
from ketareview.domain.wayfinding import Heading, Spot
from ketareview.pdf.shapes import TextLine

_NAMES = frozenset(
    f"{name}{ending}"
    for name in (
        *("abstract", "summary", "background", "introduction", "objective", "aim", "method"),
        *("materials and method", "material and method", "patients and method", "result"),
        *("methods and material", "subjects and method", "results and discussion", "discussion"),
        *("conclusion", "discussion and conclusion", "limitation", "acknowledgement"),
        *("acknowledgment", "reference", "bibliography", "literature", "appendix", "conclusions"),
        *("competing interest", "conflict of interest", "conflicts of interest", "funding"),
        *("author contribution", "authors' contribution", "related work", "evaluation"),
        *("statistical analysi", "study design", "participant", "supplementary material"),
        *("methode", "ergebnisse", "diskussion", "einleitung", "literatur", "zusammenfassung"),
        *("methodes", "resultats", "conclusion", "resume", "metodos", "resultados", "discusion"),
    )
    for ending in ("", "s")
)
_LAST = frozenset({"references", "bibliography", "literature", "literatur"})
_NUMBER = re.compile(r"^(?:(\d{1,2}(?:\.\d{1,2}){0,4})\.?|[IVX]{1,5}\.)\s+(?=\S)")
_LINE_NUMBER = re.compile(r"^\d{1,4}(?:\s+|$)")
_CAPTION = re.compile(r"^(?:fig(?:ure|\.)?|table|box|scheme|chart|plate)\s*[\dIVX]", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{3}")
_LEAST_NAMED = 2
_LEAST_ALIKE = 2
_SAME_SIZE = 0.25  # points
_LARGER = 1.03
_MOST_LINES = 3
_LONGEST_LINE = 110
_MOST_OF_ALL = 0.12  # of a paper's letters may have a heading's look
_MOST_ALIKE_PAGES = 2  # more have a running head


@dataclass(frozen=True, slots=True)
class _Look:
    size: float
    bold: bool
    capitals: bool

    def is_like(self, other: "_Look") -> bool:
        same_letters = (self.bold, self.capitals) == (other.bold, other.capitals)
        return same_letters and abs(self.size - other.size) <= _SAME_SIZE


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: str
    line: TextLine
    look: _Look

    @property
    def name(self) -> str:
        """What is compared with names of sections."""
        return fold(_NUMBER.sub("", self.text)).text.strip(" .:")


def headings_of(lines: Sequence[TextLine]) -> tuple[Heading, ...]:
    """Find the headings; none where that is not sure."""
    lines = _without_line_numbers(lines)
    styles = _Styles(lines)
    candidates = [each for each in _joined(lines) if _may_head(each, styles.body)]
    running = _running(candidates)
    candidates = [each for each in candidates if _unnumbered(each.text) not in running]
    named = [each for each in candidates if each.name in _NAMES]
    if len(named) < _LEAST_NAMED:
        return ()
    return tuple(_ranked(candidates, _chief_look(named), styles))


def _without_line_numbers(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """Leave out the numbers that manuscripts have before each line."""
    numbered = [line for line in lines if _LINE_NUMBER.match(line.text)]
    if len(numbered) * 2 < len(lines):
        return lines
    bare = (replace(line, text=_LINE_NUMBER.sub("", line.text)) for line in lines)
    return [line for line in bare if line.text.strip()]


def _ranked(candidates: Sequence[_Candidate], chief: _Look, styles: "_Styles") -> Iterator[Heading]:
    """Give each heading its level: by its number, else by whether it looks like the chief ones."""
    alike = Counter(each.look for each in candidates)
    is_plain = not chief.bold and not chief.capitals and chief.size < styles.body * _LARGER
    began = ended = False
    for each in candidates:
        is_named = each.name in _NAMES
        began = began or is_named
        is_below = not ended and not is_plain and alike[each.look] >= _LEAST_ALIKE
        if began and not is_plain and each.look.is_like(chief):
            level = _depth(each.text)
            ended = ended or each.name in _LAST
        elif began and is_below and styles.sets_off(each.look, chief):
            level = max(_depth(each.text), 1)
        elif is_named and (each.look.bold or each.look.capitals or _NUMBER.match(each.text)):
            level = _depth(each.text)
        else:
            continue
        box = each.line.box
        yield Heading(each.text, level, Spot(each.line.page, box.left, box.top))


def _depth(text: str) -> int:
    number = _NUMBER.match(text)
    return number[1].count(".") if number and number[1] else 0


class _Styles:
    """How many letters of the paper have which look."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self._letters = Counter[tuple[float, bool]]()
        sizes = Counter[float]()
        for line in lines:
            size = round(line.size, 1)
            self._letters[size, line.bold] += len(line.text)
            sizes[size] += len(line.text)
        self._all = sizes.total()
        self.body = sizes.most_common(1)[0][0] if sizes else 0.0

    def sets_off(self, look: _Look, chief: _Look) -> bool:
        """Whether a look is rare and stands out, but not more than that of the chief headings."""
        stands_out = look.bold or look.size >= self.body * _LARGER
        is_rare = self._letters[look.size, look.bold] <= self._all * _MOST_OF_ALL
        return stands_out and is_rare and look.size <= chief.size + _SAME_SIZE


def _chief_look(named: Sequence[_Candidate]) -> _Look:
    """Find the look that most lines with names of sections have; the larger of two."""
    counts = [(sum(each.look.is_like(one.look) for each in named), one.look) for one in named]
    return max(counts, key=lambda each: (each[0], each[1].size, each[1].bold))[1]


def _may_head(each: _Candidate, body: float) -> bool:
    text = each.text
    if len(text) > _LONGEST_LINE * 2 or not _LETTERS.search(text) or _CAPTION.match(text):
        return False
    if text[-1] in ",;-\u00ad" or (text[-1] == "." and each.name not in _NAMES):
        return False
    first = _NUMBER.sub("", text)[:1]
    is_set_off = each.look.bold or each.look.capitals or each.look.size >= body * _LARGER
    fits = each.look.size >= body * 0.97 and (is_set_off or each.name in _NAMES)
    return fits and (first.isupper() or first.isdigit() or not first.isascii())


def _joined(lines: Sequence[TextLine]) -> Iterator[_Candidate]:
    """Join lines of one look that follow each other closely; what is longer is a paragraph."""
    group: list[TextLine] = []
    for line in [*lines, None]:
        if line is not None and (not group or _follows(group[-1], line)):
            group.append(line)
            continue
        words = " ".join(" ".join(each.text.split()) for each in group)
        if len(group) <= _MOST_LINES and words:
            yield _Candidate(words, group[0], _look(group[0], words))
        group = [line] if line is not None else []


def _follows(before: TextLine, line: TextLine) -> bool:
    gap = line.box.top - before.box.bottom
    return (
        line.page == before.page
        and line.bold == before.bold
        and abs(line.size - before.size) <= _SAME_SIZE
        and -0.5 * line.size <= gap <= 0.6 * line.size
        and not _NUMBER.match(line.text)
    )


def _look(line: TextLine, text: str) -> _Look:
    return _Look(round(line.size, 1), line.bold, text.upper() == text)


def _unnumbered(text: str) -> str:
    return re.sub(r"\d+", "", text).strip()


def _running(candidates: Sequence[_Candidate]) -> set[str]:
    """Find what stands on several pages: running heads."""
    pages: dict[str, set[int]] = {}
    for each in candidates:
        pages.setdefault(_unnumbered(each.text), set()).add(each.line.page)
    return {words for words, on in pages.items() if len(on) > _MOST_ALIKE_PAGES}
