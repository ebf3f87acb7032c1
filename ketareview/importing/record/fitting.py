"""Records that no reference can be as long as."""

from dataclasses import replace

from ketareview.domain.article import Author
from ketareview.domain.imports import Draft, Unread
from ketareview.importing.unread import unread
from ketareview.importing.wire.values import LONGEST_FIELD, LONGEST_NAME

_MOST_AUTHORS = 10_000
_MOST_ENTRIES = 950
"""Further fields and files; their origins stand in one list with those of the others."""


def fitting(draft: Draft) -> Draft | Unread:
    """Give an article back, or tell that it is too long, so that those around it are not lost.

    A paper keeps its text: what is too long in its record is cut.
    """
    record = draft.record
    names = [name for who in record.authors for name in (who.family, who.given)]
    bodies = (who.literal for who in record.authors)
    fields = (
        *bodies,
        record.title,
        record.journal,
        record.abstract,
        record.url,
        *record.extra.values(),
    )
    short = (record.volume, record.issue, record.pages, *draft.files)
    is_fitting = (
        all(len(text) <= LONGEST_FIELD for text in (*fields, *short))
        and all(len(name) <= LONGEST_NAME for name in (*names, *record.extra))
        and max(len(record.extra), len(draft.files)) <= _MOST_ENTRIES
        and len(record.authors) <= _MOST_AUTHORS
    )
    if is_fitting or draft.pages:
        return draft if is_fitting else _cut(draft)
    return unread("it is longer than any record")


def _cut(draft: Draft) -> Draft:
    record = draft.record
    extra = {
        name[:LONGEST_NAME]: value[:LONGEST_FIELD]
        for name, value in list(record.extra.items())[:_MOST_ENTRIES]
    }
    short = replace(
        record,
        title=record.title[:LONGEST_FIELD],
        authors=tuple(map(_cut_name, record.authors[:_MOST_AUTHORS])),
        journal=record.journal[:LONGEST_FIELD],
        volume=record.volume[:LONGEST_FIELD],
        issue=record.issue[:LONGEST_FIELD],
        pages=record.pages[:LONGEST_FIELD],
        url=record.url[:LONGEST_FIELD],
        abstract=record.abstract[:LONGEST_FIELD],
        extra=extra,
    )
    lost = set(record.extra) - set(extra)
    origin = {name: whence for name, whence in draft.origin.items() if name not in lost}
    return replace(draft, record=short, origin=origin, files=draft.files[:_MOST_ENTRIES])


def _cut_name(who: Author) -> Author:
    return Author(*(part[:LONGEST_NAME] for part in (who.family, who.given, who.literal)))
