"""Records as other programs expect them: Zotero's items and BibTeX."""

import json
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from bibtexparser.entrypoint import parse_string
from pylatexenc.latex2text import LatexNodes2Text

from ketareview.domain.suffixes import settled

logging.getLogger("pylatexenc").setLevel(logging.ERROR)
logging.getLogger("bibtexparser").setLevel(logging.ERROR)

_JOURNALS = (
    *("publicationTitle", "bookTitle", "proceedingsTitle", "encyclopediaTitle", "dictionaryTitle"),
    *("blogTitle", "websiteTitle", "forumTitle", "programTitle"),
)
_LATEX = LatexNodes2Text(keep_comments=True)
_AND = re.compile(r"\s+and\s+|;\s*")  # a semicolon is left in by what reads no other
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Expected:
    """A record with the fields that another program found; families stand for the authors."""

    title: str = ""
    authors: tuple[str, ...] = ()
    year: str = ""
    journal: str = ""
    volume: str = ""
    pages: str = ""
    doi: str = ""
    pmid: str = ""
    abstract: str = ""


def records_in(path: Path) -> list[Expected]:
    """Read the records of an expected file."""
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".json":
        found = json.loads(text)
        items: Sequence[dict[str, Any]] = found["items"] if isinstance(found, dict) else found
        told = [item for item in items if item.get("itemType") not in {"attachment", "note"}]
        return [_from_item(item) for item in told]
    return [_from_entry(entry) for entry in _entries(text)]


def _from_item(item: Mapping[str, Any]) -> Expected:
    written = item.get("extra", "")
    extra = "\n".join(written) if isinstance(written, list) else str(written)
    pmid = item.get("PMID") or _line(extra, "PMID")
    authors = [who for who in item.get("creators", ()) if who.get("creatorType") == "author"]
    return Expected(
        title=_plain(item.get("title", "")),
        authors=tuple(map(_short, authors)),
        year=_year(_line(extra, "issued") or str(item.get("date", ""))),  # so Zotero exports it
        journal=_plain(next((item[name] for name in _JOURNALS if item.get(name)), "")),
        volume=_plain(item.get("volume", "")),
        pages=_plain(item.get("pages", "")),
        doi=str(item.get("DOI") or _line(extra, "DOI")),
        pmid=str(pmid),
        abstract=_plain(item.get("abstractNote", "")),
    )


def _line(extra: str, name: str) -> str:
    found = re.search(rf"^(?:\{{:)?{name}:\s*(\S+)", extra, re.MULTILINE)
    return found.group(1) if found else ""


def _plain(text: object) -> str:
    return unescape(re.sub(r"</?[a-z][^>]*>", "", str(text)))


def _entries(text: str) -> Iterator[Mapping[str, str]]:
    for entry in parse_string(text).entries:
        yield {field.key.lower(): decoded_latex(str(field.value)) for field in entry.fields}


def decoded_latex(value: str) -> str:
    """Read LaTeX with another program than ours."""
    try:
        return str(_LATEX.latex_to_text(re.sub(r"(?<!\\)([%&#_])", r"\\\1", value))).strip()
    except Exception:  # noqa: BLE001 - what it cannot read is compared as it is
        return value


def _from_entry(entry: Mapping[str, str]) -> Expected:
    return Expected(
        title=entry.get("title", ""),
        authors=tuple(map(_family, _AND.split(entry.get("author", "")))),
        year=_year(entry.get("year", "") or entry.get("date", "")),
        journal=entry.get("journal") or entry.get("journaltitle") or entry.get("booktitle", ""),
        volume=entry.get("volume", ""),
        pages=entry.get("pages", ""),
        doi=entry.get("doi", ""),
        pmid=entry.get("pmid", ""),
        abstract=entry.get("abstract", ""),
    )


def _short(creator: Mapping[str, Any]) -> str:
    """Tell a family without the suffix that Zotero leaves where a file writes it."""
    family = _plain(creator.get("lastName") or creator.get("name") or "")
    return settled(family, _plain(creator.get("firstName", "")))[0]


def _family(name: str) -> str:
    family, comma, _ = name.partition(",")
    return family if comma else name.rpartition(" ")[2]


def _year(date: str) -> str:
    found = _YEAR.search(date)
    return found.group() if found else ""
