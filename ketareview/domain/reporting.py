"""What a report shows, in which order, and how it looks: the reviewer's choice."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

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


class PassageOrder(StrEnum):
    """How the passages of a claim type follow one another."""

    BALANCE = "balance"  # both sides of what is contested first, then the stronger ones
    STRENGTH = "strength"
    SOURCE = "source"
    DATE = "date"


SHOWN = tuple(each for each in Section if each is not Section.CODEBOOK)
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
