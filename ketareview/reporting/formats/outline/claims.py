"""What is concluded: claims, findings, contradictions."""

from collections.abc import Iterator

from ketareview.domain.showing import printed
from ketareview.reporting import wording
from ketareview.reporting.conclusions import ClaimEntry, FindingRow, JudgementEntry
from ketareview.reporting.formats.outline.head import label
from ketareview.reporting.formats.parts import (
    Bullets,
    Cell,
    Heading,
    Paragraph,
    Part,
    Table,
    lined,
    said,
)
from ketareview.reporting.prose import Run
from ketareview.reporting.report import Quotation, Report


def ledger(report: Report) -> Iterator[Part]:
    """Tell of each claim what stands for it and against it, and on how many sources."""
    quotations = {each.number: each for each in report.quotations}
    for claim in report.claims:
        statement = printed(claim.statement)
        yield Heading(2, f"{claim.number}. {statement}", f"claim-{claim.number}")
        if claim.told:
            yield Paragraph(said(printed(claim.told)))
        sides = (
            ("for", claim.strongest_for, claim.none_for),
            ("against", claim.strongest_against, claim.none_against),
        )
        yield Bullets(
            tuple(
                _strongest(report, quotations.get(number or 0), name, none)
                for name, number, none in sides
                if number or none
            )
        )
        yield from _further(report, claim)


def _strongest(report: Report, each: Quotation | None, name: str, none: str) -> tuple[Run, ...]:
    if each is None:
        return said(f"{label(report, f'claim.{name}')}: {printed(none)}")
    words = printed(each.passage.quote) or printed(each.passage.transcription)
    wrong = f" ({label(report, 'print.mismatch')})" if each.check == "mismatch" else ""
    return (
        Run(f"{label(report, f'claim.{name}')}: "),
        Run(f"\u201c{words}\u201d", is_struck=bool(wrong)),
        Run(f"{wrong} "),
        Run(_quoted(report, printed(each.cited_as), each), passage=each.number),
        Run(f", {each.strength_label}"),
    )


def _further(report: Report, claim: ClaimEntry) -> Iterator[Part]:
    if claim.works_told:
        told = f"{label(report, 'claim.rests')} {wording.ended(printed(claim.works_told))}"
        yield Paragraph(said(told), "note")
    for judged in claim.judgements:
        yield Paragraph(said(_judgement(judged)), "note")
    if claim.passages:
        runs: list[Run] = [Run(f"{label(report, 'claim.all')} ")]
        for place, one in enumerate(claim.passages):
            comma = ", " if place else ""
            runs += [Run(comma), Run(f"{one.number}", passage=one.number)]
            runs.append(Run(f" ({one.stance_label})"))
        yield Paragraph((*runs, Run(".")), "note")
    if claim.note:
        yield Paragraph((Run(printed(claim.note), is_emphasised=True),), "note")


def _judgement(judged: JudgementEntry) -> str:
    reasons = (f"{step.label}: {step.reason}" for step in judged.steps if step.reason)
    told = (
        f"{judged.reviewer}: {judged.arithmetic}",
        judged.unexplained_told,
        *reasons,
        judged.note,
    )
    return " ".join(wording.ended(printed(words)) for words in told if words)


def findings(report: Report) -> Iterator[Part]:
    """Sum the findings up, a claim a row."""
    if report.findings:
        heads = ("claim", "studies", "certainty", "effect", "comments")
        yield Table(
            caption=label(report, "finding.caption"),
            header=tuple(label(report, f"finding.{head}") for head in heads),
            rows=tuple(_finding(row) for row in report.findings),
            widths=(4, 3, 2, 5, 4),
        )
        for row in report.findings:
            for words in row.footnotes:
                told = label(report, "finding.footnote", n=row.claim, words=printed(words))
                yield Paragraph(said(told), "note")
        yield Paragraph(said(label(report, "finding.note")), "note")


def _finding(row: FindingRow) -> tuple[Cell, ...]:
    results = (
        (
            Run(f"{printed(one.cited_as)} ({one.source})", source=one.source),
            Run(f": {printed(one.told)}"),
        )
        for one in row.results
    )
    return (
        Cell((Run(f"{row.claim}. {printed(row.statement)}", claim=row.claim),)),
        Cell(said(printed(row.studies))),
        Cell(said(printed(row.certainty_label))),
        Cell(lined((*results, said(printed(row.effect))))),
        Cell(said(printed(row.comments))),
    )


def contradictions(report: Report) -> Iterator[Part]:
    """Set the passages that cannot both be right side by side."""
    quotations = {each.number: each for each in report.quotations}
    rows = tuple(
        (
            Cell((Run(printed(one.label), claim=one.claim), *_why(one.why))),
            _side(report, quotations[one.support]),
            _side(report, quotations[one.against]),
        )
        for one in report.contradictions
        if one.support in quotations and one.against in quotations
    )
    if rows:
        sides = (label(report, f"side.{one}").capitalize() for one in ("supports", "contradicts"))
        heads = (label(report, "contradiction.about"), *sides)
        yield Table(label(report, "contradiction.caption"), heads, rows, (2, 4, 4))


def _why(words: str) -> tuple[Run, ...]:
    return said(f" ({printed(words)})" if words else "")


def _side(report: Report, each: Quotation) -> Cell:
    words = printed(each.passage.quote) or printed(each.passage.transcription)
    by = _quoted(report, f"{printed(each.cited_as)}, {each.strength_label}", each)
    runs = (Run(f"\u201c{words}\u201d "), Run(by, passage=each.number))
    return Cell(runs, is_struck=not (each.is_checked or each.is_picture))


def _quoted(report: Report, source: str, each: Quotation) -> str:
    return label(report, "print.quoted", source=source, n=each.number)
