"""RIS: articles out of records, in all dialects at once."""

import re
from dataclasses import replace

from ketareview.domain.article import Author
from ketareview.domain.imports import Draft, Unread
from ketareview.importing.characters import one_line
from ketareview.importing.inline_markup import paragraphs, plain
from ketareview.importing.record import (
    addresses,
    dates,
    identifiers,
    names,
    numbers,
    publication_types,
)
from ketareview.importing.record.reference import Reference
from ketareview.importing.tagged.dialect import is_whole
from ketareview.importing.tagged.records import Tagged
from ketareview.importing.unread import unread

WHERE = "RIS"
_LONGEST = 100
_MISSING = "NA"
"""What programs in R write for an abstract that is not there."""


_PARTS = frozenset({"CHAP", "ECHAP", "CPAPER", "CONF", "ENCYC", "DICT"})
_WHOLE = frozenset({"BOOK", "EBOOK", "EDBOOK"})
_RANGE = re.compile(r"(?:pp?\.?\s*)?(\S.*)")
_ARTICLE = re.compile(r"(?=\D{0,9}\d)[\w.-]{1,25}")
_BETWEEN_LINKS = re.compile(r"\s+(?=\w{3,10}://)")
_DASH = re.compile(r" ?[-\u2010-\u2014\u2212]+ ?")
_DATABASE = re.compile(r"(?:PUBMED|EMBASE|CINAHL|CTGOV|ICTRP) ", re.IGNORECASE)
"""Of another database, before its number: Cochrane puts them where conferences stand."""

_OF_PUBMED = re.compile(r"(?:\bPUBMED |/pubmed/\?term=)(\d{5,9})\b", re.IGNORECASE)
_NUMBER = re.compile(r"\w{0,3}\d{1,5}(?:[-/]\w{1,5})?")
_PMID = re.compile(r"\d{5,9}")


def draft(record: Tagged) -> Draft | Unread | None:
    """Make an article of a record; None of one that says nothing."""
    if not any(value for tag, value in record.entries if tag not in {"TY", "ER"}):
        if record.has("TY") and record.peek("TY")[0].strip("- "):
            told = one_line(record.peek("TY")[0])[:_LONGEST]
            finding = f"it has no field but its type, \u201c{told}\u201d"
            return unread(finding)
        return None
    reference = Reference(WHERE)
    kind = record.first("TY").strip("- ").upper()
    reference.add("type", kind)
    _tell_work(reference, record, kind)
    _tell_people(reference, record, kind)
    _tell_dates(reference, record)
    _tell_place(reference, record, kind)
    _tell_identifiers(reference, record)
    _tell_text(reference, record)
    for tag, value in record.rest():
        reference.add(f"{WHERE} {tag}", value)
    return replace(reference.draft(), search=record.search)


def _tell_work(reference: Reference, record: Tagged, kind: str) -> None:
    own = ("T1", "TI", "CT", "BT") if kind in _WHOLE else ("T1", "TI", "CT")
    reference.title = plain(record.first(*own))
    around = (
        ("T2", "BT", "JF", "JO", "J2", "JA", "TA", "JN")
        if kind in _PARTS
        else (*("JF", "T2", "JO", "JN", "BT", "J2", "JA", "TA", "J1"),)
    )
    if kind in _WHOLE:
        reference.add("series", *record.all("T2", "T3"))
    elif kind == "CONF" and record.has("C3") and not _DATABASE.match(record.peek("C3")[0]):
        reference.journal = record.first("C3")
        reference.add("conference", *record.all("T2"))
    else:
        reference.journal = record.first(*around)
    if not reference.title:
        reference.title, reference.journal = reference.journal or record.first("T2", "ST"), ""
    for each in record.all("JA", "J1", "J2", "JO", "JF", "TA", "JI", "J9"):
        if each != reference.journal:
            reference.add("journal-abbreviation", each)
    reference.add("short-title", *record.all("ST"))
    reference.add("original-title", *record.all("OP", "TT"))
    reference.add("series", *record.all("T3"))
    types = record.all("PT") + [each for each in record.peek("M3") if "10." not in each]
    reference.add("publication-types", *types)
    parts = [part for each in types for part in re.split(r"[;,]\s*", each)]
    reference.kind = publication_types.kind(parts)
    record.all(*(["M3"] if not any("10." in each for each in record.peek("M3")) else []))


def _tell_people(reference: Reference, record: Tagged, kind: str) -> None:
    written = [name for each in record.all("AU", "A1") for name in _parted(each)]
    reference.authors = [_author(each) for each in written]
    for who, each in zip(reference.authors, written, strict=True):
        if not is_whole(who, each):
            reference.add(f"{WHERE} AU", each)
    editors = record.all("ED") if kind not in _WHOLE else record.all("ED", "A2")
    if not reference.authors and kind in _WHOLE:
        reference.authors, editors = [_author(each) for each in editors], []
    reference.add("editors", *editors)
    if kind in _PARTS:
        reference.add("editors", *record.all("A2"))
    reference.add("contributors", *record.all("A2"))
    reference.add("series editors", *record.all("A3"))
    reference.add("translators", *record.all("A4"))
    reference.add("affiliations", *record.all("AD"))


def _parted(names: str) -> list[str]:
    """Several names may stand in one line; the semicolon of "&amp;" parts none."""
    return [names] if "&" in names else [each for each in names.split(";") if each.strip()]


def _author(name: str) -> Author:
    """RIS names stand as `Family, Given, Suffix`; what has no comma may be a body."""
    family, comma, given = name.partition(",")
    if not comma:
        return names.author(name)
    given, _, suffix = given.strip().partition(",")
    return Author(family=" ".join(f"{family} {suffix}".split()), given=given.strip())


def _tell_dates(reference: Reference, record: Tagged) -> None:
    for tag in ("PY", "DA", "Y1", "YR"):
        for each in record.peek(tag):
            reference.year = reference.year or dates.year(each) or None
    told = [each.strip("/ ") for each in record.all("PY", "DA", "Y1", "YR")]
    reference.add("date", *(each for each in told if each != str(reference.year)))
    reference.add("date-accessed", *(each.strip("/ ") for each in record.all("Y2", "RD")))


def _tell_place(reference: Reference, record: Tagged, kind: str) -> None:
    reference.volume = record.first("VL", "VO")
    reference.issue = record.first("IS", "IP")
    for each in record.all("CP"):
        is_issue = not reference.issue and _NUMBER.fullmatch(each)
        reference.issue = each if is_issue else reference.issue
        reference.add("conference", "" if is_issue else each)
    start, end = _page(record.first("SP", "PP")), _page(record.first("EP", "OL"))
    reference.pages = start if not end or end == start or "-" in start else f"{start}-{end}"
    if not start:
        reference.pages = end or _number_of_article(record)
    reference.add("publisher", *record.all("PB", "PU"))
    reference.add("place", *record.all("CY", "PI", "PA"))
    reference.add("edition", *record.all("ET"))
    reference.add("number-of-volumes", *record.all("NV"))
    for each in record.all("SN"):
        reference.add(numbers.field(each, kind), each)
    if own := numbers.of_work(kind):
        reference.add(own, *record.all("M1" if kind == "RPRT" else "SE"))
    reference.add("chapters", *record.all("SE"))


def _number_of_article(record: Tagged) -> str:
    """Take what stands for pages; other programs put other things there."""
    is_number = any(map(_ARTICLE.fullmatch, record.peek("C7")[:1]))
    return record.first("C7") if is_number else ""


def _page(written: str) -> str:
    found = _RANGE.match(" ".join(written.split()))
    return _DASH.sub("-", found.group(1)) if found else ""


def _tell_identifiers(reference: Reference, record: Tagged) -> None:
    database = " ".join(record.peek("DB", "DP")).lower()
    accession = record.peek("AN")
    is_medline = any(word in database for word in ("medline", "pubmed", "nlm"))
    numbers = record.all("PM")
    own = [*(accession if is_medline else []), *(record.peek("C2") if "scopus" in database else [])]
    for each in [*numbers, *own]:
        reference.pmid = reference.pmid or (each if _PMID.fullmatch(each) else "")
    reference.add("accession", *record.all("AN"))
    reference.add("database", *record.all("DB", "DP", "DS"))
    reference.add("pmid as written", *(each for each in numbers if each != reference.pmid))
    notes = "\n".join(record.peek("N1", "C2", "M2", "U1", "U2", "AN", "ID"))
    found = _OF_PUBMED.search("\n".join(record.peek("C3", "XR", "ID")))
    reference.pmid = reference.pmid or (found.group(1) if found else identifiers.pmid(notes))
    reference.add("pmcid", identifiers.pmcid(notes))
    told = (*record.peek("DO", "DI"), *record.peek("M3", "UR", "L3", "L2", "N1", "LK"))
    reference.doi = next(filter(None, map(identifiers.clean_doi, told)), "")
    for each in record.all("DO", "DI"):
        if not _is_told(each, reference.doi):
            reference.add("doi as written", each)
    _tell_links(reference, record)


def _tell_links(reference: Reference, record: Tagged) -> None:
    """Take the first address for the work's own, and those on a disk for files."""
    written = record.all("UR", "L2", "L3", "LK")
    links = [each for several in written for each in _BETWEEN_LINKS.split(several)]
    reference.files += [each for each in links if each.startswith("file:")]
    links = [each for each in links if not each.startswith("file:")]
    links.sort(key=lambda each: "://" not in each)  # some put the DOI there as well
    reference.url = next(iter(links), "")
    reference.add("links", *links[1:])
    addresses.complete(reference)
    for each in record.all("L1", "L4"):
        if "://" in each and not each.startswith(("file:", "internal-pdf:")):
            reference.add("links", each)
        else:
            reference.files.append(each.removeprefix("internal-pdf://"))


def _is_told(written: str, doi: str) -> bool:
    is_own = bool(doi) and identifiers.clean_doi(written) == doi
    return is_own and identifiers.ends_with(written, doi)


def _tell_text(reference: Reference, record: Tagged) -> None:
    abstracts, second = (
        [each for each in record.all(tag) if each != _MISSING] for tag in ("AB", "N2")
    )
    reference.abstract = "\n".join(map(paragraphs, dict.fromkeys(abstracts or second)))
    notes = (*(second if abstracts else ()), *record.all("N1", "NO"))
    reference.add("notes", *map(paragraphs, notes))
    reference.add("keywords", *record.all("KW", "K1"))
    reference.add("mesh", *record.all("MH"))
    reference.add("language", *record.all("LA"))
    reference.add("call-number", *record.all("CN"))
    of_web_of_science = any(each.startswith("WOS:") for each in record.peek("AN"))
    of_work = "affiliations" if of_web_of_science else "conference"
    for each in record.all("C3"):
        reference.add("accession" if _DATABASE.match(each) else of_work, each)
    reference.add("funding", *record.all("GR"))
