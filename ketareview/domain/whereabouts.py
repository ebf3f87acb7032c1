"""The kind of place that a library lies in: some need more care than others."""

from dataclasses import dataclass
from enum import StrEnum


class PlaceKind(StrEnum):
    """What others, or the disk, may do to a file there while it is open."""

    OWN = "own"
    CLOUD = "cloud"
    NETWORK = "network"
    REMOVABLE = "removable"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A kind of place, and what it is called: the service, or where the disk is mounted."""

    kind: PlaceKind
    name: str = ""
