"""The evidence that travels in a report: each quotation as stored, its place, its source's hash."""

import json
from typing import Any

from ketareview.domain.highlight import Passage
from ketareview.reporting.report import Quotation, Report

FORMAT = "ketareview-evidence"
VERSION = 1
ATTACHMENT = "evidence.json"


def evidence(report: Report) -> dict[str, Any]:
    """List what is needed to check every quotation of the report against its source."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "program": report.program,
        "title": report.title,
        "asked": report.asked,
        "made": report.made.isoformat(),
        "codebook": {"name": report.codebook, "version": report.codebook_version},
        "reviewers": list(report.reviewers),
        "sources": [
            {
                "number": source.number,
                "article_id": str(source.article),
                "title": source.title,
                "sha256": list(source.files),
            }
            for source in report.sources
        ],
        "quotations": [quotation_facts(each) for each in report.quotations],
    }


def encoded(report: Report) -> bytes:
    """Write the evidence as the bytes of the attachment."""
    text = json.dumps(evidence(report), ensure_ascii=False, indent=1, sort_keys=True)
    return text.encode("utf-8")


def quotation_facts(each: Quotation) -> dict[str, Any]:
    """Tell a quotation with its tags and its place, all by stable keys."""
    return {
        "number": each.number,
        "id": str(each.id),
        "article_id": str(each.article),
        "source": each.source,
        **passage_facts(each.passage),
        "page_label": each.place,
        "claim_type": each.claim_type,
        "strength": each.strength,
        "strength_level": each.level,
        "stance": each.stance,
        "basis": each.basis,
        "topics": list(each.topics),
        "note": each.note,
        "reviewer": each.reviewer,
        "created": each.created.isoformat(),
        "changed": each.changed.isoformat(),
        "quote_ok": each.is_checked,
    }


def passage_facts(passage: Passage) -> dict[str, Any]:
    """Tell a passage: its words, what stands around them, and where in which file they are."""
    pieces: list[dict[str, Any]] = []
    for piece in passage.pieces:
        if piece.box is None:
            pieces.append({"page": piece.page, "start": piece.start, "end": piece.end})
        else:
            box = piece.box
            pieces.append({"page": piece.page, "box": [box.left, box.top, box.width, box.height]})
    return {
        "sha256": passage.source,
        "pieces": pieces,
        "quote": passage.quote,
        "before": passage.before,
        "after": passage.after,
        "transcription": passage.transcription,
    }
