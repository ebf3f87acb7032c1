"""Fields that an entry has from others: from its collection by crossref, from xdata entries.

As biber and BibTeX do, but without what belongs to the collection alone (its DOI, its abstract).
"""

from collections.abc import Callable, Iterator, Sequence

from ketareview.importing.bibtex.values import LONGEST_MACRO

Fields = Sequence[tuple[str, str]]
Find = Callable[[str], Fields]

_PARTS = frozenset(
    {
        *("inbook", "incollection", "inproceedings", "conference", "suppbook", "bookinbook"),
        *("inreference", "suppcollection", "chapter"),
    }
)
_SHARED = frozenset(
    {
        *("editor", "translator", "publisher", "address", "location", "year", "date", "month"),
        *("volume", "number", "series", "edition", "isbn", "issn", "journal", "journaltitle"),
        *("booktitle", "booksubtitle", "organization", "institution", "howpublished", "volumes"),
        *("eventtitle", "eventdate", "venue", "language", "langid"),
    }
)
_BECOMES = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
_SAME = {"journaltitle": "journal", "address": "location", "date": "year"}
_DEEPEST = 3
_MOST = 20


def inherited(kind: str, fields: Fields, find: Find) -> Fields:
    """List the fields that an entry does not have itself; `find` gives those of another key."""
    own = {_SAME.get(name, name) for name, _ in fields}
    given: dict[str, tuple[str, str]] = {}
    for name, value in _lent(kind, fields, find, _DEEPEST):
        meant = _SAME.get(name, name)
        if (meant not in own or name == "month" == meant) and len(value) <= LONGEST_MACRO:
            given.setdefault(name, (name, value))
    if "year" in own and "year" not in given:
        given.pop("month", None)
    return tuple(given.values())


def _lent(kind: str, fields: Fields, find: Find, levels: int) -> Iterator[tuple[str, str]]:
    if not levels:
        return
    for name, value in fields:
        if name == "xdata":
            for key in value.split(",")[:_MOST]:
                lender = find(key.strip())
                yield from (each for each in lender if each[0] not in {"xdata", "ids"})
                yield from _lent(kind, lender, find, levels - 1)
        elif name == "crossref":
            yield from _from_collection(kind, fields, find(value.strip()), find, levels)


def _from_collection(
    kind: str, fields: Fields, lender: Fields, find: Find, levels: int
) -> Iterator[tuple[str, str]]:
    all_of_it = (*lender, *_lent(kind, lender, find, levels - 1))
    if not any(name == "title" for name, _ in fields):
        yield from all_of_it  # another key of the same work
        return
    for name, value in all_of_it:
        if name in _BECOMES and kind in _PARTS:
            yield _BECOMES[name], value
        elif name in _SHARED or (name == "author" and kind == "inbook"):
            yield name, value
