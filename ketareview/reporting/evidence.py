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

_UNSEALED = f'"{DIGEST}":""'  # which no text holds, as quotation marks in it are escaped
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def encoded(report: Report, lent: Sequence[Lent] = ()) -> bytes:
    """Write what is needed to check every quotation of the report against its source.

    Fonts of the system that `lent` it characters are told by the SHA-256 of their files. It is as
    `written`, but that each item is turned into JSON only once.
    """
    items: dict[str, list[Mapping[str, Any]]] = {
        "sources": [_source(one) for one in report.sources],
        "quotations": [quotation_facts(each) for each in report.quotations],
        "claims": [plain(claim) for claim in report.claims],
        "studies": [plain(row) for row in report.studies],
    }
    head = _sealed_line(_head(report, items, lent))
    lines = {name: list(map(_sealed_line, each)) for name, each in items.items()}
    whole = {"head": head} | {name: f"[{','.join(each)}]" for name, each in lines.items()}
    digest = _hashed("{" + ",".join(f'"{name}":{whole[name]}' for name in sorted(whole)) + "}")
    return _framed({"head": head, **lines, DIGEST: _line(digest)})


def written(found: Mapping[str, Any]) -> bytes:
    """Write evidence, an item a line; the same values always give the same bytes."""
    return _framed(
        {
            name: [_line(one) for one in value] if isinstance(value, list) else _line(value)
            for name, value in found.items()
        }
    )


def digest_of(item: Mapping[str, Any]) -> str:
    """Hash an item's canonical JSON: its keys sorted, without white space, in UTF-8."""
    return _hashed(_line({name: value for name, value in item.items() if name != DIGEST}))


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


def _head(
    report: Report, items: Mapping[str, Sequence[object]], lent: Sequence[Lent]
) -> dict[str, Any]:
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
    return head


def _sealed_line(item: Mapping[str, Any]) -> str:
    """Write an item with its digest, which stands where the keys' order has it."""
    before, _, behind = _line({**item, DIGEST: ""}).partition(_UNSEALED)
    bare = before + behind[1:] if behind.startswith(",") else before.removesuffix(",") + behind
    return f'{before}"{DIGEST}":"{_hashed(bare)}"{behind}'


def _hashed(line: str) -> str:
    return hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()


def _framed(parts: Mapping[str, str | Sequence[str]]) -> bytes:
    return "\n".join(_lines(parts)).encode("utf-8", "surrogatepass")


def _lines(parts: Mapping[str, str | Sequence[str]]) -> Iterator[str]:
    yield "{"
    last = len(parts) - 1
    for place, (name, value) in enumerate(parts.items()):
        end = "" if place == last else ","
        if not isinstance(value, str):
            yield f"{_line(name)}:["
            for number, item in enumerate(value, start=1):
                yield item + ("," if number < len(value) else "")
            yield f"]{end}"
        elif value.startswith("{"):
            yield f"{_line(name)}:"
            yield f"{value}{end}"
        else:
            yield f"{_line(name)}:{value}{end}"
    yield "}"


def _line(value: object) -> str:
    return _CANONICAL.encode(value)
