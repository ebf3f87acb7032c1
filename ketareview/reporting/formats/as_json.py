"""A report as JSON: all that it holds, by stable keys."""

import json
from typing import Any

from ketareview.reporting.evidence import quotation_facts
from ketareview.reporting.plain import plain
from ketareview.reporting.report import Group, Report, SourceEntry


def render(report: Report) -> bytes:
    """Write the report as one JSON document."""
    return json.dumps(facts(report), ensure_ascii=False, indent=2).encode("utf-8")


def count(content: bytes) -> int:
    """Count the passages in what was written."""
    return sum(len(group["quotations"]) for group in json.loads(content)["groups"])


def facts(report: Report) -> dict[str, Any]:
    """Tell the report as JSON values."""
    return {
        "title": report.title,
        "asked": report.asked,
        "made": report.made.isoformat(),
        "program": report.program,
        "language": report.language,
        "summary": report.summary,
        "prose": plain(report.prose),
        "figures": [{"value": one.value, "words": one.words} for one in report.figures],
        "brief": list(report.brief),
        "changes": plain(report.changes),
        "map": _map(report),
        "claims": plain(report.claims),
        "findings": plain(report.findings),
        "contradictions": plain(report.contradictions),
        "studies": plain(report.studies),
        "groups": [_group(group) for group in report.groups],
        "sources": [_source(source) for source in report.sources],
        "bibliography": plain(report.bibliography),
        "left_out": [{"reason": one.reason, "items": list(one.items)} for one in report.left_out],
        "warnings": plain(report.warnings),
        "method": plain(report.method),
        "codes": plain(report.codes),
        "readers": plain(report.readers),
        "codebook": {"name": report.codebook, "version": report.codebook_version},
        "reviewers": list(report.reviewers),
        "sections": plain(report.sections),
    }


def _map(report: Report) -> dict[str, Any]:
    return {
        "strengths": [column.key for column in report.map.columns],
        "rows": [
            {"claim_type": row.key, "counts": list(row.counts), "contested": row.is_contested}
            for row in report.map.rows
        ],
    }


def _source(source: SourceEntry) -> dict[str, Any]:
    return {
        "number": source.number,
        "article_id": str(source.article),
        "authors": source.authors,
        "year": source.year,
        "title": source.title,
        "details": source.details,
        "address": source.address,
        "kind": source.kind,
        "passages": source.passages,
        "sha256": list(source.files),
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "claim_type": group.key,
        "label": group.label,
        "contested": group.is_contested,
        "quotations": [quotation_facts(each) | {"title": each.title} for each in group.quotations],
    }
