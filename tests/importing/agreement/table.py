"""`python -m tests.importing.agreement.table`: imports the whole corpus in one go, and tells of it.

The table takes the place of the one in docs/importing.md, between its marks.
"""

import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from ketareview.domain.imports import ImportResult, Outcome
from ketareview.library import Library
from ketareview.sandbox import WorkerPool
from ketareview.workflows import add_papers
from tests.importing.agreement.__main__ import CORPUS, pairs
from tests.importing.agreement.comparing import Agreement, compare

PAGE = Path(__file__).parents[3] / "docs" / "importing.md"
_MARKS = re.compile(r"(?<=<!-- table -->\n).*?(?=<!-- end of table -->)", re.DOTALL)
_HEAD = """\
| kind | files | refused | results | added | attached | known | failed | agree | not in the file |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
"""


@dataclass
class Kind:
    """What became of the files of one folder of the corpus."""

    files: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    refused: set[str] = field(default_factory=set)

    def hear(self, result: ImportResult) -> None:
        """Count a result."""
        self.outcomes[result.outcome] += 1
        if result.reason is not None:
            self.reasons[result.reason.code] += 1
            if result.record is None:
                self.refused.add(result.path)


def main() -> None:
    """Import, compare, and write the table."""
    kinds: dict[str, Kind] = defaultdict(Kind)
    inputs = [path for path in sorted(CORPUS.rglob("*")) if path.is_file()]
    for path in inputs:
        kinds[_kind(path)].files += 1
    began = time.monotonic()

    def told(result: ImportResult) -> None:
        kinds[_kind(Path(result.path))].hear(result)

    with TemporaryDirectory() as folder:
        place = Path(folder) / "corpus.ketareview"
        with Library.create(place, reviewer="Table") as library, WorkerPool() as pool:
            add_papers(library, pool, [CORPUS], told=told)
            is_whole = library.check().ok
    seconds = time.monotonic() - began
    agreements: dict[str, list[Agreement]] = defaultdict(list)
    for kind, path, truth in pairs():
        agreements[kind].append(compare(path, truth))
    text = "".join(_lines(kinds, agreements, seconds, is_whole=is_whole))
    sys.stdout.write(text)
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(_MARKS.sub(lambda _: text, page), encoding="utf-8")


def _kind(path: Path) -> str:
    relative = path.relative_to(CORPUS)
    return relative.parts[0] if len(relative.parts) > 1 else "(the corpus's own lists)"


def _lines(
    kinds: Mapping[str, Kind],
    agreements: Mapping[str, list[Agreement]],
    seconds: float,
    *,
    is_whole: bool,
) -> Iterator[str]:
    files = sum(kind.files for kind in kinds.values())
    whole = "whole" if is_whole else "NOT whole"
    yield f"{files} files in one import, {seconds:.0f} s; `check` finds the library {whole}.\n\n"
    yield _HEAD
    for name, kind in sorted(kinds.items()):
        count = kind.outcomes
        yield (
            f"| {name} | {kind.files} | {len(kind.refused)} | {count.total()}"
            f" | {count[Outcome.ADDED]} | {count[Outcome.ATTACHED]} | {count[Outcome.DUPLICATE]}"
            f" | {count[Outcome.FAILED]} | {_share(agreements.get(name, []))}"
            f" | {sum(len(each.unsaid) for each in agreements.get(name, []))} |\n"
        )
    yield "\nWhy files and records were refused:\n\n"
    for name, kind in sorted(kinds.items()):
        if kind.reasons:
            told = ", ".join(f"{code} {count}" for code, count in kind.reasons.most_common())
            yield f"- {name}: {told}\n"


def _share(agreements: list[Agreement]) -> str:
    fields = [one for each in agreements for one in each.fields]
    if not fields:
        return ""
    right = sum(one.agrees for one in fields)
    return f"{right} of {len(fields)} ({100 * right / len(fields):.1f} %)"


if __name__ == "__main__":
    main()
