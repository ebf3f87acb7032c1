"""Other programs' highlights as JSON values."""

from collections.abc import Sequence
from datetime import datetime

from ketareview.domain.geometry import Rect
from ketareview.domain.imports import Mark, MarkKind, Span
from ketareview.domain.text import LARGEST_PAGE, Page
from ketareview.importing.wire.pages import LONGEST_TEXT, MOST_PAGES
from ketareview.importing.wire.values import (
    LONGEST_FIELD,
    LONGEST_NAME,
    WireError,
    kind_of,
    list_of,
    number_of,
    object_of,
    text_of,
    whole_of,
)
from ketareview.pdf import copied_text

_MOST_MARKS = 100_000
MOST_SPANS = 1_000
MOST_CODES = 1_000
_TEXTS = {
    **dict.fromkeys(("quote", "before", "after", "note"), LONGEST_FIELD),
    **dict.fromkeys(("name", "colour", "author", "place"), LONGEST_NAME),
}


def to_json(mark: Mark) -> dict[str, object]:
    """Put a mark into JSON values."""
    return {
        **{name: getattr(mark, name) for name in _TEXTS},
        "kind": mark.kind.value,
        "codes": list(mark.codes),
        "spans": [[span.page, span.start, span.end, _edges(span.box)] for span in mark.spans],
        "created": mark.created.isoformat() if mark.created else None,
        "changed": mark.changed.isoformat() if mark.changed else None,
        "stretch": list(mark.stretch) if mark.stretch else None,
        "copied": copied_text.written(mark.copied) if mark.copied else "",
    }


def from_json(value: object, pages: Sequence[Page]) -> tuple[Mark, ...]:
    """Check the marks of an article; spans lie within its pages."""
    return tuple(_mark(each, pages) for each in list_of(value, "marks", most=_MOST_MARKS))


def _edges(box: Rect | None) -> list[float] | None:
    return None if box is None else [box.left, box.top, box.width, box.height]


def _mark(value: object, pages: Sequence[Page]) -> Mark:
    found = object_of(value, "mark")
    spans = list_of(found.get("spans"), "spans", most=MOST_SPANS)
    codes = list_of(found.get("codes"), "codes", most=MOST_CODES)
    return Mark(
        **{name: text_of(found.get(name), name, most) for name, most in _TEXTS.items()},
        kind=kind_of(found.get("kind"), "mark", MarkKind),
        codes=tuple(text_of(code, "codes", LONGEST_NAME) for code in codes),
        spans=tuple(_span(span, pages) for span in spans),
        created=_moment(found.get("created")),
        changed=_moment(found.get("changed")),
        stretch=_stretch(found.get("stretch")),
        copied=copied_text.read(text_of(found.get("copied", ""), "copied", copied_text.LONGEST)),
    )


def _stretch(value: object) -> tuple[int, int] | None:
    if value is None:
        return None
    start, end = list_of(value, "stretch", exactly=2)
    begin = whole_of(start, "stretch", most=LONGEST_TEXT)
    return begin, whole_of(end, "stretch", least=begin, most=LONGEST_TEXT)


def _span(value: object, pages: Sequence[Page]) -> Span:
    number, start, end, edges = list_of(value, "spans", exactly=4)
    page = whole_of(number, "spans", least=1, most=len(pages) or MOST_PAGES)
    length = len(pages[page - 1].text) if pages else 0
    begin = whole_of(start, "spans", most=length)
    return Span(page, begin, whole_of(end, "spans", least=begin, most=length), _box(edges))


def _box(value: object) -> Rect | None:
    if value is None:
        return None
    left, top, width, height = list_of(value, "spans", exactly=4)
    return Rect(
        number_of(left, "spans", least=-LARGEST_PAGE, most=LARGEST_PAGE),
        number_of(top, "spans", least=-LARGEST_PAGE, most=LARGEST_PAGE),
        number_of(width, "spans", most=LARGEST_PAGE),
        number_of(height, "spans", most=LARGEST_PAGE),
    )


def _moment(value: object) -> datetime | None:
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(text_of(value, "created", LONGEST_NAME))
    except ValueError as error:
        raise WireError("created") from error
    if moment.tzinfo is None:
        raise WireError("created")
    return moment
