"""Records that are larger than the program takes, told one by one instead of with their file."""

from ketareview.domain.imports import Draft, Reason, Unread
from ketareview.importing.characters import one_line
from ketareview.importing.wire import drafts
from ketareview.importing.wire.values import WireError

_SHOWN = 80


def fitting(draft: Draft) -> Draft | Unread:
    """Give a record back, or say of it that it has too many fields or too long ones."""
    try:
        drafts.from_json(drafts.to_json(draft))
    except WireError as error:
        title = one_line(draft.record.title)[:_SHOWN]
        finding = f"more than a record may hold ({error})"
        return Unread(
            Reason("unreadable-record", {"finding": f"{title}: {finding}" if title else finding})
        )
    return draft
