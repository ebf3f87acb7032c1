"""The entries of a BibTeX file: split, with their macros put in and inherited fields added."""

import logging
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bibtexparser.model import Block, Entry, ImplicitComment, ParsingFailedBlock, String
from bibtexparser.splitter import Splitter

from ketareview.importing.bibtex.inheritance import Fields, inherited
from ketareview.importing.bibtex.values import LONGEST_MACRO, fields_of, value
from ketareview.importing.characters import one_line

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL + 1)  # it logs what it reads

_KEY = re.compile(r"@[ \t]*\w*\s*[{(]\s*([^\s,={}]{0,100})")
_FIELD = re.compile(
    r"(?:^[ \t,]*|^@[ \t]*\w+[ \t]*[{(][ \t]*)([A-Za-z][\w.:+-]{0,60})[ \t]*=[ \t]*"
    r"|,[ \t]*([A-Za-z][\w.:+-]{0,60})[ \t]*=[ \t]*(?=[{\"])",
    re.MULTILINE,
)
_CLOSED = re.compile(r"^[ \t]*[})][ \t]*$", re.MULTILINE)
_LOST = re.compile(
    r"^[ \t]*[A-Za-z]{3,20}[ \t]*[{(][ \t]*([^\s,={}]{0,100})[ \t]*,\s*[A-Za-z][\w-]{0,60}[ \t]*="
    r"[ \t]*[\"{\d]",
    re.MULTILINE,
)
_UNOPENED = re.compile(
    r"^[ \t]*@[ \t]*[A-Za-z]{3,20}[ \t]*([^\s,={}()]{0,100})[ \t]*,\s*[A-Za-z][\w-]{0,60}[ \t]*="
    r"[ \t]*[\"{\d]",
    re.MULTILINE,
)
_COMMENTED = re.compile(r"@[^\n]*(?:\n[ \t]*%[^\n]*)*\n[ \t]*%[% \t]*[})][ \t]*(?=\n|$)")
"""An entry of which each line is behind the sign of a comment, which BibTeX would read."""

_NUMBERS = frozenset({"isbn", "issn"})
_BREAK = re.compile(r"\\[rn](?=[\dX])")
"""How Mendeley parts several numbers, which LaTeX takes for an accent."""

_LONGEST_KEY = 100
_MOST_PUT_IN = 1_000_000
"""Characters that macros may add to one entry."""

_NOT_RECORDS = frozenset({"ieeetranbstctl", "control", "bibnote", "xdata"})
"""Entries that steer a style or lend their fields."""


@dataclass(frozen=True, slots=True)
class BibEntry:
    """An entry with LaTeX in its values, the names of its type and fields in lower case."""

    type: str
    key: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BrokenEntry:
    """An entry that cannot be read; `key` may be empty."""

    key: str
    finding: str

    def told(self) -> str:
        """Name the entry and say what is wrong with it."""
        parts = (one_line(self.key)[:_LONGEST_KEY], self.finding)
        return ": ".join(part for part in parts if part)


def entries(text: str) -> Iterator[BibEntry | BrokenEntry]:
    """Read the entries of a file in their order, each with its macros and what it inherits."""
    blocks = [_unwrapped(block) for block in Splitter(text).split().blocks]
    macros = _macros(block for block in blocks if isinstance(block, String))
    around = _surroundings(text, blocks)
    read: list[BibEntry | BrokenEntry] = []
    for block in blocks:
        if isinstance(block, ImplicitComment):
            read += _lost(block.comment)
        elif isinstance(block, Entry | ParsingFailedBlock) and not _is_macro(block):
            read.append(_entry(block, around.get(id(block), ""), macros))
    by_key: dict[str, Fields] = {}
    for entry in read:
        if isinstance(entry, BibEntry):
            by_key.setdefault(entry.key.lower(), entry.fields)
    for entry in read:
        if isinstance(entry, BrokenEntry):
            yield entry
        elif entry.type not in _NOT_RECORDS:
            lent = inherited(entry.type, entry.fields, lambda key: by_key.get(key.lower(), ()))
            yield BibEntry(entry.type, entry.key, (*entry.fields, *lent))


def _lost(comment: str) -> Iterator[BrokenEntry]:
    """Tell of entries without their sign or brace, which BibTeX takes for a comment."""
    for found in _LOST.finditer(comment):
        yield BrokenEntry(found.group(1), "no @ before it")
    for found in _UNOPENED.finditer(comment):
        yield BrokenEntry(found.group(1), "no brace behind its type")


def _unwrapped(block: Block) -> Block:
    """Take an entry out of the complaint that its key or a field of it is there twice."""
    inner = getattr(block, "ignore_error_block", None)
    return _unwrapped(inner) if isinstance(inner, Block) else block


def _macros(strings: Iterable[String]) -> dict[str, str]:
    """Collect the macros; each may use those before it."""
    macros: dict[str, str] = {}
    for string in strings:
        meant, _ = value(str(string.value), macros)
        if len(meant) <= LONGEST_MACRO:
            macros[string.key.lower()] = meant
    return macros


def _is_macro(block: Block) -> bool:
    start = (block.raw or "")[:20].lower()
    return isinstance(block, ParsingFailedBlock) and start.startswith(_NO_ENTRIES)


_NO_ENTRIES = ("@string", "@comment", "@preamble")


def _surroundings(text: str, blocks: Sequence[Block]) -> dict[int, str]:
    """Cut the whole text of each broken block, which reaches to the next block of any kind."""
    if not any(isinstance(block, ParsingFailedBlock) for block in blocks):
        return {}
    lines = text.split("\n")
    found = {}
    end = len(lines)
    for block in reversed(blocks):
        start = block.start_line or 0
        if isinstance(block, ParsingFailedBlock):
            found[id(block)] = "\n".join(lines[start:end])
        if not isinstance(block, ImplicitComment):
            end = start
    return found


def _entry(block: Block, around: str, macros: Mapping[str, str]) -> BibEntry | BrokenEntry:
    raw = (block.raw or "").strip()
    if _COMMENTED.match(raw):
        return BrokenEntry(raw.partition("{")[2].partition(",")[0].strip(), "commented out")
    if isinstance(block, Entry):
        written = [
            each for field in block.fields for each in fields_of(field.key, str(field.value))
        ]
        return _read(block.entry_type, block.key, written, macros)
    whole = around if raw[:_LONGEST_KEY] in around else raw
    whole = whole[max(0, whole.find(raw[:_LONGEST_KEY])) :]
    found = _KEY.match(whole)
    key = found.group(1) if found and not _FIELD.match(whole) else ""
    written = list(_salvaged(_CLOSED.split(whole, maxsplit=1)[0]))
    if not any(name.lower() == "title" for name, _ in written):
        return BrokenEntry(key, "braces, quotes or commas that do not match")
    return _read(whole[1:].partition("{")[0].partition("(")[0].strip(), key, written, macros)


def _read(
    kind: str, key: str, written: Sequence[tuple[str, str]], macros: Mapping[str, str]
) -> BibEntry | BrokenEntry:
    if not written:
        return BrokenEntry(key, "no field in it")
    left = _MOST_PUT_IN
    fields = []
    for name, each in written:
        meant, put_in = value(each, macros)
        left -= put_in
        if left < 0:
            return BrokenEntry(key, "macros that become too long")
        is_number = name.lower() in _NUMBERS
        fields.append((name.lower(), _BREAK.sub(" ", meant) if is_number else meant))
    return BibEntry(kind.lower(), key, tuple(fields))


def _salvaged(raw: str) -> Iterator[tuple[str, str]]:
    """Read the fields of a broken entry by their names, most of which begin a line."""
    starts = list(_FIELD.finditer(raw))
    before = _KEY.sub("", raw[: starts[0].start()] if starts else raw, count=1)
    if any(sign.isalnum() for sign in before):
        yield "unread", before.strip(" \t\n,")
    ends = [*(found.start() for found in starts[1:]), len(raw)]
    for found, end in zip(starts, ends, strict=False):
        written = raw[found.end() : end].strip().rstrip(",").strip()
        if end == len(raw) and written.count("}") > written.count("{"):
            written = written.removesuffix("}").strip()
        yield found.group(1) or found.group(2), written
