"""Labelled sentences as they stand in the files beside this one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ketareview.appraising.study import propose
from ketareview.domain.text import Page

FOLDER = Path(__file__).parent
DEVELOPED, HELD_OUT, UNSEEN = (
    FOLDER / name for name in ("developed.txt", "heldout.txt", "unseen.txt")
)
_HEADINGS = {"interests": "Conflicts of interest"}


@dataclass(frozen=True)
class Labelled:
    """A sentence with what a careful reader writes on the card for it, by field."""

    section: str
    text: str
    values: dict[str, list[str]] = field(default_factory=dict)

    def read(self) -> dict[str, list[str]]:
        """Let the program read it under the heading of its section."""
        heading = _HEADINGS.get(self.section, self.section.title())
        pages = [Page(1, f"A title\nAbstract\n\nIntroduction\n\n{heading}\n{self.text}\n")]
        found: dict[str, list[str]] = {}
        for each in propose(pages):
            found.setdefault(each.field, []).append(each.value)
        return found


def labelled(path: Path) -> Iterator[Labelled]:
    """Read a file of labelled sentences."""
    section, current = "", None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line.startswith("  ") and current is not None:
            name, _, values = line.strip().partition(": ")
            current.values[name] = values.split("; ")
        elif line and not line.startswith("#"):
            if current is not None:
                yield current
            current = Labelled(section, line)
    if current is not None:
        yield current


def hits(wanted: list[str], found: list[str]) -> int:
    """Count the wanted values that were found; `~` asks only for words within the value."""
    left, count = list(found), 0
    for each in wanted:
        match = next((one for one in left if _is(each, one)), None)
        if match is not None:
            left.remove(match)
            count += 1
    return count


def _is(wanted: str, found: str) -> bool:
    if wanted.startswith("~"):
        return wanted[1:].casefold() in found.casefold()
    return wanted == found
