"""MEDLINE as PubMed and ERIC write it: four columns of tag, a hyphen, continued lines indented."""

import re
from collections.abc import Iterable, Iterator

from ketareview.importing.tagged.dialect import Dialect
from ketareview.importing.tagged.records import Tagged

_TAG = re.compile(r"([A-Z][A-Z0-9]{1,3}) {0,2}- ?(.*)$")
_BETWEEN = re.compile(r"\s*(?:\d+[.:]?|record #?\d+ of \d+|</?pre>)\s*$", re.IGNORECASE)
_BEGINS = frozenset({"PMID", "OWN"})

MEDLINE = Dialect(
    where="MEDLINE",
    meanings={
        "TI": "title",
        "BTI": "book-title",
        "CTI": "series",
        "TT": "original-title",
        "FAU": "authors",
        "AU": "authors",
        "CN": "corporate authors",
        "FED": "editors",
        "ED": "editors",
        "FIR": "contributors",
        "IR": "contributors",
        "DP": "date",
        "DEP": "date-online",
        "JT": "journal",
        "TA": "journal-abbreviation",
        "VI": "volume",
        "IP": "issue",
        "PG": "pages",
        "IS": "number",
        "ISSN": "number",
        "ISBN": "number",
        "PMID": "pmid",
        "PMC": "pmcid",
        "AID": "identifier",
        "LID": "identifier",
        "AB": "abstract",
        "OAB": "notes",
        "MH": "mesh",
        "OT": "keywords",
        "PT": "publication-types",
        "LA": "language",
        "SI": "trial",
        "GR": "funding",
        "COIS": "conflicts",
        "AD": "affiliations",
        "PL": "place",
        "PB": "publisher",
        "RN": "substances",
        "NM": "substances",
        "OWN": "database",
        "CI": "rights",
        **dict.fromkeys(("RIN", "ROF", "RPI", "RPF", "ECI", "ECF"), "retraction"),
        **dict.fromkeys(("EIN", "EFR", "CRI", "CRF", "UIN", "UOF"), "corrections"),
        **dict.fromkeys(("CIN", "CON", "DDIN", "DRIN", "PRIN", "PROF", "SPIN", "ORI"), "related"),
        "GN": "notes",
        "OID": "accession",
        "EN": "edition",
        "SB": "labels",
    },
    supersede={"AU": "FAU", "ED": "FED", "IR": "FIR"},
)


def records(lines: Iterable[str]) -> Iterator[Tagged]:
    """Part lines into records: at PMID, at OWN, or at the first tag after a blank line."""
    record = Tagged()
    is_after_blank = False
    for line in lines:
        found = _TAG.match(line)
        if found is None:
            is_after_blank = is_after_blank or not line.strip()
            if line.strip() and not _BETWEEN.match(line):
                record.go_on(line)
            continue
        tag, value = found.groups()
        begins = tag == "PMID" or (tag in _BEGINS and not record.has("PMID"))
        again = is_after_blank and tag == record.first_tag
        if again or (begins and record.has("TI", "AB", "AU", "FAU", "JT", tag)):
            yield record
            record = Tagged()
        record.add(tag, value)
        is_after_blank = False
    if record.first_tag:
        yield record
