"""What could not be read of a file, told in place of a record."""

from ketareview.domain.errors import UnreadableRecordError
from ketareview.domain.imports import Reason, Unread


def unread(finding: str) -> Unread:
    """Tell why a record could not be read."""
    return Unread(Reason(UnreadableRecordError.code, {"finding": finding}))
