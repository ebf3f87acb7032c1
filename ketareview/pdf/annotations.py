"""What readers of a PDF marked in it, as other programs write it into the file; in a worker."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject

from ketareview.domain.copied import Copied
from ketareview.pdf import annotation_fields as fields
from ketareview.pdf import copied_text
from ketareview.pdf.objects import BROKEN, asked

Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]

ON_WORDS = frozenset({"/Highlight", "/Underline", "/Squiggly", "/StrikeOut"})
_DRAWN = frozenset({"/Square", "/Circle", "/Ink", "/Line", "/Polygon", "/PolyLine", "/Stamp"})
_WRITTEN = frozenset({"/FreeText", "/Text", "/Caret"})
MARKS = ON_WORDS | _DRAWN | _WRITTEN

COPIED = "/KetaReview"
"""The entry in which we write what other programs have no place for."""

_MOST_ON_A_PAGE = 10_000
_MOST_NUMBERS = 8 * 1_000
_HIDDEN = 2 | 32  # hidden, and not shown on screens
_CORNERS = 8


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotation; `box` is left, bottom, right and top in the page's own coordinates.

    `key` and `answers` tell which annotation it is and which one it replies to; it is part of that
    one if `is_part`.
    """

    page: int
    kind: str
    box: tuple[float, float, float, float]
    quads: tuple[Quad, ...]
    key: int
    answers: int | None
    is_part: bool
    note: str
    name: str
    author: str
    colour: str
    tags: tuple[str, ...]
    created: datetime | None
    changed: datetime | None
    copied: Copied | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What readers marked; `hidden` is how many marks more the file keeps from being shown."""

    annotations: tuple[Annotation, ...] = ()
    hidden: int = 0


def read(path: str, password: str, numbers: Sequence[int]) -> Said:
    """Read what readers marked on these pages, in the order of the file; broken ones are none."""

    def found(reader: pypdf.PdfReader) -> Said:
        return Said(tuple(of_pages(reader, numbers)), _count_hidden(reader, numbers))

    return (asked(path, password, found) or Said()) if numbers else Said()


def of_pages(reader: pypdf.PdfReader, numbers: Iterable[int]) -> Iterator[Annotation]:
    """Read what readers marked on these pages of an opened file."""
    for number in numbers:
        for reference, found in _marks_of(reader.pages[number - 1]):
            try:
                if not _is_hidden(found):
                    yield _annotation(found, key_of(reference), number)
            except BROKEN:
                continue


def _count_hidden(reader: pypdf.PdfReader, numbers: Iterable[int]) -> int:
    marked = (found for number in numbers for _, found in _marks_of(reader.pages[number - 1]))
    return sum(map(_is_hidden, marked))


def _marks_of(page: DictionaryObject) -> Iterator[tuple[PdfObject, DictionaryObject]]:
    for reference in listed_on(page)[:_MOST_ON_A_PAGE]:
        try:
            found = reference.get_object()
            if isinstance(found, DictionaryObject) and _is_mark(found):
                yield reference, found
        except BROKEN:
            continue


def listed_on(page: DictionaryObject) -> list[PdfObject]:
    """List the annotations of a page, mostly references."""
    listed = _entry(page, "/Annots")
    return list(listed) if isinstance(listed, ArrayObject) else []


def _is_mark(found: DictionaryObject) -> bool:
    tells_state = "/State" in found or "/StateModel" in found
    return found.get("/Subtype") in MARKS and not tells_state


def _is_hidden(found: DictionaryObject) -> bool:
    try:
        flags = _entry(found, "/F")
    except BROKEN:
        return False
    return isinstance(flags, int) and bool(flags & _HIDDEN)


def _annotation(found: DictionaryObject, key: int, number: int) -> Annotation:
    asked = found.raw_get("/IRT") if "/IRT" in found else None
    answers = key_of(asked) if asked is not None else None
    sides = fields.numbers(_entry(found, "/Rect"))
    left, bottom, right, top = sides if len(sides) == 4 else (0.0, 0.0, 0.0, 0.0)  # noqa: PLR2004 - sides
    return Annotation(
        page=number,
        kind=str(found.get("/Subtype")),
        box=(min(left, right), min(bottom, top), max(left, right), max(bottom, top)),
        quads=tuple(_quads(fields.numbers(_entry(found, "/QuadPoints"), _MOST_NUMBERS))),
        key=key,
        answers=answers,
        is_part=found.get("/RT") == "/Group",
        note=_note(found),
        name=fields.one_line(_entry(found, "/NM")),
        author=fields.one_line(_entry(found, "/T")),
        colour=fields.colour(_entry(found, "/C")),
        tags=fields.tags(_entry(found, "/Zotero:Tags")),
        created=fields.moment(_entry(found, "/CreationDate")),
        changed=fields.moment(_entry(found, "/M")),
        copied=copied_text.read(fields.words(_entry(found, COPIED), copied_text.LONGEST)),
    )


def _note(found: DictionaryObject) -> str:
    note = fields.words(_entry(found, "/Contents")) or fields.plain(_entry(found, "/RC"))
    popup = None if note else _entry(found, "/Popup")
    return fields.words(_entry(popup, "/Contents")) if isinstance(popup, DictionaryObject) else note


def _quads(numbers: Sequence[float]) -> Iterator[Quad]:
    for start in range(0, len(numbers) - _CORNERS + 1, _CORNERS):
        x1, y1, x2, y2, x3, y3, x4, y4 = numbers[start : start + _CORNERS]
        yield (x1, y1), (x2, y2), (x3, y3), (x4, y4)


def key_of(reference: PdfObject) -> int:
    """Name an object: its number, or, where it stands in its page itself, its place in memory."""
    return -reference.idnum if isinstance(reference, IndirectObject) else id(reference)


def _entry(found: DictionaryObject, name: str) -> object:
    """Look an entry up, wherever it stands; None where it is broken."""
    try:
        value = found.get(name)
        return value.get_object() if isinstance(value, IndirectObject) else value
    except BROKEN:
        return None
