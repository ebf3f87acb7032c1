"""What a worker says of a file, as JSON values; believed only after every field was checked."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from ketareview.domain.article import ArticleKind, Author, Origin, Record
from ketareview.domain.imports import Draft, ReadFile
from ketareview.domain.text import Block, BlockKind, Page, Run
from ketareview.importing.characters import is_safe

MOST_PAGES = 10_000
LONGEST_TEXT = 20_000_000
"""Code points in all pages of a file."""

_MOST_DRAFTS = 100_000
_MOST_AUTHORS = 10_000
_MOST_ENTRIES = 1_000
_LONGEST_FIELD = 100_000
_LONGEST_NAME = 200
_LARGEST_FILE = 500_000_000
_LARGEST_CHARACTER = 2**31 - 1
_LARGEST_PAGE = 1_000_000.0  # points
_LAST_YEAR = 9999
_HIGHEST_LEVEL = 99
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MEDIA_TYPE = re.compile(r"[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,80}")
_CODE = re.compile(r"[a-z0-9-]{1,60}")
_TEXT_FIELDS = ("title", "journal", "volume", "issue", "pages", "doi", "pmid", "url", "abstract")

_Kind = TypeVar("_Kind", bound=StrEnum)


class WireError(ValueError):
    """A worker's answer is not what it must be: the field is named."""


def to_json(read: ReadFile) -> dict[str, object]:
    """Put a read file into JSON values."""
    return {
        "sha256": read.sha256,
        "size": read.size,
        "media_type": read.media_type,
        "drafts": [_draft_to_json(draft) for draft in read.drafts],
    }


def from_json(value: object) -> ReadFile:
    """Check a worker's answer and rebuild what it read.

    Raises:
        WireError: any field is missing, of another type, too long, or holds characters that
            stored text must not hold.
    """
    found = _object(value, "answer")
    drafts = tuple(
        _draft(draft) for draft in _list(found.get("drafts"), "drafts", most=_MOST_DRAFTS)
    )
    if sum(len(page.text) for draft in drafts for page in draft.pages) > LONGEST_TEXT:
        raise WireError("text")
    return ReadFile(
        sha256=_word(found.get("sha256"), "sha256", _SHA256),
        size=_whole(found.get("size"), "size", most=_LARGEST_FILE),
        media_type=_word(found.get("media_type"), "media_type", _MEDIA_TYPE),
        drafts=drafts,
    )


def _draft_to_json(draft: Draft) -> dict[str, object]:
    record = draft.record
    return {
        "record": {
            **{name: getattr(record, name) for name in _TEXT_FIELDS},
            "authors": [[who.family, who.given, who.literal] for who in record.authors],
            "year": record.year,
            "kind": record.kind.value,
            "extra": dict(record.extra),
        },
        "origin": {
            name: [origin.where, origin.confidence] for name, origin in draft.origin.items()
        },
        "pages": [_page_to_json(page) for page in draft.pages],
        "left_out": list(draft.left_out),
    }


def _page_to_json(page: Page) -> dict[str, object]:
    return {
        "text": page.text,
        "label": page.label,
        "blocks": [
            [block.kind.value, block.start, block.end, block.level] for block in page.blocks
        ],
        "runs": [[run.start, run.character, run.length] for run in page.runs],
        "size": [page.width, page.height],
    }


def _draft(value: object) -> Draft:
    found = _object(value, "draft")
    pages = _list(found.get("pages"), "pages", most=MOST_PAGES)
    left_out = _list(found.get("left_out"), "left_out", most=_MOST_ENTRIES)
    origin = _object(found.get("origin"), "origin", most=_MOST_ENTRIES)
    return Draft(
        record=_record(found.get("record")),
        origin={_text(name, "origin", _LONGEST_NAME): _origin(at) for name, at in origin.items()},
        pages=tuple(_page(page, number) for number, page in enumerate(pages, 1)),
        left_out=tuple(_word(code, "left_out", _CODE) for code in left_out),
    )


def _record(value: object) -> Record:
    found = _object(value, "record")
    extra = _object(found.get("extra"), "extra", most=_MOST_ENTRIES)
    year = found.get("year")
    return Record(
        **{name: _text(found.get(name), name, _LONGEST_FIELD) for name in _TEXT_FIELDS},
        authors=tuple(
            _author(who) for who in _list(found.get("authors"), "authors", most=_MOST_AUTHORS)
        ),
        year=None if year is None else _whole(year, "year", least=1, most=_LAST_YEAR),
        kind=_kind(found.get("kind"), "kind", ArticleKind),
        extra={
            _text(name, "extra", _LONGEST_NAME): _text(words, "extra", _LONGEST_FIELD)
            for name, words in extra.items()
        },
    )


def _author(value: object) -> Author:
    family, given, literal = _list(value, "authors", exactly=3)
    return Author(
        family=_text(family, "authors", _LONGEST_NAME),
        given=_text(given, "authors", _LONGEST_NAME),
        literal=_text(literal, "authors", _LONGEST_FIELD),
    )


def _origin(value: object) -> Origin:
    where, confidence = _list(value, "origin", exactly=2)
    return Origin(_text(where, "origin", _LONGEST_NAME), _number(confidence, "origin", most=1.0))


def _page(value: object, number: int) -> Page:
    found = _object(value, "page")
    text = _text(found.get("text"), "text", LONGEST_TEXT)
    label = found.get("label")
    width, height = _list(found.get("size"), "size", exactly=2)
    blocks = _list(found.get("blocks"), "blocks", most=len(text))
    runs = _list(found.get("runs"), "runs", most=len(text))
    return Page(
        number=number,
        text=text,
        label=None if label is None else _text(label, "label", _LONGEST_NAME),
        blocks=_blocks(blocks, len(text)),
        runs=_runs(runs, len(text)),
        width=_number(width, "width", most=_LARGEST_PAGE),
        height=_number(height, "height", most=_LARGEST_PAGE),
    )


def _blocks(values: list[object], length: int) -> tuple[Block, ...]:
    """Blocks stand in order, hold something each, and do not overlap."""
    blocks: list[Block] = []
    place = 0
    for value in values:
        kind, start, end, level = _list(value, "blocks", exactly=4)
        begin = _whole(start, "blocks", least=place, most=length - 1)
        place = _whole(end, "blocks", least=begin + 1, most=length)
        rank = _whole(level, "blocks", most=_HIGHEST_LEVEL)
        blocks.append(Block(_kind(kind, "blocks", BlockKind), begin, place, rank))
    return tuple(blocks)


def _runs(values: list[object], length: int) -> tuple[Run, ...]:
    """Runs stand in the text's order and do not overlap; characters may jump about."""
    runs: list[Run] = []
    place = 0
    for value in values:
        start, character, count = _list(value, "runs", exactly=3)
        begin = _whole(start, "runs", least=place, most=length - 1)
        size = _whole(count, "runs", least=1, most=length - begin)
        runs.append(Run(begin, _whole(character, "runs", most=_LARGEST_CHARACTER), size))
        place = begin + size
    return tuple(runs)


def _object(value: object, field: str, most: int = 100) -> Mapping[str, object]:
    if not isinstance(value, dict) or len(value) > most:
        raise WireError(field)
    return value


def _list(value: object, field: str, *, most: int = 0, exactly: int | None = None) -> list[object]:
    if not isinstance(value, list):
        raise WireError(field)
    if len(value) > most if exactly is None else len(value) != exactly:
        raise WireError(field)
    return value


def _text(value: object, field: str, most: int) -> str:
    if not isinstance(value, str) or len(value) > most or not is_safe(value):
        raise WireError(field)
    return value


def _word(value: object, field: str, pattern: re.Pattern[str]) -> str:
    text = _text(value, field, _LONGEST_FIELD)
    if not pattern.fullmatch(text):
        raise WireError(field)
    return text


def _whole(value: object, field: str, *, least: int = 0, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise WireError(field)
    return value


def _number(value: object, field: str, *, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise WireError(field)
    if not 0 <= value <= most:  # nor "not a number", which is not between anything
        raise WireError(field)
    return float(value)


def _kind(value: object, field: str, kinds: type[_Kind]) -> _Kind:
    text = _text(value, field, _LONGEST_NAME)
    try:
        return kinds(text)
    except ValueError as error:
        raise WireError(field) from error
