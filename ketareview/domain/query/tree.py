"""A query as a tree; `str` writes it so that parsing gives the same tree again."""

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ketareview.domain.query.fields import FIELDS_WITH_SPANS, JOINING_WORDS, Field

_OPENING = '"“('
_SPAN = re.compile(r"[<>=]|.*\.\.")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand one behind the other, or one value of a field.

    White space in `text` is single spaces; `place` is where it began in what was typed, from 1.
    """

    field: Field
    text: str
    is_prefix: bool = False
    place: int = dataclasses.field(default=1, compare=False)

    def __post_init__(self) -> None:
        if not self.text or self.text != " ".join(self.text.split()):
            raise ValueError("a term has words with single spaces between them")

    def __str__(self) -> str:
        name = f"{self.field}:" if self.field else ""
        escaped = self.text.replace('"', '""')
        words = self.text if self._stands_bare() else f'"{escaped}"'
        return f"{name}{words}{'*' if self.is_prefix else ''}"

    def _stands_bare(self) -> bool:
        text = self.text
        if " " in text or text.endswith("*") or text[0] in _OPENING or '"' in text or "“" in text:
            return False
        if self.field:
            starts_span = self.field in FIELDS_WITH_SPANS and _SPAN.match(text)
            return is_balanced(text) and not starts_span
        return not (set("():") & set(text) or text[0] == "-" or text in JOINING_WORDS)


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of a span, and whether the end itself belongs to it."""

    value: str
    is_included: bool = True


@dataclass(frozen=True, slots=True)
class Span:
    """Values of a field between two ends; one end may be open."""

    field: Field
    low: Bound | None = None
    high: Bound | None = None
    place: int = dataclasses.field(default=1, compare=False)

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise ValueError("a span has one end at least")
        if self.low and self.high and not (self.low.is_included and self.high.is_included):
            raise ValueError("a span with two ends includes both")

    def __str__(self) -> str:
        if self.low and self.high:
            return f"{self.field}:{self.low.value}..{self.high.value}"
        if self.low:
            return f"{self.field}:>{'=' * self.low.is_included}{self.low.value}"
        high = self.high or Bound("")
        return f"{self.field}:<{'=' * high.is_included}{high.value}"


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be the case."""

    part: "Query"

    def __str__(self) -> str:
        joined = isinstance(self.part, All | Either)
        return f"-({self.part})" if joined else f"-{self.part}"


@dataclass(frozen=True, slots=True)
class All:
    """What must all be the case; without parts it is true of everything."""

    parts: tuple["Query", ...]

    def __post_init__(self) -> None:
        if len(self.parts) == 1 or _holds_nothing(self.parts):
            raise ValueError("it takes two to be joined")

    def __str__(self) -> str:
        return " ".join(
            f"({part})" if isinstance(part, All | Either) else str(part) for part in self.parts
        )


@dataclass(frozen=True, slots=True)
class Either:
    """Alternatives, one of which must be the case."""

    parts: tuple["Query", ...]

    def __post_init__(self) -> None:
        if len(self.parts) < 2 or _holds_nothing(self.parts):  # noqa: PLR2004 - a pair
            raise ValueError("it takes two to be joined")

    def __str__(self) -> str:
        return " OR ".join(
            f"({part})" if isinstance(part, Either) else str(part) for part in self.parts
        )


Query = Term | Span | Not | All | Either


def _holds_nothing(parts: tuple[Query, ...]) -> bool:
    return any(isinstance(part, All) and not part.parts for part in parts)


EVERYTHING = All(())
"""What an empty search box asks for."""


def wanted(query: Query) -> Iterator[Term]:
    """List the words to find, wherever they stand in the query, but for those ruled out."""
    if isinstance(query, Term):
        if query.field in {Field.ANYWHERE, Field.QUOTE}:
            yield query
    elif isinstance(query, All | Either):
        for part in query.parts:
            yield from wanted(part)


def is_balanced(text: str) -> bool:
    """Whether each parenthesis in the text has its partner there."""
    depth = 0
    for character in text:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return False
    return depth == 0
