"""A library in a cloud folder, on a network drive or a stick is opened in a copy.

See docs/decisions/0017-working-copies.md.
"""

from ketareview.workflows.away.finding import look
from ketareview.workflows.away.newest import file_to_look_at, refuse_unsaved
from ketareview.workflows.away.opening import open_looked
from ketareview.workflows.away.saving_back import finish, forget_old, save_back, save_left
from ketareview.workflows.away.wish import Looked, Opened, Wish

__all__ = [
    "Looked",
    "Opened",
    "Wish",
    "file_to_look_at",
    "finish",
    "forget_old",
    "look",
    "open_looked",
    "refuse_unsaved",
    "save_back",
    "save_left",
]
