"""Planted faults, and what looks like them, as values that rules can judge."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from ketareview.appraising.linting import (
    CARD_RULES,
    CLAIM_RULES,
    LEVEL_RULES,
    PASSAGE_RULES,
    Carded,
    Finding,
    Judged,
    Levelled,
    Tagged,
    lint,
)
from ketareview.domain.article import ArticleKind, Record
from ketareview.domain.claim import Claim
from ketareview.domain.grade import Domain, Judgement, Start, Step
from ketareview.domain.highlight import Highlight, Passage, Piece, Reviewer, Tags
from ketareview.domain.ids import fixed_id
from ketareview.domain.ledger import Standing, Weighed, Work

HERE = Path(__file__).parent
PLANTED, LATER = HERE / "planted", HERE / "later"

_THEN = datetime(2026, 1, 1, tzinfo=UTC)
_REVIEWER = Reviewer(fixed_id("reviewer", "A"), "A")
_USUAL = {
    "kind": "trial",
    "type": "efficacy",
    "strength": "trial",
    "stance": "supports",
    "basis": "own-data",
    "heading": "Results",
}
_LEVELS = {"uncontrolled": 3, "controlled": 4, "trial": 5, "review": 6}


@dataclass(frozen=True, slots=True)
class Entry:
    """One of the set: the rule that it is about, and whether that rule must warn of it."""

    rule: str
    number: int
    is_fault: bool
    also: frozenset[str]
    fields: Mapping[str, Any]

    @property
    def name(self) -> str:
        """How a test names it."""
        return f"{self.rule}-{'fault' if self.is_fault else 'clean'}-{self.number}"

    def warnings(self) -> dict[str, Finding]:
        """Ask every rule that applies."""
        return dict(_asked(self.fields))


def entries(folder: Path) -> Iterator[Entry]:
    """Read a set, a file for each rule."""
    for path in sorted(folder.glob("*.toml")):
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        usual = told.get("usual", {})
        for is_fault, name in ((True, "fault"), (False, "clean")):
            for number, given in enumerate(told[name], start=1):
                fields = {**usual, **given}
                also = frozenset(fields.pop("also", ()))
                yield Entry(path.stem, number, is_fault, also, fields)


def _asked(fields: Mapping[str, Any]) -> Iterator[tuple[str, Finding]]:
    if "claim" in fields:
        if fields["start"]:
            for claim_rule, finding in lint(_judged(fields), CLAIM_RULES):
                yield claim_rule.key, finding
    elif "values" in fields:
        for card_rule, finding in lint(Carded(fields["values"]), CARD_RULES):
            yield card_rule.key, finding
    elif "level" in fields:
        for level_rule, finding in lint(Levelled(fields["level"], fields["reason"]), LEVEL_RULES):
            yield level_rule.key, finding
    else:
        for rule, finding in lint(_tagged(fields), PASSAGE_RULES):
            yield rule.key, finding


def _tagged(given: Mapping[str, Any]) -> Tagged:
    fields = _USUAL | dict(given)
    return Tagged(
        quote=fields["quote"],
        tags=_tags(fields),
        record=Record(
            title=fields.get("title", ""),
            journal=fields.get("journal", "Journal of Examples"),
            doi=fields.get("doi", ""),
            kind=ArticleKind(fields["kind"]),
            extra=fields.get("extra", {}),
        ),
        before=fields.get("before", ""),
        after=fields.get("after", ""),
        heading=fields["heading"],
        topics=tuple(fields.get("topics", ())),
        modifiers=frozenset(fields.get("modifiers", ())),
        is_sourced=bool(fields.get("cites")),
    )


def _tags(fields: Mapping[str, Any]) -> Tags:
    return Tags(
        claim_type=fields["type"],
        strength=fields["strength"],
        stance=fields["stance"],
        basis=fields["basis"],
        note=fields.get("note", ""),
    )


def _judged(fields: Mapping[str, Any]) -> Judged:
    weighed = tuple(_weighed(passage, number) for number, passage in enumerate(fields["passages"]))
    claim = Claim(fixed_id("claim"), fields["claim"], None, 0, "", _REVIEWER, _THEN, _THEN)
    works: dict[str, list[UUID]] = {}
    people: dict[str, int] = {}
    for passage, each in zip(fields["passages"], weighed, strict=True):
        key = passage.get("work", passage["article"])
        works.setdefault(key, []).append(each.highlight.id)
        if "people" in passage:
            people[key] = passage["people"]
    steps = tuple(
        Step(Domain(domain), change, reason) for domain, change, reason in fields.get("steps", ())
    )
    return Judged(
        Standing(
            claim,
            weighed,
            tuple(Work(key, key, None, (), tuple(passages)) for key, passages in works.items()),
        ),
        Judgement(Start(fields["start"]), _REVIEWER, steps),
        people,
    )


def _weighed(passage: Mapping[str, Any], number: int) -> Weighed:
    quote = passage.get("quote", "Of those treated, more improved.")
    highlight = Highlight(
        fixed_id("highlight", str(number)),
        fixed_id("article", passage["article"]),
        Passage("0" * 64, (Piece(1, 0, len(quote)),), quote),
        _tags(_USUAL | dict(passage)),
        _REVIEWER,
        _THEN,
        _THEN,
    )
    return Weighed(highlight, passage["stance"], _LEVELS[passage["strength"]])
