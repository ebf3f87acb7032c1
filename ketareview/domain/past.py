"""What a library held at another time: in a backup, or at a moment of its journal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class ThingKind(StrEnum):
    """What can be brought back; each is named as its table."""

    ARTICLE = "article"
    HIGHLIGHT = "highlight"


class Since(StrEnum):
    """What became of a thing between then and now."""

    SAME = "same"
    CHANGED = "changed"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Thing:
    """An article or a highlight as it was; `words` is its title or quotation.

    `article` is the title of a highlight's article, or the authors and year of an article; `tags`
    are the keys of claim type, strength and stance.
    """

    kind: ThingKind
    id: UUID
    words: str
    article: str
    since: Since
    tags: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """The library after an action: `number` is that of its last change in the journal."""

    number: int
    name: str
    reviewer: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Step:
    """A row that bringing back would write: its fields then, and those that differ now.

    `now` is None where nothing is there now.
    """

    kind: str
    row: str
    then: Mapping[str, object]
    now: Mapping[str, object] | None

    @property
    def comes_back(self) -> bool:
        """Whether it is not there now, or was deleted."""
        return self.now is None or bool(self.now.get("deleted"))


@dataclass(frozen=True, slots=True)
class Plan:
    """All that bringing things back would write; `missing` are files whose bytes are nowhere."""

    steps: tuple[Step, ...]
    files: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def overwritten(self) -> tuple[Step, ...]:
        """What was changed since, and would be as it was then."""
        return tuple(step for step in self.steps if not step.comes_back)
