"""Worker processes in which foreign files are opened, with limits."""

from ketareview.sandbox.limits import Limits
from ketareview.sandbox.pool import Job, WorkerPool
from ketareview.sandbox.slots import Slot, Slots

__all__ = ["Job", "Limits", "Slot", "Slots", "WorkerPool"]
