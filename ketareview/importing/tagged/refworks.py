"""RefWorks: two columns of tag and a blank; each record begins with RT."""

import re

from ketareview.importing.tagged.dialect import Dialect
from ketareview.importing.tagged.parting import Parted

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

records = Parted(re.compile(r"([A-Z][A-Z0-9]) (.*)$"), begins=frozenset({"RT"}), has_legend=True)
