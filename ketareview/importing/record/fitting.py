"""Records that no reference can be as long as."""

from ketareview.domain.errors import UnreadableRecordError
from ketareview.domain.imports import Draft, Reason, Unread
from ketareview.importing.wire.values import LONGEST_FIELD, LONGEST_NAME

_MOST_AUTHORS = 10_000
_MOST_ENTRIES = 950
"""Further fields and files; their origins stand in one list with those of the others."""


def fitting(draft: Draft) -> Draft | Unread:
    """Give an article back, or tell that it is too long, so that those around it are not lost."""
    record = draft.record
    names = [name for who in record.authors for name in (who.family, who.given)]
    fields = (record.title, record.journal, record.abstract, record.url, *record.extra.values())
    short = (record.volume, record.issue, record.pages, *draft.files)
    is_fitting = (
        all(len(text) <= LONGEST_FIELD for text in (*fields, *short))
        and all(len(name) <= LONGEST_NAME for name in (*names, *record.extra))
        and max(len(record.extra), len(draft.files)) <= _MOST_ENTRIES
        and len(record.authors) <= _MOST_AUTHORS
    )
    if is_fitting:
        return draft
    return Unread(Reason(UnreadableRecordError.code, {"finding": "it is longer than any record"}))
