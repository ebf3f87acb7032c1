"""Formatting a bibliography with Typst; in a worker.

Typst writes it as HTML, whose few tags tell the looks; so the list is the same words in every
format, and no second reader of citation styles is needed.
"""

import json
import re
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote

import typst

from ketareview.domain.errors import ReportError

_TEMPLATE = b"""
#set document(title: "Bibliography")
#set text(lang: sys.inputs.language, region: "GB")
#let works = json(bytes(sys.inputs.works))
#for key in works.keys() [#par[#cite(label(key))]]
#bibliography(
  bytes(sys.inputs.works), full: true, title: none,
  style: if sys.inputs.csl != "" { bytes(sys.inputs.csl) } else { sys.inputs.style },
)
"""
# In Hayagriva's strings these mean something; so they travel as characters that mean nothing.
_LAST = (0xFFFE, 0xFFFF)
_SPECIAL = "{}$\\*_`#@<>[]"
_HIDDEN = {ord(sign): 0xE000 + place for place, sign in enumerate(_SPECIAL)}
_SHOWN = {hidden: chr(sign) for sign, hidden in _HIDDEN.items()}
# HTML has no controls and no non-characters; private ones would be taken for the hidden ones.
_UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane + end) for plane in range(0x10000, 0x110000, 0x10000) for end in _LAST)
    + "]"
)
_KEPT = "/()._-;:?=&%#~+,@!$'*"
_LOOKS = {"em": "emphasised", "i": "emphasised", "strong": "strong", "b": "strong", "sup": "raised"}


def list_works(argument: dict[str, Any]) -> bytes:
    """Give, for each work in its order, the runs of its citation and of its entry, or null.

    Raises:
        ReportError: Typst refused the style.
    """
    style = argument["style"]
    works = {key: _hidden(work) for key, work in argument["works"].items()}
    try:
        html = typst.compile(
            _TEMPLATE,
            format="html",
            ignore_system_fonts=True,
            sys_inputs={
                "works": json.dumps(works, ensure_ascii=False),  # read as YAML, without pairs
                "csl": style.get("csl", ""),
                "style": style.get("name", ""),
                "language": argument["language"],
            },
        )
    except (typst.TypstError, RuntimeError) as error:
        raise ReportError(finding=getattr(error, "message", str(error))) from error
    if not isinstance(html, bytes):
        raise ReportError(finding="Typst gave no bibliography")
    reader = _Reader()
    reader.feed(html.decode("utf-8"))
    found = [reader.pair(place) for place in range(len(works))]
    return json.dumps(found, ensure_ascii=False).encode("utf-8")


def _hidden(value: Any, name: str = "") -> Any:  # noqa: ANN401 - any JSON value
    """Hide what has a meaning; a title stands in braces, so that no style changes its letters.

    Addresses stay as they are: they are no text to Hayagriva, and would be coded anew.
    """
    if name == "url":
        return value
    if isinstance(value, str):
        plain = _UNFIT.sub("\ufffd", value).translate(_HIDDEN)
        return f"{{{plain}}}" if name == "title" else plain
    if isinstance(value, list):
        return [_hidden(each) for each in value]
    if isinstance(value, dict):
        return {key: _hidden(each, key) for key, each in value.items()}
    return value


class _Reader(HTMLParser):
    """Collects the paragraphs, which are citations, and the items of lists, which are entries."""

    def __init__(self) -> None:
        super().__init__()
        self._citations: list[list[dict[str, Any]]] = []
        self._leads: list[str] = []
        self._entries: dict[str, list[dict[str, Any]]] = {}
        self._further: dict[str, str] = {}
        self._open: list[tuple[str, dict[str, str]]] = []
        self._into: list[dict[str, Any]] | None = None
        self._item = ""

    def pair(self, place: int) -> list[list[dict[str, Any]]] | None:
        """Give citation and entry of the work at a place; None where the list has it not."""
        if place >= len(self._citations):
            return None
        lead = self._leads[place]
        lead = self._further.get(lead, lead)  # by way of a footnote
        if not self._entries.get(lead):
            return None
        return [_tidy(self._citations[place]), _unnumbered(_tidy(self._entries[lead]), place + 1)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if tag == "p" and not self._item:
            self._into = []
            self._citations.append(self._into)
            self._leads.append("")
        elif tag == "li":
            self._item = named.get("id", "")
            self._into = self._entries.setdefault(self._item, [])
        elif tag == "a":
            self._follow(named.get("href", ""), named.get("role", ""))
        self._open.append((tag, named))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            continue
        if tag == "li":
            self._item, self._into = "", None
        elif tag == "p" and not self._item:
            self._into = None

    def handle_data(self, data: str) -> None:
        skipped = any(named.get("class") == "prefix" for _, named in self._open)
        is_back = any(named.get("role") == "doc-backlink" for _, named in self._open)
        if self._into is None or skipped or is_back:
            return
        run: dict[str, Any] = {"text": data.translate(_SHOWN)}
        for tag, named in self._open:
            if tag in _LOOKS:
                run[_LOOKS[tag]] = True
            elif tag == "a" and named.get("href", "").startswith(("https://", "http://")):
                run["link"] = quote(named["href"].translate(_SHOWN), safe=_KEPT)
        self._into.append(run)

    def _follow(self, href: str, role: str) -> None:
        if not href.startswith("#") or role == "doc-backlink":
            return
        if self._item:
            self._further.setdefault(self._item, href[1:])
        elif self._leads and not self._leads[-1]:
            self._leads[-1] = href[1:]


def _tidy(runs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Unite neighbours that look alike, and mend what styles leave where a part is missing."""
    joined: list[dict[str, Any]] = []
    for run in runs:
        if joined and _looks(joined[-1]) == _looks(run):
            joined[-1] = joined[-1] | {"text": joined[-1]["text"] + run["text"]}
        else:
            joined.append(run)
    for run in joined:
        run["text"] = re.sub(r",(?=\))| (?=[;,])", "", re.sub(r"\s+", " ", run["text"]))
        run["text"] = re.sub(r"(?<!\.)\.\.(?!\.)", ".", run["text"])
    if joined:
        joined[0]["text"] = joined[0]["text"].lstrip()
        joined[-1]["text"] = joined[-1]["text"].rstrip()
    return [run for run in joined if run["text"]]


def _looks(run: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in run.items() if name != "text"}


def _unnumbered(runs: list[dict[str, Any]], number: int) -> list[dict[str, Any]]:
    """Drop the number that some styles write into the entry: the report prints it itself."""
    if runs:
        runs[0]["text"] = re.sub(rf"^[\[(]?{number}[\])]?\.?\s+", "", runs[0]["text"])
    return runs
