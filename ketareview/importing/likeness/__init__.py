"""Which records may be of the same paper, how sure that is, and why."""

from ketareview.importing.likeness.apart import compared, pairs_apart
from ketareview.importing.likeness.pairing import pairs

__all__ = ["compared", "pairs", "pairs_apart"]
