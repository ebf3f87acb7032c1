"""The studies: a table of all, and in the appendix each card with the words behind its values."""

from collections.abc import Iterator

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
    Table,
    lined,
    said,
)
from ketareview.reporting.overview import COLUMNS, columns_of
from ketareview.reporting.prose import Run, with_minus
from ketareview.reporting.report import Report
from ketareview.reporting.words import words


def studies(report: Report) -> Iterator[Part]:
    """Set the studies side by side, a row a study."""
    if report.studies:
        heads = ("source", *COLUMNS, "judged")
        yield Table(
            caption=label(report, "study.caption"),
            header=tuple(label(report, f"study.{head}") for head in heads),
            rows=tuple(_row(report, row) for row in report.studies),
            widths=(3, 4, 4, 3, 4, 3),
        )
        if Section.CARDS in report.sections and any(row.cells for row in report.studies):
            yield Paragraph(said(label(report, "study.note")), "note")


def _row(report: Report, row: StudyRow) -> tuple[Cell, ...]:
    columns = columns_of(row, words(report.language)).values()
    return (
        Cell((Run(f"{printed(row.cited_as)} ({row.source})", source=row.source),)),
        *(Cell(lined(said(printed(line)) for line in lines)) for lines in columns),
    )


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
    parts = (f"\u201c{quote}\u201d" if quote else "", page_of(report, cell.place))
    taken = ", ".join(filter(None, parts)) or label(report, "study.typed")
    value, note = printed(with_minus(cell.value)), printed(cell.note)
    name = printed(cell.label) + (f" {cell.position}" if cell.position > 1 else "")
    return (
        Cell(said(name)),
        Cell(said(f"{value} ({note})" if note else value)),
        Cell(said(taken), is_struck=bool(quote) and not cell.is_checked),
    )
