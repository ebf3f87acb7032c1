"""The passages, claim type by claim type; both sides of a contested one under headings."""

import unicodedata
from collections.abc import Iterator, Sequence

from ketareview.domain.showing import printed
from ketareview.reporting import wording
from ketareview.reporting.formats.parts import Heading, Paragraph, Part, Picture, Quote, said
from ketareview.reporting.prose import Run
from ketareview.reporting.report import Group, Quotation, Report

CHECKED = "\u2713 quote checked"
UNCHECKED = "does not match its source"
_SIDES = (("contradicts", "Against"), ("supports", "For"))


def passages(report: Report) -> Iterator[Part]:
    """Give every passage, in the order of the report."""
    for group in report.groups:
        yield Heading(2, f"{group.letter.upper()} \u00b7 {group.label}", f"type-{group.key}")
        if group.definition:
            yield Paragraph(said(printed(group.definition)), "note")
        if group.is_contested:
            yield from _sides(group)
        else:
            yield from map(quote_of, group.quotations)


def _sides(group: Group) -> Iterator[Part]:
    for stance, name in _SIDES:
        yield from _labelled(name, group.of(stance))
    stances = {stance for stance, _ in _SIDES}
    rest = [each for each in group.quotations if each.stance not in stances]
    yield from _labelled("On neither side", rest)


def _labelled(name: str, some: Sequence[Quotation]) -> Iterator[Part]:
    if some:
        yield Paragraph(said(f"{name} \u00b7 {len(some)}"), "label")
        yield from map(quote_of, some)


def quote_of(each: Quotation) -> Quote:
    """Lay a passage out."""
    words = printed(each.passage.quote)
    title, cited_as = printed(each.title), wording.shortened(printed(each.cited_as))
    by = [Run(cited_as, source=each.source)]
    if title and not cited_as.startswith(title):
        by += [Run(", "), Run(wording.shortened(title), is_emphasised=True)]
    if each.place:
        by.append(Run(f", {page_of(each.place)}"))
    stance = each.stance_label if each.stance == "mentions" else _signed(each)
    tags = (f"{each.sign} {each.strength_label}", stance, each.basis_label, each.reviewer)
    return Quote(
        number=each.number,
        anchor=f"passage-{each.number}",
        words=words,
        by=tuple(by),
        tags=" \u00b7 ".join(printed(tag) for tag in tags if tag),
        check=_check(each),
        note=printed(each.note),
        transcription=printed(each.passage.transcription),
        level=each.level,
        is_checked=each.is_checked or each.is_picture,
        is_right_to_left=_is_right_to_left(words),
        pictures=_pictures(each),
    )


def page_of(place: str) -> str:
    """Name a page, or pages, as printed."""
    return f"{'pp.' if chr(0x2013) in place else 'p.'} {printed(place)}" if place else ""


def _signed(each: Quotation) -> str:
    return f"{each.stance_sign} {each.stance_label}"


def _check(each: Quotation) -> str:
    if each.is_picture:
        return "picture from the source" if each.pictures else "picture could not be drawn"
    return CHECKED if each.is_checked else UNCHECKED


def _pictures(each: Quotation) -> tuple[Picture, ...]:
    boxes = [piece.box for piece in each.passage.pieces if piece.box is not None]
    told = wording.pictured(each.cited_as, each.place, each.passage.transcription)
    pairs = zip(each.pictures, boxes, strict=False)
    return tuple(Picture(png, told, box.width) for png, box in pairs)


def _is_right_to_left(words: str) -> bool:
    directions = (unicodedata.bidirectional(character) for character in words)
    return next((one != "L" for one in directions if one in {"L", "R", "AL"}), False)
