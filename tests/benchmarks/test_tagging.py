"""Two keystrokes to a saved highlight, against one bare SQLite commit."""

import sqlite3
from pathlib import Path
from uuid import uuid4

from ketareview import reading
from ketareview.domain.highlight import Piece, Tags
from ketareview.library import Library
from tests.benchmarks.conftest import Compare


def test_tagging(compare: Compare, sample: Path, tmp_path: Path) -> None:
    bare = sqlite3.connect(tmp_path / "bare.db", isolation_level=None)
    for pragma in ("locking_mode=EXCLUSIVE", "journal_mode=TRUNCATE", "synchronous=FULL"):
        bare.execute(f"PRAGMA {pragma}").fetchall()
    bare.execute("CREATE TABLE highlight (id TEXT PRIMARY KEY, quote TEXT) STRICT")

    def limit() -> None:
        for _ in range(20):
            bare.execute("INSERT INTO highlight VALUES (?, ?)", (uuid4().hex, "words"))

    with Library.open(sample, reviewer="A. Reviewer") as library:
        article = library.articles.get(library.articles.all()[0])
        source = article.sources[0].sha256
        pages = library.sources.pages(source)
        passage = reading.passage(pages, [Piece(1, 0, 60)], source)
        tags = Tags("efficacy", "trial")

        def ours() -> None:
            for _ in range(20):
                library.highlights.add(article.id, passage, tags)

        compare(ours, limit, 15)
    bare.close()
