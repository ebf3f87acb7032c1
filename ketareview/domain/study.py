"""The study card: what a reader wants to know of a study before believing it, value by value.

What to ask of any trial: CONSORT 2025 (Hopewell et al., BMJ 2025;389:e081123). What this field
adds: the agent's form and route, without which a dose means nothing, the paper's own definition of
treatment resistance, and whether anybody asked what participants guessed that they were given.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ketareview.domain.errors import StudyFieldNotFoundError, StudyValueRefusedError
from ketareview.domain.highlight import Passage, Reviewer
from ketareview.domain.ids import fixed_id
from ketareview.domain.study_fields import FIELDS, Field, Scope, ValueKind

MOST_PLACES = 99
"""Arms, or results, that a card holds."""

_BY_KEY = {field.key: field for field in FIELDS}
_ORDER = {field.key: number for number, field in enumerate(FIELDS)}
_SCOPES = tuple(Scope)


@dataclass(frozen=True, slots=True)
class StudyValue:
    """What one reviewer wrote into a field of an article's card, and the words that it rests on.

    `place` counts arms or results from 1; it is 0 for what holds of the study as a whole. The value
    is a choice's key, a whole number's digits, or words.
    """

    article: UUID
    field: str
    place: int
    value: str
    passage: Passage | None
    reviewer: Reviewer
    changed: datetime

    def __post_init__(self) -> None:
        field = field_of(self.field)
        check_place(field, self.place)
        if read_value(field, self.value) != self.value:
            raise ValueError("a value is kept as it is read")

    @property
    def id(self) -> UUID:
        """The same on every laptop, so that judgements unite."""
        return study_value_id(self.article, self.field, self.place, self.reviewer.id)

    @property
    def shown(self) -> str:
        """The value in the reviewer's words."""
        return field_of(self.field).shown(self.value)


def study_value_id(article: UUID, field: str, place: int, reviewer: UUID) -> UUID:
    """Name what one reviewer wrote into a field."""
    return fixed_id("study-value", str(article), field, str(place), str(reviewer))


def field_of(key: str) -> Field:
    """Find a field by its key.

    Raises:
        StudyFieldNotFoundError: there is none.
    """
    if key not in _BY_KEY:
        raise StudyFieldNotFoundError(asked=key, known=", ".join(_BY_KEY))
    return _BY_KEY[key]


def check_place(field: Field, place: int) -> None:
    """Make sure that a field can stand at a place.

    Raises:
        StudyValueRefusedError: it holds of the study as a whole, or only of an arm or a result.
    """
    fits = place == 0 if field.scope is Scope.STUDY else 1 <= place <= MOST_PLACES
    if not fits:
        known = "place 0" if field.scope is Scope.STUDY else f"place 1 to {MOST_PLACES}"
        raise StudyValueRefusedError(field=field.label, typed=f"place {place}", known=known)


def place_of(field: Field, asked: int | None) -> int:
    """Choose the place of a field where none was asked for: the study, or the first of several."""
    return asked if asked is not None else int(field.scope is not Scope.STUDY)


def read_value(field: Field, typed: str) -> str:
    """Read what was typed into a field: a choice by key or label, a number, or words.

    Raises:
        StudyValueRefusedError: it is nothing, no number, or none of the choices.
    """
    words = " ".join(typed.split())
    if field.kind is ValueKind.NUMBER:
        digits = words.replace(",", "").replace(" ", "")
        if digits.isascii() and digits.isdigit():
            return str(int(digits))
        raise StudyValueRefusedError(field=field.label, typed=typed, known="a whole number")
    for choice in field.choices:
        if words.casefold() in {choice.key, choice.label.casefold()}:
            return choice.key
    if not words or (field.kind is ValueKind.CHOICE and not field.is_open):
        known = ", ".join(choice.key for choice in field.choices) or "words"
        raise StudyValueRefusedError(field=field.label, typed=typed, known=known)
    return words


def ordered(values: Iterable[StudyValue]) -> list[StudyValue]:
    """Sort as a card is read: the study, then arm by arm, then result by result."""

    def key(value: StudyValue) -> tuple[int, int, int, str]:
        scope = _SCOPES.index(field_of(value.field).scope)
        return scope, value.place, _ORDER[value.field], value.reviewer.name

    return sorted(values, key=key)
