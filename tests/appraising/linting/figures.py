"""How many planted faults the linter finds, and how often it warns of nothing.

`python -m tests.appraising.linting.figures [later]` prints a line for each rule.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from tests.appraising.linting.entries import LATER, PLANTED, Entry, entries


@dataclass(frozen=True, slots=True)
class Figures:
    """Faults and those found; clean ones and those warned of by any rule, or by this one."""

    faults: int
    found: int
    clean: int
    warned: int
    beside: int
    """Planted faults of which a further rule warns that is not named."""

    @property
    def recall(self) -> float:
        """The share of faults that are found."""
        return self.found / self.faults

    @property
    def false(self) -> float:
        """The share of clean ones that are warned of."""
        return self.warned / self.clean


def figures(some: Sequence[Entry]) -> Figures:
    """Count over some entries."""
    faults = [each for each in some if each.is_fault]
    clean = [each for each in some if not each.is_fault]
    return Figures(
        faults=len(faults),
        found=sum(each.rule in each.warnings() for each in faults),
        clean=len(clean),
        warned=sum(bool(each.warnings()) for each in clean),
        beside=sum(bool(set(each.warnings()) - {each.rule} - each.also) for each in faults),
    )


def table(some: Sequence[Entry]) -> str:
    """Write a line for each rule, and one for all."""
    lines = [f"{'rule':30} faults found   clean warned  beside"]
    rules = sorted({each.rule for each in some})
    parts = [(rule, [each for each in some if each.rule == rule]) for rule in rules]
    for name, part in [*parts, ("all", list(some))]:
        told = figures(part)
        lines.append(
            f"{name:30} {told.faults:6} {told.found:5} {told.clean:7} {told.warned:6} "
            f"{told.beside:7}"
        )
    told = figures(some)
    lines.append(f"recall {told.recall:.1%}, false warnings {told.false:.1%}")
    return "\n".join(lines)


def wrong(some: Sequence[Entry]) -> str:
    """Tell each entry that is not judged as it should be."""
    lines = []
    for each in some:
        warnings = each.warnings()
        expected = {each.rule} if each.is_fault else set()
        extra = set(warnings) - expected - each.also
        if expected - set(warnings) or extra:
            told = "; ".join(f"{rule}: {found.words!r}" for rule, found in warnings.items())
            lines.append(f"{each.name}: {told or 'nothing'}")
    return "\n".join(lines)


def main() -> None:
    """Print the figures of the set written before the rules, or of the later one."""
    some = list(entries(LATER if "later" in sys.argv[1:] else PLANTED))
    sys.stdout.write(f"{table(some)}\n{wrong(some)}\n")


if __name__ == "__main__":
    main()
