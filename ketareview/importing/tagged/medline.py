"""MEDLINE as PubMed and ERIC write it: four columns of tag, a hyphen, continued lines indented."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ketareview.domain.imports import Unread
from ketareview.importing.strays import Strays
from ketareview.importing.tagged.dialect import Dialect
from ketareview.importing.tagged.records import Tagged

_TAG = re.compile(r"([A-Z][A-Z0-9]{1,3}) {0,2}- ?(.*)$")
_DAMAGED = re.compile(r"pmid[ \t]{0,3}([-:])[ \t]*(\d{1,9})[ \t]*$", re.IGNORECASE)
_SMALL = re.compile(r"(?=.{4}-)([a-z][a-z0-9]{1,3}) {0,2}-(?: (.*)|)$")
_BETWEEN = re.compile(r"\s*(?:\d+[.:]?|record #?\d+ of \d+|</?pre>)\s*$", re.IGNORECASE)
_ALWAYS_BEGINS = frozenset({"PMID", "TY"})
"""TY begins a record of RIS that was put into the same file."""


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
        "UI": "accession",
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


def records(lines: Iterable[str]) -> Iterator[Tagged | Unread]:
    """Part lines into records: at PMID, at OWN, or at the first tag after a blank line."""
    record, tags, strays = Tagged(), _Tags(), Strays()
    is_after_blank = False
    for line in lines:
        tag, value = tags.of(line, may_begin=is_after_blank or not record.first_tag)
        if not tag:
            is_after_blank = is_after_blank or not line.strip()
            if line.strip() and not _BETWEEN.match(line):
                record.go_on(line) if record.first_tag else strays.note(line)
            continue
        if strays.count:
            yield strays.told()
        begins = tag in _ALWAYS_BEGINS or (tag == "OWN" and not record.has("PMID"))
        again = is_after_blank and tag == record.first_tag
        if again or (begins and record.has("TI", "AB", "AU", "FAU", "JT", tag)):
            yield record
            record = Tagged()
        record.add(tag, value)
        is_after_blank = False
    if record.first_tag:
        yield record


@dataclass(slots=True)
class _Tags:
    """How a record writes its tags: in small letters where PMID, which begins it, is in them."""

    is_small: bool = False

    def of(self, line: str, *, may_begin: bool) -> tuple[str, str]:
        """Tell tag and value; both are empty where a line has no tag."""
        found = _TAG.match(line)
        if found is not None:
            self.is_small = self.is_small and found.group(1) not in _ALWAYS_BEGINS
            return found.group(1), found.group(2)
        begins = _DAMAGED.match(line)
        if begins and (may_begin or begins.group(1) == "-"):
            self.is_small = line.startswith("p")
            return "PMID", begins.group(2)
        if self.is_small and (found := _SMALL.match(line)):
            return found.group(1).upper(), found.group(2) or ""
        return "", ""
