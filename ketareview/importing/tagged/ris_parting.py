"""RIS: records out of lines, in all dialects at once, also where their tags are damaged."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ketareview.domain.imports import Search, Unread
from ketareview.importing.characters import one_line
from ketareview.importing.strays import Strays
from ketareview.importing.tagged.records import Tagged

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
_SMALL_TYPE = re.compile(
    r"[ \t]*ty[ \t]{0,3}[-\u2013\u2014][ \t]*([a-z]{3,8})[ \t]*$", re.IGNORECASE
)
_SMALL = re.compile(r"[ \t]*([A-Za-z][A-Za-z0-9])[ \t]{1,3}[-\u2013\u2014](?:[ \t]+(.*)|)$")
_LINKED = re.compile(r"Link to the [\w ]{1,60}: ?(https?://\S+?)(?=Link to the |\s|$)")
"""What Ovid writes below a record: the places of its text, one behind the other."""

_DATABASE = re.compile(r"Database:[ \t]*(\S.{0,400})", re.IGNORECASE)
"""What JSTOR and PsycINFO write above records."""

_OF_A_RECORD = ("TI", "T1", "AU", "A1", "BT", "CT")
_LONG = frozenset({"AB", "N2", "N1"})


def records(lines: Iterable[str]) -> Iterator[Tagged | Unread]:
    """Part lines into records: at TY, after ER, or where the first tag comes again.

    What stands between ER and the next TY belongs to the record before it; lines without a tag
    that stand in no record are told.
    """
    closed, record = Tagged(), Tagged()
    tags, strays = _Tags(), Strays()
    heading = _Heading()
    is_after_blank = False
    for line in lines:
        tag, value = tags.of(line, is_in_record=bool(record.first_tag))
        if not tag and closed.has("TY") and not record.first_tag and _LINKED.match(line):
            for address in _LINKED.findall(line):
                closed.add("LK", address)
            continue
        if not tag:
            _go_on(record, line, strays, heading)
            is_after_blank = is_after_blank or not line.strip()
            continue
        if strays.count:
            yield strays.told()
        if tag in {"TY", "ER"} and _is_stray(record, closed):
            closed.join(record)
            record = Tagged()
        is_new = tag in {"TY", "ER"} or (is_after_blank and _comes_again(record, tag))
        if is_new and record.first_tag:
            yield from _if_any(closed)
            closed, record = record, Tagged()
        (closed if tag == "ER" else heading.told_with(record)).add(tag, value)
        strays.are_between = True
        is_after_blank = False
    if _is_stray(record, closed):
        closed.join(record)
        record = Tagged()
    yield from _if_any(closed)
    yield from _if_any(record)
    if strays.count and strays.are_between:
        yield strays.told()


@dataclass(slots=True)
class _Heading:
    """The database that is named above records, told with the first of them."""

    database: str = ""
    search: Search | None = None

    def note(self, line: str) -> None:
        """Look for the name of a database, which may stand above each record."""
        found = _DATABASE.match(line)
        if found and found[1] != self.database:
            self.database = found[1]
            self.search = Search(one_line(found[1]))

    def told_with(self, record: Tagged) -> Tagged:
        """Give a record what was found last."""
        if self.search:
            record.search, self.search = self.search, None
        return record


@dataclass(slots=True)
class _Tags:
    """How a file writes its tags: without blanks, or in small letters before one blank."""

    is_tight: bool = False
    is_small: bool = False

    def of(self, line: str, *, is_in_record: bool) -> tuple[str, str]:
        """Tell tag and value; both are empty where a line has no tag.

        Small letters are one after a type in small letters, and where no prose can go on.
        """
        self.is_tight = self.is_tight or line.startswith("TY-")
        tag, value = _tag(line, _TIGHT if self.is_tight else _LOOSE)
        if tag:
            self.is_small = self.is_small and tag != "TY"
            return tag, value
        if found := _SMALL_TYPE.match(line):
            self.is_small = True
            return "TY", found.group(1)
        found = _SMALL.match(line) if self.is_small or not is_in_record else None
        if found and found.group(1).upper() in _TAGS:
            return found.group(1).upper(), found.group(2) or ""
        return "", ""


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


def _go_on(record: Tagged, line: str, strays: Strays, heading: _Heading) -> None:
    """A line without a tag goes on with the value above it, or is told where there is none."""
    words = line.strip()
    if not words or _NUMBERED.match(line):
        return
    if not record.first_tag:
        heading.note(words)
        strays.note(words)
        return
    if record.last_tag == "KW" and not line[0].isspace():  # EndNote's list has its tag once
        record.add("KW", words)
        return
    is_new_line = record.last_tag in _LONG and bool(_LABELLED.match(words))
    record.go_on(words, by_line=is_new_line)


def _comes_again(record: Tagged, tag: str) -> bool:
    """Whether a record without TY and ER begins anew, as its first tag shows."""
    return record.first_tag == tag and not record.has("TY")
