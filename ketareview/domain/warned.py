"""What the linter warns of, and what reviewers dismissed."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from ketareview.domain.ids import fixed_id


class SubjectKind(StrEnum):
    """What a warning is about; an article is warned of for its card or its level."""

    HIGHLIGHT = "highlight"
    ARTICLE = "article"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning: the rule, what it is about, the words at fault, and what is wrong with them.

    `reason` tells why the rule matters, `advice` what to do; what is serious would mislead whoever
    reads a report. `article` is the one that a passage or card is of; a claim has none.
    """

    rule: str
    title: str
    kind: SubjectKind
    subject: UUID
    article: UUID | None
    words: str
    explanation: str
    reason: str
    advice: str
    is_serious: bool


@dataclass(frozen=True, slots=True)
class Dismissal:
    """That somebody found a warning not to hold; of other words it is warned again."""

    rule: str
    subject: UUID
    words: str
    reason: str
    reviewer: UUID

    @property
    def key(self) -> tuple[str, UUID, str]:
        """The warning that it is of."""
        return self.rule, self.subject, self.words


def dismissal_id(rule: str, subject: UUID, words: str) -> UUID:
    """Name the dismissal of a warning, whoever dismisses it."""
    return fixed_id("dismissal", rule, str(subject), words)
