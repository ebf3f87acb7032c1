"""DOI, PMID, PMCID, trial registration and arXiv numbers as they are written in papers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

# Crossref's own pattern for modern DOIs, and its advice on what may follow the slash.
_DOI = re.compile(r"\b10\.\d{4,9}/[-._;()/:<>\[\]+A-Za-z0-9]{1,300}")
_ALONE = re.compile(
    r"\s*(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:?\s*)?"
    r"(10\.\d{4,9}/(?:[-._;()/:<>\[\]+A-Za-z0-9'*~!@$]|,(?!10\.)){1,300})\s*",
    re.IGNORECASE,
)
"""A DOI with nothing around it may hold signs that end it in a text."""

_START = re.compile(r"10\.\d{4,9}/")
_BROKEN_DOI = re.compile(r"10\.\d{4,9}/\s?[-._;()/:<>\[\]+A-Za-z0-9]{1,300}")
_LABEL = re.compile(
    r"(?:doi(?:\.org|\s*:|\s*=)?|digital object identifier)[\s:/=]{0,4}(?:https?://)?"
    r"(?:(?:dx\.)?doi\.org/)?\s*\Z",
    re.IGNORECASE,
)
_LONGEST_LABEL = 60
_SHORT_DOI = re.compile(
    r"\s*(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*)?(10/[a-z0-9]{3,10})[\s.]*", re.IGNORECASE
)
"""Of the service shortdoi.org, as doi.org resolves them."""

_PMID = re.compile(r"\b(?:PMID|PubMed\s+(?:ID|PMID))\s*[:#]?\s*(\d{5,8})\b", re.IGNORECASE)
_PMCID = re.compile(r"\bPMC\s?(\d{5,8})\b")
_REGISTRIES = {
    "NCT": r" ?\d{8}",
    "ISRCTN": r" ?\d{8}",
    "ACTRN": r" ?\d{14}",
    "EUCTR": r" ?\d{4}-\d{6}-\d{2}(?:-[A-Z]{2})?",
    "DRKS": r" ?\d{8}",
    "ChiCTR": r"(?:-[A-Z]{2,4}-)?\d{8,10}",
    "CTRI/": r"\d{4}/\d{2,3}/\d{6}",
    "UMIN": r" ?\d{9}",
    "jRCT": r"s?\d{9,10}",
    "KCT": r" ?\d{7}",
    "IRCT": r" ?\d{6,16}N\d{1,3}",
    "PACTR": r" ?\d{15,16}",
    "TCTR": r" ?\d{11}",
    "RBR-": r"\w{5,8}",
}
"""What registries of trials begin their numbers with, and what follows."""

_EUDRACT = "EudraCT"
_NUMBERS = "|".join(name + rest for name, rest in _REGISTRIES.items())
_TRIAL = re.compile(
    rf"\b(?:(?P<number>{_NUMBERS})|"
    rf"{_EUDRACT}(?: (?:no|number|nr)\.?)?:? ?(?P<eudract>\d{{4}}-\d{{6}}-\d{{2}}))\b"
)
_ARXIV = re.compile(
    r"\barXiv:\s?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7})", re.IGNORECASE
)
_PREPRINT_VERSION = re.compile(r"^(10\.1101/.*\d)v\d+$")  # in addresses only, not in the DOI
_BROKEN = re.compile(r"\b(10\.\d{4,9}/)\s+")
_TAIL = ".,;:-<['*!"
_JOINED_WORD = re.compile(
    r"(?:/(?:abstract|full|fulltext|pdf|epdf|html)|\.(?:pdf|full|abstract|html?))$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class FoundDoi:
    """A DOI in text, where it starts, and whether the word "doi" stands before it."""

    doi: str
    start: int
    labelled: bool


def dois(text: str) -> Iterator[FoundDoi]:
    """Find DOIs in order of their place; one broken after its slash only if it is labelled."""
    for place in _START.finditer(text):
        start = place.start()
        is_labelled = bool(_LABEL.search(text[max(start - _LONGEST_LABEL, 0) : start]))
        found = (_BROKEN_DOI if is_labelled else _DOI).match(text, start)
        if found and (doi := clean_doi(found.group())):
            yield FoundDoi(doi, start, is_labelled)


def clean_doi(written: str) -> str:
    """Reduce what was written (an address, a label, a sentence's full stop) to the DOI itself.

    Empty when it is none. DOIs are told apart without regard to case; lower case is the custom.
    """
    plain = _BROKEN.sub(r"\1", unescape(unquote(written)))
    alone = _ALONE.fullmatch(plain)
    found = alone or _DOI.search(plain)
    if found is None:
        return ""
    doi = found.group(found.lastindex or 0)
    shorter = ""
    while doi != shorter:
        shorter = doi
        doi = _JOINED_WORD.sub("", _balanced(doi.rstrip(_TAIL)))
    doi = _PREPRINT_VERSION.sub(r"\1", doi)
    return doi.lower() if doi.partition("/")[2] else ""


def ends_with(written: str, doi: str) -> bool:
    """Whether nothing but signs stands behind a DOI that was found in what was written."""
    letters = "".join(filter(str.isalnum, unescape(unquote(written)).lower()))
    return letters.endswith("".join(filter(str.isalnum, doi)))


def short_doi(written: str) -> str:
    """Tell the shortened DOI (`10/abc`) that was written, alone or as an address; or nothing."""
    found = _SHORT_DOI.fullmatch(written)
    return found.group(1).lower() if found else ""


def pmid(text: str) -> str:
    """Find the first PubMed number that is called so."""
    told = text.lower()
    return _first(_PMID, text) if "pmid" in told or "pubmed" in told else ""


def pmcid(text: str) -> str:
    """Find the first PubMed Central number, with its letters."""
    found = _first(_PMCID, text) if "PMC" in text else ""
    return f"PMC{found}" if found else ""


def trial(text: str) -> str:
    """Find the first registration number of a trial, as its registry writes it."""
    is_named = any(name in text for name in (*_REGISTRIES, _EUDRACT))  # far quicker
    found = _TRIAL.search(text) if is_named else None
    if found is None:
        return ""
    number = found["number"]
    return number.replace(" ", "") if number else f"EudraCT {found['eudract']}"


def arxiv(text: str) -> str:
    """Find the first arXiv number."""
    return _first(_ARXIV, text) if "arxiv" in text.lower() else ""


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found.group(1) if found else ""


def _balanced(doi: str) -> str:
    """Drop closing brackets that belong to the sentence around the DOI."""
    for opening, closing in ("()", "[]", "<>"):
        while doi.endswith(closing) and doi.count(closing) > doi.count(opening):
            doi = doi[:-1]
    return doi
