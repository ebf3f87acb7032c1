"""An article from blocks and from what the program that wrote the file says of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ketareview.domain.article import Author
from ketareview.domain.errors import EmptyFileError, LargeFileError
from ketareview.domain.imports import Draft
from ketareview.domain.text import BlockKind
from ketareview.importing.record import dates, identifiers, names
from ketareview.importing.record.findings import FILE_NAME, FIRST_PAGE, METADATA, Finding, settle
from ketareview.importing.record.pagetext import identified, suggested_kind
from ketareview.importing.record.titles import from_file_name, is_title
from ketareview.importing.reflow import Part, reflow
from ketareview.importing.wire import LONGEST_TEXT
from ketareview.importing.wire.values import LONGEST_NAME

_LONGEST_LIST = 5_000

_NOBODY = re.compile(  # what programs write where nobody has said who wrote it
    r"^(?:(?:microsoft )?office( user)?|user\d*|admin(?:istrator)?|author|unknown|owner|windows.*|"
    r"default|python-docx|pandoc|openoffice.*|libreoffice.*|calibre.*|me|pc|hp|dell|lenovo|acer|"
    r"asus|\w*-pc|test|guest|customer|valued .*|registered .*|\W*|\d+|un-?named)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a file's own properties say; fields that they do not tell are empty.

    `sure` is how much they are believed: books say what publishers wrote, letters what a program
    filled in. `written` is the day of publication, `made` that of the file.
    """

    title: str = ""
    authors: tuple[Author, ...] = ()
    written: str = ""
    made: str = ""
    description: str = ""
    keywords: str = ""
    language: str = ""
    publisher: str = ""
    numbers: tuple[str, ...] = ()
    address: str = ""
    sure: float = 0.6


def people(*written: str) -> tuple[Author, ...]:
    """Read names of authors; those that a program made up are refused."""
    found = [
        who
        for each in written
        if not _NOBODY.match(each.strip())
        for who in names.authors(each[:_LONGEST_LIST])
        if not _NOBODY.match(who.literal or who.family)
    ]
    longest = max((len(who.literal + who.family + who.given) for who in found), default=0)
    return tuple(dict.fromkeys(found)) if longest <= LONGEST_NAME else ()


def draft(path: Path, parts: Sequence[Part], left_out: Iterable[str], told: Told) -> Draft:
    """Make an article.

    Raises:
        EmptyFileError: there is no text.
        LargeFileError: there is more text than a library takes.
    """
    length = sum(len(part.text) for part in parts)
    if length > LONGEST_TEXT:
        raise LargeFileError(path=path, size=length, limit=LONGEST_TEXT)
    pages = reflow(parts)
    if not pages:
        raise EmptyFileError(path=path)
    record, origin = settle(_findings(path, parts, told))
    return Draft(record, origin, pages, tuple(sorted(left_out)))


def _findings(path: Path, parts: Sequence[Part], told: Told) -> Iterator[Finding]:
    yield from _titles(path, parts, told)
    yield Finding("authors", told.authors, METADATA, told.sure)
    yield Finding("year", dates.year(told.written), METADATA, told.sure)
    yield Finding("year", dates.year(told.made), METADATA, 0.3)
    yield Finding("published", told.written, METADATA, told.sure)
    yield Finding("abstract", told.description, METADATA, told.sure)
    yield Finding("keywords", told.keywords, METADATA, told.sure)
    yield Finding("language", told.language, METADATA, told.sure)
    yield Finding("publisher", told.publisher, METADATA, told.sure)
    yield Finding("url", told.address, METADATA, 0.9)
    for number in told.numbers:
        yield Finding("doi", identifiers.clean_doi(number), METADATA, 0.95)
        yield Finding("isbn", _isbn(number), METADATA, 0.95)
    yield from identified("\n".join(part.text for part in parts), FIRST_PAGE, 0.6)


def _titles(path: Path, parts: Sequence[Part], told: Told) -> Iterator[Finding]:
    given = told.title if is_title(told.title) else ""
    opening = " ".join(part.text for part in parts[:_OPENING]).casefold()
    sure = max(told.sure, 0.85) if given and given.casefold() in opening else told.sure
    yield Finding("title", given, METADATA, sure)
    heading = next((part for part in parts if part.kind is BlockKind.HEADING), None)
    words = " ".join(heading.text.split()) if heading else ""
    if heading and is_title(words) and not _SECTION.fullmatch(words):
        others = sum(part.kind is heading.kind and part.level == heading.level for part in parts)
        is_one = heading is parts[0] and (others == 1 or heading.level == 1)
        yield Finding("title", words, FIRST_PAGE, 0.75 if is_one else 0.45)
    first = " ".join(parts[0].text.split())
    is_line = (
        is_title(first) and len(first) <= _LONGEST_LINE and not first.endswith((".", ",", ";"))
    )
    is_line = is_line and not _SECTION.fullmatch(first)
    yield Finding("title", first if is_line else "", FIRST_PAGE, 0.5)
    yield Finding("title", from_file_name(path), FILE_NAME, 0.3)
    yield from suggested_kind(given or words or first, told.description, FIRST_PAGE)


_OPENING = 5
_SECTION = re.compile(
    r"[\d.\s]*(?:abstract|summary|introduction|background|objectives?|aims?|methods?|results?|"
    r"materials and methods|discussion|conclusions?|references|bibliography|(?:table of )?contents|"
    r"preface|foreword|acknowledge?ments?|keywords?|appendix|cover|title page|part \w+|chapter \w+)"
    r"[\s.:]*",
    re.IGNORECASE,
)
_LONGEST_LINE = 200
_ISBN = re.compile(r"(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx]")


def _isbn(number: str) -> str:
    found = _ISBN.fullmatch(
        re.sub(r"^(?:urn:)?isbn[:\s]*", "", number.strip(), flags=re.IGNORECASE)
    )
    return found.group() if found else ""
