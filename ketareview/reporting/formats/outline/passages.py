"""The passages, claim type by claim type; both sides of a contested one under headings."""

from collections.abc import Iterator, Sequence

from ketareview.domain.showing import printed
from ketareview.domain.stances import OPPOSED
from ketareview.reporting import balancing, wording
from ketareview.reporting.formats.outline.head import label, words_of
from ketareview.reporting.formats.parts import Heading, Paragraph, Part, Picture, Quote, said
from ketareview.reporting.prose import Run
from ketareview.reporting.report import Group, Quotation, Report

_GOOD = "\u2713 "


def passages(report: Report) -> Iterator[Part]:
    """Give every passage, in the order of the report."""
    for group in report.groups:
        yield Heading(2, f"{group.letter.upper()} \u00b7 {group.label}", f"type-{group.key}")
        if group.definition:
            yield Paragraph(said(printed(group.definition)), "note")
        if group.is_contested:
            yield from _sides(report, group)
        else:
            yield from (quote_of(report, each) for each in group.quotations)


def _sides(report: Report, group: Group) -> Iterator[Part]:
    for name, side in balancing.facing(group, words_of(report)).items():
        yield from _labelled(report, name.capitalize(), side)
    rest = [each for each in group.quotations if each.stance not in OPPOSED]
    yield from _labelled(report, label(report, "print.neither"), rest)


def _labelled(report: Report, name: str, some: Sequence[Quotation]) -> Iterator[Part]:
    if some:
        yield Paragraph(said(f"{name} \u00b7 {len(some)}"), "label")
        yield from (quote_of(report, each) for each in some)


def quote_of(report: Report, each: Quotation) -> Quote:
    """Lay a passage out."""
    words = printed(each.passage.quote)
    title, cited_as = printed(each.title), wording.shortened(printed(each.cited_as))
    by = [Run(cited_as, source=each.source)]
    if title and not cited_as.startswith(title):
        by += [Run(", "), Run(wording.shortened(title), is_emphasised=True)]
    if each.place:
        by.append(Run(f", {page_of(report, each.place)}"))
    stance = each.stance_label if each.stance == "mentions" else _signed(each)
    tags = (f"{each.sign} {each.strength_label}", stance, each.basis_label, each.reviewer)
    return Quote(
        number=each.number,
        anchor=f"passage-{each.number}",
        words=words,
        by=tuple(by),
        tags=" \u00b7 ".join(printed(tag) for tag in tags if tag),
        check=_check(report, each),
        note=printed(each.note),
        transcription=printed(each.passage.transcription),
        level=each.level,
        is_checked=each.is_checked or each.is_picture,
        is_right_to_left=wording.is_right_to_left(words),
        pictures=_pictures(report, each),
    )


def page_of(report: Report, place: str) -> str:
    """Name a page, or pages, as printed."""
    return f"{wording.pages(place, words_of(report))} {printed(place)}" if place else ""


def _signed(each: Quotation) -> str:
    return f"{each.stance_sign} {each.stance_label}"


def _check(report: Report, each: Quotation) -> str:
    told = label(report, f"print.{each.check}")
    return f"{_GOOD}{told}" if each.check == "checked" else told


def _pictures(report: Report, each: Quotation) -> tuple[Picture, ...]:
    boxes = [piece.box for piece in each.passage.pieces if piece.box is not None]
    told = wording.pictured(each.cited_as, each.place, each.passage.transcription, words_of(report))
    pairs = zip(each.pictures, boxes, strict=False)
    return tuple(Picture(png, told, box.width) for png, box in pairs)
