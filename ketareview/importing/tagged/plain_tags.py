"""Smaller tagged formats, a table each: Biblioscape, Copac, Inspec, and the Cochrane Library's."""

import re

from ketareview.domain.article import Author
from ketareview.importing.record import names
from ketareview.importing.tagged.dialect import Dialect
from ketareview.importing.tagged.parting import Parted


def _body_or_author(name: str) -> Author:
    """Names stand as `Family, Given`; what has no comma and many words is a body."""
    words = name.strip()
    return Author(literal=words) if "," not in words and ". " in words else names.author(words)


BIBLIOSCAPE = Dialect(
    where="Biblioscape",
    meanings={
        "AU": "authors",
        "SA": "contributors",
        "TI": "title",
        "ST": "journal",
        "YP": "date",
        "VL": "volume",
        "NB": "issue",
        "PS": "first page",
        "PE": "last page",
        "KW": "listed keywords",
        "RT": "type",
        "IS": "number",
        "AB": "abstract",
        "AD": "affiliations",
        "NT": "notes",
        "PB": "publisher",
        "ED": "edition",
        "CO": "place",
        "AT": "files",
        "UR": "url",
        "DO": "doi",
        "DE": "notes",
        "CA": "labels",
        "SB": "keywords",
        "TH": "short-title",
        "SE": "chapters",
        "LG": "language",
    },
)
biblioscape_records = Parted(
    re.compile(r"--([A-Z][A-Z0-9])--[ \t]?(.*)$"), re.compile(r"-{4,}\s*$"), by_line=True
)

COPAC = Dialect(
    where="Copac",
    meanings={
        "TI": "title",
        "AU": "authors",
        "SE": "series",
        "PU": "publisher",
        "PY": "date",
        "ED": "edition",
        "IS": "number",
        "BN": "number",
        "LA": "language",
        "SU": "keywords",
        "NT": "notes",
        "DT": "type",
        "UR": "url",
    },
    author=_body_or_author,
)
copac_records = Parted(re.compile(r"([A-Z]{2})- (.*)$"), begins=frozenset({"TI"}))

INSPEC = Dialect(
    where="Inspec",
    meanings={
        "TI": "title",
        "AU": "authors",
        "AB": "abstract",
        "PU": "publisher",
        "PY": "date",
        "SO": "journal",
        "RT": "type",
        "LA": "language",
        "AD": "affiliations",
        "AF": "affiliations",
        "DE": "listed keywords",
        "ID": "labels",
        "IS": "number",
        "DO": "doi",
    },
)
inspec_records = Parted(re.compile(r"([A-Z]{2}) ~ (.*)$"), re.compile(r"Record.*INSPEC"))

COCHRANE = Dialect(
    where="Cochrane",
    meanings={
        "ID": "accession",
        "AU": "authors",
        "TI": "title",
        "SO": "journal",
        "YR": "date",
        "VL": "volume",
        "NO": "issue",
        "PG": "pages",
        "PM": "pmid",
        "XR": "related",
        "PT": "publication-types",
        "KY": "listed keywords",
        "DOI": "doi",
        "AB": "abstract",
        "US": "url",
        "PB": "publisher",
        "SN": "number",
        "CC": "labels",
        "AD": "affiliations",
    },
)
cochrane_records = Parted(
    re.compile(r"([A-Z]{2,3}): (.*)$"), re.compile(r"\s*Record #?\d+ of \d+\s*$", re.IGNORECASE)
)
