"""A report as JSON: the same content as the PDF, by stable keys."""

import json
from typing import Any

from ketareview.reporting.evidence import quotation_facts
from ketareview.reporting.report import Group, Report


def to_json(report: Report) -> str:
    """Write the report as one JSON document."""
    return json.dumps(report_facts(report), ensure_ascii=False, indent=2)


def report_facts(report: Report) -> dict[str, Any]:
    """Tell the report as JSON values."""
    return {
        "title": report.title,
        "asked": report.asked,
        "made": report.made.isoformat(),
        "program": report.program,
        "summary": report.summary,
        "figures": [{"value": one.value, "words": one.words} for one in report.figures],
        "brief": list(report.brief),
        "map": {
            "strengths": [column.key for column in report.map.columns],
            "rows": [
                {
                    "claim_type": row.key,
                    "counts": list(row.counts),
                    "contested": row.is_contested,
                }
                for row in report.map.rows
            ],
        },
        "groups": [_group(group) for group in report.groups],
        "sources": [
            {
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
            for source in report.sources
        ],
        "left_out": [{"reason": one.reason, "items": list(one.items)} for one in report.left_out],
        "codebook": {"name": report.codebook, "version": report.codebook_version},
        "reviewers": list(report.reviewers),
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "claim_type": group.key,
        "label": group.label,
        "contested": group.is_contested,
        "quotations": [
            quotation_facts(each) | {"cited_as": each.cited_as, "title": each.title}
            for each in group.quotations
        ],
    }
