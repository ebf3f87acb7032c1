"""RIS: records out of lines, and articles out of records, in all dialects at once."""

import re
from collections.abc import Iterable, Iterator

from ketareview.domain.article import Author
from ketareview.domain.imports import Draft, Reason, Unread
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

WHERE = "RIS"

_TAGS = frozenset(
    {
        *("TY", "ER", "A1", "A2", "A3", "A4", "A5", "AU", "AB", "AD", "AN", "AV", "BT", "C1"),
        *("C2", "C3", "C4", "C5", "C6", "C7", "C8", "CA", "CL", "CN", "CP", "CR", "CT", "CY"),
        *("DA", "DB", "DI", "DO", "DP", "DS", "ED", "EP", "ET", "FD", "H1", "H2", "ID", "IP"),
        *("IS", "J1", "J2", "JA", "JF", "JO", "K1", "KW", "L1", "L2", "L3", "L4", "LA", "LB"),
        *("LK", "LL", "M1", "M2", "M3", "N1", "N2", "NO", "NV", "OL", "OP", "PA", "PB", "PP"),
        *("PY", "RD", "RI", "RN", "RP", "RT", "SE", "SL", "SN", "SP", "SR", "ST", "T1", "T2"),
        *("T3", "TA", "TI", "TT", "U1", "U2", "U3", "U4", "U5", "UR", "VL", "VO", "WP", "WT"),
        *("WV", "Y1", "Y2", "YR", "AI", "PM", "MH", "GN", "GR", "CC", "DC", "PT", "SO", "JN"),
    }
)
_STRICT = re.compile(r"([A-Za-z][A-Za-z0-9])  ?-(?: (.*)|$)")
_LOOSE = re.compile(r"[ \t]*([A-Z][A-Z0-9])(?:[ \t]+-[ \t]*|-[ \t]+)(.*)$")
_TIGHT = re.compile(r"[ \t]*([A-Z][A-Z0-9])[ \t]*-[ \t]*(.*)$")
_LABELLED = re.compile(r"[A-Z][A-Za-z /&,-]{2,50}:\s")
_NUMBERED = re.compile(r"\s*(?:\d+\.|record #?\d+ of \d+|<\s*\d+\s*\.?\s*>)\s*$", re.IGNORECASE)
_PARTS = frozenset({"CHAP", "ECHAP", "CPAPER", "CONF", "ENCYC", "DICT"})
_WHOLE = frozenset({"BOOK", "EBOOK", "EDBOOK"})
_OF_A_RECORD = ("TI", "T1", "AU", "A1", "BT", "CT")
_LONG = frozenset({"AB", "N2", "N1"})
_RANGE = re.compile(r"(?:pp?\.?\s*)?(\S.*)")
_DASH = re.compile(r" ?[-\u2013\u2014]+ ?")
_DATABASE = re.compile(r"(?:PUBMED|EMBASE|CINAHL|CTGOV|ICTRP) ", re.IGNORECASE)
"""Of another database, before its number: Cochrane puts them where conferences stand."""

_OF_PUBMED = re.compile(r"(?:\bPUBMED |/pubmed/\?term=)(\d{5,9})\b", re.IGNORECASE)
_PMID = re.compile(r"\d{5,9}")


def records(lines: Iterable[str]) -> Iterator[Tagged]:
    """Part lines into records: at TY, after ER, or where the first tag comes again.

    What stands between ER and the next TY belongs to the record before it.
    """
    closed, record = Tagged(), Tagged()
    is_after_blank = is_tight = False
    for line in lines:
        is_tight = is_tight or line.startswith("TY-")
        tag, value = _tag(line, _TIGHT if is_tight else _LOOSE)
        if not tag:
            _go_on(record, line)
            is_after_blank = is_after_blank or not line.strip()
            continue
        if tag in {"TY", "ER"} and _is_stray(record, closed):
            closed.join(record)
            record = Tagged()
        is_new = tag in {"TY", "ER"} or (is_after_blank and _comes_again(record, tag))
        if is_new and record.first_tag:
            yield from _if_any(closed)
            closed, record = record, Tagged()
        (closed if tag == "ER" else record).add(tag, value)
        is_after_blank = False
    if _is_stray(record, closed):
        closed.join(record)
        record = Tagged()
    yield from _if_any(closed)
    yield from _if_any(record)


def _is_stray(record: Tagged, closed: Tagged) -> bool:
    """Whether fields after ER are the rest of the record before, and no record without a type."""
    return bool(record.first_tag) and closed.has("TY") and not record.has("TY", *_OF_A_RECORD)


def _if_any(record: Tagged) -> Iterator[Tagged]:
    if record.first_tag:
        yield record


def _tag(line: str, loose: re.Pattern[str]) -> tuple[str, str]:
    """Tell tag and value; prose that is wrapped before "is - " or "SP-1" holds none."""
    found = _STRICT.match(line)
    if found and (line[3] == " " or found.group(1) in _TAGS):
        tag = found.group(1).upper()
        if tag in _TAGS or found.group(1) == tag:
            return tag, found.group(2) or ""
    found = loose.match(line)
    if found and found.group(1) in _TAGS:
        return found.group(1), found.group(2)
    return "", ""


def _go_on(record: Tagged, line: str) -> None:
    """A line without a tag goes on with the value above it, unless it stands between records."""
    words = line.strip()
    if not words or not record.first_tag or _NUMBERED.match(line):
        return
    is_new_line = record.last_tag in _LONG and bool(_LABELLED.match(words))
    record.go_on(words, by_line=is_new_line)


def _comes_again(record: Tagged, tag: str) -> bool:
    """Whether a record without TY and ER begins anew, as its first tag shows."""
    return record.first_tag == tag and not record.has("TY")


def draft(record: Tagged) -> Draft | Unread | None:
    """Make an article of a record; None of one that says nothing."""
    if not any(value for tag, value in record.entries if tag not in {"TY", "ER"}):
        if record.has("TY") and record.peek("TY")[0].strip("- "):
            return Unread(Reason("unreadable-record", {"finding": "it has a type and no field"}))
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
    return reference.draft()


def _tell_work(reference: Reference, record: Tagged, kind: str) -> None:
    own = ("T1", "TI", "CT", "BT") if kind in _WHOLE else ("T1", "TI", "CT")
    reference.title = record.first(*own)
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
    for each in record.all("JA", "J1", "J2", "JO", "JF", "TA"):
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
    reference.issue = record.first("IS", "IP", "CP")
    start, end = _page(record.first("SP", "PP")), _page(record.first("EP", "OL"))
    reference.pages = start if not end or end == start or "-" in start else f"{start}-{end}"
    if not start:
        reference.pages = end
    reference.add("publisher", *record.all("PB"))
    reference.add("place", *record.all("CY", "PA"))
    reference.add("edition", *record.all("ET"))
    reference.add("number-of-volumes", *record.all("NV"))
    for each in record.all("SN"):
        reference.add(numbers.field(each, kind), each)
    if own := numbers.of_work(kind):
        reference.add(own, *record.all("M1" if kind == "RPRT" else "SE"))
    reference.add("chapters", *record.all("SE"))


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
    for each in (*record.peek("DO", "DI"), *record.peek("M3", "UR", "L3", "L2", "N1", "LK")):
        if not reference.doi and identifiers.clean_doi(each):
            reference.doi = each
    for each in record.all("DO", "DI"):
        if not _is_told(each, reference.doi):
            reference.add("doi as written", each)
    links = record.all("UR", "L2", "L3", "LK")
    reference.url = next(iter(links), "")
    reference.add("links", *links[1:])
    addresses.complete(reference)
    for each in record.all("L1", "L4"):
        if "://" in each and not each.startswith(("file:", "internal-pdf:")):
            reference.add("links", each)
        else:
            reference.files.append(each.removeprefix("internal-pdf://"))


def _is_told(written: str, doi: str) -> bool:
    own = identifiers.clean_doi(doi)
    return bool(own) and {found.doi for found in identifiers.dois(written)} == {own}


def _tell_text(reference: Reference, record: Tagged) -> None:
    abstracts, second = record.all("AB"), record.all("N2")
    reference.abstract = "\n".join(dict.fromkeys(abstracts or second))
    reference.add("notes", *(second if abstracts else ()), *record.all("N1", "NO"))
    reference.add("keywords", *record.all("KW", "K1"))
    reference.add("mesh", *record.all("MH"))
    reference.add("language", *record.all("LA"))
    reference.add("call-number", *record.all("CN"))
    for each in record.all("C3"):
        reference.add("accession" if _DATABASE.match(each) else "conference", each)
    reference.add("funding", *record.all("GR"))
