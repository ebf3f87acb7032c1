"""How long backups, looking into them and looking back take, and how long others wait meanwhile.

`python -m tests.benchmarks.backing_up [HIGHLIGHTS]`
"""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from ketareview.domain.ids import new_id
from ketareview.domain.past import ThingKind
from ketareview.domain.progress import silent
from ketareview.library import Library, restore_from
from ketareview.library.models import HighlightFilingRow, HighlightRow
from ketareview.library.statements import put
from tests.library.papers import paper, store

T = TypeVar("T")

_PORTION = 1_000
_QUOTE = "Ketamine lowered depression scores within a day, and the effect was brief. " * 2


def main() -> None:
    """Measure and tell."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with TemporaryDirectory() as work:
        folder = Path(work)
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
    with _waiting(library) as waits:
        start, worked = time.perf_counter(), time.process_time()
        found = do()
        took, busy = time.perf_counter() - start, time.process_time() - worked
    wait = 1000 * max(waits, default=0)
    _tell(f"{name}: {took:.2f} s ({busy:.2f} s of CPU), others waited at most {wait:.0f} ms")
    return found


@contextmanager
def _waiting(library: Library) -> Iterator[list[float]]:
    """Ask for a turn 50 times a second meanwhile, and note how long each took to come."""
    waits: list[float] = []
    ended = threading.Event()

    def ask() -> None:
        while not ended.wait(0.02):
            start = time.perf_counter()
            with library._database.driver():
                waits.append(time.perf_counter() - start)

    asking = threading.Thread(target=ask)
    asking.start()
    yield waits
    ended.set()
    asking.join()


def _tell(words: str) -> None:
    print(words, flush=True)  # noqa: T201 - it is what one runs it for


if __name__ == "__main__":
    main()
