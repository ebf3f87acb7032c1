"""Words that were typed and not yet saved to the library."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Writing(StrEnum):
    """What kinds of things are written by hand, beside the record of an article."""

    NOTE = "note"
    NEW_NOTE = "new-note"
    MODIFIER = "modifier"
    TRANSCRIPTION = "transcription"
    STATEMENT = "statement"
    CLAIM_NOTE = "claim-note"
    REASON = "reason"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Subject:
    """What is being written about.

    `of` is the highlight's id, the claim's, the article's for a note to words that are only
    selected, or the topic's, which is None for the summary of the whole library. `part` names the
    domain of GRADE, or the modifier, that a reason is for; where the former is empty, it is the
    note to the judgement.
    """

    writing: Writing
    of: UUID | None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What was typed about it."""

    subject: Subject
    words: str


@dataclass(frozen=True, slots=True)
class Found:
    """Words found again at the start: what they are about, and whether they still have a place."""

    unsaved: Unsaved
    about: str
    has_place: bool
