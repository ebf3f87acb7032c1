"""What a report shows, in which order, and how it looks: the reviewer's choice."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Literal, TypeVar
from uuid import UUID

from ketareview.domain.errors import ReportOptionError
from ketareview.domain.highlight import Reviewer

Paper = Literal["a4", "us-letter"]


class Section(StrEnum):
    """The parts of a report, in the order in which they stand unless another is chosen."""

    SUMMARY = "summary"
    BRIEF = "brief"
    CHANGES = "changes"
    MAP = "map"
    CLAIMS = "claims"
    FINDINGS = "findings"
    CONTRADICTIONS = "contradictions"
    STUDIES = "studies"
    PASSAGES = "passages"
    SOURCES = "sources"
    LEFT_OUT = "left-out"
    WARNINGS = "warnings"
    METHOD = "method"
    CODEBOOK = "codebook"
    READERS = "readers"
    CARDS = "cards"


class PassageOrder(StrEnum):
    """How the passages of a claim type follow one another."""

    BALANCE = "balance"  # both sides of what is contested first, then the stronger ones
    STRENGTH = "strength"
    SOURCE = "source"
    DATE = "date"


SHOWN = tuple(each for each in Section if each is not Section.WARNINGS)
"""The sections of a report for which nothing else was chosen."""


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """A choice of sections, passages and looks; empty filters let everything through.

    Filters hold keys of the codebook and names of reviewers; `query` is as typed in a search.
    `style` names a citation style that comes with the program, or is the text of a `.csl` file.
    """

    sections: tuple[Section, ...] = SHOWN
    claim_types: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    query: str = ""
    order: PassageOrder = PassageOrder.BALANCE
    paper: Paper = "a4"
    language: str = "en"
    style: str = "vancouver"
    is_archivable: bool = False
    is_final: bool = False

    @property
    def is_limited(self) -> bool:
        """Whether any filter keeps passages out."""
        limits = (self.claim_types, self.strengths, self.stances, self.reviewers)
        return any(limits) or bool(self.query.strip())


@dataclass(frozen=True, slots=True)
class Template:
    """Options under a name, to be used again."""

    id: UUID
    name: str
    options: ReportOptions
    reviewer: Reviewer


@dataclass(frozen=True, slots=True)
class Summary:
    """What a reviewer wrote of a topic, or of the whole library, in her own words."""

    topic: UUID | None
    text: str
    reviewer: Reviewer


Choice = TypeVar("Choice", bound=StrEnum)

_LONGEST_STYLE = 2_000_000
_PAPERS: Mapping[str, Paper] = {"a4": "a4", "letter": "us-letter", "us-letter": "us-letter"}


def options_to_table(options: ReportOptions) -> dict[str, Any]:
    """Write options as JSON values."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in asdict(options).items()
    }


def options_from_table(table: Mapping[str, Any]) -> ReportOptions:
    """Read options field by field; what makes no sense is as at first."""
    first = ReportOptions()

    def words(name: str) -> tuple[str, ...]:
        found = table.get(name)
        several = found if isinstance(found, (list, tuple)) else ()
        return tuple(one for one in several if isinstance(one, str))

    def text(name: str, otherwise: str) -> str:
        found = table.get(name)
        return found if isinstance(found, str) and len(found) < _LONGEST_STYLE else otherwise

    sections = tuple(dict.fromkeys(_known(Section, words("sections"))))
    order = next(iter(_known(PassageOrder, [text("order", "")])), first.order)
    return ReportOptions(
        sections=sections or first.sections,
        claim_types=words("claim_types"),
        strengths=words("strengths"),
        stances=words("stances"),
        reviewers=words("reviewers"),
        query=text("query", ""),
        order=order,
        paper=_PAPERS.get(text("paper", ""), first.paper),
        language=text("language", first.language),
        style=text("style", first.style),
        is_archivable=table.get("is_archivable") is True,
        is_final=table.get("is_final") is True,
    )


def sections_named(typed: str) -> tuple[Section, ...]:
    """Read sections as typed, `claims,map,passages`, in that order.

    Raises:
        ReportOptionError: one of them is none, or none is named.
    """
    names = [one.strip().casefold() for one in typed.split(",") if one.strip()]
    known = {section.value: section for section in Section}
    for name in names or [typed]:
        if name not in known:
            raise ReportOptionError(option="sections", typed=name, known=", ".join(known))
    return tuple(dict.fromkeys(known[name] for name in names))


def paper_named(typed: str) -> Paper:
    """Read a size of paper as typed.

    Raises:
        ReportOptionError: there is none of that name.
    """
    found = _PAPERS.get(typed.strip().casefold())
    if found is None:
        raise ReportOptionError(option="paper", typed=typed, known="a4, letter")
    return found


def order_named(typed: str) -> PassageOrder:
    """Read an order of passages as typed.

    Raises:
        ReportOptionError: there is none of that name.
    """
    for order in PassageOrder:
        if order.value == typed.strip().casefold():
            return order
    raise ReportOptionError(option="order", typed=typed, known=", ".join(PassageOrder))


def _known(choices: type[Choice], names: Iterable[str]) -> Iterable[Choice]:
    values = {choice.value: choice for choice in choices}
    return (values[name] for name in names if name in values)
