"""A report as tables of values: one row a record, quotations as stored, letter by letter."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from ketareview.reporting.conclusions import FindingRow
from ketareview.reporting.plain import passage_facts, plain
from ketareview.reporting.report import Quotation, Report

Value = str | int | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column's key, and how many characters wide it is shown."""

    key: str
    width: int = 12


@dataclass(frozen=True, slots=True)
class DataTable:
    """Records of one kind; each row has a value for each column."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


_PASSAGES = (
    *(Column("number", 8), Column("id", 14), Column("quote", 70), Column("quote_ok", 9)),
    *(Column("cited_as", 24), Column("title", 40), Column("source", 8), Column("article_id", 14)),
    *(Column("page_label", 8), Column("claim_type", 14), Column("stance", 14)),
    *(Column("strength", 14), Column("strength_level", 8), Column("basis", 14)),
    *(Column("topics", 24), Column("note", 40), Column("transcription", 24)),
    *(Column("reviewer", 16), Column("created", 22), Column("changed", 22)),
    *(Column("sha256", 16), Column("pieces", 20), Column("before", 20), Column("after", 20)),
)


def passages(report: Report) -> DataTable:
    """Give each passage with all that is known of it."""
    rows = tuple(_passage(each) for each in report.quotations)
    return DataTable("passages", _PASSAGES, rows)


def tables(report: Report) -> tuple[DataTable, ...]:
    """Give all that the report holds."""
    return (
        passages(report),
        _claims(report),
        _filings(report),
        _findings(report),
        _map(report),
        _studies(report),
        _sources(report),
        _left_out(report),
        _method(report),
    )


def _passage(each: Quotation) -> tuple[Value, ...]:
    facts = passage_facts(each.passage)
    return (
        *(each.number, str(each.id), each.passage.quote, _yes(is_so=each.is_checked)),
        *(each.cited_as, each.title, each.source, str(each.article)),
        *(each.place, each.claim_type, each.stance, each.strength, each.level, each.basis),
        *("; ".join(each.topics), each.note, each.passage.transcription, each.reviewer),
        *(each.created.isoformat(), each.changed.isoformat(), each.passage.source),
        *(json.dumps(facts["pieces"]), each.passage.before, each.passage.after),
    )


def _yes(*, is_so: bool) -> str:
    return "yes" if is_so else "no"


def _claims(report: Report) -> DataTable:
    columns = (
        *(Column("number", 8), Column("id", 14), Column("statement", 60), Column("topic", 20)),
        *(Column("counts", 36), Column("certainty", 12), Column("independent_sources", 10)),
        *(Column("strongest_for", 10), Column("strongest_against", 10), Column("contested", 10)),
        *(Column("judgements", 40), Column("note", 30)),
    )
    rows = tuple(
        (
            *(claim.number, str(claim.id), claim.statement, claim.topic, claim.told),
            *(claim.certainty, len(claim.works), claim.strongest_for, claim.strongest_against),
            _yes(is_so=claim.is_contested),
            "; ".join(f"{one.reviewer}: {one.arithmetic}" for one in claim.judgements),
            claim.note,
        )
        for claim in report.claims
    )
    return DataTable("claims", columns, rows)


def _filings(report: Report) -> DataTable:
    columns = (Column("claim", 8), Column("passage", 10), Column("stance", 16))
    rows = tuple(
        (claim.number, filed.number, filed.stance)
        for claim in report.claims
        for filed in claim.passages
    )
    return DataTable("claim passages", columns, rows)


def _findings(report: Report) -> DataTable:
    columns = (
        *(Column("claim", 8), Column("statement", 40), Column("studies", 30)),
        *(Column("certainty", 12), Column("results", 60), Column("comments", 50)),
    )
    rows = tuple(
        (
            *(row.claim, row.statement, row.studies, row.certainty, _results(row)),
            " ".join((row.comments, *row.footnotes)).strip(),
        )
        for row in report.findings
    )
    return DataTable("findings", columns, rows)


def _results(row: FindingRow) -> str:
    lines = (*(f"{one.cited_as}: {one.told}" for one in row.results), row.effect)
    return "\n".join(filter(None, lines))


def _map(report: Report) -> DataTable:
    strengths = [column.key for column in report.map.columns]
    columns = (Column("claim_type", 26), *(Column(key, 12) for key in strengths))
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (row.key, *row.counts, _yes(is_so=row.is_contested)) for row in report.map.rows
    )
    return DataTable("map", (*columns, Column("contested", 10)), rows)


def _studies(report: Report) -> DataTable:
    columns = (
        *(Column("source", 8), Column("cited_as", 24), Column("field", 18), Column("position", 8)),
        *(Column("value", 30), Column("quote", 60), Column("quote_ok", 9), Column("page_label", 8)),
        *(Column("sha256", 16), Column("note", 24), Column("level", 16), Column("appraisal", 24)),
    )
    rows: list[tuple[Value, ...]] = []
    for row in report.studies:
        for cell in row.cells:
            quote = cell.passage.quote if cell.passage else ""
            sha256 = cell.passage.source if cell.passage else ""
            rows.append(
                (
                    *(row.source, row.cited_as, cell.field, cell.position, cell.value, quote),
                    *(_yes(is_so=cell.is_checked), cell.place, sha256, cell.note),
                    *(row.level, row.appraisal),
                )
            )
    return DataTable("studies", columns, tuple(rows))


def _sources(report: Report) -> DataTable:
    columns = (
        *(Column("number", 8), Column("article_id", 14), Column("authors", 36), Column("year", 8)),
        *(Column("title", 60), Column("details", 36), Column("address", 28), Column("kind", 16)),
        *(Column("passages", 10), Column("sha256", 30)),
    )
    rows = tuple(
        (
            *(one.number, str(one.article), one.authors, one.year, one.title, one.details),
            *(one.address, one.kind, one.passages, " ".join(one.files)),
        )
        for one in report.sources
    )
    return DataTable("sources", columns, rows)


def _left_out(report: Report) -> DataTable:
    rows = tuple((one.reason, item) for one in report.left_out for item in one.items)
    return DataTable("left out", (Column("reason", 50), Column("item", 70)), rows)


def _method(report: Report) -> DataTable:
    facts: Sequence[tuple[str, str]] = (
        *(("title", report.title), ("asked", report.asked), ("made", report.made.isoformat())),
        *(("program", report.program), ("summary", report.summary)),
        ("codebook", f"{report.codebook}, version {report.codebook_version}"),
        *(("reviewer", name) for name in report.reviewers),
        *(("reader", f"{one.name}: {one.told}") for one in report.readers),
        *((f"figure: {one.words}", str(one.value)) for one in report.figures),
        *(("method", block.text) for block in report.method),
        *(("warning", json.dumps(plain(one), ensure_ascii=False)) for one in report.warnings),
        *(
            ("contradiction", f"{c.label}: {c.support} / {c.against}")
            for c in report.contradictions
        ),
        *((f"code: {one.scheme} {one.key}", one.definition) for one in report.codes),
    )
    return DataTable("method", (Column("fact", 30), Column("words", 90)), tuple(facts))
