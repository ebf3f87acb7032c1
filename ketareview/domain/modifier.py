"""What lowers or raises the strength of a passage, each with its reason."""

from dataclasses import dataclass
from uuid import UUID

from ketareview.domain.ids import fixed_id


@dataclass(frozen=True, slots=True)
class Modifier:
    """A modifier of a passage (a key of the codebook), and why it holds."""

    highlight: UUID
    key: str
    reason: str
    reviewer: UUID


def modifier_id(highlight: UUID, key: str, reviewer: UUID) -> UUID:
    """Name what one reviewer said of a passage's strength."""
    return fixed_id("modifier", str(highlight), key, str(reviewer))
