"""Two articles field by field, and what differs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from ketareview.domain.article import Article, Record
from ketareview.domain.folding import letters
from ketareview.ui.columns import kind_words
from ketareview.ui.field_words import FURTHER_ORDER, MAIN_FIELDS, field_words
from ketareview.ui.messages import counted
from ketareview.ui.reader.beside.record_words import written


@dataclass(frozen=True, slots=True)
class Line:
    """One field of both; it `differs` where both say something, and not the same."""

    label: str
    first: str
    second: str
    differs: bool


def compare(first: Article, second: Article) -> list[Line]:
    """Set two articles side by side, without what neither tells."""
    return [
        Line(label, one, other, differs=bool(one and other) and letters(one) != letters(other))
        for label, one, other in _values(first, second)
        if one or other
    ]


def _values(first: Article, second: Article) -> Iterator[tuple[str, str, str]]:
    for label, tell in _tellings(first.record, second.record):
        yield label, tell(first), tell(second)


def _tellings(first: Record, second: Record) -> Iterator[tuple[str, Callable[[Article], str]]]:
    further = {*first.extra, *second.extra}
    ordered = (*(name for name in FURTHER_ORDER if name in further), *sorted(further))
    for name in dict.fromkeys((*MAIN_FIELDS, *ordered)):
        yield field_words(name), partial(_field, name)
    yield "Kind", lambda each: kind_words(each.record.kind)
    yield "Files", lambda each: ", ".join(source.name for source in each.sources)
    yield "Highlights", lambda each: _highlights(each.highlights)
    yield "Came in", lambda each: _day(each.added)


def _field(name: str, article: Article) -> str:
    return written(article.record, name)


def _highlights(count: int) -> str:
    return counted(count, "highlight", "highlights") if count else ""


def _day(moment: datetime) -> str:
    local = moment.astimezone()
    return f"{local.day} {local:%b %Y}"
