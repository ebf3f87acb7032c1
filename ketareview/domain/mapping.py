"""Evidence maps: how many passages stand where, what contradicts, and where there is nothing."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from uuid import UUID

from ketareview.domain.codebook import Code, Codebook, Scheme
from ketareview.domain.highlight import Topic
from ketareview.domain.stances import CONTRADICTS, NO_DIFFERENCE, SUPPORTS, is_contested

Tally = Mapping[tuple[str, str, str], int]
"""Numbers of passages by row, column and stance."""

_DEEPEST = 6


class MapKind(StrEnum):
    """What is laid against what."""

    STRENGTH = "strength"
    TOPICS = "topics"
    GAPS = "gaps"


@dataclass(frozen=True, slots=True)
class Heading:
    """A row or a column: a code of the codebook or a topic, by its key or id."""

    key: str
    label: str
    code: Code | None = None
    depth: int = 0

    @property
    def level(self) -> int | None:
        """The rung of the evidence ladder, where it is one."""
        return self.code.level if self.code else None


@dataclass(frozen=True, slots=True)
class Cell:
    """How many passages, and of these how many on either side."""

    passages: int = 0
    supporting: int = 0
    against: int = 0
    no_difference: int = 0

    @property
    def is_contested(self) -> bool:
        """Whether passages speak for and against, or for and for no difference."""
        counts = {
            SUPPORTS: self.supporting,
            CONTRADICTS: self.against,
            NO_DIFFERENCE: self.no_difference,
        }
        return is_contested(stance for stance, count in counts.items() if count)


EMPTY = Cell()


@dataclass(frozen=True)
class EvidenceGrid:
    """A map. `untouched` rows have no article at all; an empty cell of another row is a gap."""

    kind: MapKind
    rows: tuple[Heading, ...]
    columns: tuple[Heading, ...]
    cells: Mapping[tuple[str, str], Cell]
    untouched: frozenset[str] = field(default=frozenset())

    def cell(self, row: str, column: str) -> Cell:
        """Give a cell; one where nothing stands is empty."""
        return self.cells.get((row, column), EMPTY)

    def is_gap(self, row: Heading, column: Heading) -> bool:
        """Whether articles are filed there, but no passage under both: only a map of gaps tells."""
        is_empty = not self.cell(row.key, column.key).passages
        return self.kind is MapKind.GAPS and is_empty and row.key not in self.untouched

    def shade(self, row: Heading, column: Heading) -> int | None:
        """Choose a blue, 0 to 6: that of the strength, or the deeper the more passages."""
        if self.kind is MapKind.STRENGTH:
            return column.level
        share = self.cell(row.key, column.key).passages / self._most
        return round(_DEEPEST * math.sqrt(share))

    @cached_property
    def _most(self) -> int:
        """The number of passages in the fullest cell, 1 at least."""
        return max((cell.passages for cell in self.cells.values()), default=0) or 1


@dataclass(frozen=True, slots=True)
class Placed:
    """What a map needs of one passage; `topics` are those that it is filed under itself."""

    claim_type: str
    strength: str
    stance: str
    topics: frozenset[UUID]


def by_strength(codebook: Codebook, tally: Tally) -> EvidenceGrid:
    """Lay claim types against the strength of what is behind them; unused types are left out."""
    used = {claim_type for claim_type, _, _ in tally}
    codes = (code for code in codebook.codes if code.scheme is Scheme.CLAIM_TYPE)
    rows = sorted((code for code in codes if code.key in used), key=lambda code: code.order)
    columns = codebook.of(Scheme.STRENGTH)
    return EvidenceGrid(MapKind.STRENGTH, _of_codes(rows), _of_codes(columns), _cells(tally))


def by_topic(codebook: Codebook, tree: Sequence[Topic], placed: Iterable[Placed]) -> EvidenceGrid:
    """Lay topics, each with those below it, against claim types; unused ones are left out."""
    above = ancestry(tree)
    tally: Counter[tuple[str, str, str]] = Counter()
    for each in placed:
        for topic in {one for filed in each.topics for one in above.get(filed, ())}:
            tally[str(topic), each.claim_type, each.stance] += 1
    used = {claim_type for _, claim_type, _ in tally}
    codes = (code for code in codebook.codes if code.scheme is Scheme.CLAIM_TYPE)
    columns = sorted((code for code in codes if code.key in used), key=lambda code: code.order)
    rows = tuple(
        Heading(str(topic.id), topic.name, depth=len(above[topic.id]) - 1)
        for topic in tree
        if topic.articles or topic.highlights
    )
    return EvidenceGrid(MapKind.TOPICS, rows, _of_codes(columns), _cells(tally))


def gaps(
    tree: Sequence[Topic], placed: Iterable[Placed], rows: UUID, columns: UUID
) -> EvidenceGrid:
    """Lay the topics right below one against those right below another: passages under both."""
    above = ancestry(tree)
    down = [topic for topic in tree if topic.parent == rows]
    across = [topic for topic in tree if topic.parent == columns]
    tally: Counter[tuple[str, str, str]] = Counter()
    for each in placed:
        under = {one for filed in each.topics for one in above.get(filed, ())}
        for row in down:
            if row.id in under:
                for column in across:
                    if column.id in under:
                        tally[str(row.id), str(column.id), each.stance] += 1
    return EvidenceGrid(
        MapKind.GAPS,
        tuple(Heading(str(topic.id), topic.name) for topic in down),
        tuple(Heading(str(topic.id), topic.name) for topic in across),
        _cells(tally),
        frozenset(str(topic.id) for topic in down if not topic.articles),
    )


def ancestry(tree: Sequence[Topic]) -> dict[UUID, tuple[UUID, ...]]:
    """Name for each topic itself and all above it; parents stand before their children."""
    above: dict[UUID, tuple[UUID, ...]] = {}
    for topic in tree:
        parents = above.get(topic.parent, ()) if topic.parent else ()
        above[topic.id] = (topic.id, *parents)
    return above


def _of_codes(codes: Iterable[Code]) -> tuple[Heading, ...]:
    return tuple(Heading(code.key, code.label, code) for code in codes)


def _cells(tally: Tally) -> dict[tuple[str, str], Cell]:
    counts: dict[tuple[str, str], Counter[str]] = {}
    for (row, column, stance), count in tally.items():
        counts.setdefault((row, column), Counter())[stance] += count
    return {
        place: Cell(
            passages=found.total(),
            supporting=found[SUPPORTS],
            against=found[CONTRADICTS],
            no_difference=found[NO_DIFFERENCE],
        )
        for place, found in counts.items()
    }
