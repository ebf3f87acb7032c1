"""The studies: a table of all, and in the appendix each card with the words behind its values."""

from collections.abc import Iterable, Iterator, Sequence

from ketareview.domain.reporting import Section
from ketareview.domain.showing import printed
from ketareview.reporting.conclusions import StudyCell, StudyRow
from ketareview.reporting.formats.outline.head import label
from ketareview.reporting.formats.outline.passages import page_of
from ketareview.reporting.formats.parts import (
    Cell,
    Heading,
    Paragraph,
    Part,
    Runs,
    Table,
    lined,
    said,
)
from ketareview.reporting.prose import Run
from ketareview.reporting.report import Report

_COLUMNS = {
    "design": ("design", "diagnosis", "randomised", "analysed"),
    "arms": ("agent", "route", "dose", "regimen", "comparator", "n"),
    "masking": ("masking", "guessing", "guessed"),
    "results": ("scale", "time", "result"),
}
"""Which values stand together in a column of the table."""


def studies(report: Report) -> Iterator[Part]:
    """Set the studies side by side, a row a study."""
    if report.studies:
        heads = ("source", *_COLUMNS, "judged")
        yield Table(
            caption=label(report, "section.studies"),
            header=tuple(label(report, f"study.{head}") for head in heads),
            rows=tuple(_row(report, row) for row in report.studies),
            widths=(3, 4, 4, 3, 4, 3),
        )
        if Section.CARDS in report.sections and any(row.cells for row in report.studies):
            yield Paragraph(said(label(report, "study.note")), "note")


def _row(report: Report, row: StudyRow) -> tuple[Cell, ...]:
    level = label(report, "study.level", level=row.level) if row.level else ""
    judged = (said(printed(words)) for words in (level, row.appraisal))
    return (
        Cell((Run(f"{printed(row.cited_as)} ({row.source})", source=row.source),)),
        *(Cell(lined(_by_place(row, fields))) for fields in _COLUMNS.values()),
        Cell(lined(judged)),
    )


def _by_place(row: StudyRow, fields: Sequence[str]) -> Iterator[Runs]:
    """Say what belongs to one arm or one result in one line."""
    cells = [cell for cell in row.cells if cell.field in fields]
    for place in dict.fromkeys(cell.position for cell in cells):
        yield said(_joined(cell for cell in cells if cell.position == place))


def _joined(cells: Iterable[StudyCell]) -> str:
    return "; ".join(dict.fromkeys(printed(cell.told) for cell in cells))


def cards(report: Report) -> Iterator[Part]:
    """Give the card of each study: what, and the words that it was taken from."""
    for row in report.studies:
        if row.cells:
            name = f"{printed(row.cited_as)} ({row.source})"
            yield Heading(2, name, f"study-{row.source}")
            heads = ("field", "value", "words")
            yield Table(
                caption=label(report, "study.card", study=name),
                header=tuple(label(report, f"study.{head}") for head in heads),
                rows=tuple(_value(report, cell) for cell in row.cells),
                widths=(2, 3, 5),
            )


def _value(report: Report, cell: StudyCell) -> tuple[Cell, ...]:
    quote = printed(cell.passage.quote) if cell.passage else ""
    words = (f"\u201c{quote}\u201d" if quote else "", page_of(cell.place))
    taken = ", ".join(filter(None, words)) or label(report, "study.typed")
    note = printed(cell.note)
    name = printed(cell.label) + (f" {cell.position}" if cell.position > 1 else "")
    return (
        Cell(said(name)),
        Cell(said(f"{printed(cell.value)} ({note})" if note else printed(cell.value))),
        Cell(said(taken), is_struck=bool(quote) and not cell.is_checked),
    )
