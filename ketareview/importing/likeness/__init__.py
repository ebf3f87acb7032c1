"""Which records may be of the same paper, how sure that is, and why."""

from ketareview.importing.likeness.apart import pairs_apart
from ketareview.importing.likeness.pairing import pairs

__all__ = ["pairs", "pairs_apart"]
