"""A report as PDF: what the template prints is chosen here, and set in a worker process."""

import hashlib
import os
import unicodedata
from base64 import b64encode
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ketareview import resources
from ketareview.domain.errors import ReportError, UnwritableFileError
from ketareview.domain.showing import printed
from ketareview.reporting import balancing, evidence, wording
from ketareview.reporting.report import Group, Quotation, Report
from ketareview.sandbox import Limits, WorkerPool

# Ten thousand quotations take 1.5 GB and some seconds; Typst reserves far more than it uses.
_LIMITS = Limits(memory=None, processor=300, tasks=20)
_SECONDS = 300.0
_LONGEST_UNBROKEN = 700  # code points; a longer passage may run over a page
_UNTITLED = "Report"  # PDF/UA asks for a title


def to_pdf(report: Report, path: Path, pool: WorkerPool | None = None) -> None:
    """Set the report and write it to `path`, whole or not at all.

    Raises:
        ReportError: it could not be set.
        UnwritableFileError: it could not be written.
    """
    if pool is None:
        with WorkerPool(1, _LIMITS) as own:
            pdf = as_pdf(report, own)
    else:
        pdf = as_pdf(report, pool)
    _write(pdf, path)


def as_pdf(report: Report, pool: WorkerPool) -> bytes:
    """Set the report as PDF/UA-1 and PDF/A-3a with its evidence attached.

    Raises:
        ReportError: it could not be set.
    """
    pdf = pool.call(
        "ketareview.reporting.compiling:compile_report", argument(report), path="", seconds=_SECONDS
    )
    if not isinstance(pdf, bytes):
        raise ReportError(finding="no PDF came back")
    return pdf


def argument(report: Report) -> dict[str, Any]:
    """Give everything that the worker needs to set the report."""
    attachment = evidence.encoded(report)
    return {
        "template": str(resources.path("report", "report.typ")),
        "fonts": str(resources.path("fonts")),
        "timestamp": int(report.made.timestamp()),
        "report": shown(report),
        "evidence": attachment.decode("utf-8"),
        "keyword": evidence.PROPERTY + hashlib.sha256(attachment).hexdigest(),
    }


def shown(report: Report) -> dict[str, Any]:
    """Choose what is printed, as JSON values; words are made fit for one line."""
    return {
        "title": printed(report.title) or _UNTITLED,
        "running": wording.shortened(printed(report.title)),
        "asked": printed(report.asked),
        "made": wording.day(report.made),
        "year": report.made.year,
        "month": report.made.month,
        "day": report.made.day,
        "summary": printed(report.summary),
        "figures": [asdict(figure) for figure in report.figures],
        "brief": [printed(sentence) for sentence in report.brief],
        "columns": [
            {"sign": one.sign, "label": one.label, "level": one.level} for one in report.map.columns
        ],
        "rows": [
            {
                "key": row.key,
                "label": row.label,
                "counts": list(row.counts),
                "is_contested": row.is_contested,
            }
            for row in report.map.rows
        ],
        "groups": [_group(group) for group in report.groups],
        "sources": [
            {
                "number": one.number,
                "authors": wording.ended(wording.dated(printed(one.authors), one.year)),
                "title": wording.ended(printed(one.title)),
                "details": wording.ended(printed(one.details)),
                "address": printed(one.address),
                "link": one.link,
                "kind": one.kind,
                "passages": one.passages,
            }
            for one in report.sources
        ],
        "left_out": [
            {"reason": one.reason, "items": [printed(item) for item in one.items]}
            for one in report.left_out
        ],
        "reviewers": printed(wording.listed(report.reviewers)),
        "codebook": printed(f"{report.codebook}, version {report.codebook_version}"),
        "program": report.program,
        "paper": report.paper,
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "key": group.key,
        "letter": group.letter,
        "label": group.label,
        "definition": group.definition,
        "colour": group.colour,
        "is_contested": group.is_contested,
        "sides": [list(side) for side in balancing.sides(group)],
        "strongest": [
            {"side": side, "words": best.strength_label, "number": best.number}
            for side, stance in (("for", "supports"), ("against", "contradicts"))
            if group.is_contested
            for best in (balancing.strongest(group, stance),)
        ],
        "quotations": [_quotation(each) for each in group.quotations],
    }


def _quotation(each: Quotation) -> dict[str, Any]:
    title, quote = printed(each.title), printed(each.passage.quote)
    cited_as = printed(each.cited_as)
    return {
        "number": each.number,
        "source": each.source,
        "cited_as": wording.shortened(cited_as),
        "title": "" if cited_as.startswith(title) else wording.shortened(title),
        "place": printed(each.place),
        "page": "pp." if "\u2013" in each.place else "p.",
        "quote": quote,
        "is_right_to_left": _is_right_to_left(quote),
        "is_long": len(quote) + len(each.note) > _LONGEST_UNBROKEN,
        "level": each.level,
        "sign": each.sign,
        "strength": each.strength_label,
        "stance": each.stance,
        "stance_sign": each.stance_sign,
        "stance_label": each.stance_label,
        "basis": each.basis_label,
        "note": printed(each.note),
        "reviewer": printed(each.reviewer),
        "is_checked": each.is_checked,
        "is_picture": each.is_picture,
        "pictures": _pictures(each),
        "pictured": wording.pictured(each.cited_as, each.place, each.passage.transcription),
        "transcription": printed(each.passage.transcription),
    }


def _pictures(each: Quotation) -> list[dict[str, Any]]:
    """Give each picture in base 64, with its width on paper in points."""
    boxes = [piece.box for piece in each.passage.pieces if piece.box is not None]
    pairs = zip(each.pictures, boxes, strict=False)
    return [{"png": b64encode(picture).decode(), "width": box.width} for picture, box in pairs]


def _is_right_to_left(words: str) -> bool:
    """Whether the first letter is of a script that runs from right to left."""
    directions = (unicodedata.bidirectional(character) for character in words)
    return next((one != "L" for one in directions if one in {"L", "R", "AL"}), False)


def _write(pdf: bytes, path: Path) -> None:
    draft = path.with_name(f".{path.name}.new")
    try:
        with draft.open("wb") as file:
            file.write(pdf)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise UnwritableFileError(path=str(path), finding=error.strerror or "") from error
