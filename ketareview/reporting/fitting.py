"""What is printed, made fit for the fonts and for the lines."""

import json
from base64 import b64decode
from collections.abc import Sequence
from typing import Any

from ketareview.reporting.borrowing import Lent
from ketareview.reporting.breaking import parts
from ketareview.reporting.covering import Covering

_LONG = frozenset({"text", "statement", "note", "told", "works_told", "studies", "effect"})
_LONG |= {"comments", "label", "quote", "words", "reason", "cited_as", "definition", "value"}
_LONG |= {"reviewer", "arithmetic", "certainty_label", "none_for", "none_against", "name"}
_LONG |= {
    "design",
    "arms",
    "masking",
    "results",
    "judged",
    "place",
    "dismissed",
    "since",
    "footnotes",
}
_ASCII = bytes(range(0x80))
_PARTS = (
    *("prose", "method", "claims", "findings", "contradictions", "studies", "warnings"),
    *("codes", "readers", "changes"),
)


def characters_in(report: dict[str, Any]) -> str:
    """Give each character that is printed, once, but for those that every font has."""
    words = json.dumps(report, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return "".join(sorted(set(words.translate(None, _ASCII).decode("utf-8", "surrogatepass"))))


def fitted(report: dict[str, Any], characters: str, lent: Sequence[Lent] = ()) -> dict[str, Any]:
    """Print what the fonts lack as codes, and cut what may be long into parts.

    `characters` are those that are printed.
    """
    shown = _covered(report, characters, lent)
    shown["lent"] = [{"family": one.family, "name": one.name} for one in lent]
    return _decoded(_broken(shown))


def _covered(report: dict[str, Any], characters: str, lent: Sequence[Lent]) -> dict[str, Any]:
    """A quotation with a code in it is not checked."""
    covering = Covering(characters, frozenset[str]().union(*(one.characters for one in lent)))
    quotations = (each for group in report["groups"] for each in group["quotations"])
    for each in (*quotations, *(cell for row in report["studies"] for cell in row["cells"])):
        if each["check"] == "checked" and not covering.covers(each["quote"] or ""):
            each["check"] = "unchecked"
    shown: dict[str, Any] = covering.shown(report)
    shown["missing"] = covering.missing
    return shown


def _broken(report: dict[str, Any]) -> dict[str, Any]:
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


def _decoded(report: dict[str, Any]) -> dict[str, Any]:
    """Give pictures as lists of bytes, which is how Typst takes them as data."""
    for quotation in (each for group in report["groups"] for each in group["quotations"]):
        for picture in quotation["pictures"]:
            picture["png"] = list(b64decode(picture["png"]))
    return report
