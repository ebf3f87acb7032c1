"""The bibliography in a citation style, as formatted words that every format can print."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from ketareview import resources
from ketareview.domain.article import Article, ArticleKind, Author, Record
from ketareview.domain.errors import ReportError, UnknownStyleError
from ketareview.reporting.prose import Run
from ketareview.reporting.style_files import require_independent
from ketareview.sandbox import Limits, WorkerPool

STYLES: Mapping[str, str] = {
    "vancouver": "Vancouver (NLM)",
    "ama": "AMA",
    "apa": "APA",
    "harvard": "Harvard",
    "chicago": "Chicago, author and date",
}
"""The styles that come with the program, with their names."""

_ALSO: Mapping[str, str] = {"nlm": "vancouver"}
_TYPST: Mapping[str, str] = {
    "ama": "american-medical-association",
    "apa": "apa",
    "harvard": "harvard-cite-them-right",
    "chicago": "chicago-author-date",
}
_SECONDS = 120.0
_LIMITS = Limits(memory=None, processor=120, tasks=20)
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_PAGES = re.compile(r"\s*[-\u2010-\u2015]+\s*")


def style_named(typed: str) -> str:
    """Read the name of a style as typed; whether there is one is told when it is used."""
    name = typed.strip().casefold()
    return _ALSO.get(name, name)


@dataclass(frozen=True, slots=True)
class Cited:
    """How a style cites an article in the text, and how its bibliography tells it."""

    citation: tuple[Run, ...]
    text: tuple[Run, ...]


def cite(
    articles: Sequence[Article], style: str, language: str = "en", pool: WorkerPool | None = None
) -> dict[UUID, Cited]:
    """Format a bibliography of articles in this order, in a worker; nothing of nameless ones.

    Raises:
        UnknownStyleError: the style is none of ours, and no CSL.
        ReportError: it could not be formatted.
    """
    named = [one for one in articles if one.record.title or one.record.authors]
    if not named:
        return {}
    argument = {
        "style": _style(style),
        "language": language,
        "works": {f"s{number}": work(one.record) for number, one in enumerate(named)},
    }
    if pool is None:
        with WorkerPool(1, _LIMITS) as own:
            found = _formatted(own, argument)
    else:
        found = _formatted(pool, argument)
    pairs = zip(named, found, strict=True)
    return {one.id: Cited(*map(_runs, pair)) for one, pair in pairs if pair is not None}


def work(record: Record) -> dict[str, Any]:
    """Tell a record as an entry of Hayagriva, Typst's form of bibliographies."""
    entry: dict[str, Any] = {
        "type": _kind(record),
        "title": record.title,
        "author": [_author(one) for one in record.authors],
        "date": record.year,
        "volume": record.volume,
        "issue": record.issue,
        "page-range": _PAGES.sub("-", record.pages.strip()),
        "publisher": record.extra.get("publisher", "") or record.extra.get("institution", ""),
        "location": record.extra.get("place", ""),
        "serial-number": {name: value for name, value in _numbers(record) if value},
        "url": _address(record),
    }
    if record.journal:
        entry["parent"] = {"type": "periodical", "title": record.journal}
    return {name: value for name, value in entry.items() if value}


def _kind(record: Record) -> str:
    if record.kind is ArticleKind.WEB_PAGE:
        return "web"
    if record.journal:
        return "article"
    return "report" if record.extra.get("publisher") else "misc"


def _author(one: Author) -> dict[str, str]:
    if not one.family:
        return {"name": one.literal}
    return {"name": one.family, "given-name": one.given} if one.given else {"name": one.family}


def _numbers(record: Record) -> tuple[tuple[str, str], ...]:
    return ("doi", record.doi), ("pmid", record.pmid)


def _address(record: Record) -> dict[str, str] | None:
    is_web = record.url.startswith(("https://", "http://")) and record.url.isprintable()
    if not is_web or record.doi:
        return None
    day = record.extra.get("date-accessed", "").strip()
    return {"value": record.url} | ({"date": day} if _DAY.fullmatch(day) else {})


def _style(style: str) -> dict[str, str]:
    if style.lstrip("\ufeff \t\r\n").startswith("<"):
        require_independent(style)
        return {"csl": style}
    if style in _TYPST:
        return {"name": _TYPST[style]}
    path = resources.path("report", "styles", f"{style}.csl") if style in STYLES else None
    if path is None:
        raise UnknownStyleError(style=style, known=", ".join(STYLES))
    return {"csl": path.read_text(encoding="utf-8")}


def _formatted(pool: WorkerPool, argument: Mapping[str, Any]) -> list[Any]:
    answer = pool.call(
        "ketareview.reporting.listing:list_works", argument, path="", seconds=_SECONDS
    )
    found = json.loads(answer) if isinstance(answer, bytes) else None
    if not isinstance(found, list):
        raise ReportError(finding="no bibliography came back")
    return found


def _runs(told: Sequence[Mapping[str, Any]]) -> tuple[Run, ...]:
    return tuple(
        Run(
            str(one["text"]),
            is_strong=bool(one.get("strong")),
            is_emphasised=bool(one.get("emphasised")),
            is_raised=bool(one.get("raised")),
            link=str(one.get("link", "")),
        )
        for one in told
    )
