"""What a worker says of a file, as JSON values; believed only after every field was checked."""

from ketareview.domain.imports import Draft, ReadFile
from ketareview.importing.wire import drafts
from ketareview.importing.wire.pages import LONGEST_TEXT, MOST_PAGES
from ketareview.importing.wire.values import (
    WireError,
    hash_of,
    list_of,
    media_type_of,
    object_of,
    truth_of,
    whole_of,
)

__all__ = ["LONGEST_TEXT", "MOST_PAGES", "WireError", "from_json", "to_json"]

_MOST_DRAFTS = 100_000
_MOST_RECORDS = 10_000_000
_LARGEST_FILE = 500_000_000


def to_json(read: ReadFile) -> dict[str, object]:
    """Put a read file into JSON values."""
    return {
        "sha256": read.sha256,
        "size": read.size,
        "media_type": read.media_type,
        "drafts": [drafts.to_json(draft) for draft in read.drafts],
        "is_paper": read.is_paper,
        "first": read.first,
        "is_whole": read.is_whole,
        "counted": read.counted,
    }


def from_json(value: object) -> ReadFile:
    """Check a worker's answer and rebuild what it read.

    Raises:
        WireError: any field is missing, of another type, too long, or holds characters that
            stored text must not hold.
    """
    found = object_of(value, "answer")
    read = tuple(
        drafts.from_json(draft)
        for draft in list_of(found.get("drafts"), "drafts", most=_MOST_DRAFTS)
    )
    texts = (page.text for draft in read if isinstance(draft, Draft) for page in draft.pages)
    if sum(map(len, texts)) > LONGEST_TEXT:
        raise WireError("text")
    first = whole_of(found.get("first"), "first", least=1, most=_MOST_RECORDS)
    counted = whole_of(found.get("counted"), "counted", most=_MOST_RECORDS + _MOST_DRAFTS)
    if counted != first - 1 + len(read):
        raise WireError("counted")
    return ReadFile(
        sha256=hash_of(found.get("sha256"), "sha256"),
        size=whole_of(found.get("size"), "size", most=_LARGEST_FILE),
        media_type=media_type_of(found.get("media_type"), "media_type"),
        drafts=read,
        is_paper=truth_of(found.get("is_paper"), "is_paper"),
        first=first,
        is_whole=truth_of(found.get("is_whole"), "is_whole"),
        counted=counted,
    )
