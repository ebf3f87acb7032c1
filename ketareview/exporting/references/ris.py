"""RIS: a line a value, a blank line between records."""

import re
from collections.abc import Iterator, Sequence

from ketareview.domain.article import Article, ArticleKind, Author, Record

_TYPES = {ArticleKind.WEB_PAGE: "ELEC"}
_SPAN = re.compile(r"\s*([^\s\u2013-]+)\s*[\u2013-]\s*([^\s\u2013-]+)\s*")
_FURTHER = {
    "issn": "SN",
    "publisher": "PB",
    "place": "CY",
    "language": "LA",
    "keywords": "KW",
    "editors": "A2",
    "citation-key": "ID",
}


def written(articles: Sequence[Article]) -> bytes:
    """Write a record for each article."""
    return "\r\n".join(map(_record, articles)).encode("utf-8")


def _record(article: Article) -> str:
    record = article.record
    lines = [("TY", _TYPES.get(record.kind, "JOUR")), *_lines(record), ("ER", "")]
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in lines)


def _lines(record: Record) -> Iterator[tuple[str, str]]:
    yield from (("AU", _name(author)) for author in record.authors)
    span = _SPAN.fullmatch(record.pages)
    for tag, value in (
        *(("TI", record.title), ("PY", str(record.year or "")), ("JO", record.journal)),
        *(("VL", record.volume), ("IS", record.issue)),
        *((("SP", span[1]), ("EP", span[2])) if span else (("SP", record.pages),)),
        *(("DO", record.doi), ("PM", record.pmid), ("UR", record.url), ("AB", record.abstract)),
    ):
        if value:
            yield tag, value
    for name, tag in _FURTHER.items():
        yield from ((tag, line) for line in record.extra.get(name, "").splitlines() if line)


def _name(author: Author) -> str:
    return f"{author.family}, {author.given}".rstrip(", ") if author.family else author.literal
