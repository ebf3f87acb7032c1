"""RefWorks: two columns of tag and a blank; each record begins with RT."""

import re
from collections.abc import Iterable, Iterator

from ketareview.domain.imports import Unread
from ketareview.importing.tagged.dialect import Dialect
from ketareview.importing.tagged.parting import Parted
from ketareview.importing.tagged.records import Tagged

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
        "T2": "journal",
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
        "PMID": "pmid",
        "PMCID": "pmcid",
        "DB": "database",
        "DS": "database",
        "AN": "accession",
        "ED": "edition",
        "CN": "call-number",
        "RD": "date-accessed",
        "ST": "short-title",
        "ID": "labels",
    },
    supersede={"T2": "JF"},
)

_LEGEND = re.compile(
    r"""(?:Refworks\ Export\ Tagged\ Format | Character\ Set=.* | (?:Tag|Font\ Attribute)\ legend
    | \*{3,} | (?:Start|End)\ \w+\ = .* | (?:BEGIN|END)\ EXPORTED\ REFERENCES
    | (?:[A-Z][A-Z0-9]|U1\d|PMC?ID)=[A-Z].*)\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
"""What RefWorks prints above its records to explain the tags and the letters."""

_TAG = re.compile(r"([A-Z][A-Z0-9]|U1\d|PMC?ID) (.*)$")

_parted = Parted(_TAG, begins=frozenset({"RT"}), legend=_LEGEND)


def records(lines: Iterable[str]) -> Iterator[Tagged | Unread]:
    """Part lines into records; a legend that is written like one is none."""
    for record in _parted(lines):
        if isinstance(record, Unread) or record.peek("RT") != ["Reference Type"]:
            yield record
