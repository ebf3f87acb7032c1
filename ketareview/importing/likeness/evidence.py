"""What speaks for and against two records being of one paper, in points.

Each rule gives points and the code of its reason. The points were set by hand, so that each can be
told to a reviewer; `docs/duplicates.md` lists them.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from rapidfuzz import fuzz

from ketareview.domain import identity
from ketareview.domain.article import Author
from ketareview.domain.traits import Traits, family
from ketareview.importing.likeness.blocks import Entry

ENOUGH = 4.0
"""Points from which on two records are shown as probably the same."""

ABSTRACT = 500
"""Letters at the beginning of an abstract that are compared."""

Point = tuple[float, str]
"""Points, and the code of the reason; both are empty where one of the two does not say."""

_ALL = 16.0
_LEAST_ALIKE, _TYPING, _ABSTRACT_ALIKE, _ABSTRACT_DIFFERS = 60, 80, 90, 60
_TITLES = ((97, 5.5), (92, 4.5), (85, 3.0), (78, 1.0), (_LEAST_ALIKE, -2.0))
_SUBTITLE = 20
_SEVERAL = 3
_MOST_SHARED, _FEW_SHARED = 0.75, 0.25
_MOST_OF_TEXTS = 4.5
"""Points that authors and abstract can add."""
_SILENT: Point = (0.0, "")
_UNLIKE: Point = (-5.0, "other-title")


def weigh(a: Entry, b: Entry) -> list[Point]:
    """Weigh field by field; nothing where it cannot be the same paper."""
    one, other = a.traits, b.traits
    if identity.about_another(one, other):
        return []
    title = titles(one, other)
    if title is _UNLIKE and not _at_one_place(one, other):
        return []
    points = [title, *(rule(one, other) for rule in _RULES)]
    if total(points) < ENOUGH - _MOST_OF_TEXTS:
        return []
    return [*points, authors(a, b), abstracts(a, b)]


def weigh_versions(a: Entry, b: Entry) -> list[Point]:
    """Weigh what a preprint and its paper have in common; nothing where they cannot be that."""
    one, other = a.traits, b.traits
    if identity.about_another(one, other) or identity.numbers_differ(one, other):
        return []
    preprint, paper = (one, other) if one.is_preprint else (other, one)
    if preprint.year and paper.year and not -1 <= paper.year - preprint.year <= _YEARS_TO_PRINT:
        return []
    return [titles(one, other), _first_author(one, other), authors(a, b), abstracts(a, b)]


def total(points: Iterable[Point]) -> float:
    """Add the points up."""
    return sum(each for each, _ in points)


def score(points: Iterable[Point]) -> float:
    """Tell how sure it is that two records are the same: 0.5 with enough points, at most 1."""
    beyond = (total(points) - ENOUGH) / (_ALL - ENOUGH)
    return round(max(0.0, min(1.0, 0.5 + beyond / 2)), 2)


def titles(a: Traits, b: Traits) -> Point:
    """Weigh the titles."""
    if not a.letters or not b.letters:
        return _SILENT
    if a.letters == b.letters:
        return (6.0 if identity.tells(a) else 2.0), "same-title"
    shorter, longer = sorted((a.letters, b.letters), key=len)
    if len(shorter) >= _SUBTITLE and shorter in longer:
        return (4.0 if a.numbers == b.numbers else 2.5), "longer-title"
    alike = likeness(a, b) - (8 if identity.numbers_differ(a, b) else 0)
    for least, points in _TITLES:
        if alike >= least:
            return points, "like-title"
    return _UNLIKE


def likeness(a: Traits, b: Traits) -> float:
    """Tell how alike two titles are (0 to 100), in their letters or in their words."""
    alike = fuzz.ratio(a.letters, b.letters, score_cutoff=_LEAST_ALIKE)
    if not alike or alike >= _TITLES[0][0]:
        return alike
    return max(alike, fuzz.token_sort_ratio(" ".join(a.words), " ".join(b.words)))


def authors(a: Entry, b: Entry) -> Point:
    """Weigh how many of the authors are the same, where both name several."""
    one, other = _families(a.record.authors), _families(b.record.authors)
    if len(one) < _SEVERAL or len(other) < _SEVERAL:
        return _SILENT
    shared = len(one & other) / min(len(one), len(other))
    if shared >= _MOST_SHARED:
        return 1.5, "shared-authors"
    return (-2.0, "other-authors") if shared <= _FEW_SHARED else _SILENT


def abstracts(a: Entry, b: Entry) -> Point:
    """Weigh how the abstracts begin."""
    one, other = a.record.abstract[:ABSTRACT].lower(), b.record.abstract[:ABSTRACT].lower()
    if not one or not other:
        return _SILENT
    alike = fuzz.ratio(one, other)
    if alike >= _ABSTRACT_ALIKE:
        return 3.0, "same-abstract"
    return (-2.5, "other-abstract") if alike < _ABSTRACT_DIFFERS else _SILENT


def _first_author(a: Traits, b: Traits) -> Point:
    if not a.family or not b.family:
        return _SILENT
    if a.family & b.family:
        return 2.0, "same-author"
    if any(fuzz.ratio(one, other) >= _TYPING for one in a.family for other in b.family):
        return 1.5, "like-author"
    return -2.0, "other-author"


def _year(a: Traits, b: Traits) -> Point:
    if not a.year or not b.year:
        return _SILENT
    if a.year == b.year:
        return 1.0, "same-year"
    return (-1.0 if abs(a.year - b.year) == 1 else -2.5), "other-year"


def _pages(a: Traits, b: Traits) -> Point:
    if not a.first or not b.first:
        return _SILENT
    if a.first == b.first:
        return (3.0 if _at_one_place(a, b) else 2.0), "same-pages"
    letters = "abcdefghijklmnopqrstuvwxyz"
    alike = a.first.strip(letters) == b.first.strip(letters)
    return (1.5, "like-pages") if alike else (-2.5, "other-pages")


def _volume(a: Traits, b: Traits) -> Point:
    if not a.volume or not b.volume:
        return _SILENT
    return (1.5, "same-volume") if a.volume == b.volume else (-2.0, "other-volume")


def _journal(a: Traits, b: Traits) -> Point:
    if not a.journal or not b.journal:
        return _SILENT
    return (1.0, "same-journal") if identity.journals_agree(a, b) else (-2.0, "other-journal")


def _doi(a: Traits, b: Traits) -> Point:
    if not a.doi or not b.doi:
        return _SILENT
    return (3.0, "same-doi") if a.doi == b.doi else (-3.0, "other-doi")


def _pmid(a: Traits, b: Traits) -> Point:
    if not a.pmid or not b.pmid:
        return _SILENT
    return (6.0, "same-pmid") if a.pmid == b.pmid else (-5.0, "other-pmid")


def _at_one_place(a: Traits, b: Traits) -> bool:
    """Whether first and last page are the same; on one page several abstracts may stand."""
    return bool(a.first) and a.first == b.first and a.last == b.last and a.first != a.last


def _issue(a: Traits, b: Traits) -> Point:
    """Weigh the issue only where the pages differ: of one page it is often written wrongly."""
    apart = a.first and b.first and a.first != b.first
    if apart and a.issue and b.issue and a.issue != b.issue:
        return -1.5, "other-issue"
    return _SILENT


@lru_cache(maxsize=20_000)
def _families(people: tuple[Author, ...]) -> frozenset[str]:
    return frozenset(chain.from_iterable(map(family, people)))


_RULES = (_first_author, _year, _pages, _volume, _issue, _journal, _doi, _pmid)
_YEARS_TO_PRINT = 4
