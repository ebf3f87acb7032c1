"""The one SQLite file that holds everything; the only place that knows SQL."""

from ketareview.library.codebooks import default_codebook
from ketareview.library.finding.snippets import Hit
from ketareview.library.library import Library
from ketareview.library.opening import is_older
from ketareview.library.safety.away.copies import WorkingCopies
from ketareview.library.safety.away.inside import is_seen, library_of
from ketareview.library.safety.away.working_copy import WorkingCopy
from ketareview.library.safety.backing.opened import OpenedBackup
from ketareview.library.safety.backing.past import Past
from ketareview.library.safety.backing.restoring import Restored, restore_from
from ketareview.library.safety.looking import copy_to_look
from ketareview.library.safety.replacing import backups_in, has_backups, restore_in_place
from ketareview.library.safety.whereabouts import whereabouts

__all__ = [
    "Hit",
    "Library",
    "OpenedBackup",
    "Past",
    "Restored",
    "WorkingCopies",
    "WorkingCopy",
    "backups_in",
    "copy_to_look",
    "default_codebook",
    "has_backups",
    "is_older",
    "is_seen",
    "library_of",
    "restore_from",
    "restore_in_place",
    "whereabouts",
]
