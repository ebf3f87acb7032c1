"""How long pypdf alone takes for the text of the papers, by which machines can be compared.

`python -m tests.benchmarks.other_readers`
"""

import time
import warnings
from pathlib import Path

import pypdf

from ketareview.pdf.objects import BROKEN
from tests.benchmarks.conftest import real_papers


def main() -> None:
    """Print milliseconds a paper, by the clock and of processor time."""
    papers = real_papers()
    clock, processor = time.perf_counter(), time.process_time()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pages = sum(map(_read, papers))
    each = 1e3 / len(papers)
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    print(f"{clock * each:.0f} ms a paper, {processor * each:.0f} of processor time; {pages} pages")  # noqa: T201 - its answer


def _read(paper: Path) -> int:
    try:
        return sum(1 for page in pypdf.PdfReader(paper).pages if page.extract_text() is not None)
    except BROKEN:
        return 0


if __name__ == "__main__":
    main()
