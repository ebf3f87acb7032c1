"""Works that the head of a Markdown text lists for pandoc, as the list that pandoc prints."""

from collections.abc import Iterator, Sequence

from ketareview.domain.article import Record
from ketareview.domain.text import BlockKind
from ketareview.importing.json_records import csl
from ketareview.importing.json_records.citing import shown
from ketareview.importing.reflow import Part
from ketareview.importing.yaml import references

_HEADING = "References"
_KEY = "citation-key"


def cited_works(head: str, before: Sequence[Part]) -> Iterator[Part]:
    """List the works behind the text; its last heading stands above them, if nothing else does."""
    items = references.read(head).items
    if items and not (before and before[-1].kind is BlockKind.HEADING):
        yield Part(BlockKind.HEADING, _HEADING, 1)
    for item in items:
        line = _line(csl.draft(item).record) if isinstance(item, dict) else str(item)
        yield Part(BlockKind.LIST_ITEM, line, 1)


def _line(record: Record) -> str:
    further = {name: value for name, value in record.extra.items() if name != _KEY}
    told = (
        record.extra.get(_KEY, ""),
        "; ".join(map(shown, record.authors)),
        record.title,
        record.journal,
        _place(record),
        f"doi:{record.doi}" if record.doi else "",
        f"PMID: {record.pmid}" if record.pmid else "",
        record.url,
        *(f"{name}: {', '.join(value.splitlines())}" for name, value in further.items()),
        record.abstract,
    )
    return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in told if part)


def _place(record: Record) -> str:
    issue = f"({record.issue})" if record.issue else ""
    pages = f":{record.pages}" if record.pages else ""
    within = f"{record.volume}{issue}{pages}"
    return ";".join(filter(None, (str(record.year or ""), within)))
