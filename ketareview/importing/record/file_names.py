"""What the name of a file tells of a paper, as reference managers and downloads write it."""

import re
from collections.abc import Iterator
from pathlib import PurePath

from ketareview.domain.article import Author
from ketareview.importing.record import identifiers
from ketareview.importing.record.findings import FILE_NAME, Finding
from ketareview.importing.record.titles import from_file_name, is_title

# Zotero and Mendeley: "Marsh and Reed - 2019 - Title"; by hand: "Marsh et al. 2019 - Title"
_NAMED = re.compile(
    r"(?P<people>[^\W\d_][^\d_]{1,80}?)(?: - |,? \(?)(?P<year>(?:19|20)\d\d)\)?[a-z]? ?[-–] "  # noqa: RUF001 - dash
    r"(?P<title>\S.*)"
)
_MANY = re.compile(r",? et al\b.*$", re.IGNORECASE)
_AND = re.compile(r" (?:and|&|und|et) |, ?")
_DOI = re.compile(r"10\.\d{4,9}[_@](?=\S)")
"""Files cannot be named with the slash of a DOI."""

_MOST_WORDS = 3
_MOST_PEOPLE = 2
"""More are never written out in such names."""


def told(path: PurePath) -> Iterator[Finding]:
    """Find what stands in a name: less sure than anything that the file itself says."""
    yield Finding("title", from_file_name(path), FILE_NAME, 0.1)
    if _DOI.match(path.name):
        written = _DOI.sub(lambda found: f"{found.group()[:-1]}/", path.stem, count=1)
        yield Finding("doi", identifiers.clean_doi(written), FILE_NAME, 0.5)
    found = _NAMED.fullmatch(path.stem)
    if found and is_title(found["title"]) and (people := _people(found["people"])):
        yield Finding("title", found["title"], FILE_NAME, 0.2)
        yield Finding("year", int(found["year"]), FILE_NAME, 0.35)
        yield Finding("authors", people, FILE_NAME, 0.2)


def _people(written: str) -> tuple[Author, ...]:
    families = [each.strip() for each in _AND.split(_MANY.sub("", written)) if each.strip()]
    are_names = all(each[0].isalpha() and len(each.split()) <= _MOST_WORDS for each in families)
    return tuple(Author(each) for each in families[:_MOST_PEOPLE]) if are_names else ()
