"""What the journal tells of the past."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Action:
    """One named change of the library; `undoes` is the action that it took back, if any.

    `gone` names the files of articles that came back without them: they went with the trash.
    """

    id: UUID
    name: str
    reviewer: str
    at: datetime
    undoes: UUID | None
    changes: int
    is_undone: bool
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """Told to listeners after a commit: the action's name, and ids by kind of row."""

    action: str
    ids: dict[str, frozenset[UUID]]

    def touches(self, *kinds: str) -> bool:
        """Whether rows of one of these kinds were created or changed."""
        return any(self.ids.get(kind) for kind in kinds)
