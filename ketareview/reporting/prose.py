"""Running text as values: paragraphs of runs, some of which cite a source, a passage or a claim."""

import re
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["paragraph", "heading", "bullet", "numbered", "quotation"]

_HYPHEN_BEFORE_NUMBER = re.compile(r"(?<![^\s(\[,;:])-(?=[.\d])")


@dataclass(frozen=True, slots=True)
class Run:
    """Words set alike; at most one of `link`, `source`, `passage` and `claim` says where they lead.

    The last three are numbers in the report: the words are then what the citation prints.
    """

    text: str
    is_strong: bool = False
    is_emphasised: bool = False
    is_raised: bool = False
    is_struck: bool = False
    link: str = ""
    source: int | None = None
    passage: int | None = None
    claim: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading within the summary, an item of a list, or words of another."""

    kind: BlockKind
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The words without their looks."""
        return "".join(run.text for run in self.runs)

    @property
    def struck(self) -> str:
        """The words that are struck through; empty without any."""
        return "".join(run.text for run in self.runs if run.is_struck).strip()


def with_minus(words: str) -> str:
    """Print a hyphen before a number as a minus, which no line ends behind."""
    return _HYPHEN_BEFORE_NUMBER.sub("\u2212", words)
