"""Print how many of 100 passages are found again: `python -m tests.healing [--each N] [PDF …]`."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ketareview import importing
from ketareview.domain.imports import Draft
from ketareview.domain.text import Page
from ketareview.sandbox import WorkerPool
from tests.healing.counting import Count, count

if TYPE_CHECKING:
    from tests.healing.making import Making


DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo" / "articles"


def main() -> None:
    """Try all papers given, or those that ship with the program."""
    from tests.healing.making import LAID_OUT, RESAVED  # noqa: PLC0415 - the test lacks it at times

    asked = argparse.ArgumentParser(prog="python -m tests.healing", description=__doc__)
    asked.add_argument("papers", nargs="*", type=Path)
    asked.add_argument("--each", type=int, default=100, help="passages of each paper")
    given = asked.parse_args()
    papers = given.papers or sorted(DEMO.glob("*.pdf"))
    with WorkerPool() as pool, TemporaryDirectory() as folder:
        for makings in (RESAVED, LAID_OUT):
            totals = figures(pool, papers, makings, given.each, Path(folder))
            for name, told in [*totals.items(), ("together", total(totals.values()))]:
                print(line(name, told))  # noqa: T201 - it is what the command is for


def figures(
    pool: WorkerPool,
    papers: Sequence[Path],
    makings: Mapping[str, "Making"],
    each: int,
    folder: Path,
) -> dict[str, Count]:
    """Make the other files of each paper and count what is found in them."""
    totals = {name: Count() for name in makings}
    for paper in papers:
        old = pages_of(pool, paper)
        if not any(page.text.strip() for page in old):  # a scan
            continue
        for name, making in makings.items():
            new = folder / ("new.html" if name == "as HTML" else "new.pdf")
            making(paper, old, new)
            totals[name] += count(old, pages_of(pool, new), each)
    return totals


def total(counts: object) -> Count:
    """Add counts up."""
    return sum(counts, Count())  # type: ignore[call-overload, no-any-return]  # of counts


def line(name: str, told: Count) -> str:
    """Tell one figure in words."""
    return (
        f"{name:20} {told.all:6} passages, {told.absent:4} absent, found {told.share:7.2%},"
        f" surely {told.sure:6}, wrong {told.wrong}"
    )


def pages_of(pool: WorkerPool, path: Path) -> Sequence[Page]:
    """Read a paper's pages as an import does."""
    [draft] = importing.read_file(pool, path).drafts
    assert isinstance(draft, Draft)
    return draft.pages


if __name__ == "__main__":
    main()
