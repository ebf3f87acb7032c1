"""Ovid's own exports: records under `<1. >`, with short tags or with labels in whole words."""

import re
from collections.abc import Iterable, Iterator

from ketareview.domain.imports import Unread
from ketareview.importing.record import sources
from ketareview.importing.tagged.dialect import Dialect
from ketareview.importing.tagged.records import Tagged
from ketareview.importing.tagged.strategies import Printed

_BEGINS = re.compile(r"\s*<\s*\d+\s*\.?\s*>\s*$")
_TAG = re.compile(r"([A-Z][A-Z0-9]) {0,2}-(?: (.*)|$)")
_LABEL = re.compile(r"(Link to the [\w -]{1,60}|[A-Z][\w/-]{1,30}(?: [\w/-]{1,30}){0,4}):?\s*$")

_KIND = re.compile(r"(.*\S) {0,3}\[([A-Z][A-Za-z ,;&/-]{2,60})\]\.?$")
_MEDLINE = re.compile(r"medline|pubmed|in-(?:process|data-review)|publisher", re.IGNORECASE)
"""Names the database, or one of the states in which it has records."""

_NOTE_ON_NAME = re.compile(r" ?\[[^\]]*\]")
_AFTER_NAME = re.compile(
    r",? (?:Ph\.? ?D|M\.?D|M\.?P\.?H|M\.?Sc|B\.?Sc|R\.?N|Dr\.? ?P\.?H|\d|[*+#\u2020\u2021])"
    r"(?![a-z]).*$"
)

_PEOPLE = frozenset({"AU", "AF", "FA"})
_OF_LABELS = {
    "unique identifier": "UI",
    "accession number": "AN",
    "author": "AU",
    "authors": "AU",
    "authors full name": "AF",
    "title": "TI",
    "chapter title": "TI",
    "source": "SO",
    "abstract": "AB",
    "publication type": "PT",
    "institution": "IN",
    "language": "LG",
    "keyword heading": "KW",
    "keywords": "KW",
    "author keywords": "KW",
    "subject headings": "SH",
    "document type": "DT",
    "references": "CR",
    "mesh subject headings": "SH",
    "issn": "IS",
    "isbn": "IB",
    "year of publication": "YR",
    "publisher": "PB",
    "digital object identifier": "DO",
    "doi number": "DO",
    "pubmed id": "PM",
    "link to the ovid full text or citation": "XL",
    "link to the external link resolver": "XL",
    "author e-mail": "correspondence",
    "database": "DB",
}


OVID = Dialect(
    where="Ovid",
    meanings={
        "TI": "title",
        "AU": "authors",
        "AF": "authors",
        "FA": "authors",
        "BT": "book-title",
        "ED": "editors",
        "IN": "affiliations",
        "AB": "abstract",
        "YR": "date",
        "DP": "date",
        "SO year": "date",
        "SO journal": "journal",
        "JN": "journal",
        "SO volume": "volume",
        "VO": "volume",
        "SO issue": "issue",
        "IP": "issue",
        "SO pages": "pages",
        "PG": "pages",
        "PT": "publication-types",
        "DT": "publication-types",
        "TI KIND": "publication-types",
        "LG": "language",
        "IS": "number",
        "IB": "number",
        "DO": "doi",
        "DI": "doi",
        "PM": "pmid",
        "UR": "url",
        "JL": "links",
        "XL": "links",
        "AN": "accession",
        "UI": "accession",
        "DB": "database",
        "KW": "listed keywords",
        "SH": "mesh",
        "MH": "mesh",
        "PB": "publisher",
        "PU": "publisher",
        "CY": "place",
        "RO": "rights",
        "CR": "cited-references",
        "correspondence": "correspondence",
    },
    supersede={"AU": "AF"},
)


def records(lines: Iterable[str]) -> Iterator[Tagged | Unread]:
    """Part lines into records at their numbers.

    A strategy comes with the record below it, or with the last one; other lines that stand in no
    record are told.
    """
    record, printed = Tagged(), Printed()
    is_numbered = is_after_blank = is_printing = False
    for line in _at_the_edge(lines):
        found = _TAG.match(line)
        is_printing = found is None and (is_printing or (is_after_blank and printed.begins(line)))
        if _BEGINS.match(line):
            yield from _ended(record, printed)
            yield from printed.settle()
            record = Tagged()
            is_numbered, is_printing = True, False
        elif found:
            record.add(found.group(1), found.group(2) or "")
        elif not is_printing and (label := _label(line, record, is_numbered=is_numbered)):
            record.add(label, "")
        elif line.strip() and record.first_tag and not is_printing:
            record.go_on(line)
        else:
            printed.lines.append(line)
        is_after_blank = not line.strip()
    yield from printed.settle()
    yield from _ended(record, printed)
    yield from printed.left()


def _at_the_edge(lines: Iterable[str]) -> Iterator[str]:
    """Take off the margin of an export that is indented as a whole: that of its first tag."""
    margin, is_below_number = 0, False
    for line in lines:
        if is_below_number and line.strip():
            indent = len(line) - len(line.lstrip())
            margin = indent if _TAG.match(line, indent) else 0
            is_below_number = False
        yield line[min(margin, len(line) - len(line.lstrip())) :]
        is_below_number = is_below_number or bool(_BEGINS.match(line))


def _ended(record: Tagged, printed: Printed) -> Iterator[Tagged]:
    if record:
        record.search = printed.take()
        printed.are_between = True
        yield _parted(record)


def _label(line: str, record: Tagged, *, is_numbered: bool) -> str:
    """Tell the tag of a label; above the first number only those begin a record that are known."""
    found = _LABEL.match(line)
    if found is None or not _has_labels(record):
        return ""
    tag = _OF_LABELS.get(found.group(1).lower(), "")
    return tag or (found.group(1) if is_numbered or record.first_tag else "")


def _has_labels(record: Tagged) -> bool:
    """Whether what stands at the left edge is a label: where the record's first line is one."""
    tag = record.first_tag
    return not tag or len(tag) > len("TI") or tag in _OF_LABELS.values()


def _parted(record: Tagged) -> Tagged:
    """Take journal, volume, pages out of the source, and the kind of work out of the title."""
    for value in record.peek("SO")[:1]:
        for part, words in sources.told(value).items():
            record.add(f"SO {part}", words)
    whole = Tagged(search=record.search)
    is_medline = bool(_MEDLINE.search(" ".join(record.peek("DB", "ST", "Status"))))
    for tag, value in record.entries:
        found = _KIND.match(value) if tag == "TI" else None
        if found and found.group(1)[0] != "[":
            whole.add("TI", found.group(1))
            whole.add("TI KIND", found.group(2))
        elif tag in _PEOPLE:
            _tell_people(whole, tag, value)
        elif tag == "UI" and is_medline and value.isdigit():
            whole.add("PM", value)
        else:
            whole.add(tag, value)
    return whole


def _tell_people(whole: Tagged, tag: str, value: str) -> None:
    """Names stand as `Family, Given`, with functions, degrees and footnote signs behind them."""
    told = _NOTE_ON_NAME.sub("", value).split(";")
    names = [_AFTER_NAME.sub("", " ".join(name.split())) for name in told]
    plain = "; ".join(filter(None, names))
    whole.add(tag, plain or value)
    if plain not in {"", " ".join(value.split())}:
        whole.add(f"{tag} AS WRITTEN", value)
