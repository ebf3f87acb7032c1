"""What the linter looks at: plain values, whoever keeps them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ketareview.appraising.linting import marks
from ketareview.appraising.linting.round_marks import round_mark
from ketareview.domain.article import Record
from ketareview.domain.grade import Judgement
from ketareview.domain.highlight import Tags
from ketareview.domain.ledger import Standing

_AROUND = 300
_DATA = ("uncontrolled", "controlled", "trial", "review")


@dataclass(frozen=True)
class Tagged:
    """A passage as it was tagged, its words as they were marked or typed off a picture.

    `before` and `after` are what stands around it on its page, `heading` the nearest one above,
    `topics` their names; `is_sourced` tells that a reviewer named works that it rests on, `route`
    what the article's study card says of the route, `numbering` up to which number the document
    cites in round brackets.
    """

    quote: str
    tags: Tags
    record: Record
    before: str = ""
    after: str = ""
    heading: str = ""
    topics: tuple[str, ...] = ()
    modifiers: frozenset[str] = field(default_factory=frozenset)
    is_sourced: bool = False
    route: str = ""
    numbering: int = 0

    @cached_property
    def sentence(self) -> str:
        """The quotation, and what is left of its last sentence."""
        return self.quote + marks.rest_of_sentence(self.quote, self.after)

    @cached_property
    def mark(self) -> str:
        """The first mark of a reference in the sentence; empty without one."""
        return marks.first_mark(self.sentence) or round_mark(self.sentence, self.numbering)

    @property
    def around(self) -> str:
        """The quotation with what stands around it."""
        return f"{self.before[-_AROUND:]}{self.quote}{self.after[:_AROUND]}"

    @property
    def claims_data(self) -> bool:
        """Whether its strength says that people were studied."""
        return self.tags.strength in _DATA


@dataclass(frozen=True, slots=True)
class Carded:
    """An article's study card: the values by field."""

    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Levelled:
    """An Oxford level that a reviewer gave an article, with her reason."""

    level: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
    """One reviewer's judgement of a claim, and how many people each work had, by its key."""

    standing: Standing
    judgement: Judgement
    people: Mapping[str, int] = field(default_factory=dict)
