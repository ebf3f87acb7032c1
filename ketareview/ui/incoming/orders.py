"""What the reviewer wants taken in, and how."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Order:
    """Files that were dropped, chosen or pasted together, or words.

    `topic` is the one that they were dropped on, `article` the one that they are attached to. An
    order that `resumes` goes on with what was interrupted when the program was ended.
    """

    paths: tuple[Path, ...] = ()
    topic: UUID | None = None
    article: UUID | None = None
    password: str = ""
    columns: Mapping[Path, Mapping[str, str]] = field(default_factory=dict)
    words: str = ""
    is_html: bool = False
    resumes: bool = False

    @property
    def topics(self) -> tuple[UUID, ...]:
        """The topics to file under."""
        return (self.topic,) if self.topic else ()
