"""What stands first: the reviewer's summary, the brief, what changed, the map."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ketareview.domain.showing import printed
from ketareview.reporting.formats.parts import Bullets, Cell, Heading, Paragraph, Part, Table, said
from ketareview.reporting.prose import Block, Run
from ketareview.reporting.report import Report
from ketareview.reporting.words import Words, words

_NONE = "\u00b7"


def summary(report: Report) -> Iterator[Part]:
    """Give the reviewer's own summary."""
    yield from prose(report.prose)


def brief(report: Report) -> Iterator[Part]:
    """Say in a few sentences what was found."""
    if report.brief:
        yield Paragraph(said(printed(" ".join(report.brief))))


def changes(report: Report) -> Iterator[Part]:
    """Tell what is otherwise than in an earlier report."""
    if report.changes is not None:
        yield Paragraph(said(printed(report.changes.since)), "note")
        yield Bullets(
            tuple(
                (Run(printed(one.words), passage=one.passage, source=one.source, claim=one.claim),)
                for one in report.changes.entries
            )
        )


def evidence_map(report: Report) -> Iterator[Part]:
    """Count the passages by claim type and strength."""
    if not report.map.rows:
        return
    columns = report.map.columns
    yield Table(
        caption=label(report, "map.caption"),
        header=(
            label(report, "scheme.claim_type"),
            *(f"{one.sign} {one.label}" for one in columns),
        ),
        rows=tuple(
            (
                Cell(said(row.label + (" \u00b1" if row.is_contested else ""))),
                *(
                    Cell(said(str(count) if count else _NONE), column.level if count else None)
                    for count, column in zip(row.counts, columns, strict=True)
                ),
            )
            for row in report.map.rows
        ),
        widths=(3, *(1 for _ in columns)),
        is_counts=True,
    )
    yield Paragraph(said(label(report, "map.dots")), "note")


def prose(blocks: Sequence[Block]) -> Iterator[Part]:
    """Lay out running text; items of a list that follow one another are one list."""
    for kind, some in groupby(blocks, key=lambda block: block.kind):
        texts = [tidy(block.runs) for block in some]
        if kind in ("bullet", "numbered"):
            yield Bullets(tuple(texts), is_numbered=kind == "numbered")
        elif kind == "heading":
            yield from (Heading(2, "".join(run.text for run in runs)) for runs in texts)
        else:
            yield from (
                Paragraph(runs, "quote" if kind == "quotation" else "plain") for runs in texts
            )


def tidy(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Make each run printed words, with the space that parts it from its neighbours."""
    return tuple(replace(run, text=_spaced(run.text)) for run in runs)


def _spaced(text: str) -> str:
    inner = printed(text)
    before = " " if text[:1].isspace() and inner else ""
    after = " " if text[-1:].isspace() else ""
    return f"{before}{inner}{after}"


def label(report: Report, name: str, **facts: object) -> str:
    """Give words of the report's language."""
    return words_of(report)(name, **facts)


def words_of(report: Report) -> Words:
    """Give all words of the report's language."""
    return words(report.language)
