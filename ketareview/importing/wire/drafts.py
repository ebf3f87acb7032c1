"""Articles as JSON values."""

import base64
import binascii
from functools import lru_cache

from ketareview.domain.article import ArticleKind, Author, Origin, Record
from ketareview.domain.imports import Content, Draft, Reason, Search, Unread
from ketareview.importing.wire import marks, pages
from ketareview.importing.wire.values import (
    LONGEST_FIELD,
    LONGEST_NAME,
    WireError,
    code_of,
    kind_of,
    list_of,
    media_type_of,
    number_of,
    object_of,
    text_of,
    whole_of,
)

_MOST_AUTHORS = 10_000
_MOST_ENTRIES = 1_000
_LAST_YEAR = 9999
_MOST_HIDDEN = 1_000_000_000
_LARGEST_CONTENT = 200_000_000
"""Characters of base 64."""

_TEXT_FIELDS = ("title", "journal", "volume", "issue", "pages", "doi", "pmid", "url", "abstract")


def to_json(draft: Draft | Unread) -> dict[str, object]:
    """Put an article into JSON values."""
    if isinstance(draft, Unread):
        return {"code": draft.reason.code, "facts": dict(draft.reason.facts)}
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
        "pages": [pages.to_json(page) for page in draft.pages],
        "left_out": list(draft.left_out),
        "files": list(draft.files),
        "marks": [marks.to_json(mark) for mark in draft.marks],
        "content": _content_to_json(draft.content),
        "hidden_marks": draft.hidden_marks,
        "search": [draft.search.database, draft.search.words] if draft.search else None,
    }


def from_json(value: object) -> Draft | Unread:
    """Check an article.

    Raises:
        WireError: any field is missing, of another type, too long, or holds characters that
            stored text must not hold.
    """
    found = object_of(value, "draft")
    if "code" in found:
        facts = object_of(found.get("facts"), "facts")
        return Unread(
            Reason(
                code_of(found.get("code"), "code"),
                {
                    text_of(name, "facts", LONGEST_NAME): text_of(fact, "facts", LONGEST_FIELD)
                    for name, fact in facts.items()
                },
            )
        )
    left_out = list_of(found.get("left_out"), "left_out", most=_MOST_ENTRIES)
    files = list_of(found.get("files"), "files", most=_MOST_ENTRIES)
    origin = object_of(found.get("origin"), "origin", most=_MOST_ENTRIES)
    read = pages.from_json(found.get("pages"))
    return Draft(
        record=_record(found.get("record")),
        origin={text_of(name, "origin", LONGEST_NAME): _origin(at) for name, at in origin.items()},
        pages=read,
        left_out=tuple(code_of(code, "left_out") for code in left_out),
        files=tuple(text_of(file, "files", LONGEST_FIELD) for file in files),
        marks=marks.from_json(found.get("marks"), read),
        content=_content(found.get("content")),
        hidden_marks=whole_of(found.get("hidden_marks"), "hidden_marks", most=_MOST_HIDDEN),
        search=_search(found.get("search")),
    )


def _content_to_json(content: Content | None) -> list[str] | None:
    if content is None:
        return None
    return [content.name, content.media_type, base64.b64encode(content.data).decode("ascii")]


def _search(value: object) -> Search | None:
    if value is None:
        return None
    database, words = list_of(value, "search", exactly=2)
    return Search(
        text_of(database, "search", LONGEST_NAME), text_of(words, "search", LONGEST_FIELD)
    )


def _record(value: object) -> Record:
    found = object_of(value, "record")
    extra = object_of(found.get("extra"), "extra", most=_MOST_ENTRIES)
    year = found.get("year")
    return Record(
        **{name: text_of(found.get(name), name, LONGEST_FIELD) for name in _TEXT_FIELDS},
        authors=tuple(
            _author(who) for who in list_of(found.get("authors"), "authors", most=_MOST_AUTHORS)
        ),
        year=None if year is None else whole_of(year, "year", least=1, most=_LAST_YEAR),
        kind=kind_of(found.get("kind"), "kind", ArticleKind),
        extra={
            text_of(name, "extra", LONGEST_NAME): text_of(words, "extra", LONGEST_FIELD)
            for name, words in extra.items()
        },
    )


def _author(value: object) -> Author:
    family, given, literal = list_of(value, "authors", exactly=3)
    return Author(
        family=text_of(family, "authors", LONGEST_NAME),
        given=text_of(given, "authors", LONGEST_NAME),
        literal=text_of(literal, "authors", LONGEST_FIELD),
    )


def _origin(value: object) -> Origin:
    where, confidence = list_of(value, "origin", exactly=2)
    try:
        return _checked_origin(where, confidence)
    except TypeError as error:  # a list or an object
        raise WireError("origin") from error


@lru_cache(maxsize=1000, typed=True)  # a record has twenty, mostly the same
def _checked_origin(where: object, confidence: object) -> Origin:
    return Origin(text_of(where, "origin", LONGEST_NAME), number_of(confidence, "origin", most=1.0))


def _content(value: object) -> Content | None:
    if value is None:
        return None
    name, media_type, data = list_of(value, "content", exactly=3)
    try:
        decoded = base64.b64decode(text_of(data, "content", _LARGEST_CONTENT), validate=True)
    except (binascii.Error, ValueError) as error:
        raise WireError("content") from error
    return Content(
        text_of(name, "content", LONGEST_NAME), media_type_of(media_type, "content"), decoded
    )
