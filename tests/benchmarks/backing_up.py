"""How long backups, looking into them and looking back take, and how long others wait meanwhile.

`python -m tests.benchmarks.backing_up [HIGHLIGHTS [ORIGINALS]]`: a library of so many highlights,
and one of so many originals, 2 MB each, that somebody writes to 20 times a second.
"""

import hashlib
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from ketareview.domain.article import Record
from ketareview.domain.ids import new_id
from ketareview.domain.imports import Draft, ReadFile
from ketareview.domain.past import ThingKind
from ketareview.domain.progress import silent
from ketareview.domain.text import Page
from ketareview.library import Library, restore_from
from ketareview.library.models import HighlightFilingRow, HighlightRow
from ketareview.library.statements import put
from tests.library.papers import mark, paper, store

T = TypeVar("T")

_PORTION = 1_000
_ORIGINAL = 2_000_000
_QUOTE = "Ketamine lowered depression scores within a day, and the effect was brief. " * 2


def main() -> None:
    """Measure and tell."""
    counts = [int(each) for each in sys.argv[1:]]
    highlights, originals = (*counts, *(100_000, 500)[len(counts) :])
    with TemporaryDirectory() as work:
        _with_highlights(Path(work), highlights)
    with TemporaryDirectory() as work:
        _with_originals(Path(work), originals)


def _with_highlights(folder: Path, count: int) -> None:
    with Library.create(folder / "large.ketareview", reviewer="Anna") as library:
        _fill(library, folder, count)
        backups = folder / "backups"
        backup = _timed(library, "backup", lambda: library.backups.add(backups))
        again = _timed(library, "next backup", lambda: library.backups.add(backups))
        past = _timed(library, "open backup", lambda: library.backups.open(backup.path))
        things = _timed(library, "compare with backup", past.things)
        chosen = [things[-1].id]
        library.highlights.delete(chosen)
        plan = _timed(library, "plan", lambda: past.plan(ThingKind.HIGHLIGHT, chosen))
        _timed(library, "bring back", lambda: past.bring_back(plan, "Bring back"))
        past.close()
        moments = _timed(library, "list moments", library.timeline.moments)
        middle = moments[len(moments) // 2].number
        then = _timed(library, "go to the middle", lambda: library.timeline.at(middle))
        _timed(library, "list what was there", then.things)
        _tell(f"packed: {again.size / 1e6:.1f} MB, changes: {again.counts['change']:,}")
    start = time.perf_counter()
    restore_from(backup.path, folder / "restored.ketareview", silent)
    _tell(f"restore: {time.perf_counter() - start:.2f} s")


def _with_originals(folder: Path, count: int) -> None:
    with Library.create(folder / "full.ketareview", reviewer="Anna") as library:
        article = store(library, paper(folder))
        for number in range(count):
            path = folder / "original.pdf"
            path.write_bytes(os.urandom(_ORIGINAL))
            batch = library.imports.begin("Original", [path])
            library.imports.store(batch, *_read(path, number), path)
            library.imports.finish(batch)
        _tell(f"originals: {count}, {library.path.stat().st_size / 1e6:,.0f} MB in all")
        with _waiting(0.05, lambda: mark(library, article)) as waits:
            _timed(library, "full backup", lambda: library.backups.add(folder / "backups"))
        _tell(f"meanwhile {len(waits)} highlights, each within {1000 * max(waits):.0f} ms")
        _timed(library, "whole copy", lambda: library.backups.copy(folder / "copy.ketareview"))


def _read(path: Path, number: int) -> tuple[ReadFile, Draft]:
    content = path.read_bytes()
    draft = Draft(Record(title=f"Ketamine {number}"), {}, (Page(1, f"{number} {_QUOTE * 200}"),))
    sha256 = hashlib.sha256(content).hexdigest()
    return ReadFile(sha256, len(content), "application/pdf", (draft,)), draft


def _fill(library: Library, folder: Path, count: int) -> None:
    """Write highlights through the one door, so that all are in the journal."""
    article = store(library, paper(folder))
    topic = library.topics.find("PTSD").id
    now = datetime.now(UTC)
    for start in range(0, count, _PORTION):
        rows = [
            _highlight(library, article.id, article.sources[0].sha256, now) for _ in range(_PORTION)
        ]
        filings = [
            {
                "id": new_id(),
                "highlight_id": row["id"],
                "topic_id": topic,
                "reviewer_id": library.reviewer.id,
            }
            for row in rows
        ]
        with library._database.write(f"Fill {start}") as session:
            put(session, HighlightRow, rows)
            put(session, HighlightFilingRow, filings)


def _highlight(library: Library, article: object, source: str, now: datetime) -> dict[str, object]:
    words = dict.fromkeys(("quote_before", "quote_after", "transcription", "lost_in"), "")
    tags = {"claim_type": "efficacy", "strength": "trial", "stance": "", "basis": "", "note": ""}
    return {
        "id": new_id(),
        "article_id": article,
        "source": source,
        "quote": _QUOTE,
        "pieces": [[1, 0, 8]],
        "page": 1,
        "start": 0,
        "confidence": None,
        **words,
        **tags,
        "reviewer_id": library.reviewer.id,
        "created": now,
        "changed": now,
    }


def _timed(library: Library, name: str, do: Callable[[], T]) -> T:
    with _waiting(0.02, partial(_take_turn, library)) as waits:
        start, worked = time.perf_counter(), time.process_time()
        found = do()
        took, busy = time.perf_counter() - start, time.process_time() - worked
    wait = 1000 * max(waits, default=0)
    _tell(f"{name}: {took:.2f} s ({busy:.2f} s of CPU), others waited at most {wait:.0f} ms")
    return found


@contextmanager
def _waiting(pause: float, ask: Callable[[], object]) -> Iterator[list[float]]:
    """Ask for something again and again meanwhile, and note how long it took each time."""
    waits: list[float] = []
    ended = threading.Event()

    def keep_asking() -> None:
        while not ended.wait(pause):
            start = time.perf_counter()
            ask()
            waits.append(time.perf_counter() - start)

    asking = threading.Thread(target=keep_asking)
    asking.start()
    yield waits
    ended.set()
    asking.join()


def _take_turn(library: Library) -> None:
    with library._database.driver():
        pass


def _tell(words: str) -> None:
    print(words, flush=True)  # noqa: T201 - it is what one runs it for


if __name__ == "__main__":
    main()
