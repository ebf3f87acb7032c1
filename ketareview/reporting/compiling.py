"""Setting a report with Typst; in a worker."""

import json
from base64 import b64decode
from pathlib import Path
from typing import Any

import typst

from ketareview.domain.errors import ReportError
from ketareview.reporting.breaking import parts
from ketareview.reporting.covering import Covering
from ketareview.reporting.proof.sealing import sealed

_LONG = frozenset({"text", "statement", "note", "told", "works_told", "studies", "effect"})
_LONG |= {"comments", "label", "quote", "words", "reason", "cited_as", "definition", "value"}
_LONG |= {"reviewer", "arithmetic", "certainty_label", "none_for", "none_against", "name"}
_LONG |= {"design", "arms", "masking", "results", "judged", "place", "dismissed", "since"}
_PARTS = (
    *("prose", "method", "claims", "findings", "contradictions", "studies", "warnings"),
    *("codes", "readers", "changes"),
)


def compile_report(argument: dict[str, Any]) -> bytes:
    """Set the report in `argument` as PDF; only the template is markup, all else is data.

    Raises:
        ReportError: Typst refused it.
    """
    fonts = Path(argument["fonts"])
    report = _decoded(fitted(argument["report"], fonts))
    try:
        pdf = typst.compile(
            Path(argument["template"]),
            format="pdf",
            font_paths=[fonts],
            ignore_system_fonts=True,
            sys_inputs={
                "report": json.dumps(report),
                "evidence": argument["evidence"],
                "keyword": argument["keyword"],
            },
            pdf_standards=argument["standards"],
            timestamp=argument["timestamp"],
        )
    except (typst.TypstError, RuntimeError) as error:
        raise ReportError(finding=getattr(error, "message", str(error))) from error
    if not isinstance(pdf, bytes):
        raise ReportError(finding="Typst gave no PDF")
    return sealed(pdf)


def fitted(report: dict[str, Any], fonts: Path) -> dict[str, Any]:
    """Make what is printed fit for the fonts and for the lines."""
    return _broken(_covered(report, fonts))


def _decoded(report: dict[str, Any]) -> dict[str, Any]:
    """Give pictures as lists of bytes, which is how Typst takes them as data."""
    for quotation in (each for group in report["groups"] for each in group["quotations"]):
        for picture in quotation["pictures"]:
            picture["png"] = list(b64decode(picture["png"]))
    return report


def _covered(report: dict[str, Any], fonts: Path) -> dict[str, Any]:
    """Print what the fonts lack as codes; a quotation with a code in it is not checked."""
    covering = Covering(fonts)
    for group in report["groups"]:
        for quotation in group["quotations"]:
            quotation["is_checked"] &= covering.covers(quotation["quote"])
    for cell in (cell for row in report["studies"] for cell in row["cells"]):
        cell["is_checked"] &= covering.covers(cell["quote"] or "")
    shown: dict[str, Any] = covering.shown(report)
    shown["missing"] = sorted(covering.missing)
    return shown


def _broken(report: dict[str, Any]) -> dict[str, Any]:
    """Cut what may be long into parts between which a line may end."""
    for quotation in (each for group in report["groups"] for each in group["quotations"]):
        for name in ("quote", "note", "transcription", "title", "cited_as", "reviewer", "place"):
            quotation[name] = parts(quotation[name])
    for source in report["sources"]:
        for name in ("authors", "title", "details", "address"):
            source[name] = parts(source[name])
        source["runs"] = _cut(source["runs"])
    for name in _PARTS:
        report[name] = _cut(report[name])
    report["brief"] = [parts(sentence) for sentence in report["brief"]]
    for reason in report["left_out"]:
        reason["items"] = [parts(item) for item in reason["items"]]
    for name in ("title", "summary", "asked", "running", "codebook"):
        report[f"{name}_parts"] = parts(report[name])
    return report


def _cut(value: Any, name: str = "") -> Any:  # noqa: ANN401 - any JSON value
    """Cut every string below whose name says that it may be long."""
    if isinstance(value, str):
        return parts(value) if name in _LONG else value
    if isinstance(value, list):
        return [_cut(each, name) for each in value]
    if isinstance(value, dict):
        return {key: _cut(each, key) for key, each in value.items()}
    return value
