"""Web of Science: two columns of tag, a blank, continued lines indented by three, ER, EF."""

import re
from collections.abc import Iterable, Iterator

from ketareview.domain.article import Author
from ketareview.domain.imports import Unread
from ketareview.importing.record import names
from ketareview.importing.strays import Strays
from ketareview.importing.tagged.dialect import Dialect
from ketareview.importing.tagged.records import Tagged

_TAG = re.compile(r"([A-Z][A-Z0-9])(?: (.*))?$")
_LISTS = frozenset(
    {"AU", "AF", "BA", "BF", "CA", "GP", "BE", "ED", "C1", "C3", "CR", "RI", "OI", "SU", "MC", "TM"}
)
_HEAD = frozenset({"FN", "VR", "EF"})
_MEDLINE = "MEDLINE:"
_BEHIND_NAME = re.compile(r"(?<!\s)\s*(?:\[[^\[\]]*\]|\([^()]*@[^()]*\))")


def _author(name: str) -> Author:
    """Names stand as `Family, Given` or `Family, AB`; what has no comma may be a body."""
    return names.author(_BEHIND_NAME.sub("", name))


WEB_OF_SCIENCE = Dialect(
    where="Web of Science",
    meanings={
        "TI": "title",
        "FT": "original-title",
        "AF": "authors",
        "AU": "authors",
        "CA": "corporate authors",
        "GP": "corporate-authors",  # of the book or proceedings
        "BE": "editors",
        "ED": "editors",
        "SO": "journal",
        "J9": "journal-abbreviation",
        "JI": "journal-abbreviation",
        "VL": "volume",
        "IS": "issue",
        "PS": "pages",
        "BP": "first page",
        "EP": "last page",
        "PY": "date",
        "PD": "date",
        "EA": "date-online",
        "DA": "date-accessed",
        "AB": "abstract",
        "DE": "listed keywords",
        "ID": "listed keywords",
        "DI": "doi",
        "PM": "pmid",
        "SN": "number",
        "EI": "number",
        "BN": "number",
        "DT": "publication-types",
        "LA": "language",
        "C1": "affiliations",
        "C3": "affiliations",
        "RP": "correspondence",
        "FU": "funding",
        "FX": "funding",
        "CR": "cited-references",
        "PU": "publisher",
        "PI": "place",
        "UT": "accession",
        "CT": "conference",
        "SE": "series",
        "MH": "mesh",
        "PT": "type",
        "U": "url",
        "UR": "url",
    },
    supersede={"AU": "AF"},
    author=_author,
)


def records(lines: Iterable[str]) -> Iterator[Tagged | Unread]:
    """Part lines into records at ER; lists have a value a line."""
    record, strays = Tagged(), Strays()
    for line in lines:
        found = _TAG.match(line)
        if found is None:
            if line.strip():
                _go_on(record, line) if record.first_tag else strays.note(line)
            continue
        if strays.count:
            yield strays.told()
        tag, value = found.group(1), found.group(2) or ""
        if tag == "ER" and record.first_tag:
            yield _numbered(record)
            record = Tagged()
            strays.are_between = True
        elif tag not in _HEAD and tag != "ER":
            record.add(tag, value)
    if record.first_tag:
        yield _numbered(record)
    elif strays.count and strays.are_between:
        yield strays.told()


def _go_on(record: Tagged, line: str) -> None:
    if record.last_tag in _LISTS:
        record.add(record.last_tag, line)
    else:
        record.go_on(line)


def _numbered(record: Tagged) -> Tagged:
    """Take PubMed's number out of the accession number, and an article's number for its page."""
    for tag, value in list(record.entries):
        if tag == "UT" and value.startswith(_MEDLINE):
            record.add("PM", value.removeprefix(_MEDLINE))
    if not record.has("BP", "PS"):
        for value in record.peek("AR"):
            record.add("PS", value)
    return record
