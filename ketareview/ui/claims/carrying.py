"""Passages on their way to a claim, held by the mouse."""

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtCore import QMimeData

PASSAGES_MIME = "application/x-ketareview-highlights"


def carry(highlights: Iterable[UUID]) -> QMimeData:
    """Write highlights so that they can be dropped on a claim."""
    data = QMimeData()
    words = " ".join(str(each) for each in highlights)
    data.setData(PASSAGES_MIME, words.encode("ascii"))
    return data


def carried(data: QMimeData) -> list[UUID]:
    """Read which highlights are dropped."""
    written = bytes(data.data(PASSAGES_MIME).data()).decode("ascii", "ignore")
    return [UUID(each) for each in written.split()]
