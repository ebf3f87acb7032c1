"""The evidence that travels in a report: each quotation as stored, its place, its source's hash.

Each item carries the SHA-256 of its canonical JSON, and so does the whole, so that what is changed
later is known by name. An item is a line: what one damaged line says, the others do not lose.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ketareview.reporting.borrowing import Lent
from ketareview.reporting.plain import passage_facts, plain
from ketareview.reporting.report import Quotation, Report, SourceEntry

FORMAT = "ketareview-evidence"
VERSION = 2
ATTACHMENT = "evidence.json"
DIGEST = "digest"
PROPERTY = "evidence sha256 "
"""Stands before the attachment's SHA-256 among the document's keywords."""


def evidence(report: Report, lent: Sequence[Lent] = ()) -> dict[str, Any]:
    """List what is needed to check every quotation of the report against its source.

    Fonts of the system that `lent` it characters are told by the SHA-256 of their files.
    """
    items = {
        "sources": [_source(one) for one in report.sources],
        "quotations": [quotation_facts(each) for each in report.quotations],
        "claims": [plain(claim) for claim in report.claims],
        "studies": [plain(row) for row in report.studies],
    }
    head = {
        "format": FORMAT,
        "version": VERSION,
        "program": report.program,
        "title": report.title,
        "asked": report.asked,
        "made": report.made.isoformat(),
        "codebook": {"name": report.codebook, "version": report.codebook_version},
        "reviewers": list(report.reviewers),
        "sections": [section.value for section in report.sections],
        "counts": {name: len(each) for name, each in items.items()},
    }
    if lent:
        head["fonts"] = [_font(one) for one in lent]
    sealed: dict[str, Any] = {"head": _sealed(head)}
    sealed |= {name: [_sealed(one) for one in each] for name, each in items.items()}
    return _sealed(sealed)


def encoded(report: Report, lent: Sequence[Lent] = ()) -> bytes:
    """Write the evidence as the bytes of the attachment."""
    return written(evidence(report, lent))


def written(found: Mapping[str, Any]) -> bytes:
    """Write evidence, an item a line; the same values always give the same bytes."""
    return "\n".join(_lines(found)).encode("utf-8", "surrogatepass")


def digest_of(item: Mapping[str, Any]) -> str:
    """Hash an item's canonical JSON: its keys sorted, without white space, in UTF-8."""
    return hashlib.sha256(canonical({k: v for k, v in item.items() if k != DIGEST})).hexdigest()


def canonical(value: object) -> bytes:
    """Write a JSON value in the one way in which it is hashed."""
    return _line(value).encode("utf-8", "surrogatepass")


def quotation_facts(each: Quotation) -> dict[str, Any]:
    """Tell a quotation with its tags and its place, all by stable keys."""
    return {
        "number": each.number,
        "id": str(each.id),
        "article_id": str(each.article),
        "source": each.source,
        "cited_as": each.cited_as,
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


def _source(source: SourceEntry) -> dict[str, Any]:
    return {
        "number": source.number,
        "article_id": str(source.article),
        "title": source.title,
        "sha256": list(source.files),
    }


def _font(lent: Lent) -> dict[str, str]:
    return {"name": lent.name, "file": lent.file, "sha256": lent.sha256}


def _sealed(item: Mapping[str, Any]) -> dict[str, Any]:
    return {**item, DIGEST: digest_of(item)}


def _lines(found: Mapping[str, Any]) -> Iterator[str]:
    yield "{"
    last = len(found) - 1
    for place, (name, value) in enumerate(found.items()):
        end = "" if place == last else ","
        if isinstance(value, list):
            yield f"{_line(name)}:["
            for number, item in enumerate(value, start=1):
                yield _line(item) + ("," if number < len(value) else "")
            yield f"]{end}"
        elif isinstance(value, dict):
            yield f"{_line(name)}:"
            yield f"{_line(value)}{end}"
        else:
            yield f"{_line(name)}:{_line(value)}{end}"
    yield "}"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
