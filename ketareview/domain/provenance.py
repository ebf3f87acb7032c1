"""What became of an article on its way here: what imports noticed, and what was merged into it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ketareview.domain.article import Origin, Record
from ketareview.domain.imports import Reason


@dataclass(frozen=True, slots=True)
class Merged:
    """A record of the same paper that an article took over: by whom, and when."""

    id: UUID
    record: Record
    origin: Mapping[str, Origin]
    at: datetime
    reviewer: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """What imports noticed of an article, such as what was left out, and what it took over."""

    notices: tuple[Reason, ...] = ()
    merged: tuple[Merged, ...] = ()
