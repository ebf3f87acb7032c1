"""Instruments that appraise a document item by item, and what the answers come to.

The overall judgement follows each instrument's own rule: for RoB 2 and ROBINS-I it is the worst of
the domains (Sterne et al., BMJ 2019;366:l4898 and 2016;355:i4919), for AMSTAR 2 it counts critical
flaws and other weaknesses (Shea et al., BMJ 2017;358:j4008). A reviewer may judge otherwise, with a
reason: several domains with some concerns may come to a high risk.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from ketareview.domain.article import ArticleKind
from ketareview.domain.errors import CodeNotFoundError, UnexplainedAnswerError
from ketareview.domain.highlight import Reviewer
from ketareview.domain.ids import fixed_id

OVERALL = "overall"
"""The item under which a reviewer's own overall judgement is kept."""


class Rule(StrEnum):
    """How answers come to an overall judgement."""

    WORST = "worst"
    FLAWS = "flaws"


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer, or an overall judgement; whether it counts as a flaw."""

    key: str
    label: str
    is_flaw: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A domain or question; a critical one weighs more, of a reversed one Yes is the flaw."""

    key: str
    label: str
    prompt: str
    answers: tuple[Choice, ...]
    is_critical: bool = False
    is_reversed: bool = False

    def is_flawed_by(self, answer: str) -> bool:
        """Whether an answer tells of a flaw."""
        flaws = {choice.key for choice in self.answers if choice.is_flaw}
        return answer == self.answers[0].key if self.is_reversed else answer in flaws


@dataclass(frozen=True, slots=True)
class Instrument:
    """Items with their answers, the best first, and the overall judgements, the best first."""

    key: str
    name: str
    title: str
    citation: str
    address: str
    kinds: tuple[ArticleKind, ...]
    rule: Rule
    items: tuple[Item, ...]
    overall: tuple[Choice, ...]

    def item(self, key: str) -> Item:
        """Find an item by its key or name; the overall judgement is one as well.

        Raises:
            CodeNotFoundError: there is none.
        """
        wanted = key.strip().casefold()
        for item in (*self.items, Item(OVERALL, "Overall", "", self.overall)):
            if wanted in {item.key, item.label.casefold()}:
                return item
        known = ", ".join((*(item.key for item in self.items), OVERALL))
        raise CodeNotFoundError(scheme=f"item of {self.name}", typed=key, known=known)

    def judged(self, answers: Mapping[str, str]) -> Choice | None:
        """Come to the overall judgement of answers by items; None until all are answered."""
        if any(item.key not in answers for item in self.items):
            return None
        if self.rule is Rule.WORST:
            order = [choice.key for choice in self.overall]
            return self.overall[max(order.index(answers[item.key]) for item in self.items)]
        flawed = [item for item in self.items if item.is_flawed_by(answers[item.key])]
        critical = sum(item.is_critical for item in flawed)
        if critical:
            return self.overall[2 if critical == 1 else 3]
        return self.overall[0 if len(flawed) <= 1 else 1]

    def answer(self, item: str, typed: str) -> Choice:
        """Find an answer of an item by its key or label.

        Raises:
            CodeNotFoundError: the item has no such answer.
        """
        found = self.item(item)
        wanted = typed.strip().casefold()
        for choice in found.answers:
            if wanted in {choice.key, choice.label.casefold()}:
                return choice
        known = ", ".join(choice.key for choice in found.answers)
        raise CodeNotFoundError(scheme=f"answer to “{found.label}”", typed=typed, known=known)


@dataclass(frozen=True, slots=True)
class Answer:
    """One reviewer's answer to an item, with her reason and, where wanted, a passage."""

    article: UUID
    instrument: str
    item: str
    judgement: str
    reason: str
    reviewer: Reviewer
    highlight: UUID | None = None


@dataclass(frozen=True, slots=True)
class Appraisal:
    """One reviewer's answers to an instrument for an article."""

    instrument: Instrument
    reviewer: Reviewer
    answers: tuple[Answer, ...]

    @property
    def computed(self) -> Choice | None:
        """What the instrument's rule makes of the answers; None until all are there."""
        return self.instrument.judged({each.item: each.judgement for each in self.answers})

    @property
    def own(self) -> Answer | None:
        """The overall judgement that the reviewer set herself."""
        return next((each for each in self.answers if each.item == OVERALL), None)

    @property
    def overall(self) -> Choice | None:
        """The overall judgement that holds: her own, else the computed one."""
        own = self.own
        return self.computed if own is None else self.instrument.answer(OVERALL, own.judgement)

    @property
    def is_adverse(self) -> bool:
        """Whether it comes to the worse half of the overall judgements, as High risk of bias."""
        overall = self.overall
        several = self.instrument.overall
        return overall is not None and several.index(overall) > len(several) // 2

    @property
    def answered(self) -> int:
        """How many items have an answer."""
        return sum(each.item != OVERALL for each in self.answers)

    @property
    def unexplained(self) -> tuple[str, ...]:
        """The items whose answers tell of a flaw and have no reason."""
        return tuple(
            each.item for each in self.answers if not each.reason.strip() and self._is_adverse(each)
        )

    def _is_adverse(self, answer: Answer) -> bool:
        item = self.instrument.item(answer.item)
        if self.instrument.rule is Rule.FLAWS:
            return item.is_flawed_by(answer.judgement)
        return answer.judgement != item.answers[0].key


def check_answer(instrument: Instrument, item: str, reason: str) -> None:
    """Make sure that an overall judgement of one's own has a reason.

    Raises:
        UnexplainedAnswerError: it has none.
    """
    if item == OVERALL and not reason.strip():
        raise UnexplainedAnswerError(item=f"{instrument.name}, overall")


def gathered(instruments: Iterable[Instrument], answers: Iterable[Answer]) -> tuple[Appraisal, ...]:
    """Put answers together by instrument and reviewer, in the order of their items."""
    several = tuple(answers)
    reviewers = sorted({each.reviewer for each in several}, key=lambda each: each.name)
    found = []
    for instrument in instruments:
        order = [*(item.key for item in instrument.items), OVERALL]
        for reviewer in reviewers:
            own = [
                each
                for each in several
                if (each.instrument, each.reviewer) == (instrument.key, reviewer)
                and each.item in order
            ]
            own.sort(key=lambda each: order.index(each.item))
            if own:
                found.append(Appraisal(instrument, reviewer, tuple(own)))
    return tuple(found)


def appraisal_id(article: UUID, instrument: str, item: str, reviewer: UUID) -> UUID:
    """Name one reviewer's answer to an item."""
    return fixed_id("appraisal", str(article), instrument, item, str(reviewer))


def instrument_from_table(table: Mapping[str, object]) -> Instrument:
    """Read an instrument that ships with the program."""
    answers = _choices(table["answer"])
    by_key = {choice.key: choice for choice in answers}
    items = tuple(_item(entry, by_key) for entry in _entries(table["item"]))
    return Instrument(
        key=str(table["key"]),
        name=str(table["name"]),
        title=str(table["title"]),
        citation=str(table["citation"]),
        address=str(table["address"]),
        kinds=tuple(ArticleKind(str(kind)) for kind in _list(table["kinds"])),
        rule=Rule(str(table["rule"])),
        items=items,
        overall=_choices(table["overall"]) if "overall" in table else answers,
    )


def _item(entry: Mapping[str, object], by_key: Mapping[str, Choice]) -> Item:
    keys = _list(entry["answers"]) if "answers" in entry else list(by_key)
    return Item(
        key=str(entry["key"]),
        label=str(entry["label"]),
        prompt=str(entry["prompt"]),
        answers=tuple(by_key[str(key)] for key in keys),
        is_critical=bool(entry.get("is_critical")),
        is_reversed=bool(entry.get("is_reversed")),
    )


def _choices(value: object) -> tuple[Choice, ...]:
    return tuple(
        Choice(str(each["key"]), str(each["label"]), bool(each.get("is_flaw")))
        for each in _entries(value)
    )


def _entries(value: object) -> list[Mapping[str, object]]:
    return [each for each in _list(value) if isinstance(each, Mapping)]


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []
