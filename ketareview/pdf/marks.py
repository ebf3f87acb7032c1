"""Annotations as marks: placed on the page as displayed, and anchored to its words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from uuid import UUID

import pypdfium2 as pdfium

from ketareview.domain import folding
from ketareview.domain.copied import Copied
from ketareview.domain.geometry import Rect, hull
from ketareview.domain.imports import Mark, MarkKind, Span
from ketareview.domain.text import Page
from ketareview.pdf import annotation_fields as fields
from ketareview.pdf import documents, letters
from ketareview.pdf.anchoring import Letters, Point
from ketareview.pdf.annotations import ON_WORDS, Annotation

_KINDS = {
    "/Highlight": MarkKind.HIGHLIGHT,
    "/Underline": MarkKind.UNDERLINE,
    "/Squiggly": MarkKind.UNDERLINE,
    "/StrikeOut": MarkKind.STRIKEOUT,
    "/FreeText": MarkKind.NOTE,
    "/Text": MarkKind.NOTE,
    "/Caret": MarkKind.NOTE,
}
_MOST_SPANS = 1_000
_SMALLEST = 1.0
"""Points of a side of a box."""

_DIGITS = 2


def marks(
    annotations: Sequence[Annotation], document: pdfium.PdfDocument, pages: Sequence[Page]
) -> tuple[Mark, ...]:
    """Make marks of annotations, page by page; replies become part of the notes."""
    return tuple(_united([mark for _, mark in keyed(annotations, document, pages)]))


def keyed(
    annotations: Sequence[Annotation], document: pdfium.PdfDocument, pages: Sequence[Page]
) -> list[tuple[int, Mark]]:
    """Make a mark of each annotation that is no reply, with that one's key."""
    told = _with_replies(annotations)
    found: list[tuple[int, Mark]] = []
    for number in sorted({each.page for each in told}):
        on_page = [each for each in told if each.page == number]
        found += _of_page(on_page, document, pages[number - 1])
    named = _named_apart(mark for _, mark in found)
    return [(key, mark) for (key, _), mark in zip(found, named, strict=True)]


def _united(found: Sequence[Mark]) -> Iterator[Mark]:
    """Make one mark of the annotations of one highlight of ours, which stand on several pages."""
    parts: dict[UUID, list[Mark]] = defaultdict(list)
    for mark in found:
        if mark.copied is not None:
            parts[mark.copied.id].append(mark)
    for mark in found:
        if mark.copied is None:
            yield mark
        elif several := parts.pop(mark.copied.id, None):
            spans = [span for part in several for span in part.spans]
            notes = dict.fromkeys(part.note for part in several if part.note)
            yield replace(mark, spans=tuple(spans[:_MOST_SPANS]), note="\n".join(notes))


def _with_replies(annotations: Sequence[Annotation]) -> list[Annotation]:
    """Append what was replied to an annotation to its note, and drop the replies."""
    by_key = {each.key: each for each in annotations}
    roots = {each.key: _root(each, by_key) for each in annotations}
    notes: dict[int, list[str]] = {key: [each.note] for key, each in by_key.items()}
    main = {key: key for key in by_key}
    for each in annotations:  # Acrobat strikes words out as a part of the caret that replaces them
        root = by_key[roots[each.key]]
        if each.is_part and each.kind in ON_WORDS and root.kind not in ON_WORDS:
            main[root.key] = each.key
    for each in annotations:
        kept = by_key[main[roots[each.key]]]
        if each is not kept and each.note:
            spoke = f"{each.author}: " if each.author not in {"", kept.author} else ""
            notes[kept.key].append(spoke + each.note)
    whole = {main[root] for root in roots.values()}
    return [
        replace(each, note="\n".join(filter(None, notes[each.key])))
        for each in annotations
        if each.key in whole
    ]


def _root(each: Annotation, by_key: Mapping[int, Annotation]) -> int:
    seen = {each.key}
    while (above := by_key.get(each.answers or 0)) is not None:
        if above.key in seen:
            return min(seen)
        seen.add(above.key)
        each = above
    return each.key


def _of_page(
    annotations: Sequence[Annotation], document: pdfium.PdfDocument, page: Page
) -> Iterator[tuple[int, Mark]]:
    try:
        with closing(document[page.number - 1]) as shown:
            placing = documents.Placing(shown)
            are_on_words = any(each.kind in ON_WORDS for each in annotations)
            placed = _letters(shown, page) if are_on_words else Letters("", ())
    except pdfium.PdfiumError:
        return
    for each in annotations:
        yield each.key, _mark(each, page, placing, placed)


def _letters(shown: pdfium.PdfPage, page: Page) -> Letters:
    with closing(shown.get_textpage()) as textpage:
        boxes = letters.places(shown, textpage, page.runs, len(page.text))
    return Letters(page.text, boxes)


def _mark(each: Annotation, page: Page, placing: documents.Placing, placed: Letters) -> Mark:
    quads = _quads(each, placing)
    spans: tuple[Span, ...] = ()
    if each.kind in ON_WORDS:
        stretches = placed.stretches(quads)[:_MOST_SPANS]
        spans = tuple(_span(ends, placed, page) for ends in stretches)
    boxes = [_shown(hull(Rect(x, y, 0.0, 0.0) for x, y in quad), page) for quad in quads]
    words = " ".join(page.text[span.start : span.end] for span in spans)
    return Mark(
        name=each.name or _made_name(each, boxes),
        spans=spans or tuple(Span(page.number, box=box) for box in boxes[:_MOST_SPANS]),
        kind=_KINDS.get(each.kind, MarkKind.AREA),
        colour=each.colour,
        codes=each.tags,
        note="" if _repeats(each.note, words) and not each.copied else each.note,
        author=each.author,
        created=each.created or each.changed,
        changed=each.changed,
        copied=_copied(each),
    )


def _copied(each: Annotation) -> Copied | None:
    """Take what we wrote ourselves, but for what somebody changed since with another program."""
    copied = each.copied
    if copied is None:
        return None
    if fields.words(copied.shown) != each.note:
        copied = replace(copied, note=each.note)
    if each.changed != copied.stamped:
        copied = replace(copied, passage=replace(copied.passage, pieces=()))
    return copied


def _quads(each: Annotation, placing: documents.Placing) -> list[list[Point]]:
    """Place an annotation's quads, or, where they are none or off its box, the box itself."""
    left, bottom, right, top = each.box
    box = [(left, bottom), (right, bottom), (right, top), (left, top)]
    is_area = left < right and bottom < top
    quads = [list(quad) for quad in each.quads if not is_area or _meet(quad, each.box)]
    return [[placing.point(x, y) for x, y in quad] for quad in quads or [box]]


def _meet(quad: Iterable[Point], box: tuple[float, float, float, float]) -> bool:
    across, up = zip(*quad, strict=True)
    left, bottom, right, top = box
    return bool(
        min(across) <= right and max(across) >= left and min(up) <= top and max(up) >= bottom
    )


def _span(ends: tuple[int, int], placed: Letters, page: Page) -> Span:
    around = placed.hull(*ends)
    return Span(page.number, *ends, around and _shown(around, page))


def _shown(box: Rect, page: Page) -> Rect:
    """Move and cut a box to what the page shows of it."""
    left, width = _cut(box.left, box.right, page.width)
    top, height = _cut(box.top, box.bottom, page.height)
    return Rect(left, top, width, height)


def _cut(start: float, end: float, length: float) -> tuple[float, float]:
    first = min(max(start, 0.0), max(length - _SMALLEST, 0.0))
    last = max(min(end, length), first + _SMALLEST)
    return round(first, _DIGITS), round(last - first, _DIGITS)


def _made_name(each: Annotation, boxes: Iterable[Rect]) -> str:
    first = hull(boxes)
    sides = (first.left, first.top, first.width, first.height)
    return f"{each.page}{each.kind}({' '.join(str(round(side)) for side in sides)})"


def _named_apart(found: Iterable[Mark]) -> Iterator[Mark]:
    """Number the marks that have the name of an earlier one; copies of pages make such."""
    seen: Counter[str] = Counter()
    for mark in found:
        seen[mark.name] += 1
        count = seen[mark.name]
        yield mark if count == 1 else replace(mark, name=f"{mark.name} {count}")


def _repeats(note: str, words: str) -> bool:
    """Whether a note says the marked words alone, which some programs write in its place."""
    return words != "" and folding.letters(note) == folding.letters(words) != ""
