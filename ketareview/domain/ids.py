"""Ids are made here, not by the database, so that undo, redo and merging keep them."""

import os
import time
from uuid import UUID, uuid5

_NAMESPACE = UUID("4b455441-0000-5000-8000-6b6574616d69")


def new_id() -> UUID:
    """Make a UUID of version 7 (RFC 9562): milliseconds first, so that ids sort by their making."""
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & (1 << 48) - 1) << 80 | random
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0b11 << 62) | 0b10 << 62
    return UUID(int=value)


def fixed_id(*parts: str) -> UUID:
    """Make the id that the same parts have on every laptop: built-in codes, filings."""
    return uuid5(_NAMESPACE, "\x1f".join(parts))


def filing_id(filed: UUID, topic: UUID, reviewer: UUID) -> UUID:
    """Name the filing of a highlight or an article under a topic by one reviewer."""
    return fixed_id("filing", str(filed), str(topic), str(reviewer))
