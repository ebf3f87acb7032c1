"""A study card as lines: headings, fields with their values, and below a field what is proposed."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from uuid import UUID

from ketareview.domain.highlight import Passage
from ketareview.domain.showing import printed
from ketareview.domain.study import MOST_PLACES, StudyValue
from ketareview.domain.study_fields import FIELDS, Field, Scope
from ketareview.workflows.studies import Offer, StudyCard

_NAMES = {Scope.STUDY: "Study", Scope.ARM: "Arm", Scope.RESULT: "Result"}
_LEAST = {Scope.STUDY: 1, Scope.ARM: 2, Scope.RESULT: 1}


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """What the lines below belong to: `Arm 2`; nobody stops here."""

    words: str


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field at its place, with the reviewer's own value; its words may stand no more."""

    field: Field
    place: int
    value: StudyValue | None
    is_wrong: bool = False

    @property
    def passage(self) -> Passage | None:
        """The words that the value rests on."""
        return self.value.passage if self.value else None

    @property
    def words(self) -> str:
        """What is written."""
        return self.value.shown if self.value else ""

    @property
    def spoken(self) -> str:
        """All of it, as a screen reader says it."""
        said = f"{_named(self.field, self.place)}: {self.words or 'empty'}"
        if self.is_wrong:
            return f"{said}. Its words are not in the source any more"
        return f"{said}, “{printed(self.passage.quote)}”" if self.passage else said


@dataclass(frozen=True, slots=True)
class OtherLine:
    """What another reviewer wrote there."""

    value: StudyValue

    @property
    def passage(self) -> Passage | None:
        """The words that it rests on."""
        return self.value.passage

    @property
    def words(self) -> str:
        """Who wrote what."""
        return f"{self.value.reviewer.name}: {self.value.shown}"

    @property
    def spoken(self) -> str:
        """As a screen reader says it."""
        return self.words


@dataclass(frozen=True, slots=True)
class OfferLine:
    """A value that the paper seems to give; it is kept only when somebody takes it."""

    offer: Offer

    @property
    def passage(self) -> Passage:
        """The words that it was read from."""
        return self.offer.passage

    @property
    def words(self) -> str:
        """The value."""
        return self.offer.shown

    @property
    def quote(self) -> str:
        """What the paper says, as it is printed."""
        return printed(self.offer.passage.quote)

    @property
    def spoken(self) -> str:
        """As a screen reader says it."""
        return f"Proposed: {self.words}, “{self.quote}”, {self.offer.why}. Enter takes it"


@dataclass(frozen=True, slots=True)
class MoreLine:
    """Adds an arm or a result."""

    scope: Scope

    @property
    def passage(self) -> None:
        """There are no words."""
        return

    @property
    def words(self) -> str:
        """What it does."""
        return f"Add {_NAMES[self.scope].lower()}"

    @property
    def spoken(self) -> str:
        """As a screen reader says it."""
        return self.words


Line = HeadingLine | FieldLine | OtherLine | OfferLine | MoreLine
_Spot = tuple[str, int]


def lines_of(
    card: StudyCard, offers: Sequence[Offer], reviewer: UUID, added: dict[Scope, int]
) -> tuple[Line, ...]:
    """List a card's lines; `added` counts the arms and results that were asked for."""
    made = _Lines(card, offers, reviewer)
    return tuple(line for scope in Scope for line in made.of(scope, added.get(scope, 0)))


class _Lines:
    """Values and proposals by field and place."""

    def __init__(self, card: StudyCard, offers: Sequence[Offer], reviewer: UUID) -> None:
        self._wrong: AbstractSet[UUID] = card.wrong
        self._own: dict[_Spot, StudyValue] = {}
        self._others: dict[_Spot, list[StudyValue]] = defaultdict(list)
        self._offers: dict[_Spot, list[Offer]] = defaultdict(list)
        for value in card.values:
            if value.reviewer.id == reviewer:
                self._own[value.field, value.place] = value
            else:
                self._others[value.field, value.place].append(value)
        for offer in offers:
            self._offers[offer.field, offer.place].append(offer)

    def of(self, scope: Scope, asked: int) -> Iterator[Line]:
        """List the lines of the study, of its arms, or of its results."""
        fields = [field for field in FIELDS if field.scope is scope]
        if scope is Scope.STUDY:
            yield HeadingLine(_NAMES[scope])
            yield from self._at(fields, 0)
            return
        keys = {field.key for field in fields}
        used = [place for key, place in (*self._own, *self._others, *self._offers) if key in keys]
        last = min(max([_LEAST[scope], asked, *used]), MOST_PLACES)
        for place in range(1, last + 1):
            yield HeadingLine(f"{_NAMES[scope]} {place}")
            yield from self._at(fields, place)
        if last < MOST_PLACES:
            yield MoreLine(scope)

    def _at(self, fields: Sequence[Field], place: int) -> Iterator[Line]:
        for field in fields:
            spot = (field.key, place)
            own = self._own.get(spot)
            yield FieldLine(field, place, own, own is not None and own.id in self._wrong)
            yield from map(OtherLine, self._others.get(spot, ()))
            if own is None:
                yield from map(OfferLine, self._offers.get(spot, ()))


def _named(field: Field, place: int) -> str:
    return field.label if not place else f"{_NAMES[field.scope]} {place}, {field.label}"
