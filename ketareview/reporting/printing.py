"""What of a report is printed, as JSON values for the template: chosen, and fit for a line."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from ketareview.domain.showing import printed
from ketareview.reporting import balancing, wording
from ketareview.reporting.conclusions import FindingRow, StudyCell, StudyRow
from ketareview.reporting.overview import columns_of
from ketareview.reporting.plain import plain
from ketareview.reporting.prose import Block, Run, with_minus
from ketareview.reporting.report import Group, Quotation, Report, SourceEntry
from ketareview.reporting.words import Words, words

_LONGEST_UNBROKEN = 700  # code points; a longer passage may run over a page
_TABLES = (
    *("section", "print", "side", "map", "scheme", "claim", "finding", "contradiction"),
    *("study", "left", "warning", "code", "changes"),
)


def shown(report: Report) -> dict[str, Any]:
    """Choose what is printed."""
    cited, say = _cited(report), words(report.language)
    entries = {entry.number: entry.text for entry in report.bibliography}
    return {
        "words": {name: say.table(name) for name in _TABLES},
        "language": report.language,
        "sections": [section.value for section in report.sections],
        "order": report.order.value,
        "title": wording.title_of(report),
        "running": wording.shortened(printed(report.title)),
        "asked": printed(report.asked),
        "made": wording.day(report.made, say),
        "year": report.made.year,
        "month": report.made.month,
        "day": report.made.day,
        "summary": printed(report.summary),
        "figures": [asdict(figure) for figure in report.figures],
        "brief": [printed(sentence) for sentence in report.brief],
        "columns": [
            {"sign": one.sign, "label": one.label, "level": one.level} for one in report.map.columns
        ],
        "rows": [plain(row) for row in report.map.rows],
        "groups": [_group(group, cited, say) for group in report.groups],
        "prose": _blocks(report.prose),
        "method": _blocks(report.method),
        "findings": [_finding(row, say) for row in report.findings],
        "studies": [_study(row, say) for row in report.studies],
        "changes": None if report.changes is None else _fit(plain(report.changes)),
        **{
            name: _fit(plain(getattr(report, name)))
            for name in ("claims", "contradictions", "warnings", "codes", "readers")
        },
        "sources": [_source(one, entries.get(one.number, ())) for one in report.sources],
        "left_out": [
            {"reason": one.reason, "items": [printed(item) for item in one.items]}
            for one in report.left_out
        ],
        "reviewers": printed(wording.listed(report.reviewers, say)),
        "codebook": printed(f"{report.codebook}, version {report.codebook_version}"),
        "program": report.program,
        "paper": report.paper,
    }


def _cited(report: Report) -> frozenset[int]:
    """Number the passages that something else in the report leads to."""
    found = {filed.number for claim in report.claims for filed in claim.passages}
    found |= {number for pair in report.contradictions for number in (pair.support, pair.against)}
    steps = (step for claim in report.claims for one in claim.judgements for step in one.steps)
    runs = (run for block in report.prose for run in block.runs)
    changes = report.changes.entries if report.changes else ()
    named = (one.passage for some in (steps, runs, report.warnings, changes) for one in some)
    return frozenset(found.union(number for number in named if number is not None))


def _source(one: SourceEntry, entry: Sequence[Run]) -> dict[str, Any]:
    return {
        "number": one.number,
        "authors": wording.ended(wording.dated(printed(one.authors), one.year)),
        "title": wording.ended(printed(one.title)),
        "details": wording.ended(printed(one.details)),
        "address": printed(one.address),
        "link": one.link,
        "kind": one.kind,
        "passages": one.passages,
        "runs": [_run(run) for run in entry],
    }


def _fit(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Make every string fit for a line."""
    if isinstance(value, str):
        return printed(value)
    if isinstance(value, list):
        return [_fit(each) for each in value]
    if isinstance(value, dict):
        return {name: _fit(each) for name, each in value.items()}
    return value


def _blocks(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    return [{"kind": block.kind, "runs": [_run(run) for run in block.runs]} for block in blocks]


def _run(run: Run) -> dict[str, Any]:
    ends = run.text[: len(run.text) - len(run.text.lstrip())], run.text[len(run.text.rstrip()) :]
    before, after = (" " if end else "" for end in ends)
    inner = printed(run.text)
    return asdict(run) | {"text": f"{before}{inner}{after}" if inner else before or after}


def _finding(row: FindingRow, say: Words) -> dict[str, Any]:
    told: dict[str, Any] = _fit(plain(row))
    results = [
        {"source": one.source, "cited_as": printed(one.cited_as), "told": printed(one.told)}
        for one in row.results
    ]
    notes = [say("finding.footnote", n=row.claim, words=printed(one)) for one in row.footnotes]
    return told | {"results": results, "footnotes": notes}


def _study(row: StudyRow, say: Words) -> dict[str, Any]:
    told: dict[str, Any] = _fit(plain(row))
    lines = {name: [printed(line) for line in some] for name, some in columns_of(row, say).items()}
    return told | {"lines": lines, "cells": [_cell(cell) for cell in row.cells]}


def _cell(cell: StudyCell) -> dict[str, Any]:
    quote = cell.passage.quote if cell.passage else ""
    return {
        "field": cell.field,
        "label": cell.label,
        "position": cell.position,
        "value": printed(with_minus(cell.value)),
        "note": printed(cell.note),
        "place": printed(cell.place),
        "quote": printed(quote) if quote else None,
        "check": "checked" if cell.is_checked else "mismatch",
    }


def _group(group: Group, cited: frozenset[int], say: Words) -> dict[str, Any]:
    return {
        "key": group.key,
        "letter": group.letter,
        "label": group.label,
        "definition": group.definition,
        "colour": group.colour,
        "is_contested": group.is_contested,
        "facing": list(balancing.facing(group, say)) if group.is_contested else [],
        "sides": [list(side) for side in balancing.sides(group, say)],
        "strongest": [
            {"side": side, "words": best.strength_label, "number": best.number}
            for side, best in _best(group, say)
        ],
        "quotations": [_quotation(each, each.number in cited, say) for each in group.quotations],
    }


def _best(group: Group, say: Words) -> list[tuple[str, Quotation]]:
    """Give the strongest passage of each side of a contested type."""
    if not group.is_contested:
        return []
    found = (balancing.strongest(side) for side in (group.supporting, group.opposing))
    return [(say(f"side.{best.stance}"), best) for best in found]


def _quotation(each: Quotation, is_cited: bool, say: Words) -> dict[str, Any]:  # noqa: FBT001 - a fact
    title, quote = printed(each.title), printed(each.passage.quote)
    cited_as, note = printed(each.cited_as), printed(each.note)
    return {
        "number": each.number,
        "source": each.source,
        "cited_as": wording.shortened(cited_as),
        "title": "" if cited_as.startswith(title) else wording.shortened(title),
        "place": printed(each.place),
        "page": wording.pages(each.place, say),
        "quote": quote,
        "is_right_to_left": wording.is_right_to_left(quote),
        "is_long": len(quote) + len(each.note) > _LONGEST_UNBROKEN,
        "level": each.level,
        "sign": each.sign,
        "strength": each.strength_label,
        "stance": each.stance,
        "stance_sign": each.stance_sign,
        "stance_label": each.stance_label,
        "basis": each.basis_label,
        "note": note,
        "is_note_right_to_left": wording.is_right_to_left(note),
        "reviewer": printed(each.reviewer),
        "check": each.check,
        "is_cited": is_cited,
        "is_picture": each.is_picture,
        "pictures": _pictures(each),
        "pictured": _pictured(each, say) if each.is_picture else "",
        "transcription": printed(each.passage.transcription),
    }


def _pictured(each: Quotation, say: Words) -> str:
    return wording.pictured(each.cited_as, each.place, each.passage.transcription, say)


def _pictures(each: Quotation) -> list[dict[str, Any]]:
    """Give each picture in base 64, with its width on paper in points."""
    boxes = [piece.box for piece in each.passage.pieces if piece.box is not None]
    pairs = zip(each.pictures, boxes, strict=False)
    return [{"png": b64encode(picture).decode(), "width": box.width} for picture, box in pairs]
