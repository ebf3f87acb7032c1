"""RefWorks: two columns of tag and a blank; each record begins with RT."""

import re
from collections.abc import Iterable, Iterator

from ketareview.importing.tagged.dialect import Dialect
from ketareview.importing.tagged.records import Tagged

_TAG = re.compile(r"([A-Z][A-Z0-9]) (.*)$")

REFWORKS = Dialect(
    where="RefWorks",
    meanings={
        "RT": "type",
        "A1": "authors",
        "A2": "editors",
        "A3": "series editors",
        "A4": "translators",
        "T1": "title",
        "TI": "title",
        "T2": "book-title",
        "T3": "series",
        "JF": "journal",
        "JO": "journal-abbreviation",
        "YR": "date",
        "FD": "date",
        "VO": "volume",
        "IS": "issue",
        "SP": "first page",
        "OP": "last page",
        "K1": "keywords",
        "AB": "abstract",
        "NO": "notes",
        "PB": "publisher",
        "PP": "place",
        "SN": "number",
        "AD": "affiliations",
        "LA": "language",
        "UL": "url",
        "LK": "links",
        "DO": "doi",
        "DB": "database",
        "DS": "database",
        "AN": "accession",
        "ED": "edition",
        "CN": "call-number",
        "RD": "date-accessed",
        "ST": "short-title",
        "ID": "labels",
    },
)


def records(lines: Iterable[str]) -> Iterator[Tagged]:
    """Part lines into records at RT."""
    record = Tagged()
    for line in lines:
        found = _TAG.match(line)
        if found is None:
            if line.strip() and record.entries:
                record.go_on(line)
            continue
        if found.group(1) == "RT" and record.entries:
            yield record
            record = Tagged()
        if found.group(1) == "RT" or record.entries:
            record.add(*found.groups())
    if record.entries:
        yield record
